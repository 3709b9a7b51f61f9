"""The test for a trend over the stages, in words."""

from __future__ import annotations

from analytics.stages import StageTrend
from words import _, numbers


def finding(found: StageTrend, *, plain: bool = False) -> str:
    """The outcome of the test as a title says it; `plain`: with its p alone, for a sentence whose method stands in a note."""
    figures = _("trend test {p}", p=_p(found)) if plain else _figures(found)
    if found.z is None:
        return _("no trend over the stages can be tested")
    if not found.shown:
        return _("no trend over the stages is shown ({figures})", figures=figures)
    if found.z > 0:
        return _("rises over the stages ({figures})", figures=figures)
    return _("falls over the stages ({figures})", figures=figures)


def said(found: StageTrend) -> str:
    """The test in a sentence."""
    if found.why == "few":
        return _("A trend needs at least two stages with judged batches; there are {n}.", n=found.stages)
    if found.z is None:
        return (
            _("Every batch passed in every stage: nothing differs.")
            if found.why == "all_passed"
            else _("Every batch failed in every stage: nothing differs.")
        )
    kind = _("exact, two-sided: twice the one-sided p") if found.exact else _("two-sided, normal approximation")
    return _(
        "Cochran–Armitage test over {n} stages with batches: {figures} ({kind}). z above 0: the rate rises. The time before is left out.",
        n=found.stages,
        figures=_figures(found),
        kind=kind,
    )


def _figures(found: StageTrend) -> str:
    return f"z = {numbers.number(found.z, 2)}, {_p(found)}"


def _p(found: StageTrend) -> str:
    p = found.p_value or 0.0
    return "p < 0.001" if p < 0.001 else f"p = {numbers.number(p, 3)}"
