"""What is wrong with a declaration that is no TOML, said of its line: the parser's own words are English and speak of its grammar."""

from __future__ import annotations

import re
import tomllib

from words import Message

_LINE = re.compile(r"at line (\d+)")
_LONGEST = 60


def fault(text: str, error: Exception) -> Message | str:
    """The line that cannot be read and how its kinds of values are written; of another error (no UTF-8 …) its own words."""
    named = _LINE.search(str(error)) if isinstance(error, tomllib.TOMLDecodeError) else None
    lines = text.splitlines()
    if named is None or int(named[1]) > len(lines):
        return str(error)
    said = lines[int(named[1]) - 1].strip()
    return Message(
        "line {line} is not written as it should be: {said} (a rate is written 0.95, a day 2024-12-31, words stand between quotation marks, "
        "a list in square brackets)",
        line=int(named[1]),
        said=said if len(said) <= _LONGEST else said[:_LONGEST] + "…",
    )
