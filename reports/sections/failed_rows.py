"""Every failed batch of a notice in one table: who, where, what, on which items with measured value and limit, and how far it is put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from analytics.dossier.values import plain
from analytics.labels import label
from analytics.names import item as item_name
from charts.spec import Role
from reports.document import Block, Cell, Column, Heading, NewPage, Table
from reports.rated import place_said
from reports.sections.failed import Failed, state_said
from words import _, language, numbers

WIDTHS = (0.55, 1.9, 1.1, 2.1, 2.6, 1.8, 1.2)
ROLES: Mapping[str, Role] = {"confirmed": "met", "failed": "missed", "overdue": "undetermined"}


def appendix(failed: Failed) -> Iterator[Block]:
    """The table on a page of its own; its heads are repeated on every page by whoever writes it."""
    heads = (
        _("No."), _("Producer"), _("Township"), _("Product, specification, lot"), _("Failed items (measured; limit)"),
        _("Level, inspecting body, date"), _("State of rectification"),
    )  # fmt: skip
    columns = tuple(Column(head, "center" if i == 0 else "left", width) for i, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)))
    rows = tuple(_row(no, row) for no, row in enumerate(failed.rows.to_dict("records"), 1))
    yield NewPage()
    yield Heading(_("List of the failed batches"))
    title = _("Failed batches, {span}: {n}", span=failed.span, n=numbers.count(len(rows)))
    yield Table("failed-batches", title, columns, rows, _("Retested batches stand with their final verdict. “—”: the record does not say."))


def _row(no: int, row: Mapping[Any, Any]) -> tuple[Cell, ...]:
    said = {name: plain(value) for name, value in row.items()}
    product = " / ".join(str(said[name]) for name in ("product", "spec", "lot") if said[name])
    tested = " / ".join(filter(None, (label("level", said["level"]), said["body"], numbers.date_short(said["counted_on"]))))
    items = _between().join(item_said(each) for each in said["failed_items"] or ())
    state = Cell(state_said(said["state"]), ROLES.get(str(said["state"])))
    texts = (str(no), said["maker_name"], place_said(said["township"]), product, items, tested)
    return (*(Cell(str(text) if text else numbers.NOTHING) for text in texts), state)


def item_said(item: dict[str, Any]) -> str:
    """'密封试验（实测 0.9；标准 ≥1.5）'; only the item where neither is on record."""
    name = item_name(str(item["item"])) if item.get("item") else _("item not stated")
    measured, limit = item.get("measured"), item.get("limit")
    if measured is None and limit is None:
        return str(name)
    return _("{item} ({measured}; {limit})", item=name, measured=measured or numbers.NOTHING, limit=limit or numbers.NOTHING)


def _between() -> str:
    return "；" if language() == "zh" else "; "
