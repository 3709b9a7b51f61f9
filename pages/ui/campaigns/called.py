"""What the things of a campaign file are called in front of the reader."""

from __future__ import annotations

from collections.abc import Mapping

from words import N_, _

SHAPES: Mapping[str, str] = {
    "rate": N_("sampled pass rate"),
    "rise": N_("rise against the period before"),
    "benchmark": N_("pass rate above benchmarks"),
    "index": N_("quality index"),
    "count": N_("number of cases or units"),
    "share": N_("share of the register"),
    "share_rise": N_("share that rises"),
    "filed": N_("filed share"),
    "below": N_("filed figure against a benchmark"),
    "change": N_("change against a base period"),
    "falls": N_("falls year by year"),
    "rectified": N_("rectification rate"),
    "groups": N_("share of groups that conform"),
}
FIELDS: Mapping[str, str] = {
    "title": N_("Title"),
    "short": N_("Short title"),
    "document": N_("Document"),
    "county": N_("County"),
    "county_code": N_("County code"),
    "start": N_("First day"),
    "end": N_("Last day"),
    "stated_end": N_("Last day"),
    "trades": N_("Trades"),
    "shape": N_("Kind of target"),
    "measure": N_("Measure"),
    "rule": N_("Comparison"),
    "limit": N_("Limit value"),
    "within": N_("Limit within a group"),
    "due": N_("Due date"),
    "levels": N_("Levels"),
    "kinds": N_("Kinds"),
    "links": N_("Production or circulation"),
    "clause": N_("Clause"),
    "owner": N_("Responsible department"),
    "note": N_("Remark"),
    "window": N_("Days that count"),
    "base": N_("Base period"),
    "plans": N_("Sampling plan"),
    "milestones": N_("Milestones"),
    "weights": N_("Weights"),
    "townships": N_("Townships"),
    "named_townships": N_("Townships"),
    "id": N_("Id"),
    "no": N_("No."),
}
ACTIONS: Mapping[str, str] = {
    "shipped": N_("shipped version"),
    "found": N_("file found there"),
    "new": N_("created"),
    "edit": N_("edited"),
    "restore": N_("restored"),
    "remove": N_("own version removed"),
}
_PARTS = {
    "campaign": N_("Campaign"),
    "index": N_("Quality index"),
    "process": N_("Course of the campaign"),
    "early_warning": N_("Early warning"),
}


def field(name: str) -> str:
    """The word for one thing of a file; the file's own word where the page has none."""
    return _(FIELDS[name]) if name in FIELDS else name


def place(name: str) -> str:
    """Where a difference lies: the campaign, a stage by its number, a target by its id."""
    if name in _PARTS:
        return _(_PARTS[name])
    return _("Stage {n}", n=name.removeprefix("stage ")) if name.startswith("stage ") else name
