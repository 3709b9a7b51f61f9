"""GeoJSON as it comes: bytes in, polygons in degrees out; what is damaged, too large or projected is refused in a sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from words import Refusal

LARGEST = 10 << 20  # bytes
MOST_PARTS = 1_000_000  # lists and objects in the file: what a reader would have to hold in memory
_PLAIN_CRS = ("crs84", "4326", "4490", "gcj")

Ring = list[list[float]]
Polygon = list[Ring]


def parsed(raw: bytes) -> Any:
    """The bytes as JSON. Raises Refusal: too large, too many points, a packed file, or damaged."""
    if len(raw) > LARGEST:
        raise Refusal("The file has {size} MB; at most {most} MB are read. Simplify the outlines first.", size=len(raw) >> 20, most=LARGEST >> 20)
    if raw[:2] == b"PK":
        raise Refusal("This is a packed file (a zipped shapefile?). Open it in a map program and save it as GeoJSON.")
    if raw.count(b"[") + raw.count(b"{") > MOST_PARTS:
        raise Refusal("The outlines have too many points to be drawn. Simplify them first.")
    try:
        return json.loads(_text(raw), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refusal("This is not a readable GeoJSON file: it is damaged or cut off.") from None


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _no_number(word: str) -> float:
    raise ValueError(word)


def features(said: Any) -> list[Any]:
    """The features of a collection in degrees. Raises Refusal for anything else."""
    kind = said.get("type") if isinstance(said, dict) else None
    if kind == "Topology":
        raise Refusal("This is TopoJSON. Save it as GeoJSON.")
    found = said.get("features") if isinstance(said, dict) else None
    if kind != "FeatureCollection" or not isinstance(found, list):
        raise Refusal("This is not a GeoJSON collection of features (FeatureCollection).")
    if not found:
        raise Refusal("The collection is empty: it holds no feature.")
    system = json.dumps(said.get("crs") or "crs84").lower()
    if not any(name in system for name in _PLAIN_CRS):
        raise _projected()
    return found


def polygons(geometry: Any) -> Iterator[Polygon]:
    """The polygons of a geometry; other kinds, and rings of fewer than three places, are left out."""
    if not isinstance(geometry, dict):
        return
    coordinates = geometry.get("coordinates")
    several = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(geometry.get("type")))
    for polygon in several if isinstance(several, list) else []:
        rings = [ring for ring in map(_ring, polygon if isinstance(polygon, list) else []) if len(ring) > 3]
        if rings:
            yield [_turned(ring, outer=not i) for i, ring in enumerate(rings)]


def _ring(places_: Any) -> Ring:
    ring: Ring = []
    for place in places_ if isinstance(places_, list) else []:
        if not isinstance(place, list) or len(place) < 2 or not all(isinstance(x, int | float) and not isinstance(x, bool) for x in place[:2]):
            raise Refusal("A corner of an outline is not two numbers (longitude, latitude).")
        if not (abs(place[0]) <= 180 and abs(place[1]) <= 90 and math.isfinite(place[0] + place[1])):
            raise _projected()
        ring.append([float(place[0]), float(place[1])])
    if ring and ring[0] != ring[-1]:
        ring.append(list(ring[0]))
    return ring


def _turned(ring: Ring, *, outer: bool) -> Ring:
    """Outer rings anticlockwise, holes clockwise (RFC 7946), however the file has them."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if (area > 0) == outer else ring[::-1]


def _projected() -> Refusal:
    return Refusal("The coordinates are not longitude and latitude (a projected system?). Save the file in WGS84 or CGCS2000 degrees.")
