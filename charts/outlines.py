"""Townships as areas: coloured only where the evidence is clear and n is at least ten, clicked anywhere inside.

Drawn as filled lines over two numeric axes: plotly's own maps fetch a base map from outside, even where none is shown. An area itself
hears no click, so unseen points stand in a grid within it, and the nearest one answers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pandas as pd

from analytics.maps import Map, Ring
from charts.figures.units import SMALL, Unit, limit
from charts.figures.units import table as figures
from charts.measure import width
from charts.plotly.drawing import Drawing, Drawn, Trace, scatter
from charts.plotly.marks import undimmed
from charts.plotly.slots import CELLS, GLYPHS, GREY, HOVER, INK, PAGE
from charts.plotly.text import bold, plain
from charts.within import grid, label_point
from words import _, numbers

HEIGHT, ACROSS = 620, 900  # pixels that a map has at least, for choosing names that fit
POINTS = 2600  # unseen points that hear clicks
RAMP = ("#000012", "#000014", "#000015", "#000016", "#000018")
NONE = "rgba(0,0,0,0)"


def outlines(drawn: Map, units: Sequence[Unit], target: Fraction, *, by_rate: bool = False) -> Drawn:
    """`units` hold one township each (key: its code), judged against `target`; a click gives that key.

    By verdict: ● supported, ○ undetermined, ◆ contradicted. `by_rate`: five steps of the pass rate. Under ten batches and where nothing was
    sampled an area stays blank, in both.
    """
    known = {unit.key: unit for unit in units}
    west, south, east, north = drawn.bounds
    aspect = 1 / max(math.cos(math.radians((south + north) / 2)), 0.1)
    figure = Drawing()
    for name, colour, codes in _classes(drawn, known, by_rate):
        figure.add_trace(_areas(drawn, codes, name, colour))
    figure.add_trace(_names(drawn, known, target, scale=min(HEIGHT / max((north - south) * aspect, 1e-6), ACROSS / max(east - west, 1e-6))))
    figure.add_trace(_clicks(drawn, known, target))
    roomy = 0.02 * max(east - west, north - south, 1e-4)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 36, "b": 0},
        dragmode=False,
        hovermode="closest",
        hoverdistance=-1,
        hoverlabel=HOVER,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "font": {"size": 14, "color": INK}, "itemclick": False},
        xaxis={"range": [west - roomy, east + roomy], "visible": False, "fixedrange": True, "constrain": "domain"},
        yaxis={"range": [south - roomy, north + roomy], "visible": False, "fixedrange": True, "scaleanchor": "x", "scaleratio": aspect},
    )
    return figure.done()


def alt(drawn: Map, units: Sequence[Unit], target: Fraction) -> str:
    """What the map shows, for somebody who cannot see it."""
    here = [unit for unit in units if unit.key in drawn.shapes and unit.judged >= SMALL]
    short = [unit.name for unit in here if unit.evidential == "contradicted"]
    return _(
        "Map of {areas} townships, {batches} batches: {met} supported against {target}, {short} contradicted{names}; the table holds every figure.",
        areas=len(drawn.shapes),
        batches=numbers.count(sum(unit.judged for unit in units)),
        met=sum(unit.evidential == "supported" for unit in here),
        target=limit(target),
        short=len(short),
        names=f" ({', '.join(short[:5])})" if short else "",
    )


def _classes(drawn: Map, known: Mapping[str, Unit], by_rate: bool) -> list[tuple[str, str, list[str]]]:
    """Name, colour and codes of each class that has an area, the blank ones first."""
    sure = {code: unit for code in drawn.shapes if (unit := known.get(code)) and unit.judged >= SMALL}
    classes = [("", NONE, [code for code in drawn.shapes if code not in sure])]
    if by_rate:
        classes += _steps(sure)
    else:
        words = {"met": _("supported"), "undetermined": _("undetermined"), "missed": _("contradicted")}
        classes += [(f"{GLYPHS[role]} {words[role]}", CELLS[role], [code for code, unit in sure.items() if unit.role == role]) for role in CELLS]
    return [each for each in classes if each[2]]


def _steps(sure: Mapping[str, Unit]) -> list[tuple[str, str, list[str]]]:
    """Five equal steps of whole per cents between the lowest and the highest rate."""
    if not sure:
        return []
    low = math.floor(100 * min(unit.passed / unit.judged for unit in sure.values()))
    step = max(1, math.ceil((100 - low) / len(RAMP)))
    place = {code: min((100 * unit.passed // unit.judged - low) // step, len(RAMP) - 1) for code, unit in sure.items()}
    return [
        (
            numbers.interval((low + i * step) / 100, min(low + (i + 1) * step, 100) / 100),
            colour,
            [code for code, at in place.items() if at == i],
        )
        for i, colour in enumerate(RAMP)
    ]


def _areas(drawn: Map, codes: Sequence[str], name: str, colour: str) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for code in codes:
        for polygon in drawn.shapes[code]:
            for ring in polygon:
                x += [place[0] for place in ring] + [None]
                y += [place[1] for place in ring] + [None]
    return scatter(
        x=x,
        y=y,
        name=plain(name),
        showlegend=bool(name),
        mode="lines",
        fill="toself",
        fillcolor=colour,
        hoverinfo="skip",
        line={"color": GREY, "width": 1},
        opacity=1,
    )


def _names(drawn: Map, known: Mapping[str, Unit], target: Fraction, scale: float) -> Trace:
    """Name and rate on the areas that have room for them. `scale`: pixels of a degree of longitude."""
    x, y, texts = [], [], []
    for code, polygons in drawn.shapes.items():
        ring = _main(polygons)
        unit = known.get(code)
        if not unit:
            continue
        said = _figure(unit, target)
        room = scale * (max(p[0] for p in ring) - min(p[0] for p in ring)), scale * (max(p[1] for p in ring) - min(p[1] for p in ring))
        if room[0] < max(width(unit.name, 13), width(said, 13)) * 1.1 or room[1] < 44:
            continue
        place = label_point(ring)
        x.append(place[0])
        y.append(place[1])
        texts.append(f"{plain(unit.name)}<br>{bold(said)}" if said else plain(unit.name))
    return scatter(x=x, y=y, mode="text", text=texts, textfont={"size": 13, "color": INK}, hoverinfo="skip", showlegend=False, **undimmed())


def _figure(unit: Unit, target: Fraction) -> str:
    if unit.judged < SMALL:
        return f"{unit.passed}/{unit.judged}" if unit.judged else ""
    return f"{GLYPHS[unit.role]} {numbers.rate(unit.passed, unit.judged, target)}"


def _clicks(drawn: Map, known: Mapping[str, Unit], target: Fraction) -> Trace:
    places = grid({code: [polygon[0] for polygon in polygons] for code, polygons in drawn.shapes.items()}, POINTS)
    there = [(code, place) for code, found in places.items() if code in known for place in found]
    return scatter(
        x=[place[0] for _code, place in there],
        y=[place[1] for _code, place in there],
        mode="markers",
        marker={"size": 6, "opacity": 0, "color": PAGE},
        customdata=[[code] for code, _place in there],
        hoverinfo="text",
        hovertext=[plain(known[code].said(target)) for code, _place in there],
        showlegend=False,
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _main(polygons: Sequence[Sequence[Ring]]) -> Ring:
    return max((polygon[0] for polygon in polygons), key=lambda ring: _extent(ring))


def _extent(ring: Ring) -> float:
    return (max(p[0] for p in ring) - min(p[0] for p in ring)) * (max(p[1] for p in ring) - min(p[1] for p in ring))


def table(drawn: Map | None, units: Sequence[Unit], target: Fraction) -> pd.DataFrame:
    """Every township with its figures, and whether it has an outline."""
    frame = figures(units, _("Township"), target)
    return frame.assign(**{_("Outline"): ["✓" if drawn and unit.key in drawn.shapes else numbers.NOTHING for unit in units]})
