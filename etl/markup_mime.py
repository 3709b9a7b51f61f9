"""The pages of a web page that was saved as one file (.mht), as Excel and browsers save it. Runs in the limited subprocess only."""

from __future__ import annotations

import email
import html
import re
from collections.abc import Iterator
from email.message import Message

_SHEET = re.compile(r"<x:ExcelWorksheet>.*?<x:Name>(?P<name>.*?)</x:Name>.*?HRef=\"(?P<page>[^\"]+)\"", re.DOTALL)
_LARGEST_LIST = 1 << 20  # bytes of the page that lists the sheets


def pages(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The name of each page's sheet ('' where the file names none) and the page itself, in the order of the file."""
    parts = [(_place(part), part.get_payload(decode=True)) for part in email.message_from_bytes(raw).walk() if part.get_content_type() == "text/html"]
    found = [(place, page) for place, page in parts if isinstance(page, bytes) and not place.lower().endswith("tabstrip.htm")]
    listing = found[0][1][:_LARGEST_LIST].decode("utf-8", "replace") if found else ""
    names = {_last(said["page"]): html.unescape(said["name"]) for said in _SHEET.finditer(listing)}
    for place, page in found:
        yield names.get(_last(place), ""), page


def _place(part: Message) -> str:
    return str(part.get("Content-Location", ""))


def _last(place: str) -> str:
    return re.split(r"[/\\]", place)[-1].lower()
