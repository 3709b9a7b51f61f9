"""A question is a SQL file: its first line says what one row is, `$named` parameters carry the scope, None means 'no filter'.

Files under `sql/shared/` are the shared definitions (which rows count, the register on a day): a question names one like a table.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pandas as pd

FOLDER = Path(__file__).parent / "sql"


class Readable(Protocol):
    """A state of the store that can be asked (store.Snapshot)."""

    version: int
    is_demo: bool

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of the caller's own, with one view a dataset."""
        ...


def ask(question: str, snapshot: Readable, **parameters: Any) -> pd.DataFrame:
    """The answer to `sql/<question>.sql` as a frame; parameters that are not given are null.

    Raises TypeError for a parameter that the question does not have, FileNotFoundError for an unknown question.
    """
    sql, wanted = statement(question)
    if strange := set(parameters) - wanted:
        raise TypeError(f"{question} has no parameter {min(strange)}; it has {', '.join(sorted(wanted))}.")
    bound = {name: listed(parameters.get(name)) for name in wanted}
    return snapshot.cursor().sql(sql, params=bound).to_arrow_table().to_pandas(date_as_object=False)


def answerable(question: str, **parameters: Any) -> dict[str, Any]:
    """Those of the parameters that the question has: a scope knows more than each question asks."""
    return {name: value for name, value in parameters.items() if name in statement(question)[1]}


@cache
def statement(question: str) -> tuple[str, frozenset[str]]:
    """The full SQL of a question with the shared definitions it names, and the names of its parameters."""
    body = read(FOLDER / f"{question}.sql")
    shared = _needed(body)
    ctes = ",\n".join(f"{name} as (\n{text}\n)" for name, text in shared.items())
    sql = f"with {ctes}\n{body}" if shared else body
    return sql, frozenset(re.findall(r"\$(\w+)", sql))


def questions() -> tuple[str, ...]:
    """Every question by name."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))


def read(path: Path) -> str:
    """The SQL of a file, without its comments."""
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--")).strip()


def _needed(body: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((FOLDER / "shared").glob("*.sql")):
        if re.search(rf"\b(from|join)\s+{path.stem}\b", body):
            text = read(path)
            found |= {name: inner for name, inner in _needed(text).items() if name not in found}
            found.setdefault(path.stem, text)
    return found


def listed(value: Any) -> Any:
    """Tuples as DuckDB takes them."""
    return list(value) if isinstance(value, tuple) else value
