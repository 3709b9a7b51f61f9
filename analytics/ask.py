"""A question is a SQL file: its first line says what one row is, `$named` parameters carry the scope, None means 'no filter'.

Files under `sql/shared/` are the shared definitions (which rows count, the register on a day): a question names one like a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pandas as pd
import pyarrow as pa

FOLDER = Path(__file__).parent / "sql"
TIERED = "counted_of_tiers"


class Readable(Protocol):
    """A state of the store that can be asked (store.Snapshot)."""

    @property
    def version(self) -> int:
        """The data version it shows."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether its figures are synthetic."""
        ...

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of the caller's own, with one view a dataset."""
        ...

    def digests(self, dataset: str, name: str, sql: str, shape: Callable[[pa.Table], pa.Table]) -> list[pa.Table]:
        """What `sql` answers to each data file of a dataset, put into its `shape`."""
        ...

    def derived(self, name: str, of: Sequence[str], make: Callable[[], pa.Table]) -> pa.Table:
        """What `make` finds in the live rows of some datasets."""
        ...


def ask(question: str, snapshot: Readable, *, folder: Path = FOLDER, **parameters: Any) -> pd.DataFrame:
    """The answer to `sql/<question>.sql` (or that of another folder) as a frame; parameters that are not given are null.

    With `tiers` every counted result must come from an enterprise of those sales tiers: `counted_of_tiers` stands in for `counted`.
    Raises TypeError for a parameter that the question does not have, FileNotFoundError for an unknown question.
    """
    sql, wanted = statement(question, of_tiers=parameters.get("tiers") is not None, folder=folder)
    if strange := {name for name, value in parameters.items() if value is not None} - wanted:
        raise TypeError(f"{question} has no parameter {min(strange)}; it has {', '.join(sorted(wanted))}.")
    bound = {name: listed(parameters.get(name)) for name in wanted}
    answer: pd.DataFrame = snapshot.cursor().sql(sql, params=bound).to_arrow_table().to_pandas(date_as_object=False)
    return answer


@cache
def statement(question: str, of_tiers: bool = False, folder: Path = FOLDER) -> tuple[str, frozenset[str]]:
    """The full SQL of a question with the shared definitions it names (those of its own folder too), and the names of its parameters."""
    body = _of_tiers(read(folder / f"{question}.sql"), of_tiers)
    shared = _needed(body, of_tiers, sorted({*(FOLDER / "shared").glob("*.sql"), *(folder / "shared").glob("*.sql")}, key=lambda path: path.stem))
    ctes = ",\n".join(f"{name} as (\n{text}\n)" for name, text in shared.items())
    own = body.removeprefix("with ")
    sql = body if not shared else f"with {ctes}{',' if own != body else ''}\n{own}"
    return sql, frozenset(re.findall(r"\$(\w+)", sql))


def questions() -> tuple[str, ...]:
    """Every question by name."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))


def read(path: Path) -> str:
    """The SQL of a file, without its comments."""
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--")).strip()


def listed(value: Any) -> Any:
    """Tuples as DuckDB takes them."""
    return list(value) if isinstance(value, tuple) else value


def _needed(body: str, of_tiers: bool, shared: Sequence[Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in shared:
        if re.search(rf"\b(from|join)\s+{path.stem}\b", body):
            text = read(path)
            text = text if path.stem == TIERED else _of_tiers(text, of_tiers)
            found |= {name: inner for name, inner in _needed(text, of_tiers, shared).items() if name not in found}
            found.setdefault(path.stem, text)
    return found


def _of_tiers(text: str, of_tiers: bool) -> str:
    return re.sub(r"\bfrom counted\b", f"from {TIERED} as counted", text) if of_tiers else text
