"""What a workbook says of a native chart: its series, the cells behind them, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass
class Drawn:
    """The chart's markup and the cells that it refers to."""

    chart: Any
    book: Any

    def cells(self, formula: str) -> list[Any]:
        """The values of a range such as 'Data'!$B$3:$B$5."""
        sheet, _mark, place = formula.lstrip("=").rpartition("!")
        found = self.book[sheet.strip("'").replace("''", "'")][place.replace("$", "")]
        return [cell.value for row in found for cell in row] if isinstance(found, tuple) else [found.value]

    def series(self, kind: str = "") -> list[Any]:
        """The series of every plot, or of one kind ('barChart')."""
        return self.chart.findall(f".//{C}{kind}/{C}ser") if kind else self.chart.findall(f".//{C}ser")

    def name(self, series: Any) -> str:
        return str(self.cells(series.find(f"{C}tx/{C}strRef/{C}f").text)[0])

    def values(self, series: Any, tag: str = "val") -> list[Any]:
        """The cells behind a series; its own cache must say the same."""
        reference = series.find(f"{C}{tag}//{C}f")
        cells = self.cells(reference.text)
        cache = {int(p.get("idx")): p.find(f"{C}v").text for p in series.findall(f"{C}{tag}//{C}numCache/{C}pt")}
        assert {i: float(text) for i, text in cache.items() if text} == {i: value for i, value in enumerate(cells) if isinstance(value, int | float)}
        return cells

    def texts(self) -> list[str]:
        return [each.text for each in self.chart.iter(f"{A}t")]
