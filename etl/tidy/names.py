"""Names of enterprises: the key by which two spellings of one name meet."""

from __future__ import annotations

import re
import unicodedata

from etl.tidy.text import tidy

_NOISE = re.compile(r"[\s()\[\]{}<>《》〈〉【】“”‘’\"'`·•,，.。、;；:：_-]")
_REMARK = re.compile(
    r"[(（](?:标称|委托方?|受托方?|委托生产|分装|代工|生产商|经销商?|供货商|原名?.*|曾用名.*|已更名.*|出品|监制|进口商|总经销)[:：]?[)）]"
)
_TAIL = re.compile(r"(?:出品|监制|生产|制造|荣誉出品|授权生产)$")
_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|总公司|公司|集团|总厂|厂|经营部|门市部|商行|店)+$")


def key(value: str) -> str | None:
    """The name without blanks, brackets, widths and remarks: '永嘉 某某阀门(集团)有限公司（标称）' → '永嘉某某阀门集团有限公司'."""
    text = tidy(value)
    if text is None:
        return None
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", _REMARK.sub("", text))).upper()
    return _TAIL.sub("", plain) or plain or None


def core(name_key: str) -> str:
    """A key without its legal form, for comparing doubtful pairs: 有限公司 and 有限责任公司 meet."""
    return _LEGAL.sub("", name_key) or name_key
