"""The same figure for a projector: every letter larger, and the room for it with it."""

from __future__ import annotations

from typing import Any

from charts.plotly.drawing import Drawn

_MOVED = ("xshift", "yshift", "ticklabelstandoff")


def enlarge(figure: Drawn, factor: float, height: int) -> Drawn:
    """A copy with all fonts, shifts and margins `factor` times as large, `height` pixels high."""
    drawn = _scaled(figure.to_dict(), factor)
    layout = drawn["layout"]
    layout["margin"] = {side: size * factor for side, size in layout.get("margin", {}).items()}
    layout["height"] = height
    return Drawn(drawn["data"], layout)


def _scaled(part: Any, factor: float) -> Any:
    if isinstance(part, list | tuple):
        return [_scaled(each, factor) for each in part]
    if not isinstance(part, dict):
        return part
    grown: dict[str, Any] = {}
    for name, value in part.items():
        if name.endswith("font") and isinstance(value, dict) and "size" in value:
            grown[name] = value | {"size": value["size"] * factor}
        elif name in _MOVED and isinstance(value, int | float):
            grown[name] = value * factor
        else:
            grown[name] = _scaled(value, factor)
    return grown
