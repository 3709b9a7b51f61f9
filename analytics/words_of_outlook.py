"""What can be said about a target at its due date, in words: the answer, how likely it is, and why there is no prediction."""

from __future__ import annotations

import math
from fractions import Fraction

from analytics import sentence, words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Campaign, Target
from analytics.expected import Outlook
from analytics.labels import label, listing
from analytics.names import trade
from words import N_, _, numbers

# The calibrated words of the IPCC (Mastrandrea et al. 2010): at least so probable.
LIKELY = (
    (0.99, N_("virtually certain")),
    (0.90, N_("very likely")),
    (0.66, N_("likely")),
    (0.33, N_("about as likely as not")),
    (0.10, N_("unlikely")),
    (0.01, N_("very unlikely")),
    (0.0, N_("exceptionally unlikely")),
)


def likely(chance: float) -> str:
    """A probability in words."""
    return _(next(text for least, text in LIKELY if chance >= least))


def chance(value: float | None) -> str:
    """A probability as a whole percentage; one that is not certain is never printed as 0% or 100%."""
    if value is None:
        return numbers.NOTHING
    if 0 < value < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= value < 1 else numbers.percent(value, 0)


def limit(value: Fraction) -> str:
    """What the rate is held against: '80%', '71.3%'."""
    return numbers.percent(float(value), 0 if (value * 100).denominator == 1 else 1)


def answer(one: Outlook) -> str:
    """An open target in one sentence."""
    if one.limit is None:
        return one.why
    if one.remaining is None:
        return _("The campaign file plans no batches, so there is no prediction.")
    if not one.judged and one.chance is None:
        return _("Nothing judged yet: there is nothing to predict from.")
    if one.affordable is None:
        return _("Nothing judged and nothing planned: there will be no rate.")
    if not one.remaining:
        return _("No batch is planned any more: the rate stays at {rate}.", rate=numbers.rate(one.passed, one.judged, one.limit))
    if one.chance == 0 and one.affordable >= 0:
        return _("Out of reach: a stage that must meet the target by itself no longer can.")
    n, goal = numbers.count(one.remaining), limit(one.limit)
    last = one.remaining == 1
    if one.affordable < 0:
        best = numbers.rate(one.passed + one.remaining, one.judged + one.remaining, one.limit)
        lost = _("Out of reach: even if the one batch to come passes, the rate ends at {best}.", best=best)
        return lost if last else _("Out of reach: even if all {n} batches to come pass, the rate ends at {best}.", n=n, best=best)
    if not one.needed and not one.stages:
        safe = _("Secured: even if the one batch to come fails, the target of {goal} is met.", goal=goal)
        return safe if last else _("Secured: even if all {n} batches to come fail, the target of {goal} is met.", n=n, goal=goal)
    said = _("Of the {n} batches to come at most {f} may fail, {p} must pass.", n=n, f=numbers.count(one.affordable), p=numbers.count(one.needed))
    if last:
        said = _("The one batch to come must pass.") if one.needed else _("The one batch to come may fail.")
    if one.chance is None:
        return said
    return _("Predictive probability {chance}, {likely}. {more}", chance=chance(one.chance), likely=likely(one.chance), more=said)


def over(one: Outlook) -> str:
    """What happened, once the due date has come."""
    now, today = one.attained, one.as_of == one.due
    if now.value is None or now.administrative == "no_data":
        if today:
            return _("Due on this day; whether the target is met cannot be said: {why}", why=now.why_no_data or _("No data yet."))
        return _("The due date is over; whether the target was met cannot be said: {why}", why=now.why_no_data or _("No data yet."))
    value = words_of_value.value_text(now)
    if now.shape == "rise":
        counted = sentence.risen(now)
    elif now.exact is not None and now.numerator is not None and now.denominator is not None:
        counted = _("{value} ({n} of {of})", value=value, n=numbers.count(now.numerator), of=numbers.count(now.denominator))
    else:
        counted = numbers.of_unit(value, now.unit) if now.shape == "count" else value
    if today:
        met = now.administrative == "met"
        return _("Due on this day: {value}, the target is met.", value=counted) if met else _("Due on this day: {value}, not met.", value=counted)
    if now.administrative == "met":
        return _("The due date is over: {value}, the target was met.", value=counted)
    return _("The due date is over: {value}, the target was missed.", value=counted)


def rise(one: Outlook, open_levels: int) -> str:
    """A target that every level must meet against its own past."""
    if not open_levels:
        return no_baseline()
    if one.chance is None:
        return _("Each level by itself, below: without a plan for every level there is no common probability.")
    said = _(
        "Predictive probability {chance}, {likely}, that every one of {n} levels rises",
        n=open_levels,
        chance=chance(one.chance),
        likely=likely(one.chance),
    )
    return said + _(".")


def no_baseline() -> str:
    """A level without samples before."""
    return _("Not predicted: no judged batch in the period before to compare with.")


def beyond_all(goal: Fraction) -> str:
    """A level that would have to pass more than every batch."""
    return _("Out of reach: with the rise that is asked for the rate would be {goal}.", goal=numbers.percent(float(goal)))


def part(campaign: Campaign, target: Target, level: str) -> str:
    """What a level of a target is called: '童装、县级', and of a target for every trade '抽检合格率比上年提高（县级）'."""
    if set(target.trades) == set(campaign.trades):
        return _("{target} ({level})", target=target.title, level=label("level", level))
    return listing([*(trade(each) for each in target.trades), label("level", level)]).capitalize()


def not_predicted(target: Target, now: Attainment) -> str:
    """Why a target of another shape is not predicted, and what remains to go."""
    if now.reported:
        return _join(_("Not predicted: a department reports this figure, it is no sample."), _to_go(target, now))
    if target.measure == "enterprise":
        return _("Not predicted: a coming batch may be of an enterprise that is counted already, so the number of enterprises to come is not known.")
    match target.shape:
        case "index":
            why = _("Not predicted: the index depends on the severity of failures and on the mix of products to come, which no plan states.")
        case "count" | "falls":
            why = _("Not predicted: a count of cases is no sample of batches.")
        case "share" | "share_rise":
            why = _("Not predicted: the register is counted in full, there is nothing random about it.")
        case "filed" | "below" | "change":
            why = _("Not predicted: a department reports this figure, it is no sample.")
        case "rectified":
            why = _("Not predicted: rectifications are counted in full, each is confirmed or not.")
        case "groups":
            why = _("Not predicted: it asks how many groups meet a rule, and the register counts them in full.")
        case "benchmark":
            return _("Not predicted: the averages to compare with are not all reported.")
        case _:
            return _("Not predicted: its records do not come in batches.")
    return _join(why, _to_go(target, now))


def _to_go(target: Target, now: Attainment) -> str:
    """What is missing to the limit, by arithmetic alone."""
    if now.value is None:
        return now.why_no_data
    if now.limit is None:
        return ""
    goal = words_of_value.limit_text(now)
    if target.shape == "index":
        return _("Now {value} against {goal}: {gap}.", value=numbers.number(now.value), goal=goal, gap=words_of_value.gap_text(now))
    if target.shape == "count":
        left = now.value - now.limit
        return _("Reached: {value}.", value=f"{now.value:g}") if left <= 0 else _("To go: {amount}.", amount=numbers.of_unit(f"{left:g}", now.unit))
    if now.numerator is None or not now.denominator:
        if words_of_value.gap(now) is None:
            return _("Now {value} against {goal}.", value=words_of_value.value_text(now), goal=goal)
        return _("Now {value} against {goal}: {gap}.", value=words_of_value.value_text(now), goal=goal, gap=words_of_value.gap_text(now))
    lacking = Fraction(repr(now.limit)) * Fraction(repr(float(now.denominator))) - Fraction(repr(float(now.numerator)))
    if lacking <= 0:
        return _("Reached: {value}.", value=words_of_value.value_text(now))
    short = numbers.money(float(lacking)) if target.share == "brand_sales" else numbers.of_unit(f"{math.ceil(lacking)}", now.unit)
    return _("Now {value}; to reach {goal} it lacks {short}.", value=words_of_value.value_text(now), goal=goal, short=short)


def _join(first: str, then: str) -> str:
    return f"{first}{'' if first.endswith('。') else ' '}{then}".strip()
