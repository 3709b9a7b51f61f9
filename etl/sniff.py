"""What a file is by its first bytes. Its name says nothing: a PDF may be called .csv, and a web page .xls."""

from __future__ import annotations

import re
from typing import Literal

from etl.raw import Raw
from etl.unreadable import N_, Unreadable

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", N_("a PDF document")),
    (b"MZ", N_("a program")),
    (b"\x7fELF", N_("a program")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"RIFF", N_("a picture")),
    (b"II*\0", N_("a picture")),
    (b"MM\0*", N_("a picture")),
    (b"Rar!", N_("a compressed archive")),
    (b"7z\xbc\xaf", N_("a compressed archive")),
    (b"\x1f\x8b", N_("a compressed archive")),
    (b"BZh9", N_("a compressed archive")),
    (b"\xfd7zXZ", N_("a compressed archive")),
    (b"\x28\xb5\x2f\xfd", N_("a compressed archive")),
    (b"PK\x05\x06", N_("an empty archive")),
    (b"{\\rtf", N_("a text document")),
    (b"SQLite format 3", N_("a database")),
    (b"PAR1", N_("a Parquet file")),
)
_MARKUP = (b"<!doctype", b"<!--", b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"<script", b"<style", b"<body", b"<div", b"<tr")
_MIME = re.compile(rb"mime-version:|from: *<|content-type: *multipart/", re.IGNORECASE)
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"]")
_CONTROL = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 26, 27})  # NULs are judged with their row
_LOOKED_AT = 64 << 10
HEAD = _LOOKED_AT + 3  # bytes of a file that say what it is, behind a byte-order mark too


def kind(head: bytes) -> Literal["zip", "ole", "markup", "mime", "text"]:
    """Zip (xlsx), OLE (xls), markup (HTML or XML, which programs call .xls too), a web page in one file or text, by the first `HEAD` bytes.

    Raises Unreadable for anything that is surely no table.
    """
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith(_OLE):
        return "ole"
    for beginning, what in _FOREIGN:
        if head.startswith(beginning):
            raise foreign(what)
    begins = head[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower()
    if begins.startswith(_MARKUP):
        return "markup"
    if _MIME.match(head.lstrip()[:64]):
        if b"multipart/" in head.lower():
            return "mime"
        raise foreign(N_("a web page saved as one file (.mht)"))
    if _JSON.match(begins):
        raise foreign(N_("a JSON file"))
    return "text"


def check_text(text: Raw) -> None:
    """Refuse what decoded without an error and is no text: more than one control character in a hundred."""
    head = text[:_LOOKED_AT]
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) // 100:
        raise foreign(N_("no text"))


def foreign(what: str) -> Unreadable:
    """The refusal of a file that is `what` (a marked phrase)."""
    return Unreadable(N_("The file is {what}, not a table. Save the table as an Excel workbook (.xlsx) or as CSV and load that."), what=what)
