"""Plain text: widths, brackets, blanks and the many ways to write nothing."""

from __future__ import annotations

import re

# Letters, digits and signs become half-width; brackets, commas and the like are settled below, by the language around them.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0) not in "(),:;!?"}
_WIDTHS |= {0x3000: 0x20, 0xA0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20}
_INVISIBLE = dict.fromkeys((*range(32), 127, 8203, 8204, 8205, 8288, 65279, 8206, 8207, *range(8234, 8239)))
_INVISIBLE |= {0x09: 0x20, 0x0A: 0x20, 0x0D: 0x20}
_TABLE = str.maketrans(_INVISIBLE | _WIDTHS)
_SPACES = re.compile(r" {2,}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BROKEN = re.compile(r"(?<=[\u3400-\u9fff）]) *[\r\n]+ *(?=[\u3400-\u9fff（])")  # a name on two lines of a narrow column
_TO_CHINESE = str.maketrans("()", "（）")
_TO_LATIN = str.maketrans("（），：；", "(),:;")

NOTHING = frozenset(
    [
        "/",
        "//",
        "\\",
        "-",
        "--",
        "---",
        "—",
        "——",
        "———",
        "－",
        "–",
        "―",
        "～",
        "~",
        "*",
        "**",
        "**",
        "…",
        "……",
        ".",
        "。",
        "无",
        "空",
        "空白",
        "缺",
        "暂无",
        "无标注",
        "未标注",
        "未标明",
        "未标示",
        "未标识",
        "未注明",
        "未见标注",
        "未提供",
        "未填",
        "未填写",
        "不详",
        "未知",
        "不明",
        "不适用",
        "没有",
        "N/A",
        "n/a",
        "NA",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "null",
        "NULL",
        "None",
        "none",
        "nan",
        "NaN",
        "NULL",
        "nil",
    ]
)
# What `untouched` tells from dirty text without Python: see etl.columns.
DIRTY = r"[^\x21-\x7e\x{3400}-\x{9fff}（）、，。：；“”《》·℃Ⅰ-Ⅻ—+-]"


def tidy(value: str) -> str | None:
    """The text with plain widths and single blanks; None where it only says 'nothing'.

    Brackets around Chinese are full-width, as official names write them, others half-width: one name, one spelling.
    """
    if "\n" in value or "\r" in value:
        value = _BROKEN.sub("", value)
    text = _SPACES.sub(" ", _typed(value).translate(_TABLE)).strip()
    if "'" in text or "`" in text:
        text = _unmarked(text)
    if text.rstrip(" ,，;；、。") in NOTHING or not text.strip(" ,，;；、。"):
        return None
    if "(" in text or ")" in text or "（" in text or "）" in text or "，" in text or "：" in text or "；" in text:
        return text.translate(_TO_CHINESE if _CHINESE.search(text) else _TO_LATIN)
    return text


def plain(value: str) -> str:
    """The text in half-width characters without any blank, for comparing words: '综 合 判 定（％）' → '综合判定(%)'."""
    return _typed(value).translate(_TABLE).translate(_TO_LATIN).replace(" ", "")


def _unmarked(text: str) -> str:
    """Without the apostrophe by which a spreadsheet takes a figure for text ('0012345) and without a pair around the whole; others are part of it."""
    first, last = text[0], text[-1]
    if not text.strip(" '`"):
        return ""
    if first == last and first in "'`" and first not in text[1:-1]:
        return text[1:-1].strip()
    if first in "'`" and (text[1] in "=+-@" or (text[1].isalnum() and text.count(first) == 1)):
        return text[1:]
    return text[:-1].rstrip() if last in "'`" and text.count(last) == 1 else text


def _typed(value: str) -> str:
    """What stands in the quotes of ="0012345": so programs write a number into a CSV that Excel shall take for text."""
    return value[2:-1] if value.startswith('="') and value.endswith('"') and len(value) > 2 else value


def shown(value: str, most: int = 60) -> str:
    """The value as a sentence quotes it: one line, cut where it is long."""
    line = _SPACES.sub(" ", value.translate(_TABLE)).strip()
    return line if len(line) <= most else line[:most] + "…"
