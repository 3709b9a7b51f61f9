"""下一步工作建议: what the figures ask for, and nothing that no figure asks for: whom to supervise, what is needed, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import words_of_drags, words_of_orders
from analytics.attainment import Attainment
from analytics.drags import heaviest
from analytics.labels import listing
from analytics.names import item as item_name
from analytics.names import place
from analytics.words_of_value import gap_text
from reports.document import Block
from reports.findings import Findings
from reports.sections.orders import waiting
from reports.sections.process import following
from reports.sections.warned import standing_of
from reports.sections.wording import joined, numbered, paragraph
from words import _, numbers

ITEMS = 2
TOWNSHIPS = 3


def blocks(found: Findings) -> Iterator[Block]:
    """One numbered paragraph each; a sentence where nothing is asked for."""
    said = [each for each in (targets(found), sampled(found), townships(found), items(found), orders(found), warned(found), next_step(found)) if each]
    if not said:
        yield paragraph(_("The figures of the day ask for nothing more: no target is missed, no order overdue, no early warning stands."))
        return
    yield from numbered(said)


def targets(found: Findings) -> str:
    """The targets counted in full that are not met: what is lacking."""
    lacking = [one for one in found.attainments if one.administrative in ("not_yet", "missed") and one.evidential == "not_applicable"]
    if not lacking:
        return ""
    return _("Press the responsible departments for the targets not met: {targets}.", targets=_("; ").join(_short(one) for one in lacking[:6]))


def sampled(found: Findings) -> str:
    """How many passing batches would settle what the samples leave open, and what the plan still affords."""
    said = []
    for one in found.attainments:
        if one.evidential == "undetermined" and one.needed_without_failure:
            said.append(_("{id} {title}: {n} more batches, all passing", id=one.id, title=one.title, n=numbers.count(one.needed_without_failure)))
    told = [_("Sample on, so that the evidence can settle: {targets}.", targets=_("; ").join(said[:4]))] if said else []
    for one in found.attainments:
        if one.remaining_planned and one.failures_affordable is not None and not one.out_of_reach:
            told.append(
                _(
                    "Of the batches still planned for {id} ({n}) at most {f} may fail.",
                    n=numbers.count(one.remaining_planned),
                    id=one.id,
                    f=numbers.count(one.failures_affordable),
                )
            )
    return joined(told)


def townships(found: Findings) -> str:
    """The townships that cost the targets most."""
    names = list(dict.fromkeys(
        each.name for target in found.pulled for each in heaviest(words_of_drags.spoken(found.drags(target), "township"), TOWNSHIPS)
    ))  # fmt: skip
    return _("Put supervision first in {units}, which cost the pass rates most.", units=listing(names[:4])) if names else ""


def items(found: Findings) -> str:
    """The items most failed on."""
    if found.items.empty:
        return ""
    totals = found.items.groupby("item")["count"].sum().sort_values(ascending=False, kind="stable")
    if totals.empty or int(totals.iloc[0]) < 2:
        return ""
    named = listing(_("“{item}”", item=item_name(str(item))) for item, _n in totals.head(ITEMS).items())
    share = numbers.rate(int(totals.head(ITEMS).sum()), int(totals.sum()))
    return _("Work on {items}, on which {share} of the failures lie.", items=named, share=share)


def orders(found: Findings) -> str:
    """The orders overdue or failed, with the townships that hold most of them."""
    rows = waiting(found.orders)
    if rows.empty:
        return ""
    over, failed = int((rows["state"] == "overdue").sum()), int((rows["state"] == "failed").sum())
    places = [place(str(each)) for each in rows["township"].dropna().value_counts(sort=True).index[:TOWNSHIPS]]
    head = _("Press for the orders not put right: {parts}", parts=words_of_orders.pressing(over, failed))
    return head + (_(", first in {places}.", places=listing(places)) if places else _("."))


def warned(found: Findings) -> str:
    """The warnings that nobody has dealt with."""
    unseen = [each for each in standing_of(found) if each.state in ("open", "returned")]
    if not unseen:
        return ""
    firms = list(dict.fromkeys(each.warning.name for each in unseen if each.warning.kind == "recurrence"))
    said = [_("Look into the early warnings not yet dealt with ({n}).", n=numbers.count(len(unseen)))]
    if firms:
        said.append(_("Enterprises that failed repeatedly on one item, for follow-up sampling: {n}.", n=numbers.count(len(firms))))
    return joined(said)


def next_step(found: Findings) -> str:
    """The next milestone, and the milestones that are late."""
    late = [step for step in found.milestones if step.state == "late"]
    said = []
    if late:
        said.append(
            _(
                "Catch up on the late milestones: {steps}.",
                steps=_("; ").join(_("no. {no} “{title}”", no=step.no, title=step.title) for step in late[:4]),
            )
        )
    if step := following(found):
        said.append(_("Prepare the next milestone, due on {day}: {title}.", day=numbers.date_long(step.due), title=step.title))
    return joined(said)


def _short(one: Attainment) -> str:
    """A target not met with its gap, or its number of cases."""
    size = gap_text(one)
    if size != numbers.NOTHING:
        return _("{id} {title} ({size})", id=one.id, title=one.title, size=size)
    value = numbers.of_unit(f"{one.value:g}", one.unit) if one.value is not None and one.shape == "count" else ""
    return _("{id} {title} ({value} left)", id=one.id, title=one.title, value=value) if value else f"{one.id} {one.title}"
