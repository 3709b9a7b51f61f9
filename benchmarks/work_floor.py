"""The floor of a load: DuckDB reads every cell as text and writes Parquet; nothing is checked."""

import sys
from pathlib import Path

import duckdb

from benchmarks.measure import answer, clock


def main() -> None:
    source, out = Path(sys.argv[1]), Path(sys.argv[1]).with_suffix(".parquet")
    begun = clock()
    connection = duckdb.connect()
    read = f"read_csv('{source}', all_varchar = true, skip = 1, header = true, null_padding = true)"
    connection.execute(f"copy (select * from {read}) to '{out}' (format parquet)")
    took = clock() - begun
    rows = connection.execute(f"select count(*) from '{out}'").fetchone()[0]
    out.unlink()
    answer(took, rows=rows)


if __name__ == "__main__":
    main()
