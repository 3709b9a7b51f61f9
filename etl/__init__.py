"""The road from a bureau's file to the store: receive, match headers, tidy, check, publish. Nothing here knows pages or analytics.

receipt = etl.load(path, "sampling_results", actor=actor)      # read, check and publish
seen = etl.inspect(path, "sampling_results")                   # what the upload page shows before
etl.waiting(), etl.decide("township", subject, answer, note, actor=actor)
etl.pick(dataset, {"sample_no": "A1"}), etl.foresee(dataset, keys, changes), etl.correct(dataset, keys, changes, reason, actor=actor)
etl.refused(upload, Path("refused.xlsx")), etl.template("enterprises", Path("form.xlsx"))
"""

from __future__ import annotations

from etl.correct import Change, correct, foresee
from etl.decide import decide
from etl.inspect import Inspection, inspect
from etl.load import load, names
from etl.pick import Picked, pick, search
from etl.receipt import Receipt, RefusedCell
from etl.refused import refused
from etl.template import template
from etl.undo import Past, past, undo
from etl.waiting import Waiting, waiting

__all__ = [
    "Change",
    "Inspection",
    "Past",
    "Picked",
    "Receipt",
    "RefusedCell",
    "Waiting",
    "correct",
    "decide",
    "foresee",
    "inspect",
    "load",
    "names",
    "past",
    "pick",
    "refused",
    "search",
    "template",
    "undo",
    "waiting",
]
