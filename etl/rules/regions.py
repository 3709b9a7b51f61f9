"""Benchmarks that stand in a column of places: 全国, 浙江省 and 温州市 below 地区 are regions, and no county's figures."""

from __future__ import annotations

import pyarrow as pa

from etl import gazetteer
from etl.columns import Coded
from etl.tidy import choices
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from etl.work import Work
from words import Message


def read(work: Work) -> None:
    """Where no column tells the region, take it from the column of counties; such rows name no county any more. Says so."""
    if "region" in work.coded or "county" not in work.coded:
        return
    coded = work.text("county")
    choose = choices.chooser(work.dataset.field("region"))
    texts = coded.texts.to_pylist()
    regions = [_region(text) or (said if tidy(text) and isinstance(said := choose(text), str) else None) for text in texts]
    if not any(regions):
        return
    work.values["region"] = coded.spread(regions, pa.string())
    work.coded["county"] = Coded(pa.array(["" if region else text for text, region in zip(texts, regions, strict=True)], pa.string()), coded.codes)
    names = "、".join(text for text, region in zip(texts, regions, strict=True) if region)
    title = titled(work.dataset.field("region").title)
    work.messages.append(Message("The {region} was read from the places that the rows name: {names}.", region=title, names=names))


def _region(text: str) -> str | None:
    """Province or city, by the official table; a county of that name goes before, for 吉林 and 朝阳 are both."""
    table, name = gazetteer.read(), plain(text)
    if not name or table.county(name) or name in table.county_codes:
        return None
    places = table.counties.values()
    if any(name == province for _county, _city, province in places):
        return "province"
    return "city" if any(name == city for _county, city, _province in places) else None
