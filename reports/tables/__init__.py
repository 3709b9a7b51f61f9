"""Any table that the app shows, as a frame and as a file: CSV for people, JSON and Parquet for programs."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

import datasets
from analytics.labels import listing
from reports.findings import Findings
from reports.request import Request
from reports.tables import attained, counted, files, ledger, pulling, records, work
from reports.tables.table import Table
from words import Refusal

TABLES: Mapping[str, Table] = {
    each.name: each
    for each in (
        *(attained.TARGETS, pulling.DRAGS, attained.CHANGES, attained.OUTLOOK),
        *counted.RATES,
        *counted.ITEMS,
        *counted.TIERS,
        counted.INDEX,
        *(records.ENTERPRISES, records.RECTIFICATIONS, records.ENFORCEMENT, records.COMPLAINTS, records.WARNINGS, work.TASKS, work.MILESTONES),
        *(counted.RESULTS, ledger.UPLOADS, ledger.REFUSED),
    )
}

DATASETS: Mapping[str, str] = {"sampling_results": "results", "progress": "tasks"}
"""Datasets whose rows leave under another name; `--as` of `python -m etl load` and `--table` may say either."""


def names(_request: Request) -> tuple[str, ...]:
    """Every table by name; each campaign has all of them, some without a row."""
    return tuple(TABLES)


def table(name: str) -> Table:
    """The declaration of a table by its name, that of its dataset, or its title in the language now spoken.

    Raises Refusal for one that is not there, with the names of all that are.
    """
    found = TABLES.get(DATASETS.get(name, name)) or next((each for each in TABLES.values() if each.heading() == name), None)
    if found is None:
        known = listing(f"{each.name} ({each.heading()})" for each in TABLES.values())
        if name in datasets.names():
            raise Refusal("No table shows the dataset “{name}” row by row; the data package has it. There are: {known}.", name=name, known=known)
        raise Refusal("There is no table “{name}”. There are: {known}.", name=name, known=known)
    return found


def frame(request: Request, name: str) -> pd.DataFrame:
    """The rows of a table under the names and values of the command line (rates are fractions of 1, nothing is missing). Raises Refusal."""
    return table(name).frame(Findings(request))


def write(request: Request, name: str, form: str) -> bytes:
    """The file of a table as 'csv', 'json' or 'parquet'. Raises Refusal for a table that is not there."""
    return files.FORMS[form](request, table(name), frame(request, name))


def statement(request: Request, name: str) -> bytes:
    """What a CSV of a table counts, as text to lie beside it: CSV itself has one header row and nothing else. Raises Refusal."""
    return files.statement(request, table(name), frame(request, name))
