"""Outlines with fewer corners: borders stay shared, holes and small parts stay, a hundred thousand corners come down."""

import math
import random
from itertools import pairwise

import pytest

from analytics.outlines import MOST, thinned


def wavy(start, end, steps, seed=1):
    """A line from one corner to another with `steps` small bends, the same for the same ends."""
    chance = random.Random(f"{min(start, end)}{max(start, end)}{seed}")
    ends = sorted((start, end))
    (x0, y0), (x1, y1) = ends
    shares = [i / steps for i in range(1, steps)]
    bends = [(x0 + t * (x1 - x0) + chance.uniform(-1e-4, 1e-4), y0 + t * (y1 - y0) + chance.uniform(-1e-4, 1e-4)) for t in shares]
    line = [ends[0], *bends, ends[1]]
    return line if start == ends[0] else line[::-1]


def ring(*corners, steps=200):
    """A closed ring through the corners by wavy lines."""
    made = [corners[0]]
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        made += wavy(start, end, steps)[1:]
    return tuple(made)


LEFT = ring((120.0, 28.0), (120.5, 28.0), (120.5, 28.5), (120.0, 28.5))
RIGHT = ring((120.5, 28.0), (121.0, 28.0), (121.0, 28.5), (120.5, 28.5))
ENCLAVE = ring((120.1, 28.1), (120.2, 28.1), (120.2, 28.2), (120.1, 28.2))


def test_a_border_of_two_is_one_border_still():
    found = thinned({"a": ((LEFT,),), "b": ((RIGHT,),)})
    (left,), (right,) = found["a"][0], found["b"][0]
    border = [corner for corner in left if abs(corner[0] - 120.5) < 0.01]
    assert border
    assert set(border) <= set(right)
    assert len(left) < len(LEFT) / 2
    assert left[0] == left[-1]


def test_an_enclave_fills_the_hole_it_lies_in():
    found = thinned({"a": ((LEFT, ENCLAVE[::-1]),), "b": ((ENCLAVE,),)})
    assert set(found["a"][0][1]) == set(found["b"][0][0])


def area(corners):
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(corners)) / 2


def test_an_area_keeps_its_size_and_direction():
    (left,) = thinned({"a": ((LEFT,),)})["a"][0]
    assert area(left) == pytest.approx(area(LEFT), rel=1e-3)
    (hole,) = thinned({"a": ((LEFT[::-1],),)})["a"][0]
    assert area(hole) == pytest.approx(-area(LEFT), rel=1e-3)


def test_a_hundred_thousand_corners_come_down_and_the_smallest_township_stays():
    coast = tuple(
        (120.5 + (0.4 + 0.0005 * math.sin(i / 30)) * math.cos(i * 2 * math.pi / 100_000), 28.5 + 0.4 * math.sin(i * 2 * math.pi / 100_000))
        for i in range(100_000)
    )
    coast = (*coast, coast[0])
    speck = ((120.5, 28.5), (120.50001, 28.5), (120.50001, 28.50001), (120.5, 28.50001), (120.5, 28.5))
    found = thinned({"a": ((coast, speck[::-1]),), "b": ((speck,),)})
    assert sum(len(each) for polygons in found.values() for polygon in polygons for each in polygon) <= MOST
    assert found["b"] == ((speck,),)
    assert thinned(found) == found


def test_nothing_is_nothing():
    assert thinned({}) == {}
