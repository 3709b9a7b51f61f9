"""The outlines of a county's townships that stand now (see etl.maps, which keeps them)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import store
from analytics.outlines import Polygons, thinned


@dataclass(frozen=True)
class Map:
    """Polygons by township code: rings of (longitude, latitude), the outer one first and anticlockwise, holes clockwise."""

    shapes: Mapping[str, Polygons]
    file: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Step:
    """One line of the maps' own ledger: 'keep', 'remove' or 'undo', of which file, by whom and when."""

    action: str
    file: str
    by: str
    at: datetime


def standing(county: str | None) -> Map | None:
    """The map of a county; None where nothing is kept, it was removed, or its file cannot be read."""
    steps = _steps(county)
    return _read(steps[-1], steps[-1].stat().st_mtime_ns) if steps else None


def history(county: str | None) -> tuple[Step, ...]:
    """What was done to the map of a county, the latest first."""
    found = []
    for path in reversed(_steps(county)):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            found.append(Step(said["action"], said.get("file", ""), said["by"], datetime.fromisoformat(said["at"])))
        except (OSError, ValueError, KeyError):
            continue
    return tuple(found)


def _steps(county: str | None) -> list[Path]:
    if not county or not re.fullmatch(r"\d{6}", county):
        return []
    return sorted((store.home() / "maps" / county).glob("[0-9]*.json"))


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Map | None:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        shapes = {
            str(code): tuple(tuple(tuple((float(x), float(y)) for x, y in ring) for ring in polygon) for polygon in polygons)
            for code, polygons in said["shapes"].items()
        }
        if not all(map(_drawable, shapes.values())):
            return None
        return Map(thinned(shapes), str(said.get("file", "")), str(said["by"]), datetime.fromisoformat(said["at"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _drawable(polygons: Polygons) -> bool:
    """Whether an area has a ring, and every ring its corners on the earth, more than a line has."""
    rings = [ring for polygon in polygons for ring in polygon]
    return all(polygons) and bool(rings) and all(len(ring) > 3 and all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring) for ring in rings)
