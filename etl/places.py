"""Counties and townships: what a cell says → official name and code, by the official table and a dated table of old names.

Names repeat (88 townships are called 城关镇): a code is given where the county is known, or where the whole country has one such name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from etl import gazetteer
from etl.gazetteer import Gazetteer
from etl.tidy.text import plain, shown, tidy
from etl.tidy.unfit import unfit
from words import Message

_OFFICE = re.compile(r"(?:街道)(?:办事处|办)|(?<=[镇乡])(?:人民政府|政府)$")
_PREFECTURE = ("省", "市", "州", "盟", "区")  # as addresses shorten them: 云南省红河州, 内蒙古自治区兴安盟, 大兴安岭地区
_ELSEWHERE = frozenset(["外地", "外省", "外市", "外县", "外区", "省外", "市外", "县外", "区外", "本省外地", "其他", "其它", "外地企业", "进口"])


class Place(NamedTuple):
    """Where a row belongs: codes where they are sure, names official where known and as written otherwise, and the doubt if any."""

    county_code: str | None = None
    county: str | None = None
    township_code: str | None = None
    township: str | None = None
    doubt: Message | None = None


def subject(county_code: str | None, township: str) -> str:
    """How a decision names an unknown township: '330324/某某镇'."""
    return f"{county_code or ''}/{plain(township)}"


def resolve(county: str | None, township: str | None, default_county: str | None = None, decided: Mapping[str, str] | None = None) -> Place:
    """The place that the county and township cells of one row name. `default_county` is the campaign's, for rows that name none.

    `decided` holds what persons have settled: `subject` → township code, or '' for 'leave it as written'.
    """
    known = gazetteer.read()
    county_text, township_text = tidy(county or ""), tidy(township or "")
    if county_text in _ELSEWHERE or township_text in _ELSEWHERE:
        return Place(county=county_text, township=township_text if township_text not in _ELSEWHERE else None)
    if township_text and re.fullmatch(r"\d{9}(?:000)?", township_text) and township_text[:9] in known.townships:
        return _official(township_text[:9])
    inside = None if township_text is None or township_text in known.nationwide else known.county(township_text, default_county)
    if inside is not None and len(township_text or "") <= 4 and not (township_text or "").endswith(("县", "区", "市")):
        inside = None  # a short word such as 黄岩 or 沙河 is a township's name before it is a county's
    code = known.county(county_text, default_county) or inside or (None if county_text else default_county)
    if township_text is None:
        return Place(code, known.counties[code][0] if code else county_text)
    name = _bare(township_text, code, known)
    found = _township(name, code, known, decided or {})
    if found is None and code is None:
        found = _only_one(name, known)
    if found:
        return _official(found)
    county_name = known.counties[code][0] if code else county_text
    if not name or found == "":
        return Place(code, county_name, None, name or None)
    if code is None:
        doubt = unfit(
            Message("“{name}” exists in several counties or in none.", name=shown(township_text)),
            Message("Name the county, by a column or for the whole file (command line: --set county=…)."),
        )
    else:
        doubt = Message(
            "“{name}” is not among the townships of {county} and waits for a decision.", name=shown(township_text), county=county_name or code
        )
    return Place(code, county_name, None, name, doubt)


def of_address(address: str | None, default_county: str | None = None) -> Place:
    """The county and township in a postal address, as far as it names them; never a doubt, for an address is no claim about a township."""
    text = tidy(address or "")
    if text is None:
        return Place()
    known = gazetteer.read()
    code = known.county(text, default_county)
    if code is None and default_county is not None and _of_another_province(text, default_county, known):
        return Place(county=text)
    if code is None and default_county is not None and not re.search(r"[省市县区]", text[:9]):
        code = default_county
    if code is None:
        return Place()
    found = _township(_bare(text, code, known), code, known, {})
    return _official(found) if found else Place(code, known.counties[code][0])


def _of_another_province(text: str, county_code: str, known: Gazetteer) -> bool:
    """Whether a text that names no county begins with a province or city that is not the county's: 河北省, 江苏苏州."""
    own = known.counties.get(county_code)
    said = plain(text)
    named = {place for _county, *places in known.counties.values() for place in places if len(place) > 2 and said.startswith(place.rstrip("省市"))}
    return own is not None and bool(named) and not named & set(own[1:])


def _official(code: str) -> Place:
    known = gazetteer.read()
    return Place(code[:6], known.counties[code[:6]][0] if code[:6] in known.counties else None, code, known.townships[code])


def _bare(text: str, county_code: str | None, known: Gazetteer) -> str:
    """The township part of a text: without province, city and county before it, and without 'office' behind it."""
    said = _OFFICE.sub(lambda m: "街道" if m[0].startswith("街道") else "", plain(text))
    if county_code is None or county_code not in known.counties:
        return said
    name, city, province = known.counties[county_code]
    for prefix in (province, city, name):
        said = said.removeprefix(prefix).strip("-—/·,")
    before, found, after = said.partition(name)
    return after.strip("-—/·,") if found and before.endswith(_PREFECTURE) else said


def _township(name: str, county_code: str | None, known: Gazetteer, decided: Mapping[str, str]) -> str | None:
    """The code of a township of that county by official name, old name, decision, stem, or as the beginning of an address."""
    settled = decided.get(subject(county_code, name))
    if settled is not None:
        return settled
    if county_code is None:
        return None
    names, old = known.by_county.get(county_code, {}), known.aliases.get(county_code, {})
    if code := names.get(name) or old.get(name):
        return code
    for length in range(min(len(name) - 1, 12), 1, -1):
        start = name[:length]
        if start.endswith(("街道", "镇", "乡")) and (code := names.get(start) or old.get(start)):
            return code
    return None


def _only_one(name: str, known: Gazetteer) -> str | None:
    """The township of that full name where the country has only one, else the one old name."""
    codes = known.nationwide.get(name, ())
    if len(codes) == 1:
        return codes[0]
    old = [aliases[name] for aliases in known.aliases.values() if aliases.get(name)]
    return old[0] if not codes and len(old) == 1 else None
