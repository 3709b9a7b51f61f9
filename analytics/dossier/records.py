"""The tables of a dossier's records: failed items, orders, chain, cases, complaints, tasks."""

from __future__ import annotations

import pandas as pd

from analytics import names
from analytics.dossier import follows
from analytics.dossier.values import plain
from analytics.dossier.whole import Dossier
from analytics.dossier.wording import day, rate, said, text, title
from analytics.labels import label, listing
from analytics.scope import COUNTED_KINDS
from words import _, numbers


def failed(rows: pd.DataFrame) -> pd.DataFrame:
    """Failed items (`follows.failures`) for a reader."""
    return pd.DataFrame(
        {
            _("Date"): rows["counted_on"].map(day),
            _("Product"): rows["product"].map(text),
            _("Failed item"): [_("item not stated") if pd.isna(each) else names.item(str(each)) for each in rows["item"]],
            _("Measured"): rows["measured"].map(text),
            _("Limit"): rows["limit"].map(text),
            _("Class"): [label("class", each) for each in rows["severity"]],
            _("Batches failed on it"): [numbers.count(int(n)) if n else numbers.NOTHING for n in rows["times"]],
            _("Level"): [label("level", plain(each)) for each in rows["level"]],
            _("Kind"): [label("kind", each) for each in rows["kind"]],
            _("Inspecting body"): rows["body"].map(text),
        }
    )


def again(rows: pd.DataFrame) -> tuple[str, ...]:
    """The items on which two batches or more failed, in a sentence."""
    often = rows[rows["times"] > 1].drop_duplicates("item").sort_values(["times", "item"], ascending=[False, True])
    if often.empty:
        return ()
    said_ = listing(_("{item} ({n} batches)", item=names.item(str(row.item)), n=plain(row.times)) for row in often.itertuples())
    return (_("Failed on again: {items}.", items=said_),)


def uncounted(found: Dossier) -> tuple[str, ...]:
    """The rule of the rates, and the results that they leave out."""
    rows = found.results
    told = [_("Routine, periodic, special and comparable samples, final verdicts, all trades; passed of judged.")]
    other = rows[~rows["kind"].isin(COUNTED_KINDS)]
    if len(other):
        each = listing(
            f"{label('kind', str(kind))} {rate(int((part['verdict'] == 'pass').sum()), int(part['verdict'].isin(('pass', 'fail')).sum()))}"
            for kind, part in other.groupby("kind")
        )
        told.append(_("Not in the rates, passed of judged: {kinds}.", kinds=each))
    usual = rows[rows["kind"].isin(COUNTED_KINDS)]
    if n := int((~usual["has_denominator"]).sum()):
        told.append(_("{n} results come from lists of failures: without a denominator they enter no rate.", n=n))
    if n := int((usual["verdict"] == "not_judged").sum()):
        told.append(_("{n} batches were not judged.", n=n))
    if n := int(usual["counted_on"].isna().sum()):
        told.append(_("{n} results have no date and stand in no year.", n=n))
    return tuple(told)


def orders(rows: pd.DataFrame) -> pd.DataFrame:
    """Rectification orders (`rectification.followed`) for a reader."""
    return pd.DataFrame(
        {
            _("Order number"): rows["order_no"].map(text),
            _("State"): [label("order", each) for each in rows["state"]],
            _("To be put right"): rows["problem"].map(text),
            title("rectifications", "origin"): [said("rectifications", "origin", each) for each in rows["origin"]],
            _("Ordered on"): rows["opened"].map(day),
            _("Time limit"): rows["limit"].map(day),
            _("Days overdue"): [numbers.count(int(n)) if n else numbers.NOTHING for n in rows["days_over"]],
            title("rectifications", "reinspected_on"): rows["reinspected_on"].map(day),
            _("Department"): rows["department"].map(text),
        }
    )


def chain(rows: pd.DataFrame) -> pd.DataFrame:
    """Suppliers and customers (`Dossier.chain`) for a reader."""
    sides = {"supplier": _("supplies it"), "customer": _("is supplied by it")}
    return pd.DataFrame(
        {
            _("Enterprise"): rows["name"],
            _("Side"): rows["side"].map(sides),
            _("Batches judged"): [numbers.count(int(n)) for n in rows["batches"]],
            _("Failed"): [numbers.count(int(n)) for n in rows["failed"]],
            _("Last failure"): rows["last_failed"].map(day),
            _("Failed items"): [listing(map(names.item, each)) or numbers.NOTHING for each in rows["items"]],
        }
    )


def along(rows: pd.DataFrame) -> tuple[str, ...]:
    """How many of the chain failed, in a sentence for each side."""
    told = []
    for side, sentence in (
        ("supplier", _("{bad} of {n} suppliers had a failed batch in these years.")),
        ("customer", _("{bad} of {n} customers had a failed batch in these years.")),
    ):
        part = rows[rows["side"] == side]
        if len(part):
            told.append(sentence.format(bad=int((part["failed"] > 0).sum()), n=len(part)))
    return tuple(told)


def table(dataset: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Records as their dataset declares them: its fields as columns, its values in words; columns that say nothing are left out."""
    shown = {title(dataset, name): [said(dataset, name, each) for each in rows[name]] for name in rows.columns}
    return pd.DataFrame({name: values for name, values in shown.items() if any(each != numbers.NOTHING for each in values)})


def open_orders(found: Dossier) -> int:
    """Orders that are overdue or failed at their re-inspection."""
    return int(found.orders["state"].isin(("overdue", "failed")).sum())


def worst_licences(found: Dossier) -> dict[str, int]:
    """How many licences are expired or missing, and how many expire within 90 days."""
    states = [each.state for each in follows.licences(found)]
    return {"bad": sum(each in ("expired", "missing") for each in states), "expiring": states.count("expiring")}
