"""From the bytes of a GeoJSON file to outlines of townships: what is damaged, too large or of another place is refused in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl import gazetteer, geojson
from etl.geojson import Polygon
from etl.tidy.text import plain, shown
from words import Refusal

MOST_POINTS = 60_000  # points kept: more than that no browser draws at ease
DECIMALS = (5, 4, 3, 2)  # of a degree, the finest first: 1 m, 11 m, 110 m, 1.1 km


@dataclass(frozen=True)
class Outlines:
    """Polygons by township code (rings of [longitude, latitude], the outer one first), and what of the file was left out."""

    shapes: Mapping[str, list[Polygon]]
    strange: tuple[str, ...]  # names in the file that are no township of the county
    without_shape: int  # features without an area
    decimals: int


def read(raw: bytes, county: str) -> Outlines:
    """The townships of a county in a GeoJSON FeatureCollection of polygons in longitude and latitude (WGS84, CGCS2000 or GCJ-02).

    A township is known by its code (9 digits, or 12 with a tail of zeros) or its name, old names included, in whatever property it stands.
    Raises Refusal: damaged, too large, not GeoJSON, projected coordinates, no area in it, or no township of the county.
    """
    features = geojson.features(geojson.parsed(raw))
    shapes: dict[str, list[Polygon]] = {}
    strange: list[str] = []
    empty = 0
    for feature in features:
        polygons = list(geojson.polygons(feature.get("geometry") if isinstance(feature, dict) else None))
        if not polygons:
            empty += 1
            continue
        code, name = _township(feature, county)
        if code:
            shapes.setdefault(code, []).extend(polygons)
        else:
            strange.append(name)
    if not shapes and not strange:
        raise Refusal("No feature of this file has an area. Save the townships as Polygon or MultiPolygon.")
    if not shapes:
        raise Refusal(
            "None of the {n} areas of this file is a township of this county (it has: {names}). Each feature needs the township's name or its "
            "9-digit code among its properties.",
            n=len(strange),
            names=", ".join(strange[:5]),
        )
    thinned, decimals = _thinned(shapes)
    return Outlines(thinned, tuple(dict.fromkeys(strange)), empty, decimals)


def _township(feature: Mapping[str, Any], county: str) -> tuple[str, str]:
    """The code of the township that a feature is ('' for none), and what the file calls it."""
    table = gazetteer.read()
    known, former = table.by_county.get(county, {}), table.aliases.get(county, {})
    properties = feature.get("properties")
    said = [feature.get("id"), *(list(properties.values())[:60] if isinstance(properties, dict) else [])]
    texts = [
        plain(str(int(each) if isinstance(each, float) and each.is_integer() else each))[:60] for each in said if isinstance(each, str | int | float)
    ]
    for text in texts:
        code = text[:9]
        if text.isdigit() and (len(text) == 9 or (len(text) == 12 and text.endswith("000"))) and code in table.townships and code[:6] == county:
            return code, text
    for text in texts:
        if code := known.get(text) or former.get(text) or "":
            return code, text
    names = [text for text in texts if not text.replace(".", "").replace("-", "").isdigit()]
    return "", shown((names or texts or ["?"])[0])


def _word(value: str | float) -> str:
    return plain(str(int(value) if isinstance(value, float) and value.is_integer() else value))[:60]


def _thinned(shapes: Mapping[str, list[Polygon]]) -> tuple[dict[str, list[Polygon]], int]:
    """The outlines on the finest grid on which they have few enough points; neighbours share the grid, so no gap opens between them."""
    for decimals in DECIMALS:
        thinned = {code: [_on_grid(polygon, decimals) for polygon in polygons] for code, polygons in shapes.items()}
        thinned = {code: [polygon for polygon in polygons if polygon] or [_largest(shapes[code])] for code, polygons in thinned.items()}
        if sum(len(ring) for polygons in thinned.values() for polygon in polygons for ring in polygon) <= MOST_POINTS:
            return thinned, decimals
    raise Refusal("The outlines have too many points to be drawn. Simplify them first.")


def _on_grid(polygon: Polygon, decimals: int) -> Polygon:
    rings = []
    for ring in polygon:
        rounded = [[round(x, decimals), round(y, decimals)] for x, y in ring]
        kept = [place for i, place in enumerate(rounded) if not i or place != rounded[i - 1]]
        if len(kept) > 3:
            rings.append(kept)
        elif not rings:  # the outer ring is too small for the grid, and its holes with it
            return []
    return rings


def _largest(polygons: list[Polygon]) -> Polygon:
    """A township that is too small for the grid stays as a box around its largest part."""
    outer = max((polygon[0] for polygon in polygons), key=len)
    xs, ys = [x for x, _y in outer], [y for _x, y in outer]
    west, east, south, north = min(xs), max(xs), min(ys), max(ys)
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]
