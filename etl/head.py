"""The head of a sheet: which of its first rows are the header, and what each column is called when the header has several rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from etl.receive import Grid

Known = Callable[[str], bool]
Cells = list[str]

_SEARCHED = 40  # rows in which a header is looked for
_MOST_HEADER_ROWS = 3
_MANY_ALIKE = 0.6  # of the words of the best header: what another one above it shares, where two tables stand below one another
_UNIT = re.compile(r"[(（].{1,8}[)）]")
_ANSWER = re.compile(r"不?合格|不?符合")  # '检验结论' over '合格' and '不合格': a column each, ticked
_YEARS = re.compile(r"(?:19|20)\d{2}年度?")  # below 产值: a year each
_PARTED = ({"年", "月", "日"}, {"A类", "B类"}, {"极重要", "重要"})  # what stands below 抽样日期 and below 不合格项目
_SPANS = re.compile(r"[上下]半年|全年|第?[一二三四1-4]季度?|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?")  # below a year: a column each
_PARTS = re.compile(rf"{_SPANS.pattern}|[年月日]|[ABC]类(?:不合格)?(?:项目?)?|极重要|重要|一般|{_YEARS.pattern}")
_ABOUT = re.compile(r"(?:的)?(?:基本)?(?:信息|情况|资料)$")  # 生产企业信息 over 名称 is 生产企业名称
_SAYS_LITTLE = re.compile(r"(?:(?:检验|检测)?项目)?(?:名称|全称)|(?:检验|检测)?项目|内容")
_LOWER_LINE = re.compile(rf"{_UNIT.pattern}|名称|全称")  # 企业 over 名称, 出厂价 over （元/台）
_SPACE = re.compile(r"\s+")
_BETWEEN_CHINESE = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])")


def tidy_text(text: str) -> str:
    """A header cell on one line: no spaces next to Chinese characters, one space between English words."""
    return _SPACE.sub(" ", _BETWEEN_CHINESE.sub("", text.strip()))


class Head:
    """The first rows of a sheet; `known` says whether a text is a header word."""

    def __init__(self, grid: Grid, known: Known) -> None:
        columns = [[tidy_text(text) for text in column.to_pylist()] for column in grid.cells.slice(0, _SEARCHED).columns]
        self.rows: list[Cells] = [list(row) for row in zip(*columns, strict=True)]
        self.merges = [m for m in grid.merged_ranges if m[0] < _SEARCHED]
        self._says = known
        self._asked: dict[str, bool] = {"": False}

    def _known(self, text: str) -> bool:
        if text not in self._asked:
            self._asked[text] = self._says(text)
        return self._asked[text]

    def hits(self, header: Cells) -> int:
        """How many different known words a header has."""
        return sum(map(self._known, set(header)))

    @cached_property
    def _best(self) -> tuple[int, int, int]:
        """Hits, first row and row after the last of the best header; fewer rows win where hits are equal.

        Where a header of mostly the same words stands above it, with rows between, two tables stand below one another: the first one's it is.
        """
        spans = [(i, i + k) for k in range(1, _MOST_HEADER_ROWS + 1) for i in range(len(self.rows) - k + 1)]
        scored = [(self.hits(self.merged(i, j)), i, j) for i, j in spans if all(any(row) for row in self.rows[i:j])]
        scored.sort(key=lambda s: (-s[0], s[2] - s[1], s[1]))
        best = next(iter(scored), (0, 0, 0))
        words = self._words(best)
        above = [s for s in scored if s[2] < best[1] and s[0] > 2 and len(self._words(s) & words) >= _MANY_ALIKE * len(words)]
        return min(above, key=lambda s: (s[1], -s[0], s[2]), default=best)

    def _words(self, scored: tuple[int, int, int]) -> set[str]:
        return {text for text in self.merged(scored[1], scored[2]) if text and self._known(text)}

    def score(self) -> int:
        """The known words of the best header."""
        return self._best[0]

    def header(self) -> tuple[int, int]:
        """First row (from 0) and row after the last of the header, with the rows of groups above and of units or answers below."""
        hits, start, end = self._best
        if not hits:
            start = self._looks_like_header()
            end = min(start + 1, len(self.rows))
        while start > 0 and end - start < _MOST_HEADER_ROWS and self._is_group(start - 1):
            start -= 1
        if end < len(self.rows) and (self._are_all(self.rows[end], _LOWER_LINE) or self._are_answers(start, end) or self._are_parts(start, end)):
            end += 1
        return start, end

    def _looks_like_header(self) -> int:
        filled = [sum(map(bool, row)) for row in self.rows]
        widest = max(filled, default=0)
        for i, row in enumerate(self.rows):
            if filled[i] * 2 > widest and not any(text.replace(".", "").isdigit() for text in row):
                return i
        return 0

    def _is_group(self, i: int) -> bool:
        """Whether the row above a header names groups of columns: several short words, not the title, not '填报单位：…' or a date."""
        texts = {text for text in self.rows[i] if text}
        wordy = all(len(text) <= 20 and not re.search(r"[:：]|\d{3}", text) for text in texts)
        return len(texts) > 1 and wordy

    def _are_answers(self, start: int, end: int) -> bool:
        """Whether the row below names 合格 and 不合格 and, of cells that are merged down, the header once more."""
        new = [text for text, above in zip(self.rows[end], self._lowest(start, end), strict=True) if text != above]
        return self._are_all(new, _ANSWER) and len(set(new) - {""}) > 1

    def _are_parts(self, start: int, end: int) -> bool:
        """Whether the row below parts a date into 年, 月 and 日, failed items into their classes, or a figure into its years or parts of a year."""
        new = [text for text, above in zip(self.rows[end], self._lowest(start, end), strict=True) if text != above]
        years = {text for text in new if _YEARS.fullmatch(text) or _SPANS.fullmatch(text)}
        parts = {text[:2] for text in new} | set(new)
        return self._are_all(new, _PARTS) and (len(years) > 1 or any(parted <= parts for parted in _PARTED))

    @staticmethod
    def _are_all(texts: Cells, pattern: re.Pattern[str]) -> bool:
        said = [text for text in texts if text]
        return bool(said) and all(pattern.fullmatch(text) for text in said)

    def merged(self, start: int, end: int) -> Cells:
        """One text a column: the lowest that is set, with its group before it where only both together are a header word."""
        lowest = self._lowest(start, end)
        if end - start < 2:
            return lowest
        groups = self.groups(start, end)
        return [self._together(group, text, first=group != before) for before, group, text in zip(["", *groups], groups, lowest, strict=False)]

    def _together(self, group: str, text: str, *, first: bool) -> str:
        """受检单位 over 地址 is 受检单位地址; 不合格项目 over 项目名称 is 不合格项目; 基本信息 over 产品名称 is 产品名称."""
        if not group or not text:
            return text
        bare = _ABOUT.sub("", group)
        for both in (group + text, bare + text):
            if self._known(both):
                return both
        return bare if first and _SAYS_LITTLE.fullmatch(text) and self._known(bare) else text

    def _lowest(self, start: int, end: int) -> Cells:
        """The lowest text of each column; a unit in brackets is added to the word above it."""
        header = [""] * (len(self.rows[0]) if self.rows else 0)
        for row in self.rows[start:end]:
            header = [(above + text if above and _UNIT.fullmatch(text) else text) if text else above for above, text in zip(header, row, strict=True)]
        return header

    def groups(self, start: int, end: int) -> Cells:
        """What stands above each header text: the merged range's word, or in text files the nearest word to the left."""
        lowest = self._lowest(start, end)
        groups = [""] * len(lowest)
        for i in range(start, end - 1):
            row = self._spread(i)
            below = self.rows[i + 1]
            nearest = ""
            for column, text in enumerate(row):
                nearest = text or (nearest if below[column] and not self.merges else "")
                if nearest and nearest != lowest[column] and below[column]:
                    groups[column] += nearest
        return groups

    def _spread(self, i: int) -> Cells:
        row = list(self.rows[i])
        for top, left, bottom, right in self.merges:
            if top <= i <= bottom:
                row[left : right + 1] = [row[left]] * len(row[left : right + 1])
        return row

    def texts_above(self, start: int) -> list[str]:
        """The different texts above the header, in reading order."""
        return list(dict.fromkeys(text for row in self.rows[:start] for text in row if text))
