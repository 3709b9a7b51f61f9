"""The native charts of a Word file read back, and held against what analytics answers."""

from __future__ import annotations

from charts.areas import MapSpec
from charts.office_roles import glyph
from reports import kinds, word
from reports.drawable import drawable
from reports.findings import Findings
from tests.charts.drawingml.files import cells, charts, references
from tests.charts.drawingml.order import C
from tests.reports import chart_answers

SIGNS = " " + "".join(glyph(role) for role in ("met", "missed", "undetermined", "no_data"))


class Held:
    """A chart in a file: `table` are the columns of its workbook, `series` the figures of its series, as their caches have them."""

    def __init__(self, root, book):
        for _each in references(root, book):
            pass  # cache and workbook agree
        rows = cells(book)
        heads, *body = rows
        self.table = {}
        for at, head in enumerate(heads):
            self.table.setdefault(head.rstrip(SIGNS), [row[at] for row in body])
        self.series = {}
        for one in root.iter(f"{C}ser"):
            x, y = (_numbers(one.find(f"{C}{tag}")) for tag in ("xVal", "yVal"))
            named = "".join(one.find(f"{C}tx").itertext(f"{C}v"))
            drawn = _numbers(one.find(f"{C}val")) if x is None else (x, y)
            if drawn not in (known := self.series.setdefault(named.rstrip(SIGNS), [])):  # a hollow point is drawn thrice
                known.append(drawn)

    def of(self, name):
        """The figures of the only series of that name, None where there is no point."""
        (found,) = self.series[name]
        return found


def _numbers(part):
    if part is None or part.find(f".//{C}numCache") is None:
        return None
    known = {int(each.get("idx")): float(each.find(f"{C}v").text) for each in part.iter(f"{C}pt")}
    return [known.get(i) for i in range(int(part.find(f".//{C}ptCount").get("val")))]


def check(request, document=None):
    """Every native chart of the Word file of a request holds the answers of analytics. Returns the keys of the charts that it found."""
    document = document or kinds.make(request)
    figures = [figure for figure in drawable(document).figures if not figure.spec.empty and not isinstance(figure.spec, MapSpec)]
    found = Findings(request)
    for figure, (root, book) in zip(figures, charts(word.write(document)), strict=True):
        chart_answers.EXPECTED[figure.key.partition("-")[0]](Held(root, book), found, figure)
    return [figure.key for figure in figures]
