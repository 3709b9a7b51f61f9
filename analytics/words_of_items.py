"""Failed items in words: what one failure is, and why there is none."""

from __future__ import annotations

import pandas as pd

from words import _, language, numbers


def why_nothing(judged: int, passed: int) -> str:
    """Why there is no failed item: nothing sampled, nothing failed, or failures that name none."""
    if not judged:
        return _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either.")
    if judged == passed:
        if judged == 1:
            return _("The one judged batch passed, so there are no failed items.")
        return _("None of the {n} judged batches failed, so there are no failed items.", n=numbers.count(judged))
    return _("{n} batches failed, but their records name no failed item.", n=numbers.count(judged - passed))


def counted(found: pd.DataFrame) -> str:
    """What one failure is, how many have no class, and how many come from lists of failures only."""
    whole = int(found["count"].sum())
    unknown = int(found.loc[found["class"] == "unknown", "count"].sum())
    said = [_("A batch that fails on several items counts once for each: {n} failures in all.", n=numbers.count(whole))]
    if unknown:
        said.append(_("The class of {n} of them ({share}) is not stated.", n=numbers.count(unknown), share=numbers.rate(unknown, whole)))
    if without := int(found["without_denominator"].sum()):
        said.append(_("{n} come from lists of failures only; they count here, but in no pass rate.", n=numbers.count(without)))
    return ("" if language() == "zh" else " ").join(said)
