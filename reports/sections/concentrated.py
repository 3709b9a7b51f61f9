"""The sales of an industry: how they are tiered, and how concentrated sales and failures are."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics import words_of_classes
from analytics.concentration import Concentration, Held
from analytics.labels import listing
from charts.figures.lorenz import TENTH, gini, lorenz
from charts.figures.tiers import finding, shares
from reports.document import Block, Figure
from reports.findings import Findings
from reports.sections.wording import PLACE, cited, paragraph
from words import _, numbers


def blocks(found: Findings, held: Concentration) -> Iterator[Block]:
    """Sales tiers with their sales, batches and failures, and how unequal sales and failures are."""
    by_class = found.tiers[found.tiers["class"].notna()].set_index("class")[["enterprises", "sales", "passed", "judged", "failed"]]
    if not by_class[["enterprises", "judged"]].to_numpy().sum():
        yield paragraph(_("No enterprise has sales on record, so there is no tier and no concentration."))
        return
    spec = shares(by_class, key="tiers", subject=_("Sales tiers: shares"), classes={each: words_of_classes.state("sales", each) for each in "ABC"})
    told = listing(
        _(
            "class {letter} {n} enterprises with sales of {sum}",
            letter=letter,
            n=numbers.count(row["enterprises"]),
            sum=numbers.money(float(row["sales"])),
        )
        for letter, row in by_class.iterrows()
    )
    worst = finding(by_class)
    yield paragraph(
        _("By annual sales: {classes}.", classes=told),
        _("{finding}.", finding=worst) if worst else "",
        cited(_("{figure} compares their shares.", figure=PLACE), "tiers"),
    )
    yield Figure(spec, _("Sales tiers: shares in enterprises, sales, batches and failed batches"), _in_no_tier(found.tiers))
    curve = lorenz(held, key="lorenz")
    if curve.empty:
        return
    ginis = [
        _("Gini coefficient of {what}: {gini} ({n} enterprises).", what=what, gini=gini(one.gini), n=numbers.count(len(one.frame)))
        for what, one in ((_("Sales"), held.sales), (_("Failed batches"), held.failures))
        if one and one.total > 0
    ]
    yield paragraph(*_tenths(held), *ginis, cited(_("{figure} draws both.", figure=PLACE), "lorenz"))
    yield Figure(curve, _("Lorenz curves of sales and of failed batches"))


def _tenths(held: Concentration) -> Iterator[str]:
    """What the largest tenth holds, in whole numbers beside the shares, and whether chance would make as much of the failures."""
    if held.sales and held.sales.total > 0 and len(held.sales.frame) > 1:
        yield _(
            "Sales of the largest {top} of {n} enterprises ({part}): {held} of {all}, {share}.",
            **_top(held.sales),
            held=numbers.money(held.sales.top(TENTH)[1] * held.sales.total),
            all=numbers.money(held.sales.total),
        )
    if held.failures and held.failures.total > 0 and len(held.failures.frame) > 1:
        failed = round(held.failures.top(TENTH)[1] * held.failures.total)
        yield _(
            "Failed batches at the worst {top} of {n} enterprises sampled ({part}): {held} of {all}, {share}.",
            **_top(held.failures),
            held=numbers.count(failed),
            all=numbers.count(round(held.failures.total)),
        )
        if held.chance:
            beyond = held.failures.gini > held.chance.high
            yield _("That is more than chance alone explains.") if beyond else _("That is no more than chance alone explains.")


def _top(held: Held) -> dict[str, str]:
    """How many a tenth of the enterprises is, of how many, and what it holds."""
    count, share = held.top(TENTH)
    n = len(held.frame)
    return {"top": numbers.count(count), "n": numbers.count(n), "part": numbers.rate(count, n), "share": numbers.percent(share)}


def _in_no_tier(rows: pd.DataFrame) -> str:
    """Why the bars count fewer batches than the text: those of makers in no sales tier; '' where every batch has its tier."""
    none = rows["class"].isna()
    apart, failed = int(rows.loc[none, "judged"].sum()), int(rows.loc[none, "failed"].sum())
    if not apart:
        return ""
    return _(
        "The bars count {judged} judged batches, {failed} of them failed; {rest} more ({rest_failed} failed) are of makers in no sales tier: "
        "not in the register, or without sales on record.",
        judged=numbers.count(int(rows["judged"].sum()) - apart),
        failed=numbers.count(int(rows["failed"].sum()) - failed),
        rest=numbers.count(apart),
        rest_failed=numbers.count(failed),
    )
