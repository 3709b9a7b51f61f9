"""A cell of failed items cut into its items, where commas stand *inside* names too: '1.低温动力黏度,mPa.s;2.倾点，℃'.

A unit, a condition or a measured value after a comma belongs to the item before it; brackets are never cut open. 、 separates always. A
comma separates in a cell that knows no stronger mark. In a cell cut by semicolons, numbering or line breaks, and in one that names classes,
a comma separates only behind an item that carries a class or a figure of its own, or between two that both read like items:
'密封性，低压（B类）；阀杆直径（B类）' and '密封性，低压（B类）' have one item with a comma each, '甲醛含量，pH值；标志' names three items
and '纤维含量，pH值（B类）' two, of which only the last has the class: nobody says that it speaks for both.
"""

from __future__ import annotations

import re

from etl.tidy.one_item import bare, begins_with_a_figure, has_class, is_like_an_item, is_marked, tells_figures_only
from etl.tidy.text import NOTHING, tidy

_BASE = (
    r"(?:[kMGmμµuncdh]?(?:g|m|s|N|Pa|J|W|V|A|Ω|Hz|L|l|mol|bar|lm|lx|cd|eV|C|F|T|Bq|Gy|Sv)(?:²|³|\^?-?[1-9])?(?:KOH|O2)?"
    r"|min|h|d|t|K|℃|°C|°F|°|%|‰|dB(?:[(（]A[)）])?|CFU|cfu|MPN|IU|U|NTU|HR[ABC]|HV|HBW?|HK|r|rpm|ppm|ppb|μ|Ra|tex|dtex|旦|目"
    r"|级|倍|次|个|度|滴|号|克|千克|毫克|微克|毫升|升|毫米|厘米|米|秒|分钟|小时|分|天|只|牛|牛顿|兆帕|千帕|帕|伏|安|瓦|欧|转)"
)
_UNIT = rf"(?:10\^?-?\d+|\d{{0,4}}){_BASE}(?:[/·.•×*⋅]?[(（]?(?:10\^?-?\d+|\d{{0,4}}){_BASE}[)）]?)*(?:[(（][^()（）]*[)）])?"
_CONDITION = rf"[-+±]?\d+(?:\.\d+)?(?:[~～-]\d+(?:\.\d+)?)? ?(?:{_UNIT})?"
_BELONGS = re.compile(rf"[(（]?(?:{_UNIT}|{_CONDITION}|以.{{1,12}}计|按.{{1,12}}计|(?:干|湿)基|%?[(（].*[)）])[)）]?\**")
_NUMBERED = re.compile(r"(?:^|(?<=[;；,，、。.\s)）%℃\u4e00-\u9fff]))[(（]?(\d{1,2})[.、)）．](?!\d)\s*|([①-⑳])\s*")
_OPEN, _CLOSE = "(（[【{《", ")）]】}》"
_STRONG = re.compile(r"[;；\n\r\t]| {2,}|\u3000+|。(?!\d)|\|(?!\|)(?<!\|\|)")


def pieces(text: str) -> list[str]:
    """The cell cut at its numbering (1. 2. 3.), else at semicolons and line breaks, never inside brackets."""
    marks = [m for m in _NUMBERED.finditer(text) if _depth(text, m.start()) == 0 or text[m.start()] in "(（"]
    numbers = [int(m[1]) if m[1] else ord(m[2]) - ord("①") + 1 for m in marks]
    if marks and marks[0].start() == 0 and numbers == list(range(1, len(numbers) + 1)):
        ends = [m.start() for m in marks[1:]] + [len(text)]
        blocks = [text[m.end() : end] for m, end in zip(marks, ends, strict=True)]
    else:
        blocks = [text]
    return [piece for part in blocks for piece in _with_figures([each for each in cut(part, _STRONG) if each.strip(" ,，、;；。.")])]


def parts(piece: str, *, several: bool) -> list[str]:
    """A piece cut at commas and 、, with units, conditions and measured values left on their item. `several`: it is one of several pieces."""
    careful = several or has_class(piece)
    joined: list[str] = []
    for comma, text in _between_commas(piece):
        if joined and (_BELONGS.fullmatch(bare(text)) or begins_with_a_figure(text) or (careful and comma and _one_item(joined[-1], text))):
            joined[-1] = f"{joined[-1]}，{text}"
        else:
            joined.append(text)
    return joined


def notices(value: str) -> list[str]:
    """The items of a food notice, cut at ①②③, semicolons or line breaks. An item has two bars: the marks between them count its samples."""
    found: list[str] = []
    for part in re.split(r"[;；\n]|(?=[①-⑳])", value):
        if not part.strip():
            continue
        if found and found[-1].count("||") < 2 and not re.match(r"\s*[^\d\s①-⑳.<>≤≥|][^|]*\|\|", part):
            found[-1] += part
        else:
            found.append(part)
    return found


def unnumbered(text: str) -> str:
    """A part without its number: '①过氧化值' is 过氧化值."""
    return _NUMBERED.sub("", text.strip(), count=1)


def cut(text: str, at: re.Pattern[str]) -> list[str]:
    """A text cut at a pattern, never inside brackets."""
    cuts, start = [], 0
    for found in at.finditer(text):
        if _depth(text, found.start()) == 0:
            cuts.append(text[start : found.start()])
            start = found.end()
    return [*cuts, text[start:]]


def _with_figures(cuts: list[str]) -> list[str]:
    """Pieces that only tell a figure put back behind the item that they speak of."""
    joined: list[str] = []
    for piece in cuts:
        if joined and tells_figures_only(piece):
            joined[-1] = f"{joined[-1]}，{piece}"
        else:
            joined.append(piece)
    return joined


def _between_commas(piece: str) -> list[tuple[bool, str]]:
    """What stands between commas and 、, each with whether a comma is before it."""
    found = []
    for run in cut(piece, re.compile("、")):
        for place, part in enumerate(cut(run, re.compile("[,，]"))):
            text = tidy(part) or ("" if part.strip() in NOTHING else part.strip())
            if text:
                found.append((place > 0, text))
    return found


def _one_item(before: str, text: str) -> bool:
    """Whether a comma stands inside a name: nothing is told of what is before it, and the two do not both read like items."""
    return not is_marked(before) and not (is_like_an_item(before) and is_like_an_item(text))


def _depth(text: str, position: int) -> int:
    """How many brackets are open there that close again later (one that never closes is a slip, not a bracket)."""
    depth = 0
    for character in text[:position]:
        depth = depth + 1 if character in _OPEN else max(0, depth - 1) if character in _CLOSE else depth
    closing = sum(character in _CLOSE for character in text[position:])
    opening = sum(character in _OPEN for character in text[position:])
    return depth if closing > opening else 0
