"""The enterprises of an industry: how many, of which trade, township and class."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics import classification, words_of_classes
from analytics.labels import listing
from analytics.names import place, trade
from analytics.rates import named, township_names
from analytics.tiers import SCHEMES
from reports.document import Block
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, paragraph
from words import _, numbers

NAMED = 3  # townships named in a sentence


def enterprises(found: Findings) -> Iterator[Block]:
    """How many enterprises are in operation, by trade and township, and their three classes."""
    rows = found.register[found.register["operating"]]
    day = numbers.date_long(found.as_of)
    if rows.empty:
        yield paragraph(_("The register of {day} holds 0 enterprises of these trades: their number, classes and sales are not known.", day=day))
        return
    counted, known = numbers.count(len(rows)), rows["annual_sales"].notna()
    head = _("On {day} the register holds {n} enterprises in operation", day=day, n=counted)
    if len(rows) == 1:
        head = _("On {day} the register holds one enterprise in operation", day=day)
    trades = rows["trade"].value_counts()
    of_trades = _(": {trades}.", trades=listing(_("{name} {n}", name=trade(str(name)), n=numbers.count(n)) for name, n in trades.items()))
    sales = _(
        "Annual sales of the {n} whose sales are known: {sum}.",
        n=numbers.count(int(known.sum())),
        sum=numbers.money(float(rows["annual_sales"].sum())),
    )
    yield paragraph(head + (of_trades if len(trades) > 1 else _(".")), sales if known.any() else "", _townships(rows, found))
    yield paragraph(cited(_("{table} gives their classes.", table=PLACE), "classes"))
    bounds = words_of_classes.sales_tiers(found.campaign.tier_a, found.campaign.tier_b) if found.request.kind == "industry" else ""
    yield framed(_classes(rows, found), "classes", _("Enterprises in operation by class"), bounds)


def _townships(rows: pd.DataFrame, found: Findings) -> str:
    names = named(rows["township_code"], rows["township"], township_names(found.campaign, rows["township_code"].dropna().unique().tolist()))
    counts = pd.Series(names, dtype=object).dropna().value_counts()
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    if len(counts) < 2:
        return _("All are in {place}.", place=place(str(counts.index[0]))) if len(counts) else ""
    first = listing(_("{name} {n}", name=place(str(name)), n=numbers.count(n)) for name, n in counts.head(NAMED).items())
    if len(counts) <= NAMED:
        return _("They lie in {n} townships: {all}.", n=len(counts), all=first)
    share = numbers.rate(int(counts.head(NAMED).sum()), len(rows))
    return _("They lie in {n} townships, most in {first}; these hold {share}.", n=len(counts), first=first, share=share)


def _classes(rows: pd.DataFrame, found: Findings) -> pd.DataFrame:
    told = []
    for scheme in SCHEMES:
        for row in classification.counts(rows, scheme).to_dict("records"):
            n, state = int(row["enterprises"]), str(row["class"])
            if n or state in "ABC":
                told.append(
                    (words_of_classes.scheme(scheme), words_of_classes.state(scheme, state), n, numbers.rate(n, len(rows)), _gets(scheme, state))
                )
    heads = (_("Classification"), _("Class"), _("Enterprises"), _("Share"), _("What it gets"))
    return pd.DataFrame(told, columns=list(heads))


def _gets(scheme: str, state: str) -> str:
    return words_of_classes.gets(scheme, state) if state in SCHEMES[scheme] else numbers.NOTHING
