"""The screen backend: a `ChartSpec` as a plotly figure whose colours are slots that the browser fills for light or dark."""

from charts.plotly.config import config
from charts.plotly.draw import draw

__all__ = ["config", "draw"]
