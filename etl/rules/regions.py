"""Benchmarks that stand in a column of places: 全国, 浙江省 and 温州市 below 地区 are regions, and no county's figures."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

import datasets
from etl import gazetteer
from etl.columns import Coded
from etl.tidy import choices
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from etl.work import Work
from words import N_, Message

TITLE_SPEAKS = N_(
    "The file does not say the {field}, so its figures count as the county's own; its title speaks of {word}. "
    "If they are not its own, say so for the whole file (command line: --set {name}={word})."
)
_IN_TITLE = ("全国", "全省", "全自治区", "全市")


def read(work: Work) -> None:
    """Where no column tells the region, take it from the column of counties; such rows name no county any more. Says so."""
    if "region" in work.coded:
        return
    if "county" not in work.coded:
        _of_title(work)
        return
    coded = work.text("county")
    texts = coded.texts.to_pylist()
    regions = list(map(region_of(work.dataset), texts))
    if not any(regions):
        return
    work.values["region"] = coded.spread(regions, pa.string())
    work.coded["county"] = Coded(pa.array(["" if region else text for text, region in zip(texts, regions, strict=True)], pa.string()), coded.codes)
    names = "、".join(text for text, region in zip(texts, regions, strict=True) if region)
    title = titled(work.dataset.field("region").title)
    work.messages.append(Message("The {region} was read from the places that the rows name: {names}.", region=title, names=names))


def region_of(dataset: datasets.Dataset) -> Callable[[str], str | None]:
    """What tells the region that a cell names, 全省 or 浙江省; None for any other text."""
    choose = choices.chooser(dataset.field("region"))
    return lambda text: _region(text) or (said if tidy(text) and isinstance(said := choose(text), str) else None)


def _of_title(work: Work) -> None:
    """Where neither a column nor a row names a place and the title speaks of the province or the nation, the person is told: it may be theirs."""
    word = next((word for word in _IN_TITLE if word in work.said), None)
    if word is not None and "township" not in work.coded:
        title = titled(work.dataset.field("region").title)
        work.messages.append(Message(TITLE_SPEAKS, field=title, word=word, name="region"))


def _region(text: str) -> str | None:
    """Province or city, by the official table; a county of that name goes before, for 吉林 and 朝阳 are both."""
    table, name = gazetteer.read(), plain(text)
    if not name or table.county(name) or name in table.county_codes:
        return None
    places = table.counties.values()
    if any(name == province for _county, _city, province in places):
        return "province"
    return "city" if any(name == city for _county, city, _province in places) else None
