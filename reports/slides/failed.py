"""Failed items: which few make up most failures."""

from __future__ import annotations

from analytics import words_of_items
from analytics.labels import listing
from analytics.names import item as named
from charts.figures.pareto import pareto
from reports import rest
from reports.findings import Findings
from reports.slides.model import Fact, Slide
from words import _, numbers

MOST = 8
"""Items that are read from afar; the rest stands in one row."""
NAMED = 3
SAMPLED = ("rate", "rise", "benchmark", "index")


def slides(found: Findings) -> list[Slide]:
    """The Pareto chart with what it says; without failures the sentence that says so."""
    frame = found.items
    totals = frame.groupby("item")["count"].sum().sort_values(ascending=False, kind="stable")
    if frame.empty and not int(found.whole["judged"]) and not any(each.shape in SAMPLED for each in found.campaign.targets):
        return []  # a campaign without sampling has nothing to fail
    if totals.empty:  # no failure, or none that names its item
        said = words_of_items.why_nothing(int(found.whole["judged"]), int(found.whole["passed"]))
        return [Slide(_("No failed items"), kicker=_("Failed items"), lines=(said,), notes=(said,))]
    spec = pareto(frame, key="slide-items", subject=_("Failed items"), most=MOST)
    whole, first = int(frame["count"].sum()), totals.head(NAMED)
    share = numbers.rate(int(first.sum()), whole)
    title = _("All failures are on one item: {item}", item=named(str(totals.index[0])))
    if len(totals) == 1 and int(totals.iloc[0]) < whole:
        title = _("The only failed item that is named: {item}", item=named(str(totals.index[0])))
    if len(totals) > NAMED:
        title = _("Three of {n} failed items make up {share} of all failures", n=len(totals), share=share)
    elif len(totals) > 1:
        title = _("The failures are on {n} items", n=len(totals))
    most = listing(_("{item} ({n})", item=named(str(item)), n=numbers.count(int(n))) for item, n in first.items())
    judged, passed = int(found.whole["judged"]), int(found.whole["passed"])
    batches = _("{failed} of {judged} judged batches failed", failed=numbers.count(judged - passed), judged=numbers.count(judged))
    facts = (Fact(_("Most frequent"), most), Fact(_("Basis"), batches), Fact(_("Counted"), words_of_items.counted(frame)))
    notes = tuple(f"{named(str(item))}: {numbers.count(int(n))}" for item, n in totals.items())
    return [
        Slide(
            title,
            name=named(str(totals.index[0])) if len(totals) == 1 else "",
            kicker=_("Failed items"),
            value=share if len(totals) > NAMED else numbers.count(whole),
            under=_("of failures on three items") if len(totals) > NAMED else _("failures"),
            facts=facts,
            figure=spec,
            rest=rest.in_workbook("items"),
            notes=(words_of_items.counted(frame), *notes),
        )
    ]
