"""A group of pieces on a slide of python-pptx or in a run of python-docx: native shapes of PowerPoint and of Word 2010 and later."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from lxml import etree

from charts.drawingml.canvas import Canvas
from charts.drawingml.pieces import PER_UNIT, Group, Piece, frame, look
from charts.drawingml.xml import Node, el, kept
from words import language

GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_EDGES: dict[str, Any] = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
_BODY: dict[str, Any] = {"vertOverflow": "overflow", "horzOverflow": "overflow", "wrap": "none", **_EDGES, "anchor": "ctr"}


def on_slide(slide: Any, group: Group, left: int, top: int, width: int, fonts: tuple[str, str]) -> Any:
    """The group in the middle of a place `width` wide whose upper left corner is there, in EMU. Answers with its shape."""
    from pptx.oxml import parse_xml as parse  # a document has no need of it

    number = slide.shapes._next_shape_id
    properties = frame("a:xfrm", group, of_group=True)
    properties[0].set("x", str(left + max(0, (width - group.width * PER_UNIT) // 2)))
    properties[0].set("y", str(top))
    made = el(
        "p:grpSp",
        el("p:nvGrpSpPr", el("p:cNvPr", id=number, name=group.name, descr=group.alt), el("p:cNvGrpSpPr"), el("p:nvPr")),
        el("p:grpSpPr", properties),
        [_on_slide(piece, number + n, fonts) for n, piece in enumerate(group.pieces, 1)],
    )
    slide.shapes._spTree.append(parse(etree.tostring(made)))
    return slide.shapes[-1]


def in_run(run: Any, group: Group, fonts: tuple[str, str]) -> None:
    """The group as an inline drawing; a program that knows no groups of Word 2010 shows what the group says instead."""
    number = run.part.next_id
    size: dict[str, Any] = {"cx": group.width * PER_UNIT, "cy": group.height * PER_UNIT}
    pieces = [_in_text(piece, number + n, fonts) for n, piece in enumerate(group.pieces, 1)]
    whole = el("wpg:wgp", el("wpg:cNvGrpSpPr"), el("wpg:grpSpPr", frame("a:xfrm", group, of_group=True)), pieces)
    inline = el(
        "wp:inline",
        el("wp:extent", **size),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:docPr", id=number, name=f"{number} {group.name}", descr=group.alt),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", el("a:graphicData", whole, uri=GROUP)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    choice = el("mc:Choice", el("w:drawing", inline), Requires="wpg")
    made = el("mc:AlternateContent", choice, el("mc:Fallback", el("w:t", text=group.alt)))
    run._r.append(parse_xml(etree.tostring(made)))


def _on_slide(piece: Piece, number: int, fonts: tuple[str, str]) -> Node:
    box: dict[str, Any] = {"txBox": 1} if piece.lines else {}
    return el(
        "p:sp",
        el("p:nvSpPr", el("p:cNvPr", id=number, name=kept(piece.name)[:120]), el("p:cNvSpPr", **box), el("p:nvPr")),
        el("p:spPr", frame("a:xfrm", piece), look(piece)),
        el("p:txBody", el("a:bodyPr", **_BODY), el("a:lstStyle"), _slide_lines(piece, fonts)),
    )


def _slide_lines(piece: Piece, fonts: tuple[str, str]) -> list[Node]:
    canvas = Canvas(1.0, 1.0, piece.size, *fonts)
    lines = [
        el(
            "a:p",
            el("a:pPr", algn=piece.align),
            el("a:r", canvas.letters("a:rPr", strong=line.strong, colour=line.colour), el("a:t", text=line.text.replace("\n", " "))),
        )
        for line in piece.lines
    ]
    return lines or [el("a:p", el("a:endParaRPr", lang="zh-CN" if language() == "zh" else "en-US"))]


def _in_text(piece: Piece, number: int, fonts: tuple[str, str]) -> Node:
    box: dict[str, Any] = {"txBox": 1} if piece.lines else {}
    said = el("wps:txbx", el("w:txbxContent", _text_lines(piece, fonts))) if piece.lines else None
    return el(
        "wps:wsp",
        el("wps:cNvPr", id=number, name=kept(piece.name)[:120]),
        el("wps:cNvSpPr", **box),
        el("wps:spPr", frame("a:xfrm", piece), look(piece)),
        said,
        el("wps:bodyPr", **_BODY),
    )


def _text_lines(piece: Piece, fonts: tuple[str, str]) -> list[Node]:
    return [
        _w(
            "p",
            _w("pPr", _w("spacing", before=0, after=0, line=round(piece.size * 26), lineRule="exact"), _w("ind", firstLine=0, firstLineChars=0),
               _w("jc", val="center" if piece.align == "ctr" else "left")),
            _w(
                "r",
                _w("rPr", _w("rFonts", ascii=fonts[0], hAnsi=fonts[0], eastAsia=fonts[1], cs=fonts[0]), *([_w("b")] if line.strong else []),
                   _w("color", val=line.colour), _w("sz", val=round(piece.size * 2)), _w("szCs", val=round(piece.size * 2))),
                el("w:t", text=line.text.replace("\n", " ")),
            ),
        )
        for line in piece.lines
    ]  # fmt: skip


def _w(tag: str, *children: Node, **attributes: object) -> Node:
    """An element of WordprocessingML, whose attributes have its namespace too."""
    made = el(f"w:{tag}", *children)
    for name, value in attributes.items():
        made.set(f"{{{made.nsmap['w']}}}{name}", str(value))
    return made
