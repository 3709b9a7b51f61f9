"""The Word file, read back from its XML: layout, numbers, references, schema order, hostile text."""

from __future__ import annotations

import dataclasses
import io
import re
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from charts.spec import Axis, ChartSpec
from reports import word
from reports.document import Cell, Column, Document, Figure, Heading, NewPage, Paragraph, Reference, Signed, Table
from reports.word.look import LOOKS, MM
from reports.word.page import foot_line
from tests.reports import documents
from tests.reports.schema import misplaced

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "<w:p>&amp;</w:p> ]]> {name} %s \x00\x07\x1b = cmd|' /C calc'!A0 𬭎䶮 😀 " + "甲" * 300


def parts(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels"))}


def body(document: Document) -> etree._Element:
    return parts(word.write(document))["word/document.xml"]


def text_of(element: etree._Element) -> str:
    return "".join("-" if each.tag == W + "noBreakHyphen" else each.text or "" for each in element.iter(W + "t", W + "noBreakHyphen"))


def styled(whole: etree._Element, style: str) -> list[etree._Element]:
    return [p for p in whole.iter(W + "p") if p.find(f"{W}pPr/{W}pStyle") is not None and p.find(f"{W}pPr/{W}pStyle").get(W + "val") == style]


def style(content: bytes, id: str) -> etree._Element:
    return next(each for each in parts(content)["word/styles.xml"].iter(W + "style") if each.get(W + "styleId") == id)


def test_the_page_is_that_of_an_official_document():
    section = docx.Document(io.BytesIO(word.write(documents.whole()))).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 37, 35, 28, 26]
    assert section._sectPr.find(qn("w:docGrid")) is None


@pytest.mark.parametrize(
    ("id", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("BodyText", "仿宋_GB2312", 16),
        ("Heading1", "黑体", 16),
        ("Heading2", "楷体_GB2312", 16),
        ("Heading3", "仿宋_GB2312", 16),
        ("PageNumber", "宋体", 14),
    ],
)
def test_type_is_that_of_an_official_document(id, font, size):
    made = style(word.write(documents.whole()), id)
    fonts = made.find(f"{W}rPr/{W}rFonts")
    assert fonts.get(W + "eastAsia") == font
    assert int(made.find(f"{W}rPr/{W}sz").get(W + "val")) == size * 2


def test_text_is_set_in_22_lines_with_two_characters_before_a_paragraph():
    layout = style(word.write(documents.whole()), "BodyText").find(W + "pPr")
    spacing, indent = layout.find(W + "spacing"), layout.find(W + "ind")
    assert spacing.get(W + "lineRule") == "exact"
    assert 28 * 20 <= int(spacing.get(W + "line")) <= 30 * 20
    assert 22 <= LOOKS["zh"].height / int(spacing.get(W + "line")) < 23
    assert indent.get(W + "firstLineChars") == "200"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_theme_overrules_a_font(language):
    content = word.write(documents.whole(language))
    for name, part in parts(content).items():
        assert not [a for each in part.iter(W + "rFonts") for a in each.attrib if "heme" in a], name


@pytest.mark.parametrize(
    ("language", "formats", "texts"),
    [
        ("zh", ["chineseCountingThousand", "chineseCountingThousand", "decimal"], ["%1、", "（%2）", "%3."]),
        ("en", ["decimal"] * 3, ["%1", "%1.%2", "%1.%2.%3"]),
    ],
)
def test_headings_number_themselves_and_are_listed_in_the_navigation(language, formats, texts):
    content = word.write(documents.whole(language))
    levels = list(parts(content)["word/numbering.xml"].iter(W + "lvl"))
    assert [each.find(W + "numFmt").get(W + "val") for each in levels] == formats
    assert [each.find(W + "lvlText").get(W + "val").strip() for each in levels] == texts
    for n, level in enumerate(levels):
        id = level.find(W + "pStyle").get(W + "val")
        layout = style(content, id).find(W + "pPr")
        assert layout.find(W + "outlineLvl").get(W + "val") == layout.find(f"{W}numPr/{W}ilvl").get(W + "val") == str(n)
    assert [text_of(p) for p in styled(parts(content)["word/document.xml"], "Heading1")] == ["总体情况", "下一步工作"]


def test_every_reference_is_a_field_that_finds_its_caption():
    made = body(documents.whole())
    marks = {each.get(W + "name"): each.getparent() for each in made.iter(W + "bookmarkStart")}
    references = [re.search(r"REF (\S+) \\h", each.text) for each in made.iter(W + "instrText") if "REF " in (each.text or "")]
    assert [text_of(marks[found.group(1)]) for found in references] == ["表\u00a01\u3000目标达成情况", "图\u00a01\u3000各乡镇批次合格率"]
    assert "详见表\u00a01和图\u00a01。" in text_of(made)
    ids = [each.get(W + "id") for each in made.iter(W + "bookmarkStart")]
    assert len(set(ids)) == len(ids) and sorted(ids) == sorted(each.get(W + "id") for each in made.iter(W + "bookmarkEnd"))


def test_captions_count_by_themselves():
    instructions = [each.text.strip() for each in body(documents.whole()).iter(W + "instrText")]
    assert [each for each in instructions if each.startswith("SEQ")] == ["SEQ 表 \\* ARABIC", "SEQ 图 \\* ARABIC"]


def test_a_field_is_opened_parted_and_closed():
    for name, part in parts(word.write(documents.whole())).items():
        kinds = [each.get(W + "fldCharType") for each in part.iter(W + "fldChar")]
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3), name


def test_a_reference_to_nothing_is_a_mistake_of_the_maker():
    with pytest.raises(ValueError, match="nowhere"):
        word.write(documents.document(Paragraph((Reference("nowhere"),))))


def test_a_table_repeats_its_head_and_tears_no_row():
    table = next(body(documents.document(documents.table(40))).iter(W + "tbl"))
    rows = table.findall(W + "tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 40
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_columns_share_the_width_of_the_text():
    table = next(body(documents.document(documents.table())).iter(W + "tbl"))
    widths = [int(each.get(W + "w")) for each in table.iter(W + "gridCol")]
    assert sum(widths) == LOOKS["zh"].width == pytest.approx(156 * MM, abs=1)
    assert widths[0] > widths[3] > widths[1] == pytest.approx(widths[2], abs=1)
    first = table.findall(W + "tr")[1].findall(W + "tc")
    assert [int(cell.find(f"{W}tcPr/{W}tcW").get(W + "w")) for cell in first] == widths


def test_a_verdict_is_shaded_and_said():
    cells = [cell for cell in body(documents.document(documents.table())).iter(W + "tc") if "达标" in text_of(cell)]
    fills = [cell.find(f"{W}tcPr/{W}shd").get(W + "fill") for cell in cells if not text_of(cell).startswith("目标")]
    assert [text_of(cell) for cell in cells] == ["✓ 达标", "✕ 未达标"] and len(set(fills)) == 2


def test_a_short_table_stays_with_its_caption_and_note():
    made = body(documents.document(documents.table(3)))
    rows = list(made.iter(W + "tr"))[1:]
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for row in rows for p in row.iter(W + "p"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_thousand_rows_are_quick(language):
    started = time.process_time()
    made = body(documents.document(documents.table(1000), language=language))
    assert len(list(made.iter(W + "tr"))) == 1001
    assert time.process_time() - started < 3


def test_synthetic_data_say_so_on_the_first_page():
    assert [text_of(p)[:5] for p in styled(body(documents.document()), "Notice")] == ["演示数据："]
    assert not styled(body(documents.document(synthetic=False)), "Notice")


def test_the_foot_carries_the_number_of_the_page_and_what_is_counted():
    found = parts(word.write(documents.document()))
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert text_of(found[name]).startswith("— 1 —统计范围：全部乡镇（街道）") and "数据版本 7" in text_of(found[name])
    assert found["word/settings.xml"].find(W + "evenAndOddHeaders") is not None


def test_issuer_and_day_stand_at_the_end_as_the_standard_sets_them():
    made = body(documents.document(issuer="县质监局"))
    (issuer,), (day,) = styled(made, "Issuer"), styled(made, "Day")
    assert (text_of(issuer), text_of(day)) == ("县质监局", "2007年11月11日")
    # '2007年11月11日' is 7 wide, the issuer 4: the day ends 2 from the edge and begins 2 right of the issuer
    assert [p.find(f"{W}pPr/{W}ind").get(W + "rightChars") for p in (issuer, day)] == ["700", "200"]


def test_what_follows_a_page_break_begins_a_page():
    made = body(documents.document(Heading("一"), NewPage(), Heading("二"), NewPage(), documents.table()))
    assert [text_of(p)[:1] for p in made.iter(W + "p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None] == ["二", "表"]


def test_an_empty_report_is_a_report():
    made = body(documents.document())
    assert text_of(styled(made, "Title")[0]) and text_of(styled(made, "Day")[0])


def test_a_table_without_rows_and_a_chart_without_points_say_what_is_there():
    nothing = ChartSpec("none", "", "", (), (), Axis("percent", 0, 1))
    made = body(documents.document(documents.table(0), Figure(nothing, "无")))
    assert len(list(made.iter(W + "tr"))) == 1
    assert "暂无数据" in text_of(made) and "图\u00a01\u3000无" in text_of(made)


def test_hostile_text_is_text():
    columns = (Column(HOSTILE), Column("n", "right"))
    table = Table("t", HOSTILE, columns, ((Cell(HOSTILE, "missed", True), Cell("=1+1")),), HOSTILE)
    said = documents.document(Heading(HOSTILE), Paragraph((HOSTILE,), HOSTILE), table, title=HOSTILE, subtitle=HOSTILE, issuer=HOSTILE)
    content = word.write(said)
    shown = text_of(parts(content)["word/document.xml"])
    assert shown.count("<w:p>&amp;</w:p> ]]> {name} %s ") == 10 and shown.count("𬭎䶮 😀") == 10
    assert docx.Document(io.BytesIO(content)).core_properties.title.startswith("<w:p>")
    assert not any(control in shown for control in "\x00\x07\x1b")


def test_a_line_break_and_a_tab_in_a_text_stay():
    made = body(documents.document(documents.sentences("甲\n乙\t丙")))
    (told,) = styled(made, "BodyText")
    assert [each.tag.removeprefix(W) for each in told.find(W + "r") if each.tag != W + "rPr"] == ["t", "br", "t", "tab", "t"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_elements_stand_in_the_order_of_the_schema(language):
    for name, part in parts(word.write(documents.whole(language))).items():
        assert not misplaced(part), name


def test_the_properties_say_who_what_and_when():
    said = docx.Document(io.BytesIO(word.write(documents.whole()))).core_properties
    assert (said.author, said.title, said.language) == ("Dabiao 达标", documents.whole().title, "zh-CN")
    assert said.created == said.modified == documents.whole().made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_report_is_the_same_file(language):
    assert word.write(documents.whole(language)) == word.write(documents.whole(language))


def test_an_english_report_is_english():
    content = word.write(documents.whole("en"))
    made = parts(content)
    assert "Table\u00a01" in text_of(made["word/document.xml"]) and "11 Nov 2007" in text_of(made["word/document.xml"])
    assert text_of(made["word/footer1.xml"]).startswith("Page 1")
    assert style(content, "BodyText").find(f"{W}rPr/{W}rFonts").get(W + "ascii") == "Times New Roman"


def test_a_long_second_title_is_broken_before_its_bracket():
    made = body(documents.document(subtitle="永嘉县童装和阀门产品质量专项整治（数据截至2007年11月11日）"))
    (subtitle,) = styled(made, "Subtitle")
    assert [text_of(subtitle), len(list(subtitle.iter(W + "br")))] == ["永嘉县童装和阀门产品质量专项整治（数据截至2007年11月11日）", 1]


def test_what_is_appended_stands_after_the_signature_and_has_no_number():
    made = body(documents.document(Heading("一"), Signed(), NewPage(), Heading("口径"), documents.table()))
    assert [text_of(p) for p in styled(made, "Heading1")] == ["一"]
    said = [text_of(styled(made, style)[0]) for style in ("Appended", "AppendixMark", "AppendixTitle")]
    assert said == ["附件：口径", "附件", "口径"], "GB/T 9704 7.3.4: named before the signature, marked on its own page."
    order = [p.find(f"{W}pPr/{W}pStyle").get(W + "val") for p in made.iter(W + "p")]
    parts = ("Appended", "Issuer", "Day", "AppendixMark", "TableCaption", "AboutHead")
    assert sorted(parts, key=order.index) == list(parts)
    assert order.count("Day") == 1


def test_several_appendices_are_numbered():
    made = body(documents.document(Heading("一"), Signed(), NewPage(), Heading("口径"), NewPage(), Heading("名单")))
    named = [text_of(p) for style in ("Appended", "AppendedToo") for p in styled(made, style)]
    assert named == ["附件：1.口径", "2.名单"]
    assert [text_of(p) for p in styled(made, "AppendixMark")] == ["附件1", "附件2"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_foot_has_three_lines_and_no_cut_word(language):
    look, feet = LOOKS[language], (("甲" * 400, "数据版本 32"), ("乙" * 50, "数据版本 32", "演示数据"), ("数据版本 32",))
    line = foot_line(dataclasses.replace(documents.document(language=language), feet=feet), look)
    assert line == "乙" * 50 + " · 数据版本 32 · 演示数据", "The fullest wording that has room, whole."
    assert len(line.encode("gb18030")) * look.types["Footer"].size * 10 <= 3 * look.width
    assert foot_line(dataclasses.replace(documents.document(language=language), feet=feet[:1]), look).endswith("数据版本 32")


def test_a_date_is_not_broken_and_stays_the_text_it_was():
    content = word.write(documents.document(documents.sentences("2007-11-11、330324-1-20070718-3，2007-09-03")))
    (told,) = styled(parts(content)["word/document.xml"], "BodyText")
    assert len(list(told.iter(W + "noBreakHyphen"))) == 4
    assert "2007-11-11、330324-1-20070718-3，2007-09-03" in [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


def test_a_chart_is_native_with_its_workbook_and_said_in_words():
    content = word.write(documents.whole())
    found = parts(content)
    drawing = found["word/document.xml"].find(".//{*}inline")
    assert drawing.find("{*}docPr").get("descr") == documents.chart().alt
    assert int(drawing.find("{*}extent").get("cx")) == LOOKS["zh"].width * 635
    values = [each.text for each in found["word/charts/chart1.xml"].findall(".//{*}val//{*}v")]
    assert values[:3] == ["0.812", "0.745", "0.903"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert [name for name in package.namelist() if name.endswith(".xlsx")] == ["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]
