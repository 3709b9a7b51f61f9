"""The preview says what the Word file says: its numbers, its references, its tables."""

from __future__ import annotations

import json

import pytest

from charts.spec import Axis, ChartSpec, Rule, Series
from reports import cover
from reports.document import Figure, Heading, NewPage, Paragraph, Reference, Signed
from reports.numbering import counted
from reports.preview import as_json, preview
from tests.reports import documents
from tests.reports.asked import request


def of(kind, document):
    return [block for block in preview(document)["blocks"] if block["block"] == kind]


def test_the_blocks_are_told_in_order():
    made = preview(documents.whole())
    assert [block["block"] for block in made["blocks"]] == [
        "heading",
        "paragraph",
        "heading",
        "table",
        "heading",
        "figure",
        "heading",
        "paragraph",
    ]
    assert (made["kind"], made["day"], made["made"], made["synthetic"]) == ("summary", "2007-11-11", "2026-11-22T07:04:00+00:00", True)


@pytest.mark.parametrize(("language", "numbers"), [("zh", ["一、", "（一）", "1.", "二、"]), ("en", ["1", "1.1", "1.1.1", "2"])])
def test_headings_carry_the_numbers_of_the_file(language, numbers):
    assert [block["number"] for block in of("heading", documents.whole(language))] == numbers


def test_a_deeper_number_begins_anew_under_each_heading():
    headings = [Heading("", level) for level in (1, 2, 2, 1, 2, 3, 3)]
    assert [block["number"] for block in of("heading", documents.document(*headings, language="en"))] == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
        "2.1.1",
        "2.1.2",
    ]


@pytest.mark.parametrize(("n", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")])
def test_chinese_numerals(n, said):
    assert counted(n) == said


def test_references_are_resolved():
    assert of("paragraph", documents.whole())[0]["text"].endswith("详见表\u00a01和图\u00a01。")
    assert "Table\u00a01" in of("paragraph", documents.whole("en"))[0]["text"]


def test_a_table_keeps_its_cells_and_their_roles():
    (table,) = of("table", documents.whole())
    assert [column["align"] for column in table["columns"]] == ["left", "right", "right", "center"]
    assert table["rows"][1][3] == {"text": "✕ 未达标", "role": "missed", "strong": True}


def test_a_figure_has_its_figures():
    (figure,) = of("figure", documents.whole())
    assert (figure["label"], figure["alt"]) == ("图\u00a01", "三个乡镇的批次合格率，桥头镇低于目标")
    assert [[cell["text"] for cell in row] for row in figure["table"]["rows"]] == [["瓯北街道", "0.812"], ["桥头镇", "0.745"], ["桥下镇", "0.903"]]


def test_what_is_a_table_in_the_file_is_one_in_the_preview():
    rows = documents.chart()
    bars_with_a_line = ChartSpec(
        "b", "", "", rows.categories, (Series("", "bar", (0.1, 0.2, 0.3)),), Axis("percent", 0, 1), rules=(Rule(0.5, ""),), table=rows.table
    )
    made = documents.document(Figure(rows, "甲"), Figure(bars_with_a_line, "乙"), Paragraph((Reference("b"),)))
    assert [block["label"] for block in (*of("figure", made), *of("table", made))] == ["图\u00a01", "表\u00a01"]
    assert of("paragraph", made)[0]["text"] == "表\u00a01"


def test_two_tables_of_one_key_are_a_mistake_of_the_maker():
    with pytest.raises(ValueError, match="attainment"):
        preview(documents.document(documents.table(), documents.table()))


def test_the_same_report_is_the_same_text_and_reads_as_json():
    text = as_json(documents.document(NewPage(), documents.sentences("<b>甲</b> “乙”\u2028𬭎")))
    assert text == as_json(documents.document(NewPage(), documents.sentences("<b>甲</b> “乙”\u2028𬭎")))
    assert json.loads(text)["blocks"][1]["text"] == "<b>甲</b> “乙”\u2028𬭎"


def test_what_is_appended_after_the_signature_is_an_annex():
    made = preview(documents.document(Heading("一"), Signed(), NewPage(), Heading("口径")))
    assert [block["block"] for block in made["blocks"]] == ["heading", "signed", "new_page", "heading"]
    assert [block["number"] for block in made["blocks"] if block["block"] == "heading"] == ["一、", "附件："]
    assert made["blocks"][1] == {"block": "signed", "appendices": ["口径"]}


def test_it_tells_which_line_is_that_of_the_data_version():
    made = preview(cover.document(request(), "题", ()))
    assert made["version"] in made["about"] and "数据版本" in made["version"]
