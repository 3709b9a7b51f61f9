"""Points without a line in the looks of a role, hollow ones among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from charts.drawingml import looks
from charts.drawingml.book import Column
from charts.drawingml.labels import Label
from charts.drawingml.paper import Paper
from charts.drawingml.series import points
from charts.drawingml.xml import Node
from charts.office_roles import OFFICE
from charts.spec import Role


def spots(
    paper: Paper, x: Column, y: Column, role: Role, *, written: Sequence[Label] = (), sizes: Mapping[int, float] | None = None, named: bool = True
) -> list[Node]:
    """Points without a line, in the looks of a role; `sizes` are those of larger ones.

    A hollow one is a disc with a smaller one in the page's colour before and after it: of two series at one place Office shows the later,
    LibreOffice the earlier, and a white marker with a rim LibreOffice draws without the rim.
    """

    def discs(look: Callable[..., Node], said: Sequence[Label], named: bool) -> Node:
        larger = [(at, look(role, size)) for at, size in (sizes or {}).items()]
        return points(paper, x, y, shape=looks.unseen(), marker=look(role), larger=larger, written=said, named=named)

    if not OFFICE[role].hollow:
        return [discs(looks.marker, written, named)]
    return [discs(looks.hole, (), False), discs(looks.marker, written, named), discs(looks.hole, (), False)]
