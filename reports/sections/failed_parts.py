"""The chapters of a notice of failures: where batches failed, on what, who failed again, what was ordered, what is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics.labels import label, listing
from analytics.names import item as item_name
from analytics.names import trade
from reports.document import Block, Heading
from reports.framed import framed
from reports.rated import by_level, place_said, rated
from reports.sections import failing
from reports.sections.failed import NO_ORDER, Failed, state_said
from reports.sections.wording import PLACE, cited, numbered, paragraph
from words import _, numbers

NAMED = 3  # items and townships named in a sentence


def places(failed: Failed) -> Iterator[Block]:
    """The townships in which batches failed; trades and levels where there are several."""
    found = failed.findings
    yield Heading(_("Where batches failed"))
    counts = found.by_township.assign(failed=lambda frame: frame["judged"] - frame["passed"])
    counts = counts[counts["failed"] > 0].sort_values(["failed", "judged", "township"], ascending=[False, True, True])
    if len(counts):
        known = int(counts["township"].count())  # a place not stated is no township
        first = listing(
            _(
                "{place} ({failed} of {judged})",
                place=place_said(row["township"]),
                failed=numbers.count(row["failed"]),
                judged=numbers.count(row["judged"]),
            )
            for row in counts.head(NAMED).to_dict("records")
        )
        one = _("All failed batches of the rate are of {first}.", first=first)
        many = cited(
            _("Batches failed in {n} townships, most in {first}; see {table}.", n=known, first=first, table=PLACE),
            "failed-places",
        )
        yield paragraph(one if len(counts) == 1 else many)
        title = _("Townships with failed batches")
        yield rated(
            counts,
            [place_said(name) for name in counts["township"]],
            _("Township"),
            "failed-places",
            title,
            whole=found.whole,
            total=_("all townships"),
        )
    for frame, column, heading, title in (
        (found.by_trade, "trade", _("Trade"), _("Pass rate by trade")),
        (by_level(found.by_level), "level", _("Level"), _("Pass rate by level")),
    ):
        judged = frame[frame["judged"] > 0]
        if len(judged) > 1:
            names = [trade(str(each)) if column == "trade" else label("level", each if isinstance(each, str) else None) for each in judged[column]]
            yield rated(judged, names, heading, f"failed-{column}", title)


def what(failed: Failed) -> Iterator[Block]:
    """The items on which batches failed."""
    yield Heading(_("Failed items"))
    yield from failing.blocks(failed.findings)


def again(failed: Failed) -> Iterator[Block]:
    """The enterprises with two failed batches or more."""
    yield Heading(_("Repeated failures"))
    firms, all_firms = failed.again, failed.rows["enterprise"].nunique()
    if firms.empty:
        yield paragraph(_("Enterprises with one failed batch: {n}; 0 failed again.", n=numbers.count(all_firms)))
        return
    told = {"n": numbers.count(len(firms)), "all": numbers.count(all_firms), "batches": numbers.count(firms["failed"].sum())}
    same = int(firms["items"].map(len).gt(0).sum())
    yield paragraph(
        _("Enterprises with two failed batches or more: {n} of {all}, with {batches} in all; failed on the same item again: {same}.",
          same=numbers.count(same), **told),
        cited(_("{table} names them.", table=PLACE), "failed-again"),
    )  # fmt: skip
    table = pd.DataFrame(
        {
            _("Enterprise"): firms["name"],
            _("Township"): firms["township"].map(place_said),
            _("Trade"): firms["trade"].map(lambda name: trade(str(name))),
            _("Failed batches"): firms["failed"],
            _("Failed on again"): [
                listing(_("{item} ({n} batches)", item=item_name(item), n=n) for item, n in each.items()) or numbers.NOTHING
                for each in firms["items"]
            ],
        }
    )
    yield framed(table, "failed-again", _("Enterprises with repeated failures"))


def orders(failed: Failed) -> Iterator[Block]:
    """How far the rectification of these batches is."""
    yield Heading(_("State of rectification"))
    states, n = failed.states, len(failed.rows)
    ordered = n - states[NO_ORDER]
    day = numbers.date_long(failed.findings.as_of)
    if not ordered:
        yield paragraph(_("As of {day} no order to rectify names any of the failed batches ({n}).", day=day, n=numbers.count(n)))
        return
    parts = listing(f"{state_said(state)} {numbers.count(count)}" for state, count in states.items() if count and state != NO_ORDER)
    told = {"day": day, "n": numbers.count(n), "ordered": numbers.count(ordered), "parts": parts}
    yield paragraph(
        _("As of {day} orders to rectify name {ordered} of the {n} failed batches: {parts}.", **told),
        _("Confirmed: {rate} of those ordered.", rate=numbers.rate(states["confirmed"], ordered)),
    )


def asked(failed: Failed) -> Iterator[Block]:
    """What follows, each point from a figure; nothing where all is confirmed and nobody failed again."""
    states = failed.states
    points = (
        (states[NO_ORDER], _("Failed batches without an order on record ({n}): order their rectification by law, with a time limit.")),
        (states["overdue"], _("Batches past their time limit ({n}): press the enterprises, and act by law where they do not comply.")),
        (states["failed"], _("Batches that failed at re-inspection ({n}): order again, re-inspect, and punish by law.")),
        (states["to_inspect"], _("Batches that wait for re-inspection ({n}): carry it out.")),
        (len(failed.again), _("Enterprises that failed again ({n}): put them under key supervision and sample them more often.")),
    )
    said = [text.format(n=numbers.count(n)) for n, text in points if n]
    if said:
        yield Heading(_("What is asked"))
        yield from numbered(said)
