"""What is wrong with a workbook is told before it is opened: a 1.7 KB workbook with the cells A1 and XFD1048576 aborts the process that
opens it, and 4 MB may expand to gigabytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from etl import workbook_names, workbook_percent, workbook_refusals
from etl.sniff import foreign
from etl.unreadable import N_, Unreadable

MOST_EXPANDED = 512 << 20  # bytes of all parts together
MOST_CELLS = 20_000_000  # of the smallest rectangle that holds all cells: what the reader allocates at once
_LARGE_PART = 100 << 20  # bytes: 200,000 rows of a dozen columns
_MOST_SQUEEZED = 200  # times: rows of a real sheet shrink 10 to 20 times, for each cell says where it stands
_MOST_PARTS = 10_000
_CHUNK = 4 << 20
_LONGEST_ROW = 16 << 20

Errors = dict[tuple[int, int], str]

# '<' ends what a pattern looks through, and what is found once is not looked for again ('(?>'): a million tags that never close, or a tag
# with a million attributes, would cost a million times their length.
_ROW = re.compile(rb"<row\b[^<>]*?\sr=[\"'](\d{1,9})")
_PREFIXED_ROW = re.compile(rb"<\w+:row\b[^<>]*?\sr=[\"'](\d{1,9})")  # apart, because it is five times as slow
_WIDE = re.compile(rb" r=[\"']([A-Z]{2,3})\d")
_CELL = re.compile(rb"<(?:\w+:)?c\s(?>(?:[^<>]*?\s)?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'])(?:[^<>]*[^<>/])?>(?!\s*</)")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s(?>[^<>]*?\bt=[\"']e[\"'])[^<>]*>\s*(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?<(?:\w+:)?v>(#[^<]{1,20})<"
)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")


def check(path: Path) -> dict[str, Errors]:
    """Refuse what must not be opened; returns by row and column from 0 each sheet's cells that the reader gives otherwise than a person reads them.

    Those are errors ('#N/A'), which it leaves out, and percentages, of which it gives the fraction.

    Raises Unreadable: no workbook, encrypted, macros, DOCTYPE, too large when expanded, cells too far apart.
    """
    with opened(path) as archive:
        percent = workbook_percent.styles(archive)
        errors: dict[str, Errors] = {}
        for part in archive.infolist():
            if is_looked_at(part):
                found = _check_part(archive, part, percent)
                if found:
                    errors[part.filename] = found
        return _by_sheet(archive, errors) if errors else {}


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook that may be expanded: its parts are those of a workbook and not too large.

    Raises Unreadable, also where it proves damaged within the `with`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive.infolist())
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError, KeyError, ValueError, RuntimeError) as error:
        raise workbook_refusals.damaged() from error


def is_looked_at(part: zipfile.ZipInfo) -> bool:
    """Whether a part is text that the guard has gone through; pictures and the like are not opened by anyone."""
    return part.filename.lower().endswith((".xml", ".rels"))


def is_sheet(part: zipfile.ZipInfo) -> bool:
    """Whether a part holds the cells of a sheet."""
    return part.filename.lower().startswith("xl/worksheets/") and part.filename.lower().endswith(".xml")


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise workbook_refusals.encrypted()
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable(N_("The workbook holds macros. Save it as a workbook without macros (.xlsx) and load that."))
    if "xl/workbook.xml" not in names:
        if "xl/workbook.bin" in names or "content.xml" in names:
            raise Unreadable(N_("This kind of workbook cannot be read. Save it as an Excel workbook (.xlsx) and load that."))
        raise foreign(N_("a text document") if "word/document.xml" in names else N_("a compressed archive"))
    expanded = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS:
        raise Unreadable(N_("The workbook consists of {n} parts, as no office program writes it. It is not opened."), n=len(parts))
    if expanded > MOST_EXPANDED:
        raise Unreadable(
            N_("The workbook expands to {size} MB; at most {most} MB can be read. Split it, or save the sheet as CSV."),
            size=expanded >> 20,
            most=MOST_EXPANDED >> 20,
        )
    if any(part.file_size > _LARGE_PART and part.file_size > _MOST_SQUEEZED * part.compress_size for part in parts):
        raise Unreadable(
            N_("The workbook expands to {size} MB of the same characters again and again, as no table does. It is not opened."), size=expanded >> 20
        )


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, percent: frozenset[bytes]) -> Errors:
    sheet = is_sheet(part)
    rows, columns = 0, 26  # a column beyond Z shows by its two letters, which are quickly found
    errors: Errors = {}
    for piece in _pieces(archive, part):
        if b"<!DOCTYPE" in piece:
            raise Unreadable(N_("The workbook holds a document type definition, as no office program writes it. It is not opened."))
        if sheet:
            rows = max([rows, *map(int, _rows(piece))])
            columns = max([columns, *map(_column, set(_WIDE.findall(piece)))])
            if b't="e"' in piece or b"t='e'" in piece:
                errors.update(_errors(piece))
            if percent:
                errors.update(_percentages(piece, percent))
    if rows * columns > MOST_CELLS:
        _check_box(archive, part)
    return errors


def _rows(piece: bytes) -> list[bytes]:
    return _ROW.findall(piece) or (_PREFIXED_ROW.findall(piece) if b":row" in piece else [])


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces that end between rows, so that no tag is cut."""
    kept = b""
    with archive.open(part) as stream, ThreadPoolExecutor(1) as ahead:  # the next piece is inflated while this one is looked at
        coming = ahead.submit(stream.read, _CHUNK)
        while chunk := coming.result():
            coming = ahead.submit(stream.read, _CHUNK)
            piece = kept + chunk
            cut = piece.rfind(b"<row")
            if cut <= 0 or len(piece) - cut > _LONGEST_ROW:
                cut = piece.rfind(b"<")
            if cut <= 0 or len(piece) - cut > _LONGEST_ROW:
                cut = len(piece)
            yield piece[:cut]
            kept = piece[cut:]
    if kept:
        yield kept


def _check_box(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Rows and columns that are only formatted do not count; cells that hold something must not lie too far apart."""
    top, bottom, left, right = 1 << 30, 0, 1 << 30, 0
    for piece in _pieces(archive, part):
        for letters, digits in _CELL.findall(piece):
            row, column = int(digits), _column(letters)
            top, bottom, left, right = min(top, row), max(bottom, row), min(left, column), max(right, column)
    if bottom and (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        raise workbook_refusals.too_far(bottom - top + 1, right - left + 1)


def _errors(piece: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _ERROR.finditer(piece):
        place = _PLACE.search(found[0])
        if place:
            yield (int(place[2]) - 1, _column(place[1]) - 1), found[1].decode("utf-8", "replace")


def _percentages(piece: bytes, percent: frozenset[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    for said, text in workbook_percent.cells(piece, percent):
        place = _PLACE.search(said)
        if place:
            yield (int(place[2]) - 1, _column(place[1]) - 1), text


def _column(letters: bytes) -> int:
    """'A' → 1, 'XFD' → 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _by_sheet(archive: zipfile.ZipFile, errors: dict[str, Errors]) -> dict[str, Errors]:
    """The error cells by the sheet's name instead of its part."""
    names = workbook_names.sheet_names(archive)
    return {names[part]: found for part, found in errors.items() if part in names}
