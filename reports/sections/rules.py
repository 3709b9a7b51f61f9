"""附录: how everything was counted and by which clause; what the report shows stands at its foot (reports.about)."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import words_of_classes
from analytics.words_of_targets import left_out, scope_rule
from reports.document import Block, Cell, Column, Heading, Table
from reports.findings import Findings
from reports.rated import by_level as by_rank
from reports.sections.wording import PLACE, cited, paragraph, tidy
from words import _, numbers

TABLE = "rules"
TOLD = 12
"""Up to so many targets each has its counting rule in the table; of more, those that rest on samples."""


def blocks(found: Findings) -> Iterator[Block]:
    """The rule of the whole, how verdicts are reached, and the rule of each target."""
    yield Heading(_("Counting rules and their sources"))
    whole = found.begun and bool(int(found.whole["judged"]))
    if whole:
        yield paragraph(_("Pass rates that are no target's own: {rule}", rule=scope(found)), lead=_("Counting rule. "))
    yield paragraph(
        _("The administrative verdict compares the value with the limit, on whole numbers and never on rounded decimals."),
        _("The evidential verdict asks whether the 90% interval (Clopper–Pearson) lies wholly on one side of the limit; otherwise the samples are "
          "not yet enough for a conclusion."),
        _("Counts in full have no interval. Intervals elsewhere are Wilson's of 95%; they assume independent batches."),
        lead=_("Verdicts. "),
    )  # fmt: skip
    if found.register["operating"].any():
        yield paragraph(words_of_classes.sales_tiers(found.campaign.tier_a, found.campaign.tier_b), lead=_("Classes. "))
    if not found.attainments:
        return
    yield paragraph(cited(_("{table} says what each target counts.", table=PLACE), TABLE))
    yield _rules(found, left_out_is_told=whole)


def scope(found: Findings) -> str:
    """What the pass rates of the whole scope count."""
    judged = by_rank(found.by_level[found.by_level["judged"] > 0])["level"]
    pooled = tuple(each if isinstance(each, str) else None for each in judged)
    return scope_rule(found.campaign, found.scope, "batch", found.span, pooled)


def _rules(found: Findings, *, left_out_is_told: bool) -> Table:
    """The rule of each target. What none of them counts is not said again in every row: it stands above or else below the table."""
    every = found.attainments
    if len(every) > TOLD:
        every = tuple(one for one in every if one.evidential != "not_applicable") or every
    columns = (Column(_("Target"), width=2.2), Column(_("Clause"), width=1.9), Column(_("Counting rule"), width=4.7))
    whole, same = {one.id: tidy(one.counting_rule or one.why_no_data or numbers.NOTHING) for one in every}, left_out()
    told = {key: rule.removesuffix(same).strip() or rule for key, rule in whole.items()}
    rows = tuple((Cell(f"{one.id} {one.title}"), Cell(str(found.campaign.target(one.id).clause)), Cell(told[one.id])) for one in every)
    return Table(TABLE, _("Counting rules of the targets"), columns, rows, "" if left_out_is_told or told == whole else same)
