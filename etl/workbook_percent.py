"""Figures that a workbook shows as percentages: the cell holds 0.523 and the person reads 52.3%, which is what is read.

The reader gives values without their formats, so the few cells of such a format are looked up in the sheet's own text.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from html import unescape

_STYLES = "xl/styles.xml"
_LONGEST = 8 << 20  # bytes of styles: real ones have a few thousand
BUILT_IN = frozenset({"9", "10"})  # '0%' and '0.00%'
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^>]*>")
_XFS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_XF = re.compile(r"<(?:\w+:)?xf\s[^>]*>")
_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?P<said>[^<>]*[^<>/])>(?:<(?:\w+:)?f\b[^<>]*/>|<(?:\w+:)?f\b[^<>]*>[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>(?P<value>-?[\d.]+(?:[eE][-+]?\d+)?)<"
)
_TEXT = re.compile(r'"[^"]*"|\\.|_.|\*.')
_STYLE, _KIND = re.compile(rb"\bs=[\"'](\d+)[\"']"), re.compile(rb"\bt=[\"'](?!n[\"'])")


def styles(archive: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the cell styles that show percentages; none in most workbooks."""
    if _STYLES not in archive.namelist() or archive.getinfo(_STYLES).file_size > _LONGEST:
        return frozenset()
    text = archive.read(_STYLES).decode("utf-8", "replace")
    shown = {_attribute(each, "numFmtId") for each in _FORMAT.findall(text) if multiplies(_attribute(each, "formatCode"))} | BUILT_IN
    found = _XFS.search(text)
    cells = _XF.findall(found[0]) if found else []
    return frozenset(str(number).encode() for number, each in enumerate(cells) if _attribute(each, "numFmtId") in shown)


def cells(piece: bytes, percent: frozenset[bytes]) -> Iterator[tuple[bytes, str]]:
    """What each cell of such a style says of itself (its place among it), with its figure as a person reads it: '52.3%'."""
    for found in _CELL.finditer(piece):
        style = _STYLE.search(found["said"])
        if style and style[1] in percent and not _KIND.search(found["said"]):
            yield found["said"], shown(float(found["value"]))


def shown(value: float) -> str:
    """A fraction as a person reads it in a cell of percentages: 0.523 is '52.3%'."""
    return f"{Decimal(format(value * 100, '.12g')):f}%"


def multiplies(code: str) -> bool:
    """Whether a format shows a figure times 100: its own sign does, one in quotes or behind a backslash is mere text."""
    return "%" in _TEXT.sub("", unescape(code).split(";")[0])


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}=(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (found[1] or found[2] or "") if found else ""
