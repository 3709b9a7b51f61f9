"""The user guide to print: the Markdown of docs/ as a Word file.  `python -m reports.guide --lang zh|en --out FILE` ('-': standard output)"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

import words
from reports import word
from reports.document import Block, Cell, Column, Document, Heading, Paragraph, Picture, Table
from store.home import GUIDES, PROJECT

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_VERSION = re.compile(r"^## .*\((\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)
_NUMBER = re.compile(r"^\d+ ")  # Word counts headings by itself
_ITEM = re.compile(r"^(-|\d+\.) ")
_MARKS = re.compile(r"\*\*|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|[<>](?=http|[\s。，.)]|$)")


def document(file: Path, spoken: str) -> Document:
    """The guide as a report: headings, paragraphs, tables and pictures; bold and code lose their marks."""
    title, _newline, text = file.read_text(encoding="utf-8").partition("\n")
    day = _of_version()
    made = datetime.combine(day, time(), UTC)
    return Document("guide", spoken, title.removeprefix("# "), "", "", day, made, tuple(_blocks(text, file.parent)))


def _of_version() -> date:
    """The day of the newest version that the list of changes tells: a file's own time is that of its checkout, and would change the bytes."""
    return max(date.fromisoformat(each) for each in _VERSION.findall((PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")))


def _blocks(text: str, folder: Path) -> Iterator[Block]:
    """One block a paragraph, item, line of code, table or picture."""
    for n, part in enumerate(re.split(r"\n{2,}", text.strip())):
        lines = part.splitlines()
        if heading := re.match(r"(##+) (.*)", part):
            yield Heading(_NUMBER.sub("", _plain(heading[2])), 1 if heading[1] == "##" else 2)
        elif picture := _PICTURE.fullmatch(part):
            yield Picture(picture[2], picture[1], (folder / picture[2]).read_bytes())
        elif part.startswith("```"):
            yield from (Paragraph((line,)) for line in lines[1:-1])
        elif part.startswith("|"):
            yield _table(lines, f"table-{n}")
        else:
            yield from (Paragraph((_plain(said),)) for said in _joined(lines))


def _table(lines: Sequence[str], key: str) -> Table:
    head, _rule, *rows = ([_plain(cell.strip()) for cell in line.strip("|").split("|")] for line in lines)
    longest = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    columns = tuple(Column(name, width=float(min(40, length) + 4)) for name, length in zip(head, longest, strict=True))
    return Table(key, " · ".join(head), columns, tuple(tuple(Cell(cell) for cell in row) for row in rows))


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines that Markdown runs on are one paragraph, each item of a list one of its own."""
    said = ""
    for line in lines:
        if _ITEM.match(line):
            if said:
                yield said
            said = re.sub(r"^- ", "• ", line)
        elif said:
            gap = "" if ord(said[-1]) > 0x2E7F or ord(line.strip()[0]) > 0x2E7F else " "
            said = f"{said}{gap}{line.strip()}"
        else:
            said = line
    yield said


def _plain(text: str) -> str:
    return _MARKS.sub("", text)


def main(typed: Sequence[str] | None = None) -> int:
    """Write the guide of a language."""
    parser = argparse.ArgumentParser(prog="python -m reports.guide", description="The user guide to print.")
    parser.add_argument("--lang", choices=words.LANGUAGES, default="zh")
    parser.add_argument("--out", required=True, metavar="FILE")
    said = parser.parse_args(typed)
    content = word.write(document(GUIDES[said.lang], said.lang))
    if said.out == "-":
        sys.stdout.buffer.write(content)
    else:
        Path(said.out).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
