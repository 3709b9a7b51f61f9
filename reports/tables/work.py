"""The tables of a campaign's work: the tasks of its units, and its milestones."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analytics.labels import listing
from analytics.names import unit
from reports.tables.columns import COMMON, Column, declared
from reports.tables.table import Table
from words import N_

_TASK = "progress"
TASKS = Table(
    "tasks",
    N_("Tasks of the units"),
    N_("One row is one task of one unit."),
    (
        replace(declared(_TASK, "unit")[0], said="unit"),
        *declared(_TASK, "unit_kind", "task", "item", "trade", "period_end", "due=due_on"),
        Column("done", N_("Done on"), "date"),
        Column("state", N_("State"), said="task_state"),
        Column("days_late", N_("Days late"), "count"),
        *declared(_TASK, "planned", "amount", "score"),
    ),
    lambda found: found.tasks,
)
MILESTONES = Table(
    "milestones",
    N_("Milestones"),
    N_("One row is one milestone of the campaign; without a unit no record tells of it."),
    (
        Column("no", N_("No."), "count"),
        Column("title", N_("Milestone"), "long"),
        COMMON["due"],
        Column("units", N_("Units"), "count"),
        Column("in_time", N_("in time"), "count"),
        Column("late", N_("of them late"), "count"),
        Column("missing", N_("Missing"), "long"),
    ),
    lambda found: pd.DataFrame([vars(each) | {"missing": listing(map(unit, each.missing)) or None} for each in found.milestones]),
)
