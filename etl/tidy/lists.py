"""Lists in one cell, and licences with their numbers and validity."""

from __future__ import annotations

import re
from datetime import date

from etl.tidy import item_cuts
from etl.tidy.dates import parse as parse_date
from etl.tidy.pending import says_not_yet
from etl.tidy.text import shown, tidy
from etl.tidy.unfit import unfit
from words import Message

_SEPARATORS = re.compile(r"[;；、\n\r|]|,(?!\d)|，")
_EACH = re.compile(r"[;；\n\r|、,，]")  # between licences, and within one: what names none belongs to the licence before
_OF_THE_ONE_BEFORE = re.compile(
    r"(?:有效|自|从|至|到|截[至止]|编号|证号|号码|发证).*|[(（]?\d{4}[-./年].*|(?!CCC|3C)(?=(?:.*\d){4})[^\u4e00-\u9fff]+"
)
_LICENCE = re.compile(
    r"(?P<type>(?:CCC|3C|QS)?(?:(?!有效)[^\dA-Za-z:：(（,，、])*)[:： ,，]*(?P<number>[0-9A-Za-z\u4e00-\u9fff()（）、，/-]*?)[ ,，]*"
    r"(?:[(（]?(?:有效期[至到]?[:：]?)?(?P<dates>(?<![0-9A-Za-z])\d{4}[-./年].*?)[)）]?)?$"
)
# Words that say that nothing is held or asked for: 无证, 不需要; and that what was held is held no more.
_NONE = re.compile(r"(?:无|没有).{0,12}(?:证书?|照|许可|认证)(?:经营|生产)?|(?:无|不)(?:需要?|须|用|涉及|要求)(?:办理|取得|办证|持证|许可|证照)?")
_NO_MORE = re.compile(r"(?<![未不])(?<!未被)(?:过期|失效|吊销|注销|撤销|作废)[)）]?$")
_UNTIL = re.compile(r"(.+?日?)\s*(?:至|到|~|～|—+|–)\s*(.+)")


def parse_list(value: str) -> list[str] | None:
    """'铸件；密封件' → ['铸件', '密封件']; None for nothing."""
    if tidy(value) is None:
        return None
    return [text for part in _SEPARATORS.split(value) if (text := tidy(part)) is not None and not _NONE.fullmatch(text)] or None


def parse_licences(value: str) -> list[dict[str, object]] | Message | None:
    """'工业产品生产许可证 XK06-001-00001 2007-01-01~2011-12-31；营业执照' → type, number, valid_from, valid_to of each."""
    if tidy(value) is None:
        return None
    licences: list[dict[str, object]] = []
    for text in _each(value):
        if says_not_yet(text) or _NONE.fullmatch(text) or _NO_MORE.search(text):
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


def _each(value: str) -> list[str]:
    """The texts of the licences: cut at every mark, and what is no more than a number or a validity put back."""
    found: list[str] = []
    for part in item_cuts.cut(value, _EACH):
        text = tidy(part)
        if text is None:
            continue
        if found and _OF_THE_ONE_BEFORE.fullmatch(text):
            found[-1] += f"，{text}"
        else:
            found.append(text)
    return found


def _validity(text: str | None) -> tuple[date | Message | None, date | Message | None]:
    if not text:
        return None, None
    span = _UNTIL.fullmatch(text)
    return (parse_date(span[1]), parse_date(span[2])) if span else (None, parse_date(text))
