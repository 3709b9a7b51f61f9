"""From a `ChartSpec`, an `XYSpec` or a `MapSpec` to a plotly figure: only the layout is chosen here, the looks come from the roles."""

from __future__ import annotations

from charts.areas import MapSpec
from charts.kinds import Spec
from charts.plotly import areas, columns, rows, xy
from charts.plotly.drawing import Drawn
from charts.plotly.slots import HOVER
from charts.xy import XYSpec

LEGEND = {"orientation": "h", "x": 0, "xanchor": "left", "yanchor": "bottom", "traceorder": "normal", "font": {"size": 14}}


def draw(spec: Spec) -> Drawn:
    """The figure of a chart, for both themes. Heights are in pixels and grow with the rows; the width is the container's."""
    if isinstance(spec, MapSpec):
        return areas.draw(spec)
    figure = xy.draw(spec) if isinstance(spec, XYSpec) else rows.draw(spec) if spec.orientation == "rows" else columns.draw(spec)
    figure.update_layout(
        dragmode=False,
        showlegend=spec.legend,
        legend=xy.LEGEND if isinstance(spec, XYSpec) else LEGEND,
        hoverlabel=HOVER,
        hovermode="closest",
        uniformtext={"minsize": 13, "mode": "hide"},
        bargap=0.2,
    )
    return figure.done()
