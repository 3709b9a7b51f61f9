"""The official tables of counties and townships with the dated table of old names, indexed: names and their stems → codes."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import store
from etl import campaigns
from etl.tidy.text import plain

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
_KIND_OF_TOWNSHIP = re.compile(r"(?:民族乡|街道|镇|乡|苏木|场)$")
_STEM_KINDS = ("自治县", "自治旗", "新区", "县", "区", "市", "旗")


@dataclass(frozen=True)
class Gazetteer:
    """The official tables, indexed."""

    counties: Mapping[str, tuple[str, str, str]]  # code → name, city, province
    county_codes: Mapping[str, tuple[str, ...]]  # name or its stem → codes
    townships: Mapping[str, str]  # code → name
    by_county: Mapping[str, Mapping[str, str]]  # county → township name or stem → code ('' where two share it)
    nationwide: Mapping[str, tuple[str, ...]]  # township name → codes
    aliases: Mapping[str, Mapping[str, str]]  # county → old name → code ('' where it was split)

    def county(self, text: str | None, within: str | None = None) -> str | None:
        """The code of the county that a text names, alone or inside an address; None where it names none or several."""
        if not text:
            return None
        said = plain(text)
        if said in self.counties:
            return said
        candidates = self.county_codes.get(said, ())
        if not candidates:
            candidates = self._inside(said)
        if len(candidates) > 1:
            narrowed = [c for c in candidates if any(_bare_name(place) in said for place in self.counties[c][1:] if place not in ("", "市辖区"))]
            candidates = tuple(narrowed) if narrowed else candidates
        if len(candidates) > 1 and within in candidates:
            return within
        return candidates[0] if len(candidates) == 1 else None

    def _inside(self, address: str) -> tuple[str, ...]:
        """Counties whose full name stands in an address: the first and longest that is no city or province of a later one."""
        for start in range(min(len(address), 24)):
            for length in range(min(12, len(address) - start), 1, -1):
                word = address[start : start + length]
                if word[-1] in "县区市旗" and (codes := self.county_codes.get(word)):
                    later = self._inside(address[start + length :]) if word.endswith("市") else ()
                    return later or codes
        return ()

    def suggestions(self, county_code: str | None, township: str) -> tuple[str, ...]:
        """Codes of townships in the county that an unknown name may mean: the same stem first, then parts of it."""
        stem = _stem(plain(township))
        names = {code: name for name, code in self.by_county.get(county_code or "", {}).items() if code}
        official = {code: self.townships[code] for code in names}
        same = [code for code, name in official.items() if _stem(name) == stem]
        alike = [code for code, name in official.items() if code not in same and (stem in name or _stem(name) in stem)]
        return (*sorted(same), *sorted(alike))


def read() -> Gazetteer:
    """The tables of `data/reference` and the places of campaigns in invented counties, read once."""
    return _of_home(store.home())


@lru_cache(maxsize=2)
def _of_home(_home: Path) -> Gazetteer:
    return _gazetteer(tuple(campaigns.own_places()))


@lru_cache(maxsize=2)
def _gazetteer(own: tuple[campaigns.OwnPlaces, ...]) -> Gazetteer:
    counties = {row["code"]: (row["name"], row["city"], row["province"]) for row in _rows("counties.csv")}
    counties |= {each.county_code: (each.county, "", "") for each in own if each.county_code not in counties}
    county_codes: dict[str, list[str]] = defaultdict(list)
    for code, (name, _city, _province) in counties.items():
        county_codes[name].append(code)
        kind = next((k for k in _STEM_KINDS if name.endswith(k) and len(name) - len(k) >= 2), None)
        if kind is not None:
            county_codes[name.removesuffix(kind)].append(code)
    townships: dict[str, str] = {}
    by_county: dict[str, dict[str, str]] = defaultdict(dict)
    nationwide: dict[str, list[str]] = defaultdict(list)
    listed = [(row["code"], row["name"]) for row in _rows("townships.csv")] + [place for each in own for place in each.townships]
    for code, name in listed:
        if code not in townships:
            townships[code] = name
            by_county[code[:6]][name] = code
            nationwide[name].append(code)
    for code, name in townships.items():
        names, stem = by_county[code[:6]], _stem(name)
        if stem != name and (stem not in names or names[stem] != code):
            names[stem] = "" if stem in names else code
    aliases: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows("township_aliases.csv"):
        aliases[row["county_code"]][row["name"]] = row["code"]
    frozen = {name: tuple(codes) for name, codes in county_codes.items()}
    return Gazetteer(counties, frozen, townships, dict(by_county), {name: tuple(codes) for name, codes in nationwide.items()}, dict(aliases))


def _bare_name(place: str) -> str:
    return place.removesuffix("市").removesuffix("省")


def _stem(name: str) -> str:
    stem = _KIND_OF_TOWNSHIP.sub("", name)
    return stem if len(stem) >= 2 else name


def _rows(file: str) -> list[dict[str, str]]:
    with (REFERENCE / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
