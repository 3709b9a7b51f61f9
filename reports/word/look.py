"""How a report looks on paper, by language: page, type, and the numbers before headings.

Chinese: GB/T 9704-2012 (A4, text area 156 × 225 mm of 22 lines, title 2号 小标宋, text 3号 仿宋, headings 黑体, 楷体, 仿宋 bold).
Lengths are in twips (1/20 pt), sizes of type in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MM = 1440 / 25.4


@dataclass(frozen=True)
class Type:
    """A style of paragraph. `line` > 0 is an exact height, 0 as high as the line needs; `indent` counts characters of the first line.

    `outline` is the level that the navigation pane lists it under (0: chapter).
    """

    name: str
    asian: str
    size: float
    latin: str = "Times New Roman"
    bold: bool = False
    align: Literal["left", "right", "center", "both"] = "left"
    line: int = 0
    before: int = 0
    after: int = 0
    indent: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    colour: str = ""
    border: Literal["", "box", "above"] = ""


@dataclass(frozen=True)
class Look:
    """Page, styles and headings of one language."""

    language: str
    top: int
    bottom: int
    left: int
    right: int
    types: Mapping[str, Type]
    levels: tuple[tuple[str, str], ...]  # of headings: number format and text of the number
    after_number: Literal["nothing", "space"]
    outer_page_numbers: bool

    @property
    def width(self) -> int:
        """Of the text area."""
        return round(210 * MM) - self.left - self.right

    @property
    def height(self) -> int:
        """Of the text area."""
        return round(297 * MM) - self.top - self.bottom


_SONG, _FANG, _KAI, _HEI, _TITLE = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
_LINE = 578  # 28.9 pt: 22 lines fill the text area
NOTICE = "B98A1A"

ZH = Look(
    language="zh-CN",
    top=round(37 * MM),
    bottom=round(35 * MM),
    left=round(28 * MM),
    right=round(26 * MM),
    outer_page_numbers=True,
    after_number="nothing",
    levels=(("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")),
    types={
        "Normal": Type("Normal", _FANG, 16, align="both", line=_LINE),
        "BodyText": Type("Body Text", _FANG, 16, align="both", line=_LINE, indent=2),
        "Title": Type("Title", _TITLE, 22, align="center", line=700, before=_LINE, keep_next=True, keep_lines=True),
        "Subtitle": Type("Subtitle", _KAI, 16, align="center", line=_LINE, before=120, keep_next=True),
        "Notice": Type("Notice", _HEI, 12, align="center", before=240, border="box", keep_lines=True),
        "Opening": Type("Opening", _FANG, 16, line=_LINE),
        "Heading1": Type("heading 1", _HEI, 16, line=_LINE, indent=2, keep_next=True, keep_lines=True, outline=0),
        "Heading2": Type("heading 2", _KAI, 16, line=_LINE, indent=2, keep_next=True, keep_lines=True, outline=1),
        "Heading3": Type("heading 3", _FANG, 16, bold=True, line=_LINE, indent=2, keep_next=True, keep_lines=True, outline=2),
        "TableCaption": Type("Table Caption", _HEI, 12, align="center", before=160, after=60, keep_next=True, keep_lines=True, line=320),
        "FigureCaption": Type("Figure Caption", _HEI, 12, align="center", before=60, after=120, keep_lines=True, line=320),
        "Figure": Type("Figure", _FANG, 12, align="center", before=140, keep_next=True),
        "TableHead": Type("Table Head", _HEI, 10.5, align="center", before=30, after=30, keep_next=True, line=280),
        "TableText": Type("Table Text", _SONG, 10.5, before=20, after=20, line=280),
        "TableHeadSmall": Type("Table Head Small", _HEI, 9, align="center", before=24, after=24, keep_next=True, line=240),
        "TableTextSmall": Type("Table Text Small", _SONG, 9, before=16, after=16, line=240),
        "Note": Type("Note", _KAI, 10.5, align="both", before=60, after=160, keep_lines=True, line=280),
        "Gap": Type("Gap", _SONG, 9, line=200),
        "Issuer": Type("Issuer", _FANG, 16, align="right", line=_LINE, before=_LINE, keep_next=True),
        "Day": Type("Day", _FANG, 16, align="right", line=_LINE),
        "AboutHead": Type("About Head", _HEI, 10.5, before=240, after=40, keep_next=True, border="above"),
        "About": Type("About", _FANG, 10.5, align="both", line=300, keep_lines=True),
        "Appended": Type("Appended", _FANG, 16, line=_LINE, before=_LINE, indent=2, keep_next=True, keep_lines=True),
        "AppendedToo": Type("Appended Too", _FANG, 16, line=_LINE, indent=5, keep_next=True, keep_lines=True),
        "AppendixMark": Type("Appendix Mark", _HEI, 16, line=_LINE, keep_next=True),
        "AppendixTitle": Type("Appendix Title", _TITLE, 16, align="center", line=_LINE, after=120, keep_next=True, outline=0),
        "AppendixText": Type("Appendix Text", _FANG, 10.5, align="both", line=300, indent=2),
        "PageNumber": Type("Page Number", _SONG, 14, latin=_SONG, align="right", line=400),
        "Footer": Type("footer", _SONG, 9, align="center", line=240),
    },
)

EN = Look(
    language="en-GB",
    top=round(27 * MM),
    bottom=round(30 * MM),
    left=round(27 * MM),
    right=round(27 * MM),
    outer_page_numbers=False,
    after_number="space",
    levels=(("decimal", "%1\u2002"), ("decimal", "%1.%2\u2002"), ("decimal", "%1.%2.%3\u2002")),
    types={
        "Normal": Type("Normal", _SONG, 11, line=300),
        "BodyText": Type("Body Text", _SONG, 11, align="left", line=310, after=140),
        "Title": Type("Title", _HEI, 22, latin="Arial", bold=True, line=560, before=360, after=80, keep_next=True, keep_lines=True),
        "Subtitle": Type("Subtitle", _SONG, 13, latin="Arial", line=340, after=60, keep_next=True, colour="4A5663"),
        "Notice": Type("Notice", _HEI, 11, latin="Arial", bold=True, before=200, after=120, border="box", keep_lines=True),
        "Opening": Type("Opening", _SONG, 11, line=200),
        "Heading1": Type("heading 1", _HEI, 15, latin="Arial", bold=True, before=360, after=120, keep_next=True, keep_lines=True, outline=0),
        "Heading2": Type("heading 2", _HEI, 12.5, latin="Arial", bold=True, before=240, after=100, keep_next=True, keep_lines=True, outline=1),
        "Heading3": Type("heading 3", _HEI, 11, latin="Arial", bold=True, before=200, after=80, keep_next=True, keep_lines=True, outline=2),
        "TableCaption": Type("Table Caption", _HEI, 10, latin="Arial", bold=True, before=200, after=70, keep_next=True, keep_lines=True, line=260),
        "FigureCaption": Type("Figure Caption", _HEI, 10, latin="Arial", bold=True, before=60, after=120, keep_lines=True, line=260),
        "Figure": Type("Figure", _SONG, 11, align="center", before=200, keep_next=True),
        "TableHead": Type("Table Head", _HEI, 9.5, latin="Arial", bold=True, before=30, after=30, keep_next=True, line=236),
        "TableText": Type("Table Text", _SONG, 10, before=22, after=22, line=250),
        "TableHeadSmall": Type("Table Head Small", _HEI, 8.5, latin="Arial", bold=True, before=24, after=24, keep_next=True, line=216),
        "TableTextSmall": Type("Table Text Small", _SONG, 9, before=16, after=16, line=226),
        "Note": Type("Note", _SONG, 9, before=60, after=180, keep_lines=True, colour="4A5663", line=226),
        "Gap": Type("Gap", _SONG, 9, line=200),
        "Issuer": Type("Issuer", _SONG, 11, bold=True, before=480, keep_next=True),
        "Day": Type("Day", _SONG, 11),
        "AboutHead": Type("About Head", _HEI, 10, latin="Arial", bold=True, before=360, after=60, keep_next=True, border="above"),
        "About": Type("About", _SONG, 9.5, line=260, keep_lines=True),
        "Appended": Type("Appended", _SONG, 11, line=310, before=300, keep_next=True, keep_lines=True),
        "AppendedToo": Type("Appended Too", _SONG, 11, line=310, indent=5, keep_next=True, keep_lines=True),
        "AppendixMark": Type("Appendix Mark", _HEI, 11, latin="Arial", bold=True, after=60, keep_next=True, colour="4A5663"),
        "AppendixTitle": Type("Appendix Title", _HEI, 15, latin="Arial", bold=True, after=120, keep_next=True, keep_lines=True, outline=0),
        "AppendixText": Type("Appendix Text", _SONG, 10, line=270, after=100),
        "PageNumber": Type("Page Number", _SONG, 10, latin="Arial", align="center", line=300),
        "Footer": Type("footer", _SONG, 8.5, align="center", line=220, colour="4A5663"),
    },
)

LOOKS: Mapping[str, Look] = {"zh": ZH, "en": EN}
