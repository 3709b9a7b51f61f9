"""The same load as an ordinary pandas script would do it: read as text, tidy column by column with functions, check, drop repeats, write Parquet."""

import hashlib
import re
import sys
import unicodedata
from pathlib import Path

import pandas as pd
from stdnum.cn import uscc

from benchmarks.measure import answer, clock

FIELDS = ["number", "sample_no", "producer", "producer_uscc", "county", "township", "trade", "product", "category", "brand", "spec", "lot",
          "standard", "level", "kind", "link", "sampled_on", "body", "items", "verdict", "failed"]  # fmt: skip
VERDICTS = {"合格": "pass", "符合": "pass", "未发现不合格": "pass", "不合格": "fail", "不符合": "fail", "不判定": "not_judged"}
NOTHING = {"", "/", "无", "—"}


def text(value: str) -> str | None:
    value = unicodedata.normalize("NFKC", value).replace("\u3000", " ").strip()
    return None if value in NOTHING else value


def day(value: object) -> pd.Timestamp | None:
    try:
        return None if not isinstance(value, str) else pd.Timestamp(*map(int, re.split(r"[年月日./-]", value)[:3]))
    except ValueError:
        return None


def items(value: object) -> list[str]:
    return [] if not isinstance(value, str) else [part.strip() for part in re.split(r"[;；、]", value)]


def main() -> None:
    source, rows = Path(sys.argv[1]), int(sys.argv[2])
    begun = clock()
    frame = pd.read_csv(source, dtype=str, keep_default_na=False, skiprows=1, nrows=rows, header=0, names=FIELDS)
    for name in FIELDS:
        frame[name] = frame[name].map(text)
    frame["sampled_on"] = frame["sampled_on"].map(day)
    frame["verdict"] = frame["verdict"].map(VERDICTS)
    frame["failed"] = frame["failed"].map(items)
    frame["known"] = frame["producer_uscc"].map(lambda code: not isinstance(code, str) or uscc.is_valid(code))
    frame["row_key"] = frame.apply(lambda row: hashlib.md5(f"{row['body']}|{row['sample_no']}".encode()).hexdigest(), axis=1)
    good = frame[frame["verdict"].notna() & frame["sampled_on"].notna() & frame["known"]].drop_duplicates("row_key")
    out = source.with_suffix(".pandas.parquet")
    good.to_parquet(out)
    took = clock() - begun
    out.unlink()
    answer(took, rows=len(frame), accepted=len(good))


if __name__ == "__main__":
    main()
