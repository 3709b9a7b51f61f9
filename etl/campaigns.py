"""What the road needs of campaigns: their county, and the places that a campaign in an invented county brings with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import store
from words import Refusal

_SHIPPED = Path(__file__).resolve().parent.parent / "data" / "campaigns"


class OwnPlaces(NamedTuple):
    """A county with townships that only a campaign file knows, as (code, name)."""

    county_code: str
    county: str
    townships: tuple[tuple[str, str], ...]


class Declared(NamedTuple):
    """A campaign as far as rows belong to it: its county (code and name), its trades and days, and what it is called in a line (by language).

    `bases`: the periods, first and last day, that its document names for rises of pass rates to be measured against.
    """

    id: str
    county_code: str
    county: str
    trades: tuple[str, ...]
    start: date | None
    end: date | None
    short: Mapping[str, str]
    bases: tuple[tuple[date, date], ...] = ()


def declared() -> tuple[Declared, ...]:
    """Every campaign that has a county, by its id."""
    files = {path.stem: _read(path) for path in _files()}
    return tuple(_declared(name, said) for name, said in sorted(files.items()) if said.get("county_code"))


def _declared(name: str, said: Mapping[str, Any]) -> Declared:
    trades, days = tuple(map(str, said.get("trades", ()))), (said.get("start"), said.get("end"))
    start, end = (day if isinstance(day, date) else None for day in days)
    called = said.get("short") or said.get("title", {})
    return Declared(name, str(said["county_code"]), str(said.get("county", "")), trades, start, end, called, tuple(_bases(said)))


def _bases(said: Mapping[str, Any]) -> Iterator[tuple[date, date]]:
    for target in said.get("target", ()):
        base = target.get("base") if target.get("shape") == "rise" else None
        if isinstance(base, Mapping) and isinstance(base.get("start"), date) and isinstance(base.get("end"), date):
            yield base["start"], base["end"]


def county_code(campaign: str) -> str | None:
    """The county of a campaign, the bureau's own file before the shipped one. Raises Refusal for an unknown campaign."""
    files = {path.stem: path for path in _files()}
    if campaign not in files or not re.fullmatch(r"[A-Za-z0-9_-]+", campaign):
        raise Refusal("There is no campaign {campaign}. The campaigns are: {known}.", campaign=campaign, known=", ".join(sorted(files)))
    code = _read(files[campaign]).get("county_code")
    return str(code) if code else None


def own_places() -> list[OwnPlaces]:
    """The counties and townships that campaign files declare themselves."""
    declared = [_read(path) for path in _files()]
    return [
        OwnPlaces(str(each["county_code"]), str(each.get("county", "")), tuple((str(t["code"]), str(t["name"])) for t in each["township"]))
        for each in declared
        if each.get("township") and each.get("county_code")
    ]


def trades() -> frozenset[str]:
    """The trades that any campaign names."""
    return frozenset(str(trade) for path in _files() for trade in _read(path).get("trades", ()))


def _files() -> Iterator[Path]:
    """Every campaign file, an own one in place of a shipped one of the same id."""
    own = {path.stem: path for path in (store.home() / "campaigns").glob("*.toml")}
    shipped = {path.stem: path for path in _SHIPPED.glob("*.toml")}
    yield from (shipped | own).values()


def _read(path: Path) -> Mapping[str, Any]:
    try:
        known = path.stat()
        return _parsed(path, known.st_mtime_ns, known.st_size)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal("The campaign file {file} cannot be read: {why}.", file=path.name, why=str(error)) from None


@lru_cache(maxsize=64)
def _parsed(path: Path, _changed: int, _size: int) -> Mapping[str, Any]:
    """The file as it stands; five of them take a tenth of a second, and every file loaded asks for them."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
