"""Areas on the screen, clicked anywhere inside.

Drawn as filled lines over two numeric axes: plotly's own maps fetch a base map from outside, even where none is shown. An area itself
hears no click, so unseen points stand in a grid within it, and the nearest one answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.outlines import Polygons
from charts.areas import Area, Fill, MapSpec
from charts.measure import width
from charts.plotly.drawing import Drawing, Drawn, Trace, scatter
from charts.plotly.marks import undimmed
from charts.plotly.slots import CELLS, GREY, HOVER, INK, PAGE
from charts.plotly.text import bold, plain
from charts.within import grid, label_point, main_ring

HEIGHT, ACROSS = 620, 900  # pixels that a map has at least, for choosing names that fit
POINTS = 2600  # unseen points that hear clicks
NONE = "rgba(0,0,0,0)"
FILLS: Mapping[Fill, str] = {
    "met": CELLS["met"],
    "undetermined": CELLS["undetermined"],
    "missed": CELLS["missed"],
    "step1": "#000012",
    "step2": "#000014",
    "step3": "#000015",
    "step4": "#000016",
    "step5": "#000018",
    "few": NONE,
    "unsampled": NONE,
}


def draw(spec: MapSpec) -> Drawn:
    """The map at its least height; a click on an area gives its key."""
    west, south, east, north = spec.bounds
    aspect = spec.aspect
    figure = Drawing()
    figure.add_trace(_shapes([area.polygons for area in spec.areas if FILLS[area.fill] == NONE], "", NONE))
    for shade in spec.legend:
        if FILLS[shade.fill] != NONE:
            figure.add_trace(_shapes([area.polygons for area in spec.areas if area.fill == shade.fill], shade.text, FILLS[shade.fill]))
    figure.add_trace(_names(spec.areas, scale=min(HEIGHT / max((north - south) * aspect, 1e-6), ACROSS / max(east - west, 1e-6))))
    figure.add_trace(_clicks(spec.areas))
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


def _shapes(areas: Sequence[Polygons], name: str, colour: str) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for polygons in areas:
        for polygon in polygons:
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


def _names(areas: Sequence[Area], scale: float) -> Trace:
    """Name and rate on the areas that have room for them. `scale`: pixels of a degree of longitude."""
    x, y, texts = [], [], []
    for area in areas:
        ring = main_ring(area.polygons)
        room = scale * (max(p[0] for p in ring) - min(p[0] for p in ring)), scale * (max(p[1] for p in ring) - min(p[1] for p in ring))
        if not area.name or room[0] < max(width(area.name, 13), width(area.figure, 13)) * 1.1 or room[1] < 44:
            continue
        place = label_point(ring)
        x.append(place[0])
        y.append(place[1])
        texts.append(f"{plain(area.name)}<br>{bold(area.figure)}" if area.figure else plain(area.name))
    return scatter(x=x, y=y, mode="text", text=texts, textfont={"size": 13, "color": INK}, hoverinfo="skip", showlegend=False, **undimmed())


def _clicks(areas: Sequence[Area]) -> Trace:
    known = {area.key: area for area in areas if area.key}
    places = grid({key: [polygon[0] for polygon in area.polygons] for key, area in known.items()}, POINTS)
    there = [(key, place) for key, found in places.items() for place in found]
    return scatter(
        x=[place[0] for _key, place in there],
        y=[place[1] for _key, place in there],
        mode="markers",
        marker={"size": 6, "opacity": 0, "color": PAGE},
        customdata=[[key] for key, _place in there],
        hoverinfo="text",
        hovertext=[plain(known[key].said) for key, _place in there],
        showlegend=False,
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )
