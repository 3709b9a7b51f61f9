"""基本情况: what the campaign is, where it stands on the day, what was sampled and how it did."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.labels import label, listing
from analytics.names import place, trade
from analytics.units import SMALL
from reports.document import Block
from reports.findings import Findings
from reports.rated import by_level as by_rank
from reports.rated import rated
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

SAMPLED = "sampled"


def blocks(found: Findings) -> Iterator[Block]:
    """The campaign and its stage, the batches and their rates, the enterprises and the quality index."""
    yield paragraph(campaign(found), stage(found))
    if not found.begun:
        return
    if not int(found.whole["judged"]):
        yield paragraph(no_batches(found))
        return
    rows = found.by_trade[found.by_trade["judged"] > 0]
    if len(rows) > 1:
        yield paragraph(batches(found), cited(_("{table} gives them by trade.", table=PLACE), SAMPLED), by_level(found))
        names = [trade(each) if isinstance(each, str) else _("trade not stated") for each in rows["trade"]]
        yield rated(rows, names, _("Trade"), SAMPLED, _("Batches sampled and their pass rate, by trade"), _("Intervals: Wilson, 95%."), found.whole)
    else:
        yield paragraph(batches(found), by_level(found))
    if said := [each for each in (enterprises(found), index(found)) if each]:
        yield paragraph(*said)


def campaign(found: Findings) -> str:
    """What is carried out, where and when."""
    one = found.campaign
    return _(
        "{title}, set out in {document}, runs from {start} to {end} in the {n} townships of {county} and covers {trades}.",
        title=one.title,
        document=one.document,
        start=numbers.date_long(one.start),
        end=numbers.date_long(one.end),
        n=len(one.places()),
        county=place(one.county),
        trades=listing(trade(each) for each in one.trades),
    )


def stage(found: Findings) -> str:
    """Which stage is on, or that the campaign has ended or not begun."""
    one, day = found.campaign, found.as_of
    if day < one.start:
        return _("As of {day} it has not begun.", day=numbers.date_long(day))
    if day >= one.end:
        return _("All its stages are over.") if len(one.stages) > 1 else _("It is over.")
    now = one.stage_on(day)
    if now is None or len(one.stages) == 1:
        return _("Days left as of {day}: {n}.", day=numbers.date_long(day), n=(one.end - day).days)
    return _(
        "As of {day} it is in stage {no} of {n} ({title}), which ends on {end}.",
        day=numbers.date_long(day),
        no=now.no,
        n=len(one.stages),
        title=now.title,
        end=numbers.date_long(now.end),
    )


def no_batches(found: Findings) -> str:
    """That there is no rate, and why."""
    said = [_("No batch has been judged in these days, so no pass rate is given.")]
    if lost := int(found.whole["failures_without_denominator"]):
        said.append(_("Failed batches known, all from lists of failures only: {n}; without a denominator there is no rate.", n=numbers.count(lost)))
    return joined(said)


def batches(found: Findings) -> str:
    """How many batches were judged and passed, and what is counted apart."""
    whole = found.whole
    passed, judged = int(whole["passed"]), int(whole["judged"])
    counts = {"n": numbers.count(judged), "rate": numbers.rate(passed, judged), "days": numbers.date_range(found.span.start, found.span.end)}
    interval = numbers.interval(float(whole["low"]), float(whole["high"]))
    if passed == judged:
        said = [_("{days}: batches judged {n}, and all passed (95% interval of the pass rate {interval}).", interval=interval, **counts)]
    else:
        failed = numbers.count(judged - passed)
        said = [
            _("{days}: batches judged {n}, failed {failed}; the pass rate is {rate} (95% interval {interval}).",
              failed=failed, interval=interval, **counts)
        ]  # fmt: skip
    if apart := int(whole["not_judged"]):
        said.append(_("Not judged and not counted: {n}.", n=numbers.count(apart)))
    if lost := int(whole["failures_without_denominator"]):
        said.append(_("Failed batches from lists of failures only, not in the rate either: {n}.", n=numbers.count(lost)))
    return joined(said)


def by_level(found: Findings) -> str:
    """The rate of each level of sampling, where there are several; a handful of batches as a fraction."""
    rows = by_rank(found.by_level[found.by_level["judged"] > 0])
    if len(rows) < 2:
        return ""
    names = [label("level", each if isinstance(each, str) else None) for each in rows["level"]]
    said = (f"{name} {_brief(int(p), int(n))}" for name, p, n in zip(names, rows["passed"], rows["judged"], strict=True))
    return _("By level of sampling: {rates}.", rates=listing(said))


def enterprises(found: Findings) -> str:
    """How many enterprises were sampled and how many of them had a failed batch."""
    rows = found.by_enterprise[(found.by_enterprise["judged"] > 0) & found.by_enterprise["enterprise"].notna()]
    if rows.empty:
        return ""
    failing = int((rows["passed"] < rows["judged"]).sum())
    if not failing:
        return _("Enterprises sampled: {n}, none of them with a failed batch.", n=numbers.count(len(rows)))
    return _("Enterprises sampled: {n}, of them with a failed batch: {failing}.", n=numbers.count(len(rows)), failing=numbers.count(failing))


def index(found: Findings) -> str:
    """The quality index with its interval; where no failure states its class it is only the pass rate, and nothing is said of it."""
    one = found.index
    if one.index is None or one.unknown_class_share == 1:
        return ""
    value = numbers.number(one.index)
    if one.low is None or one.high is None:
        return _("The product quality index is {value} (weights of version {version}).", value=value, version=one.version)
    return _(
        "The product quality index is {value} (95% interval {low} to {high}; weights of version {version}).",
        value=value,
        low=numbers.number(one.low),
        high=numbers.number(one.high),
        version=one.version,
    )


def _brief(passed: int, judged: int) -> str:
    """A rate with its counts; of a handful only the counts."""
    if judged < SMALL:
        return f"{passed}/{judged}"
    return _("{value} ({n} of {of})", value=numbers.rate(passed, judged), n=numbers.count(passed), of=numbers.count(judged))
