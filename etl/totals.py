"""Words and figures of totals: 合计, 小计, 其中：阀门, 共204批次, 合格率60%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl import mistaken

_TOTAL = re.compile(r"(?P<of>.{0,16}?)(本页|全部|全县|全市|全区|全省)?(合|总|小|共|累)计(数)?(\([^)]*\))?[::]?")
_PART = re.compile(r"其中[::].{0,16}")  # of a total above it
_TOTAL_ALONE = re.compile(r"((合|总|小|共|累)计|共)[::]?\d[\d,.]*(批|家|个|起|件|项|条|台|组|次|万|亿|元|[,;、]|$).*")
_COUNTED = (  # '共', '监督抽查', '不合格产品', '批次合格率为': what a figure in a total may say of itself
    r"(本次|其中)?(共|共计|合计|总计|累计)?(监督)?(抽查|抽检|抽样|检验|检测|监测)?(产品|样品|企业)?"
    r"(不?合格|不?符合|不?达标|未?通过|问题)?(产品|样品|企业|批次|批)?(不?合格|达标|通过)?(数|率)?[::为]?"
)
_FIGURE = rf"{_COUNTED}[-+]?\d{{1,15}}(,\d{{3}}(?!\d))*+(\.\d+)?(%|‰|批次?|家|个|起|件|例|宗|户|台|组|条|万元?|亿元?|元|项次?)?"
_FIGURES = re.compile(rf"{_FIGURE}([,;、]{_FIGURE})*[。;]?")
_SAYS_TOTAL = re.compile(r"(本次|监督)*(共|合计|总计|累计|抽查|抽检)|[^\d]{0,8}率[::为]?\d+(\.\d+)?%")
_NOTHING = re.compile(r"[-–—/\\|*.·~]*|无|空白?")


def is_total_alone(text: str) -> bool:
    """'合计204批次，合格200批次': a total in a single cell."""
    return _TOTAL_ALONE.fullmatch(text) is not None


def is_total(texts: Sequence[str], *, numbered: bool, names_figures: bool) -> bool:
    """Whether the plain texts of a row are a total. `numbered`: it has a running number; `names_figures`: the list names a figure a row."""
    label, rest = texts[0], texts[1:]
    total = _TOTAL.fullmatch(label)
    if total and not total["of"] and len(rest) > 2 and not figures_or_nothing(rest[0]):
        rest = rest[1:]  # '小计' of what, in a cell of its own
    elif total:
        if numbered and total["of"]:
            return False
    elif not is_counted(label) and (names_figures or not rest or not (_PART.fullmatch(label) or mistaken.is_count(label))):
        return False
    return all(map(figures_or_nothing, rest))


def figures_or_nothing(text: str) -> bool:
    """Whether a plain text is only figures, with what they count of, or says nothing."""
    return bool(_FIGURES.fullmatch(text) or _NOTHING.fullmatch(text))


def is_counted(text: str) -> bool:
    """'共204批次' or '合格率60%': figures that say by themselves that they are of many records."""
    return bool(_SAYS_TOTAL.match(text) and _FIGURES.fullmatch(text))


def says_nothing(text: str) -> bool:
    """Whether a plain text is a mark for nothing."""
    return _NOTHING.fullmatch(text) is not None
