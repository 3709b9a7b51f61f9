"""Failed items: which few make up most failures, and in which trade."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics import words_of_items
from analytics.labels import label, listing
from analytics.names import item as item_name
from analytics.names import trade
from charts.figures.pareto import pareto
from reports.document import Block, Figure
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, paragraph
from words import _, numbers

FIGURE, TABLE = "items", "items-by-trade"
MOST = 10
OF_TRADE = 3


def blocks(found: Findings) -> Iterator[Block]:
    """The items in words, as a Pareto chart, and the first ones of each trade where there are several."""
    frame = found.items
    totals = frame.groupby("item")["count"].sum().sort_values(ascending=False, kind="stable")
    if totals.empty:  # no failure, or none that names its item
        yield paragraph(words_of_items.why_nothing(int(found.whole["judged"]), int(found.whole["passed"])))
        return
    spec = pareto(frame, key=FIGURE, subject=_("Failed items: {what}", what=_("all trades")), most=MOST)
    yield paragraph(_most(totals, int(frame["count"].sum())), words_of_items.counted(frame), cited(_("{figure} ranks them.", figure=PLACE), FIGURE))
    yield Figure(spec, _("Failed items by frequency"))
    trades = [each for each in found.items_by_trade["trade"].unique() if isinstance(each, str)]
    if len(trades) > 1:
        yield paragraph(cited(_("{table} names the most frequent items of each trade.", table=PLACE), TABLE))
        yield framed(_by_trade(found.items_by_trade, trades), TABLE, _("Most frequent failed items by trade"))


def _most(totals: pd.Series[int], whole: int) -> str:
    """The first items of all `whole` failures, some of which may name no item."""
    named = listing(_("{item} ({n})", item=item_name(str(item)), n=numbers.count(int(n))) for item, n in totals.head(3).items())
    if len(totals) == 1 and int(totals.iloc[0]) == whole:
        return _("All failures are on one item: {items}.", items=named)
    share = numbers.rate(int(totals.head(3).sum()), whole)
    if len(totals) <= OF_TRADE and int(totals.sum()) == whole:
        return _("The failures are on {items}.", items=named)
    return _("The most frequent failed items are {items}; together they make up {share} of all failures.", items=named, share=share)


def _by_trade(frame: pd.DataFrame, trades: list[str]) -> pd.DataFrame:
    rows: list[tuple[str, str, str, int, str]] = []
    for name in trades:
        own = frame[frame["trade"] == name]
        totals = own.groupby("item", sort=False)["count"].sum()
        for item, n in totals.head(OF_TRADE).items():
            classes = own.loc[own["item"] == item, "class"].unique()
            rows.append(
                (
                    trade(name),
                    item_name(str(item)),
                    listing(label("class", each) for each in classes),
                    int(n),
                    numbers.rate(int(n), int(totals.sum())),
                )
            )
    heads = (_("Trade"), _("Failed item"), _("Class"), _("Failures"), _("Share in the trade"))
    return pd.DataFrame(rows, columns=list(heads))
