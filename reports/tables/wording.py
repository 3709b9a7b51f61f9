"""What the stored values of a table are called in front of the reader, by kind of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analytics import names, progress
from analytics.labels import LABELS
from analytics.warnings import sentence
from words import N_

WORDS: Mapping[str, Mapping[str, str]] = {
    **LABELS,
    "task_state": {
        progress.IN_TIME: N_("in time"),
        progress.LATE: N_("late"),
        progress.MISSING: N_("not done"),
        progress.NOT_DUE: N_("not due yet"),
    },
    "warning_state": sentence.STATE,
    "warning_kind": sentence.KIND,
    "action": {
        "load": N_("upload"),
        "withdraw": N_("withdrawal"),
        "correct": N_("correction"),
        "settle": N_("conflict decided"),
        "decide": N_("decision"),
    },
    "by": {"township": N_("township"), "trade": N_("trade"), "enterprise": N_("Enterprise")},
    "unit_of_value": {"fraction": N_("rate"), "points": N_("points of an index"), "number": N_("plain number")},
}
PLACES: Mapping[str, Callable[[str], str]] = {"place": names.place, "trade": names.trade, "unit": names.unit}
