"""What stands in a table and is no data: notes, signatures, totals, section headings, the header again, empty shells.

The rules are narrow on purpose. A company whose name begins with 合计 or a product called 注塑机 is data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from etl import totals
from etl.verdict_headings import judged
from words import N_, Message

NOTE = Message(N_("A note or signature, no record."))
TOTAL = Message(N_("A total of other rows."))
SHELL = Message(N_("An empty row: only a running number or marks for 'nothing'."))
HEADER = Message(N_("The header or title once more."))
NUMBERS = Message(N_("The numbers of the columns."))
SECTION = Message(N_("The heading of a section."))

LOOKED_AT = 3  # the first columns: totals and notes begin there

_SPACE = re.compile(r"\s+")
_NOTE = re.compile(r"(备?注|附?注|说明|备注说明|填表说明|注释|附注|(数据|资料)?来源)\d*[::]|注\d*[.、,]")
_NOTE_ALONE = re.compile(
    r"\(?(此行|本行)?以下(空白|无正文|无内容)\)?|备注|说明|以上.{2,6}(均|由|为|来源|经|摘自).+。|[*※★☆△▲#]+\D.*|第\d+页([,/]?共\d+页)?|[(]?(续上?表|[续接]上?页|转?下页|上接.{1,6}|下转.{1,6})[)]?|-?\d+/\d+页|\(?(单位)?(公章|盖章)\)?"
)
_NOTE_LABEL = re.compile(r"(备?注|附?注|说明|备注说明|填表说明|注释|附注)")  # the note itself stands in the cell beside it
_LABEL = re.compile(
    r"(填表|制表|填报|上报|报送|报出|统计|编制|审核|复核|校核|审批|批准|主检|经办|抽样|检验|分管|主管|单位|部门|科室)*"
    r"(人员?|人签[字名]|单位|机构|日期|时间|负责人|领导|签[字名]|盖章|联系人|联系方式|联系电话|电话|传真|年月日|制表|审核|复核|批准|编制|填表|主检)"
    r"(\([^)]*\))?[::]"
)
_SIGNED_ON = re.compile(r"((19|20)?\d{2}|[二〇○零一三四五六七八九]{4})[年./-].{1,9}")  # beside the signatures
_OFFICE = re.compile(r".{2,20}(局|委员会|办公室|领导小组|人民政府)")
_SECTION = re.compile(
    r"([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+(部分|批|类|[章节]))\D*?([(].{1,12}[)])?|.{1,8}(镇|乡|街道)([(].{1,12}[)])?"
)
_NAMES_FIGURES = re.compile(r"指标|目标|统计项目|考核")  # a list of reported figures: 合格率 is what a row of it is about
_RUNNING = re.compile(r"\d{1,7}(\.0)?|[a-zA-Z]?\d{1,7}")
_RUNNING_HEADER = re.compile(r"序号?|顺序号?|行号|行次|项次|no\.?|#|№", re.IGNORECASE)
_HEAVENLY = "甲乙丙丁戊己庚辛壬癸"
_SUSPECT = r"^\s*([注备说附]|(本次)?共\D{0,6}\d|.{0,20}[合总小共累]\s*计)"
_ENDINGS = ("计", "计：", "计:")


@dataclass(frozen=True)
class Table:
    """The header of a table and the texts above it."""

    header: list[str]
    header_cells: tuple[list[str], ...]
    above: tuple[str, ...]
    known: Callable[[str], bool] = field(default=lambda _text: False)  # whether a text is a header word

    @cached_property
    def columns(self) -> int:
        """How many columns have a header."""
        return sum(map(bool, self.header))

    @cached_property
    def running(self) -> int:
        """The column of running numbers, or -1."""
        return next((i for i, name in enumerate(self.header[:LOOKED_AT]) if _RUNNING_HEADER.fullmatch(_plain(name))), -1)

    @cached_property
    def plain_headers(self) -> tuple[list[str], ...]:
        """The header's own rows, and the header as it was merged, for comparing."""
        return tuple([_plain(text) for text in row] for row in (*self.header_cells, self.header))

    @cached_property
    def plain_above(self) -> frozenset[str]:
        """The title's texts, for comparing."""
        return frozenset(map(_plain, self.above))


def _plain(text: str) -> str:
    """Half-width and without any white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def suspects(cells: pa.Table, filled: pa.ChunkedArray, table: Table) -> list[pa.Array]:
    """The rows that may be no data, found for all at once (indices); `why_no_data` looks at them one by one. `filled` counts cells a row.

    A row that is more than half full can only be a total that ends in 计, or the header once more.
    """
    few = pc.indices_nonzero(pc.and_(pc.greater(filled, 0), pc.less_equal(filled, 2)))
    half = pc.indices_nonzero(pc.and_(pc.greater(filled, 2), pc.less_equal(filled, max(table.columns // 2, 2))))

    def in_column(i: int) -> list[pa.Array]:
        column = cells.column(i)
        found = [half.filter(pc.match_substring_regex(column.take(half), _SUSPECT).combine_chunks())]
        for ending in _ENDINGS:
            ends = pc.indices_nonzero(pc.ends_with(column, ending))  # some are 流量计 or 会计
            found.append(ends.filter(pc.match_substring_regex(column.take(ends), _SUSPECT).combine_chunks()))
        words = {row[i] for row in (*table.header_cells, table.header)} - {""}
        return found + [pc.indices_nonzero(pc.equal(column, word)) for word in sorted(words)]

    with ThreadPoolExecutor() as threads:
        return [few, *chain.from_iterable(threads.map(in_column, range(min(LOOKED_AT, cells.num_columns))))]


def why_no_data(row: Sequence[str], table: Table, *, after_note: bool = False) -> Message | None:
    """Why a row below the header is no data, or None for data. `after_note`: the row above it is a note, which may go on here."""
    cells = [_plain(text) for text in row]
    filled = [i for i, text in enumerate(cells) if text]
    texts = [cells[i] for i in filled]
    if not texts:
        return None
    if _is_shell(cells, filled, table):
        return SHELL
    if _is_header(cells, table) or (len(texts) == 1 and texts[0] in table.plain_above):
        return HEADER
    if len(texts) == table.columns and _are_column_numbers(texts):
        return NUMBERS
    if _is_total(cells, filled, table):
        return TOTAL
    if _is_note(texts, filled[0], table, after_note):
        return NOTE
    if len(texts) == 1 and table.columns > LOOKED_AT and _is_heading(texts[0], filled[0]):
        return SECTION
    return None


def _is_heading(text: str, column: int) -> bool:
    return bool(_SECTION.fullmatch(text)) or (column < LOOKED_AT and judged(text) != "")


def _is_shell(cells: list[str], filled: list[int], table: Table) -> bool:
    rest = [cells[i] for i in filled if i != table.running]
    number = cells[table.running] if table.running >= 0 else ""
    return all(totals.says_nothing(text) for text in rest) and (totals.says_nothing(number) or bool(_RUNNING.fullmatch(number)))


def _is_header(cells: list[str], table: Table) -> bool:
    for header in table.plain_headers:
        named = [i for i, text in enumerate(header) if text]
        same = sum(cells[i] == header[i] for i in named)
        if same >= 2 and same * 10 >= len(named) * 6:
            return True
    said = [text for text in cells if text]  # the header of a further table, whose columns are others
    alike = len(said) > LOOKED_AT or any(text in row for row in table.plain_headers for text in said[:LOOKED_AT])
    return len(said) > 2 and alike and all(map(table.known, said))


def _are_column_numbers(texts: list[str]) -> bool:
    """'甲 乙 1 2 3' or '1 2 3 4': what statistical forms print below the header."""
    letters = next((i for i, text in enumerate(texts) if text not in _HEAVENLY), len(texts))
    numbers = texts[letters:]
    return len(texts) >= 4 and texts[:letters] == list(_HEAVENLY[:letters]) and numbers == [str(i + 1) for i in range(len(numbers))]


def _is_total(cells: list[str], filled: list[int], table: Table) -> bool:
    numbered = table.running in filled and bool(_RUNNING.fullmatch(cells[table.running]))
    texts = [cells[i] for i in filled if not (numbered and i == table.running)]
    if not texts or filled[0] >= LOOKED_AT:
        return False
    if len(texts) == 1 and table.columns > 1 and totals.is_total_alone(texts[0]):
        return True
    return totals.is_total(texts, numbered=numbered, names_figures=bool(_NAMES_FIGURES.search(_plain("".join(table.header)))))


def _is_note(texts: list[str], first: int, table: Table, after_note: bool) -> bool:
    if _are_labels(texts):
        return True
    if len(texts) == 1:
        noted = _NOTE.match(texts[0]) or (table.columns > 1 and _NOTE_ALONE.fullmatch(texts[0]))
        signed = table.columns > LOOKED_AT and (_OFFICE.fullmatch(texts[0]) or _SIGNED_ON.fullmatch(texts[0]))  # who publishes it, and when
        return bool(noted) or bool(signed) or (after_note and table.columns >= LOOKED_AT and not _RUNNING.fullmatch(texts[0]))
    if len(texts) == 2 and first < LOOKED_AT and table.columns > LOOKED_AT and _NOTE_LABEL.fullmatch(texts[0]):
        return True
    # a note that the commas in it cut into cells
    return first < LOOKED_AT and len(texts) * 2 <= table.columns and bool(_NOTE.match(texts[0]))


def _are_labels(texts: list[str]) -> bool:
    """'填表人：张三  审核人：李四', or each label and its value in cells of their own."""
    labelled = False
    for i, text in enumerate(texts):
        label = _LABEL.match(text)
        labelled = labelled or bool(label)
        if not label and not (i and _LABEL.fullmatch(texts[i - 1])) and not _SIGNED_ON.fullmatch(text):
            return len(texts) == 2 and bool(_OFFICE.fullmatch(texts[0]) and _SIGNED_ON.fullmatch(texts[1]))
    return labelled
