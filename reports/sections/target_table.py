"""The table of targets: limit, value, n, the verdict's own interval, gap and both verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from analytics import words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.labels import label
from analytics.words_of_targets import SIGN
from charts.spec import Role
from reports.document import Cell, Column, Table
from reports.findings import Findings
from words import _, numbers

TABLE = "targets"
ADMINISTRATIVE: dict[str, Role] = {"met": "met", "not_yet": "undetermined", "missed": "missed", "no_data": "no_data"}
EVIDENTIAL: dict[str, Role] = {"supported": "met", "undetermined": "undetermined", "contradicted": "missed"}
_SHAPES = ("count", "rise")


def table(found: Findings, shown: Sequence[Attainment]) -> Table:
    """Each of these targets: limit, value, n, the verdict's own interval, gap, both verdicts, and what is needed."""
    columns = (
        Column(_("Target"), width=3.4),
        Column(_("Required"), "center", 1.5),
        Column(_("Current value"), "center", 1.3),
        Column("n", "center", 1.1),
        Column(_("90% interval"), "center", 1.9),
        Column(_("Gap"), "center", 1.1),
        Column(_("Administrative"), "center", 1.3),
        Column(_("Evidence"), "center", 1.4),
    )
    note = _(
        "Administrative: the value against the limit. Evidence: the 90% interval (Clopper–Pearson) against the limit; full counts have none. "
        "Gaps in percentage points, of an index in points."
    )
    return Table(TABLE, _("Attainment of the targets"), columns, tuple(_row(one, found.campaign.target(one.id)) for one in shown), note)


def _row(one: Attainment, declared: Target) -> tuple[Cell, ...]:
    evidential = label("evidential", one.evidential)
    return (
        Cell(f"{one.id} {one.title}"),
        Cell(required(one, declared)),
        Cell(value(one)),
        Cell(counted(one, declared)),
        Cell(words_of_value.interval_text(one)),
        Cell(gap(one)),
        Cell(label("administrative", one.administrative), ADMINISTRATIVE[one.administrative]),
        Cell(_("Filed value") if one.reported and one.evidential == "not_applicable" else evidential, EVIDENTIAL.get(one.evidential)),
    )


def required(one: Attainment, declared: Target) -> str:
    """The limit with its sign; what a comparison asks for, in a word."""
    if one.shape == "rise":
        return _("rises") if one.limit is None else _("rises by {points} pp", points=f"{one.limit * 100:g}")
    if one.shape in ("benchmark", "below"):
        return _("averages") if one.limit is None else _("averages ({limit})", limit=words_of_value.limit_text(one))
    if one.shape in ("share_rise", "falls"):
        return _("rises") if one.shape == "share_rise" else _("falls")
    if one.shape == "change" and one.limit == 0:
        return _("falls") if declared.rule.startswith("<") else _("rises")
    if one.limit is None:
        return numbers.NOTHING
    limit = words_of_value.limit_text(one)
    return limit if declared.rule == "=" else f"{SIGN[declared.rule]} {limit}"


def value(one: Attainment) -> str:
    """The value as on the card, counts with their unit; a change of counts with both counts."""
    text = words_of_value.value_text(one)
    if one.counts is not None:
        return _("{value} ({counts})", value=text, counts=words_of_value.counts_text(one))
    return numbers.of_unit(text, one.unit) if one.shape == "count" and one.value is not None else text


def counted(one: Attainment, declared: Target) -> str:
    """n of the value: judged batches, enterprises, units; '—' for a count of cases and a share of money."""
    uncounted = one.denominator is None or one.shape in _SHAPES or declared.share == "brand_sales"
    return numbers.NOTHING if uncounted else numbers.count(one.denominator)


def gap(one: Attainment) -> str:
    """Value minus limit with its sign, with the value's own decimals; '—' where there is nothing to subtract."""
    size = words_of_value.gap(one)
    return numbers.NOTHING if size is None else numbers.signed(size, max(1, -int(size.as_tuple().exponent)))
