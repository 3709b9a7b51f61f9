"""What the glossary page prints beside its entries: the counting rule, the weights, every declared field; and what a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

import datasets
from analytics.campaigns import Campaign
from analytics.labels import LABELS, label, listing
from analytics.scope import COUNTED_KINDS, KINDS
from datasets import Dataset, Field
from pages.ui.text import literal
from words import _, language, numbers


def counting_rule() -> str:
    """The default counting rule of a pass rate, in words."""
    counted = [label("kind", kind) for kind in COUNTED_KINDS]
    out = [label("kind", kind) for kind in KINDS if kind not in COUNTED_KINDS]
    return _(
        "Counted are {counted}. Left out are {out}. Final verdicts count, batches that were not judged stay out of the denominator, "
        "and levels are never pooled silently.",
        counted=listing(counted),
        out=listing(out),
    )


def weights(campaign: Campaign) -> list[tuple[str, str]]:
    """The weight of each class of failed item in the quality index of a campaign."""
    return [(label("class", name), numbers.number(weight, 2)) for name, weight in campaign.index.weights]


def value_word(field: Field, value: str) -> str:
    """An allowed value as the reader says it: by its label, else by its first declared spelling."""
    if field.name in LABELS:
        return label(field.name, value)
    return field.word(value)


def datasets_in_order() -> list[str]:
    """The datasets, the one that pass rates count first and what only persons fill last."""
    return sorted(datasets.names(), key=lambda name: (name == "decisions", name != "sampling_results", name))


def rows(dataset: Dataset) -> Iterator[dict[str, str]]:
    """One row a field, for the table of a dataset."""
    for field in dataset.fields:
        yield {
            _("Field"): str(field),
            _("Meaning"): field.description.get(language(), "") if field.description else "",
            _("Allowed values"): listing([value_word(field, value) for value in field.enum]),
            _("Column names it is known by"): listing(list(field.synonyms)),
            _("Origin"): _("derived") if field.derived else _("required") if field.required else _("from the file"),
            _("Name in code"): field.name,
        }


Said = tuple[str, str, str, str]


def matching(entries: list[Said], sought: str) -> list[Said]:
    """The entries that hold the sought text anywhere, capital or small."""
    return [entry for entry in entries if sought.casefold() in " ".join(entry).casefold()]


def matching_rows(fields: list[dict[str, str]], sought: str) -> list[dict[str, str]]:
    """The rows that hold the sought text in any column."""
    return [row for row in fields if sought.casefold() in " ".join(row.values()).casefold()]


def draw(entries: list[Said], title: str) -> None:
    """The entries as a table whose long sentences wrap."""
    st.table(
        pd.DataFrame(
            {
                _("Word"): [f"**{literal(here)}**  \n:small[:gray[{literal(there)}]]" for here, there, _meaning, _formula in entries],
                _("Meaning"): [literal(meaning) for _here, _there, meaning, _formula in entries],
                _("Formula"): [literal(formula) for _here, _there, _meaning, formula in entries],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt=title,
    )


def columns() -> dict[str, Any]:
    """How wide the columns of a field table are."""
    text = st.column_config.TextColumn
    return {
        _("Field"): text(width=150, pinned=True),
        _("Meaning"): text(width=420),
        _("Allowed values"): text(width=200),
        _("Column names it is known by"): text(width=260),
        _("Origin"): text(width=90),
        _("Name in code"): text(width=130),
    }
