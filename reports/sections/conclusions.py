"""The main problems of an industry and what is recommended: each a sentence from a figure, a problem and its answer side by side."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.holdings import Holdings
from analytics.labels import listing
from analytics.names import item as item_name
from analytics.names import place, trade
from analytics.units import SMALL
from charts.figures.tiers import finding
from reports.document import Block
from reports.findings import Findings
from reports.sections.conclusions_of_records import Point, again, filed, orders, warnings
from reports.sections.wording import numbered, paragraph
from words import _, numbers

NAMED = 3  # items, townships and trades named in a sentence


def points(found: Findings, held: Holdings) -> tuple[Point, ...]:
    """The points that the figures give, in the order: quality, items, places, classes, again, standards, licences, orders, warnings."""
    makers = (_weakest, _items, _places, _classes, again, orders, warnings)
    told = [point for maker in makers if (point := maker(found)) is not None]
    return (*told, *filed(held))


def problems(told: tuple[Point, ...]) -> Iterator[Block]:
    """The problems, numbered; that there is none is said with its 0."""
    if not told:
        yield paragraph(_("The figures above show no problem that stands out."))
    yield from numbered(point.problem for point in told)


def recommended(told: tuple[Point, ...]) -> Iterator[Block]:
    """The answers in the order of the problems."""
    if not told:
        yield paragraph(_("No problem stands out; sampling goes on as planned."))
    yield from numbered(point.advice for point in told)


def _weakest(found: Findings) -> Point | None:
    """The trade whose rate lies lowest, where several were sampled; where its interval meets another's, that it is not settled. None of a tie."""
    rows = found.by_trade[found.by_trade["judged"] >= SMALL].sort_values(["rate", "trade"])
    if len(rows) < 2 or rows["rate"].iloc[0] == rows["rate"].iloc[1]:
        return None
    row, others = rows.iloc[0], rows.iloc[1:]
    passed, judged = int(row["passed"]), int(row["judged"])
    said = {"trade": trade(str(row["trade"])), "rate": numbers.rate(passed, judged), "n": numbers.count(judged)}
    said |= {"failed": numbers.count(judged - passed), "all": numbers.rate(int(found.whole["passed"]), int(found.whole["judged"]))}
    near = others[others["low"] <= row["high"]]
    if near.empty:
        return Point(
            _("The batch pass rate of {trade} is the lowest: {rate} of {n} batches, of all trades {all}.", **said),
            _("Sample {trade} more often than the {n} batches of this period, and follow up its failed batches ({failed}).", **said),
        )
    said["near"] = listing(trade(str(name)) for name in near["trade"].head(NAMED))
    return Point(
        _("The point value of {trade} is the lowest, {rate} of {n} batches, of all trades {all}, but its 95% interval overlaps that of {near}: "
          "the samples do not settle that it is lower.", **said),
        _("Sample {trade} more than the {n} batches of this period, so that its rate can be told from the others, and follow up its "
          "failed batches ({failed}).", **said),
    )  # fmt: skip


def _items(found: Findings) -> Point | None:
    """The items that failed most."""
    counts = found.items.groupby("item", sort=False)["count"].sum() if len(found.items) else None
    if counts is None or counts.empty:
        return None
    first, whole = counts.head(min(NAMED, max(1, len(counts) - 1))), int(counts.sum())
    said = {
        "items": listing(_("“{item}”", item=item_name(str(each))) for each in first.index),
        "share": numbers.rate(int(first.sum()), whole),
        "n": numbers.count(whole),
    }
    if len(counts) == 1:
        return Point(
            _("All {n} failed items are on {items}.", **said),
            _("Train the enterprises on {items} ({n} failed), and check it in every factory inspection.", **said),
        )
    return Point(
        _("{items} make up {share} of the {n} failed items.", **said),
        _("Train the enterprises on {items} ({share} of the failed items), and check these in every factory inspection.", **said),
    )


def _places(found: Findings) -> Point | None:
    """The townships with most failed batches."""
    rows = found.by_township.assign(failed=lambda frame: frame["judged"] - frame["passed"])
    rows = rows[(rows["failed"] > 0) & rows["township"].notna()].sort_values(["failed", "judged", "township"], ascending=[False, True, True])
    if len(rows) < 2:
        return None
    first = rows.head(min(NAMED, len(rows) - 1))
    names = listing(place(str(name)) for name in first["township"])
    failed = int(first["failed"].sum())
    said = {"places": names, "failed": numbers.count(failed), "share": numbers.rate(failed, int(found.whole["judged"] - found.whole["passed"]))}
    return Point(
        _("{places} have {failed} failed batches, {share} of all.", **said),
        _("Hold {places} ({failed} failed batches) to their local duty: inspect on the spot, and sample there first.", **said),
    )


def _classes(found: Findings) -> Point | None:
    """The sales tier whose part of the failures exceeds its part of the sales."""
    rows = found.tiers[found.tiers["class"].notna()].set_index("class")
    said = finding(rows[["enterprises", "sales", "judged", "failed"]])
    if not said:
        return None
    c = int((found.register[found.register["operating"]]["compliance"] == "C").sum())
    advice, n = _("Sample by risk, that tier more often."), numbers.count(c)
    if c:
        advice = _("Sample by risk, that tier more often; keep the enterprises of compliance class C ({n}) under key supervision.", n=n)
    return Point(said + _("."), advice)
