"""The floor of a load: DuckDB reads every cell as text and writes Parquet; nothing is checked."""

import sys
from pathlib import Path

import duckdb

from benchmarks.measure import answer, clock, processor


def main() -> None:
    source, out = Path(sys.argv[1]), Path(sys.argv[1]).with_suffix(".parquet")
    begun, worked = clock(), processor()
    connection = duckdb.connect()
    read = f"read_csv('{source}', all_varchar = true, skip = 1, header = true, null_padding = true)"
    connection.execute(f"copy (select * from {read}) to '{out}' (format parquet)")
    took, cpu = clock() - begun, processor() - worked
    rows = connection.execute(f"select count(*) from '{out}'").fetchone()[0]
    out.unlink()
    answer(took, cpu=cpu, rows=rows)


if __name__ == "__main__":
    main()
