"""Which character parts the cells of a text: the one that cuts its first records most consistently."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from etl.raw import Raw

DELIMITERS = ",\t;|"
HEAD = 256 << 10  # bytes that are looked at
_RECORDS = 200


def shape(text: Raw) -> tuple[str, int]:
    """The delimiter that cuts the first records into the same number (> 1) of cells most consistently, and that number."""
    head = text[:HEAD].decode("utf-8", "ignore")
    if len(text) > HEAD and "\n" in head:
        head = head[: head.rindex("\n") + 1]
    best, best_width, best_score = DELIMITERS[0], 1, (False, 0)
    for delimiter in DELIMITERS:
        widths = Counter(_widths(head, delimiter))
        malformed = widths.pop(0, 0)
        for width, times in widths.items():
            score = (times > 1, times * (width - 1) - malformed)  # what one line alone has, as a title with commas, is no rule
            if width > 1 and score[1] > 0 and score > best_score:
                best, best_width, best_score = delimiter, width, score
    return best, best_width


def _widths(text: str, delimiter: str) -> Iterator[int]:
    """The number of cells of each of the first records, 0 for a malformed one: text after a closing quote shows a wrong delimiter."""
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for _record in range(_RECORDS):
        try:
            yield len(next(records))
        except csv.Error:
            yield 0
        except StopIteration:
            return
