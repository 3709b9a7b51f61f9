"""Which part of a workbook holds the sheet of which name."""

from __future__ import annotations

import posixpath
import re
import zipfile
from html import unescape

_QUOTED = r"(?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*"  # a name may hold the other mark, and '>'
_SHEET = re.compile(rf"<(?:\w+:)?sheet\s{_QUOTED}>")
_RELATION = re.compile(rf"<(?:\w+:)?Relationship\s{_QUOTED}>")


def sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet by its part."""
    parts = {part.lower(): part for part in archive.namelist()}
    targets = {}
    for relation in _RELATION.findall(_text(archive, "xl/_rels/workbook.xml.rels")):
        target = posixpath.normpath(posixpath.join("/xl", _attribute(relation, "Target"))).lstrip("/")
        targets[_attribute(relation, "Id")] = parts.get(target.lower(), target)
    names = {}
    for sheet in _SHEET.findall(_text(archive, "xl/workbook.xml")):
        names[targets.get(_attribute(sheet, r"\w+:id"), "")] = _attribute(sheet, "name")
    return names


def hidden(archive: zipfile.ZipFile) -> list[str]:
    """The names of the sheets that are hidden, also of those that only a macro can show again."""
    sheets = _SHEET.findall(_text(archive, "xl/workbook.xml"))
    return [_attribute(sheet, "name") for sheet in sheets if _attribute(sheet, "state") in ("hidden", "veryHidden")]


def _text(archive: zipfile.ZipFile, name: str) -> str:
    """A part by its name in small letters: to the reader, too, a part's name is the same in capitals."""
    part = next((each for each in archive.namelist() if each.lower() == name), name)
    return archive.read(part).decode("utf-8")


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}=(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape(found[1] or found[2] or "") if found else ""
