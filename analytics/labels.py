"""What a stored value is called in front of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from words import N_, _, language

LEVEL = {"national": N_("national level"), "provincial": N_("provincial level"), "municipal": N_("municipal level"), "county": N_("county level")}
KIND = {
    "routine": N_("routine"),
    "periodic": N_("periodic"),
    "special": N_("special"),
    "comparable": N_("comparable"),
    "follow_up": N_("follow-up of known failures"),
    "recheck": N_("recheck after rectification"),
    "risk_monitoring": N_("risk monitoring"),
}
LINK = {"production": N_("production"), "circulation": N_("circulation")}
MEASURE = {
    "batch": N_("batch pass rate"),
    "enterprise": N_("enterprise pass rate"),
    "intrinsic": N_("intrinsic pass rate"),
    "item": N_("item pass rate"),
}
ADMINISTRATIVE = {"met": N_("Met"), "not_yet": N_("Not yet met"), "missed": N_("Missed"), "no_data": N_("No data")}
EVIDENTIAL = {
    "supported": N_("Supported"),
    "undetermined": N_("Undetermined"),
    "contradicted": N_("Contradicted"),
    "not_applicable": N_("Full count"),
    "no_data": N_("No data"),
}
REGION = {"own": N_("own"), "city": N_("city average"), "province": N_("provincial average"), "nation": N_("national average")}
DISPOSITION = {"integrate_upgrade": N_("integrate and upgrade"), "rectify": N_("rectify and regulate"), "close": N_("close and ban")}
ORDER = {
    "confirmed": N_("confirmed"),
    "failed": N_("failed at re-inspection"),
    "to_inspect": N_("waiting for re-inspection"),
    "running": N_("within the time limit"),
    "overdue": N_("overdue"),
}
CLASS = {"A": N_("A: critical"), "B": N_("B: important"), "C": N_("C: general"), "labelling": N_("labelling"), "unknown": N_("class unknown")}

SIGNS: Mapping[str, str] = {
    "met": "✓",
    "supported": "✓",
    "missed": "✕",
    "contradicted": "✕",
    "undetermined": "?",
    "not_yet": "…",
    "no_data": "–",
}
"""The sign before a verdict in words, the same on screen and in every report; the marks of charts and matrices are ● ◆ ○ instead."""

LABELS: Mapping[str, Mapping[str, str]] = {
    "level": LEVEL,
    "kind": KIND,
    "link": LINK,
    "measure": MEASURE,
    "administrative": ADMINISTRATIVE,
    "evidential": EVIDENTIAL,
    "region": REGION,
    "disposition": DISPOSITION,
    "class": CLASS,
    "order": ORDER,
}


def label(what: str, value: str | None) -> str:
    """The word for a stored value of that kind ('level', 'national'); 'not stated' for none, the value itself where it has no word."""
    if value is None:
        return _("not stated")
    text = LABELS[what].get(value)
    return _(text) if text else value


def told(sentences: Iterable[str]) -> str:
    """Sentences one after another: with a space between them where the language has one."""
    return ("" if language() == "zh" else " ").join(each for each in sentences if each)


def listing(words: Iterable[str]) -> str:
    """Words one after another: '国家级、省级', 'national level, provincial level'."""
    return ("、" if language() == "zh" else ", ").join(words)
