"""The verdict of a target as the title of its slide: value, target met or not, and how sure that is, in one sentence."""

from __future__ import annotations

from analytics import words_of_change
from analytics.attainment import Attainment
from analytics.labels import ADMINISTRATIVE, SIGNS, label, listing
from analytics.sentence import risen
from analytics.words_of_value import gap_text, limit_text, short_stages, value_text
from reports.slides.model import Badge
from words import _, language, numbers


def headline(one: Attainment, id: str = "") -> str:
    """'阀门抽查合格率 80.9%，达到 80% 的目标；样本尚不足以定论'; `id` stands before it where it is given."""
    title = f"{id} {one.title}".strip()
    if one.value is None:
        return _("{title}: no data, so it cannot be judged", title=title)
    evidence = _evidence(one)
    match one.shape:
        case "change":
            said = _("{title}: {value}, {verdict}", title=title, value=words_of_change.moved(one, value_text(one)), verdict=_administrative(one))
        case "rise" if one.limit is not None:
            said = _("{title}: {why}", title=title, why=risen(one))
        case _:
            said = _("{title} {value}, {verdict}", title=title, value=valued(one), verdict=_administrative(one))
    return _("{verdict}; {evidence}", verdict=said, evidence=evidence) if evidence else said


def valued(one: Attainment) -> str:
    """The value with its unit: '80.9%', '2 起', '4/4 个级别'."""
    text = value_text(one)
    return numbers.of_unit(text, one.unit) if one.shape in ("count", "rise") and one.value is not None else text


def badges(one: Attainment) -> tuple[Badge, ...]:
    """Both verdicts; of a full count or a filed figure that it is one."""
    said = Badge(_("Admin.: {verdict}", verdict=label("administrative", one.administrative)), one.administrative)
    if one.administrative == "no_data":
        return (said,)
    if one.reported:
        return said, Badge(_("Reported figure"), "not_applicable")
    if one.evidential in ("not_applicable", "no_data"):
        return (said, Badge(label("evidential", "not_applicable"), "not_applicable")) if one.complete else (said,)
    return said, Badge(_("Evidence: {verdict}", verdict=label("evidential", one.evidential)), one.evidential)


def roll_up(found: tuple[Attainment, ...]) -> str:
    """'6 项目标：✓ 达标 3、✕ 未达标 2、– 无数据 1': how many are met, not yet met, missed and without data; a verdict of none is left out."""
    counted = [(verdict, sum(each.administrative == verdict for each in found)) for verdict in ADMINISTRATIVE]
    told = listing(f"{SIGNS[verdict]} {label('administrative', verdict)} {n}" for verdict, n in counted if n)
    return _("{n} targets: {verdicts}", n=len(found), verdicts=told)


def _administrative(one: Attainment) -> str:
    limit = limit_text(one)
    if one.administrative == "no_data":
        return _("whether the target is met cannot be said yet")
    met = one.administrative == "met"
    match one.shape:
        case "rise":
            return _("every comparable level rose") if met else _("not every level rose")
        case "benchmark":
            return (
                _("above the highest average, {limit}", limit=limit) if met else _("not above every average, the highest being {limit}", limit=limit)
            )
        case "share_rise":
            return _("target met, up from {limit} at the start", limit=limit) if met else _("target not met, {limit} at the start", limit=limit)
        case "change":
            return words_of_change.verdict(one, limit)
    if one.limit is None:
        return _("target met") if met else _("target not met")
    if met:
        return _("meets the {limit} target", limit=_of(one, limit))
    if short_stages(one):
        whole = {"limit": _of(one, limit)}
        if one.administrative == "not_yet":
            return _("meets the {limit} target on the whole, but not yet in every stage", **whole)
        return _("meets the {limit} target on the whole, but not in every stage", **whole)
    if one.administrative == "not_yet":
        return _("does not yet meet the {limit} target", limit=_of(one, limit))
    return _("misses the {limit} target", limit=_of(one, limit))


def _of(one: Attainment, limit: str) -> str:
    """The limit; in Chinese with the unit that its number asks for, in English the value before it has said that."""
    return f"{limit} {one.unit}".strip() if one.shape == "count" and language() == "zh" else limit


def _evidence(one: Attainment) -> str:
    match one.evidential:
        case "supported":
            return _("the samples support it")
        case "undetermined":
            return _("not settled by the samples")
        case "contradicted":
            return _("the samples contradict it")
    return ""


def under(one: Attainment) -> str:
    """Target and gap, under the value: '目标 ≥ 80%，高出 0.9 个百分点'; without a gap the rule."""
    gap = gap_text(one)
    if one.value is None:
        return one.rule
    if one.shape == "rise":
        return risen(one)
    if gap == numbers.NOTHING:
        return one.rule
    if one.shape == "benchmark":
        against = _("Highest average {limit}", limit=limit_text(one))
    elif one.shape == "share_rise":
        against = _("At the start {limit}", limit=limit_text(one))
    else:
        sign = next((sign for sign in ("≥", ">", "≤", "<", "=") if sign in one.rule), "≥")
        against = _("Target {sign} {limit}", sign=sign, limit=limit_text(one))
    return _("{target}, {gap}", target=against, gap=gap)
