"""An own campaign file that cannot be read: what is wrong with it, and in which line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from words import Message, Refusal
from words.system import why

_NUMBERED = re.compile(r"(milestone|stage) (.+)")


@dataclass(frozen=True)
class Broken:
    """One file of the bureau's own: its id (the name of the file), why it cannot be read, the line (from 1; None: not known), and its text."""

    id: str
    file: str
    why: Message
    line: int | None
    text: str


def found(path: Path, error: Refusal | OSError) -> Broken:
    """What is to be said about a file that `error` was raised for."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    if isinstance(error, OSError):
        message = Message("Campaign file {file} cannot be read: {error}.", file=path.name, error=why(error))
        return Broken(path.stem, path.name, message, None, text)
    return Broken(path.stem, path.name, error.message, _line(text, error.message), text)


def _line(text: str, why: Message) -> int | None:
    """The line that TOML itself names, else the one in which the table that is complained of begins."""
    error = why.values.get("error")
    if isinstance(error, Message) and "line" in error.values:
        return int(error.values["line"])
    if "\ufffd" in text:
        return text[: text.index("\ufffd")].count("\n") + 1
    lines, place = text.splitlines(), str(why.values.get("place", ""))
    if numbered := _NUMBERED.fullmatch(place):
        return _within(lines, numbered[1], rf"no\s*=\s*{re.escape(numbered[2])}\s*(#.*)?")
    header = next((number for number, line in enumerate(lines, 1) if re.fullmatch(rf"\[\[?{re.escape(place)}\]\]?", line.strip())), None)
    return header or _within(lines, "target", rf"id\s*=\s*[\"']{re.escape(place)}[\"']\s*(#.*)?")


def _within(lines: list[str], table: str, wanted: str) -> int | None:
    """The line that says `wanted` in one of the tables of that name."""
    here = ""
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("["):
            here = line.strip(" []")
        elif here == table and re.fullmatch(wanted, line.strip()):
            return number
    return None
