"""A map as pure data: areas with what is written on them, and what their fillings mean; every backend draws the same.

Places are degrees of longitude and latitude; a degree of latitude is drawn `aspect` times as long as one of longitude, on screen and on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from analytics.outlines import Polygons, aspect

Fill = Literal["met", "undetermined", "missed", "step1", "step2", "step3", "step4", "step5", "few", "unsampled"]
STEPS: tuple[Fill, ...] = ("step1", "step2", "step3", "step4", "step5")


@dataclass(frozen=True)
class Area:
    """A township: `figure` is its rate with the verdict's sign ('3/4' of few batches, '' of none), `count` its n (0 where the figure says it).

    `said` is all of it in words; `key` what a click goes down to ('' for an area that leads nowhere). The outer ring of a polygon comes
    first, anticlockwise, its holes clockwise.
    """

    key: str
    name: str
    figure: str
    count: int
    said: str
    fill: Fill
    polygons: Polygons


@dataclass(frozen=True)
class Shade:
    """What a filling means, in words that begin with its sign."""

    fill: Fill
    text: str


@dataclass(frozen=True)
class MapSpec:
    """Areas side by side, with the meaning of each filling that occurs.

    `unplaced` were judged but have no outline: they stand beside the map. `table` holds a row for every township, on the map or not.
    """

    key: str
    title: str
    alt: str
    areas: tuple[Area, ...]
    legend: tuple[Shade, ...]
    unplaced: tuple[Area, ...] = ()
    note: str = ""
    table: pd.DataFrame = field(default_factory=pd.DataFrame, compare=False, repr=False)

    @property
    def empty(self) -> bool:
        """True without any area: there is nothing to draw."""
        return not self.areas

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north, in degrees. ValueError without any area."""
        corners = [corner for area in self.areas for polygon in area.polygons for corner in polygon[0]]
        xs, ys = [x for x, _y in corners], [y for _x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def aspect(self) -> float:
        """How much longer a degree of latitude is drawn than one of longitude."""
        _west, south, _east, north = self.bounds
        return aspect(south, north)

    @property
    def corners(self) -> int:
        """Corners of all outlines together."""
        return sum(len(ring) for area in self.areas for polygon in area.polygons for ring in polygon)
