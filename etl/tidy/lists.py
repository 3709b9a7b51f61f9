"""Lists in one cell, and licences with their numbers and validity."""

from __future__ import annotations

import re
from datetime import date

from etl.tidy.dates import parse as parse_date
from etl.tidy.pending import says_not_yet
from etl.tidy.text import shown, tidy
from etl.tidy.unfit import unfit
from words import Message

_SEPARATORS = re.compile(r"[;；、\n\r|]|,(?!\d)|，")
_LICENCE = re.compile(
    r"(?P<type>[^\dA-Za-z:：(（]*)[:： ]*(?P<number>[0-9A-Za-z\u4e00-\u9fff()（）-]*?)[ ,，]*"
    r"(?:[(（]?(?:有效期[至到]?[:：]?)?(?P<dates>\d{4}[-./年].*?)[)）]?)?$"
)
_UNTIL = re.compile(r"(.+?日?)\s*(?:至|到|~|～|—+|–)\s*(.+)")


def parse_list(value: str) -> list[str] | None:
    """'铸件；密封件' → ['铸件', '密封件']; None for nothing."""
    if tidy(value) is None:
        return None
    return [text for part in _SEPARATORS.split(value) if (text := tidy(part)) is not None] or None


def parse_licences(value: str) -> list[dict[str, object]] | Message | None:
    """'工业产品生产许可证 XK06-001-00001 2007-01-01~2011-12-31；营业执照' → type, number, valid_from, valid_to of each."""
    if tidy(value) is None:
        return None
    licences: list[dict[str, object]] = []
    for part in re.split(r"[;；\n]", value):
        text = tidy(part)
        if text is None or says_not_yet(text):
            continue
        found = _LICENCE.fullmatch(text)
        if found is None:
            licences.append({"type": text, "number": None, "valid_from": None, "valid_to": None})
            continue
        start, end = _validity(found["dates"])
        for day in (start, end):
            if isinstance(day, Message):
                return unfit(Message("The validity in “{value}” cannot be read.", value=shown(text)), Message("Write it as 2007-01-01~2011-12-31."))
        licences.append({"type": tidy(found["type"]), "number": tidy(found["number"]), "valid_from": start, "valid_to": end})
    return licences or None


def _validity(text: str | None) -> tuple[date | Message | None, date | Message | None]:
    if not text:
        return None, None
    span = _UNTIL.fullmatch(text)
    return (parse_date(span[1]), parse_date(span[2])) if span else (None, parse_date(text))
