"""Roles and axes as XlsxWriter takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.office_roles import GREY, GRID, INK, OFFICE, PAGE, OfficeStyle
from charts.spec import Axis, Role, Series
from charts.ticks import ticks
from charts.xlsx.shelf import Cells
from charts.xy import Scale
from words.cells import clean

DASHES = {"solid": "solid", "dash": "dash", "sysDot": "round_dot"}
SMALL = {"size": 9, "color": f"#{INK}"}
TITLE = {"size": 12, "bold": True, "color": f"#{INK}"}
_FORMATS = {"percent": "0%", "count": "#,##0", "number": "General"}


def stroke(role: Role) -> dict[str, Any]:
    """The line of a role: colour, width and dash."""
    style = OFFICE[role]
    return {"color": f"#{style.colour}", "width": style.width, "dash_type": DASHES[style.dash]}


def no_line() -> dict[str, Any]:
    """No line at all."""
    return {"none": True}


def fill(style: OfficeStyle) -> dict[str, Any]:
    """A filled area: plain, or striped where the role says so."""
    edge = {"border": {"color": f"#{PAGE}", "width": 0.75}}
    if style.pattern:
        return {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": f"#{INK}", "bg_color": f"#{style.colour}"}} | edge
    return {"fill": {"color": f"#{style.colour}"}} | edge


def marker(role: Role, grown: float = 1.0) -> dict[str, Any]:
    """The point of a role; `grown`: how many times its usual size."""
    style = OFFICE[role]
    edge = {"color": f"#{style.colour}", "width": 1.75} if style.hollow else {"color": f"#{PAGE}", "width": 0.75}
    return {"type": style.symbol, "size": min(72, round(style.size * grown)), "border": edge, "fill": {"color": f"#{style.marker_fill}"}}


def whiskers(plus: Cells, minus: Cells, role: Role) -> dict[str, Any]:
    """Error bars from two columns of distances, without caps."""
    return {
        "type": "custom",
        "plus_values": plus.formula,
        "minus_values": minus.formula,
        "end_style": 0,
        "line": {"color": f"#{OFFICE[role].colour}", "width": OFFICE[role].width},
    }


def distances(series: Series, here: Sequence[bool]) -> tuple[list[float | None], list[float | None]]:
    """How far the ends of the interval lie from each point that is `here`: up, down."""
    plus: list[float | None] = []
    minus: list[float | None] = []
    for value, low, high, kept in zip(series.values, series.low, series.high, here, strict=True):
        known = kept and value is not None
        plus.append(max(high - value, 0.0) if known and value is not None and high is not None else None)
        minus.append(max(value - low, 0.0) if known and value is not None and low is not None else None)
    return plus, minus


def words(texts: Sequence[str], position: str, colour: str = INK, *, strong: bool = False) -> dict[str, Any]:
    """A text at each point, none where it is ''. They are texts, no references to cells: LibreOffice and WPS show a number for those."""
    font = {"size": 9, "color": f"#{colour}", "bold": strong}
    custom: list[Any] = [{"value": literal(text), "font": font} if text else {"delete": True} for text in texts]
    return {"value": True, "custom": custom, "position": position, "font": font}


def literal(text: str) -> str:
    """A text that XlsxWriter does not take for a reference: one that begins with '=' gets a space before it, '!' an invisible sign after it."""
    said = clean(text).replace("!", "!\u2060")
    return f" {said}" if said.startswith("=") else said


def axis(said: Axis, *, gridded: bool, low: float | None = None, shown: bool = True) -> dict[str, Any]:
    """A value axis with its range; below `said.low` (down to `low`) there is room but no label."""
    steps = ticks(said, 7)
    whole: dict[str, Any] = {
        "min": said.low if low is None else low,
        "max": said.high,
        "num_format": _FORMATS[said.format] if low is None else f'[<{said.low - 1e-9:.10g}]"";{_FORMATS[said.format]}',
        "num_font": SMALL,
        "major_gridlines": {"visible": gridded, "line": {"color": f"#{GRID}", "width": 0.75}},
        "line": {"none": True},
        "major_tick_mark": "none",
    }
    if not (said.shown and shown):  # a deleted axis loses its scale in LibreOffice, so it stays without labels
        whole["label_position"] = "none"
    if isinstance(said, Scale) and said.log:
        return whole | {"log_base": 10, "crossing": said.low}
    if len(steps) > 1:
        whole["major_unit"] = round(steps[1] - steps[0], 10)
    return whole


def categories(*, rows: bool = False) -> dict[str, Any]:
    """The axis of the names; one under another they read from the top."""
    return {"num_font": SMALL, "line": {"color": f"#{GREY}", "width": 0.75}, "major_tick_mark": "none", "reverse": rows, "label_position": "low"}


def frame(chart: Any, title: str, size: tuple[int, int], *, legend: bool, hidden: Sequence[int] = ()) -> None:
    """What every chart has: its title from a cell, no border, its size in pixels, and the legend below without the `hidden` series."""
    chart.set_title({"name": title, "name_font": TITLE, "overlay": False, "layout": {"x": 0.01, "y": 0.015}})
    chart.set_legend({"position": "bottom", "font": SMALL, "delete_series": list(hidden)} if legend else {"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_plotarea({"border": {"none": True}})
    chart.set_size({"width": size[0], "height": size[1]})
    chart.show_blanks_as("gap")
