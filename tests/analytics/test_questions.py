"""Every question binds, says what one row is, and is carried to Spark by sqlglot."""

from __future__ import annotations

import re
from datetime import date

import pytest
import sqlglot

from analytics.ask import FOLDER, ask, questions, statement
from tests.analytics.shelf import shelf

EVERY_FILE = sorted(FOLDER.rglob("*.sql"))
KNOWN = {
    "first": date(2007, 1, 1),
    "last": date(2007, 12, 31),
    "cuts": [date(2007, 1, 1)],
    "as_of": date(2007, 12, 31),
    "kinds": ("routine",),
    "most": 10,
    **dict.fromkeys(("start", "end", "today"), date(2007, 12, 31)),
    **dict.fromkeys(("tier_a", "tier_b"), 5000.0),
    **dict.fromkeys(("a", "b", "c", "labelling", "unknown"), 1.0),
}


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.stem)
def test_the_first_line_says_what_one_row_is(path):
    assert re.match(r"-- One row[ :]", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("of_tiers", [False, True])
@pytest.mark.parametrize("question", questions())
def test_a_question_binds_with_no_filter_and_with_tiers(question, of_tiers):
    _sql, names = statement(question, of_tiers)
    given = {name: KNOWN.get(name, False if name.startswith("by_") else None) for name in names}
    if of_tiers and "tiers" in names:
        given["tiers"] = ("A",)
    assert list(ask(question, shelf(), **given).columns)


@pytest.mark.parametrize("of_tiers", [False, True])
@pytest.mark.parametrize("question", questions())
def test_sqlglot_carries_a_question_to_spark(question, of_tiers):
    sql, _names = statement(question, of_tiers)
    (carried,) = sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert sqlglot.parse_one(carried, read="spark")


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.stem)
def test_no_question_uses_what_sqlglot_was_seen_to_carry_wrongly(path):
    text = path.read_text(encoding="utf-8").lower()
    assert not re.search(r"\bpivot\b|quantile_cont|\blen\s*\(", text)


def test_a_parameter_that_no_question_has_is_a_mistake():
    with pytest.raises(TypeError, match="has no parameter colour"):
        ask("indicators", shelf(), colour="red")
