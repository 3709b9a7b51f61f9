"""The parts of meeting mode: what a card says, in the sizes of a projector."""

from __future__ import annotations

from html import escape

import streamlit as st

from analytics import drags, words_of_drags, words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Campaign
from analytics.labels import label
from analytics.scope import Scope
from pages.ui import links, misread, reading, readings, verdict_badges
from pages.ui.attainment import cards, strips
from pages.ui.meeting import trend
from pages.ui.store import ask, lake
from pages.ui.text import literal
from words import N_, _, numbers

TITLE, VALUE, UNIT, FACT, FOOT, AXIS = 44, 112, 56, 24, 20, 18  # pixels
TARGET = "target"

_TOGETHER = {
    ("met", "supported"): N_("met, and the evidence supports it"),
    ("met", "undetermined"): N_("met, but not yet beyond doubt"),
    ("not_yet", "undetermined"): N_("not yet met, and not beyond doubt either"),
    ("not_yet", "contradicted"): N_("not yet met, and the evidence says so"),
    ("missed", "undetermined"): N_("missed, but not beyond doubt"),
    ("missed", "contradicted"): N_("missed, and the evidence says so"),
}


def place(targets: tuple[Attainment, ...]) -> int:
    """Which target the link names; the first where it names none that the campaign has."""
    named = st.query_params.get(TARGET, "")
    at = next((at for at, target in enumerate(targets) if target.id == named), -1)
    if named and at < 0:
        misread.say(_("Target"), [named], targets[0].id)
        st.query_params.pop(TARGET)
    return max(at, 0)


def open_at(target: str = "") -> None:
    """Begin the meeting. For callbacks."""
    st.switch_page(links.page("meeting/meeting"), query_params={TARGET: target} if target else {})


def head(campaign: Campaign, targets: tuple[Attainment, ...], at: int) -> None:
    """Which target of how many, and the three keys."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        day = numbers.date_long(min(targets[at].as_of, targets[at].end))
        said = literal(f"{campaign.short} · {_('target {n} of {all}', n=at + 1, all=len(targets))} · {day}")
        badge = f" :orange-badge[{_('Demo data')}]" if lake().is_demo else ""
        st.markdown(f"**{said}**{badge}", width="content")
        with st.container(horizontal=True, width="content", gap="xsmall"):
            reading.popover(readings.course(targets[at].counting_rule), "meeting")
            before, after = targets[(at - 1) % len(targets)].id, targets[(at + 1) % len(targets)].id
            st.button(_("Previous"), key="meeting-previous", icon=":material/chevron_left:", shortcut="Left", on_click=_go, args=(before,))
            st.button(_("Next"), key="meeting-next", icon=":material/chevron_right:", shortcut="Right", on_click=_go, args=(after,))
            st.button(_("Leave"), key="meeting-leave", icon=":material/close:", shortcut="Esc", on_click=_leave)


def headline(target: Attainment) -> str:
    """The title with both verdicts in it: '阀门合格率：达标，但还不能确认'."""
    said = _TOGETHER.get((target.administrative, target.evidential))
    verdict = _(said) if said else label("administrative", target.administrative)
    words = _("{title}: {verdict}", title=target.title, verdict=verdict if said else verdict[:1].lower() + verdict[1:])
    size = TITLE if numbers.NOTHING not in words and _width(words) <= 28 else TITLE * 28 / max(_width(words), 28)
    return f'<h1 style="font-size:{max(size, 30):.0f}px;line-height:1.2;font-weight:700;margin:0;padding:0">{escape(words)}</h1>'


def value(target: Attainment) -> None:
    """The value, its gap to the target, and the interval."""
    text = words_of_value.value_text(target)
    number, unit = (text[:-1], "%") if text.endswith("%") else (text, target.unit if target.shape == "count" and target.value is not None else "")
    drawn = f'<div style="font-size:{VALUE}px;line-height:1.05;font-weight:700;white-space:nowrap">{escape(number)}'
    st.html(f'{drawn}<span style="font-size:{UNIT}px">{escape(unit)}</span></div>')
    st.html(f'<div style="font-size:{FACT}px;line-height:1.35">{_facts(target)}</div>')
    if strip := strips.interval(target, AXIS):
        st.html(strip)
    if target.low is not None and target.denominator:
        basis = _("90% interval {interval}", interval=words_of_value.interval_text(target)) + " · " + numbers.sample_size(int(target.denominator))
        st.html(f'<div style="font-size:{FOOT}px;opacity:.85">{escape(basis)}</div>')


def verdicts(target: Attainment) -> None:
    """Both verdicts as coloured headings: badges do not grow."""
    st.header(
        verdict_badges.heading(_("Admin.: {verdict}", verdict=label("administrative", target.administrative)), target.administrative), anchor=False
    )
    if target.administrative != "no_data" and target.evidential != "no_data" and (target.complete or target.evidential != "not_applicable"):
        said = _("Evidence: {verdict}", verdict=label("evidential", target.evidential))
        st.header(verdict_badges.heading(said, target.evidential), anchor=False)


def course(campaign: Campaign, scope: Scope, target: Attainment) -> None:
    """How it came to this: the trend of a rate or an index, else the parts that the target is made of."""
    spec = trend.draw_spec(campaign, scope, target)
    if spec:
        trend.draw_chart(spec, AXIS, campaign, target)
    else:
        for part in target.parts:
            shown = f"{part.title}　{words_of_value.value_text(part)}　{label('administrative', part.administrative)}"
            st.header(verdict_badges.heading(shown, part.administrative), anchor=False)
        if not target.parts and target.note:
            st.html(f'<div style="font-size:{FACT}px;line-height:1.5">{escape(target.note)}</div>')


def action(campaign: Campaign, scope: Scope, target: Attainment) -> None:
    """The one line at the foot: what is still needed, and who costs most."""
    said = [escape(cards.needed(target).rstrip("。."))] if target.value is not None and cards.needed(target) else []
    if target.shape == "rate" and target.value is not None:
        worst = drags.heaviest(words_of_drags.spoken(ask(drags.drags, campaign, scope, campaign.target(target.id)), "township"), 1)
        said += [
            _(
                "weakest: {unit} {rate}, costing {points}",
                unit=f"<b>{escape(each.name or _('not stated'))}</b>",
                rate=numbers.rate(each.passed, each.judged, target.limit),
                points=numbers.points(each.points),
            )
            for each in worst
        ]
    line = _("; ").join(said) or escape(target.rule)
    st.html(f'<div style="font-size:{FACT}px;line-height:1.4;border-top:1px solid currentColor;padding-top:10px;margin-top:4px">{line}</div>')


def _facts(target: Attainment) -> str:
    gap = words_of_value.gap(target)
    if target.limit is None or gap is None:
        return escape(target.rule if target.value is not None else target.why_no_data or target.rule)
    sign = next((sign for sign in ("≥", ">", "=") if sign in target.rule), "≥")
    wanted = _("Target {sign} {limit}", sign=sign, limit=words_of_value.limit_text(target))
    return _("{target}, {gap}", target=escape(wanted), gap=f"<b>{escape(words_of_value.gap_text(target))}</b>")


def _width(words: str) -> float:
    """Full-width letters that the words take."""
    return sum(1.0 if ord(sign) > 0x2E80 else 0.55 for sign in words)


def _go(target: str) -> None:
    st.query_params.update({TARGET: target})


def _leave() -> None:
    st.switch_page(links.page("attainment/attainment"), query_params={})
