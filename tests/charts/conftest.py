"""Every figure that a test of this room draws goes through plotly's own objects too, and must come out the same."""

import json

import plotly.graph_objects as go
import plotly.io as pio
import pytest

from charts.plotly.drawing import Drawn


@pytest.fixture(autouse=True)
def _plotly_says_the_same(monkeypatch):
    drawn, begin = [], Drawn.__init__
    monkeypatch.setattr(Drawn, "__init__", lambda self, *said: drawn.append(self) or begin(self, *said))
    yield
    for figure in drawn:
        assert said(figure) == said(go.Figure(figure.to_dict()))


def said(figure):
    """What the browser gets; plotly leaves out an empty list of texts."""
    whole = json.loads(pio.to_json(figure, validate=False))
    return [whole["data"], {name: part for name, part in whole["layout"].items() if name != "template" and part != []}]
