"""The deck: real titles, notes with the counting rule, nothing that overflows, hostile names as text, and what is singular said well."""

from datetime import UTC, date

import pytest

import store
import words
from analytics import campaigns
from analytics.scope import Scope
from charts.spec import Axis, ChartSpec, Series, TextColumn
from reports import rest, slides
from reports.document import Cell, Column, Document, Figure, Heading, Paragraph, Reference, Table
from reports.request import Request
from reports.slides import of_document
from reports.slides.columns import shown
from reports.slides.deck import Deck
from reports.slides.grid import lay
from reports.slides.measure import cut, fitted, width, wrapped
from reports.slides.model import Cover, Fact, Slide
from reports.slides.sizes import Box
from tests import drawn as rows
from tests.drawn import batch, firm, item
from tests.reports.decks import notes, opened, smallest, titles, too_full, words_of

DAY = date(2007, 10, 1)
HOSTILE = "=cmd|' /C calc'!A0 <b>&amp; {x} \x07\x1b𬭎䶮😀 " + "永" * 300
LANGUAGES = ("zh", "en")
RESULTS = [
    *(batch(sample_no=f"a{i}") for i in range(30)),
    *(batch("fail", sample_no=f"c{i}", producer="乙阀门厂", counted_on=date(2007, 9, 20 + i)) for i in range(4)),
]


def content(kind="summary", lang="zh", day=DAY, **tables):
    words.speak(lang)
    if tables:
        rows.shown(**tables)
    campaign = campaigns.load("yongjia-2007")
    return slides.write(Request(store.open(demo=False).at(), campaign, Scope(campaign=campaign.id, as_of=day, language=lang), kind))


def drawn(slide, lang="zh"):
    words.speak(lang)
    deck = Deck(lang, "foot")
    deck.cover(Cover("甲县", ("总结",)))
    deck.add(slide)
    return opened(deck.save())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_has_a_title_a_foot_and_a_number(lang):
    deck = opened(content(lang=lang, results=RESULTS))
    assert all(titles(deck)), "The outline and screen readers go by titles."
    for slide in deck.slides:
        kinds = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
        assert {0, 11, 12} <= set(kinds)
        assert ("数据版本 1" if lang == "zh" else "data version 1") in kinds[11].text_frame.text
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert too_full(deck) == []
    assert smallest(deck) >= 12


def test_the_verdict_is_the_title_and_the_rule_is_in_the_notes():
    deck = opened(content(results=RESULTS))
    slide = deck.slides[2]
    assert titles(deck)[2] == "阀门产品抽查合格率 88.2%，达到 80% 的目标；样本尚不足以定论"
    texts = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "34 批中合格 30 批，90% 区间 75.1%～95.9%" in texts
    assert "✓ 行政：达标" in texts and "? 统计：尚难判定" in texts
    said = notes(slide)
    assert "计数规则：批次合格率；" in said
    assert "出处：" in said and "数据版本 1" in said


def test_the_roll_up_counts_verdicts():
    assert titles(opened(content(results=RESULTS)))[1] == "5 项目标：✓ 达标 1、– 无数据 4"
    assert titles(opened(content(lang="en")))[1] == "5 targets: ✓ Met 1, – No data 4"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("day", [date(2006, 1, 1), DAY, date(2008, 5, 1)])
def test_without_any_record_it_says_so(lang, day):
    deck = opened(content(lang=lang, day=day))
    said = "\n".join(words_of(deck))
    assert too_full(deck) == []
    assert "None" not in said and "nan" not in said
    assert ("没有数据，不能判定" if lang == "zh" else "no data, so it cannot be judged") in said
    assert not any(shape.has_chart for slide in deck.slides for shape in slide.shapes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_failure_is_said_in_a_sentence(lang):
    deck = opened(content(lang=lang, results=[batch(sample_no=f"a{i}") for i in range(14)]))
    assert ("没有不合格项目" if lang == "zh" else "No failed items") in titles(deck)
    assert ("没有待处理的预警" if lang == "zh" else "No early warning is open") in titles(deck)


@pytest.mark.parametrize("kind", ["summary", "weekly", "industry", "failures"])
def test_the_same_request_gives_the_same_bytes_and_hostile_names_are_text(kind):
    results = [*RESULTS, batch("fail", sample_no="x", producer=HOSTILE, producer_name=HOSTILE, product=HOSTILE, township=HOSTILE, township_code=None)]
    first = content(kind, results=results, enterprises=[firm(HOSTILE, 10.0)])
    assert first == content(kind)
    deck = opened(first)
    assert too_full(deck) == []
    assert all(titles(deck))


def test_times_in_the_file_are_those_of_the_data():
    made = opened(content(results=RESULTS)).core_properties
    committed = store.open(demo=False).at().committed_at
    assert made.created.replace(tzinfo=None) == committed.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    assert made.created == made.modified
    assert made.author == "永嘉县专项工作领导小组办公室"


def test_a_dossier_has_no_deck():
    with pytest.raises(words.Refusal) as refused:
        content("dossier")
    assert str(refused.value) == "这一类报告没有演示文稿。可以生成演示文稿的报告有：阶段总结、总结报告、周报、行业现状分析报告、不合格通报。"


def test_a_name_gives_way_to_the_verdict():
    name = "甲" * 300
    deck = drawn(
        Slide(f"{name} 80.9%，达到 80% 的目标", name=name, facts=(Fact("依据", "乙" * 900), Fact("还需", "再续")), value="80.9%", notes=(name,))
    )
    title = titles(deck)[1]
    assert title.endswith("80.9%，达到 80% 的目标") and "…" in title
    assert name in notes(deck.slides[1])
    assert too_full(deck) == []
    assert any("还需" in text for text in words_of(deck)), "The longest fact gives way, not the last."


def test_a_long_table_goes_on_under_the_same_title():
    columns, names = (Column("名称"), Column("数", "right")), [f"{HOSTILE}{i}" if i % 5 == 0 else f"第{i}厂" for i in range(60)]
    deck = drawn(Slide("长表", table=Table("t", "表", columns, tuple((Cell(name), Cell(str(i))) for i, name in enumerate(names)))))
    full = drawn(Slide("甲" * 25, table=Table("t", "表", columns, tuple((Cell(str(i)), Cell(str(i))) for i in range(60)))))
    heads = [next(shape.top for shape in slide.shapes if shape.has_table) for slide in list(full.slides)[1:]]
    assert min(heads) / 12700 >= 46 + 2 * 30 * 1.32, "The number behind a title that fills its line has a line of its own."
    numbered = titles(deck)[1:]
    assert len(numbered) > 3 and all(title.startswith("长表") for title in numbered)
    rows = [row.cells[1].text for slide in deck.slides for shape in slide.shapes if shape.has_table for row in list(shape.table.rows)[1:]]
    assert rows == [str(i) for i in range(60)], "Every row once."
    assert too_full(deck) == []
    assert smallest(deck) >= 12


@pytest.mark.parametrize("facts", [(), (Fact("依据", "全数统计"),)])
def test_a_chart_shows_the_rows_that_have_room_and_says_where_the_others_stand(facts):
    count = 1_000
    bars = Series("批次", "bar", tuple(float(i) for i in range(count)), texts=tuple(map(str, range(count))))
    columns = (TextColumn("批次", tuple(map(str, range(count))), strong=True),)
    spec = ChartSpec("c", "图", "alt", tuple(f"第{i}乡" for i in range(count)), (bars,), Axis("count", 0, count), columns=columns, legend=True)
    deck = drawn(Slide("千乡", figure=spec, facts=facts, rest=rest.in_workbook("rectifications")))
    (slide,) = list(deck.slides)[1:]
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    shown = len(frame.chart.plots[0].categories)
    assert 8 <= shown <= 20
    (note,) = [shape for shape in slide.shapes if shape.has_text_frame and "余下" in shape.text_frame.text]
    assert note.text_frame.text == f"余下 {count - shown} 行见工作簿“整改与查处”。"
    assert frame.top + frame.height <= note.top + 1 and too_full(deck) == []


def test_of_endless_tables_a_deck_shows_as_much_as_can_be_read():
    columns = tuple(Column(f"第{i}行业" * 5) for i in range(30))
    table = Table("t", "表", columns, tuple(tuple(Cell(f"{at}-{i}") for i in range(30)) for at in range(1_000)), "注")
    deck = drawn(Slide("宽表", table=table))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in list(tables[0].rows)[1].cells] == [f"0-{i}" for i in (*range(11), 29)], "The last column sums up."
    assert sum(len(list(each.rows)) - 1 for each in tables) == 120
    assert "余下 880 行见工作簿。 余下 18 列见工作簿。 注" in words_of(deck)
    assert too_full(deck) == [] and smallest(deck) >= 12


def test_a_mark_of_a_chart_in_a_cell_takes_no_second_sign():
    assert (shown(Cell("达标", "met")), shown(Cell("● 81.0% (84)", "met"))) == ("✓\u00a0达标", "●\u00a081.0%\u00a0(84)")


def test_columns_are_as_wide_as_their_words():
    table = Table("t", "表", (Column("目标"), Column("日期", "right"), Column("说明")), ((Cell("阀" * 20), Cell("2007-11-11"), Cell("长" * 200)),))
    (laid,) = lay(table, Box(0, 0, 864, 352))
    assert laid.widths[1] >= width("2007-11-11", laid.size, bold=True)
    assert sum(laid.widths) <= 864.1


def test_letters_become_smaller_before_a_text_is_cut():
    names = ("无照、无证、无标生产企业和假冒伪劣案件", "“三合一”及环境、土地、税收违法")
    heads = tuple(Column(each) for each in ("目标", "2007-10-11", "2007-11-11", "变化", "95% 区间", "行政结论", "统计结论"))
    rows = tuple(
        tuple(map(Cell, (name, "80.6% (166/206)", "80.9% (191/236)", "−12 个百分点", "−1.9～+1.8 个百分点", "… 暂未达标 → ✕ 未达标", "全数统计")))
        for name in names
    )
    (laid,) = lay(Table("t", "表", heads, rows), Box(0, 0, 864, 300))
    assert [row[0] for row in laid.texts] == list(names) and not laid.cut


def test_the_slide_of_failed_items_names_an_item_only_where_all_failures_are_on_it():
    two = [batch("fail", sample_no="x", failed_items=[item("壳体试验", "A")], counted_on=DAY), *RESULTS]
    assert "不合格项目" in words_of(opened(content(results=two))), "The line above the title is the chapter alone."


def test_text_is_measured_and_wrapped():
    assert wrapped("甲乙丙", 10, 1000) == ["甲乙丙"]
    assert "".join(wrapped("甲" * 30, 10, 100)) == "甲" * 30
    assert all(width(line, 10) <= 100.1 for line in wrapped("word " * 30 + "甲" * 30, 10, 100))
    assert wrapped("（一）" * 8, 20, 110)[1][0] not in "）" and not any(line.endswith("（") for line in wrapped("甲（一）" * 8, 20, 110))
    assert max(len(line) for line in wrapped("x" * 500, 10, 100)) < 20, "A word without end is broken."
    assert width("\u0301", 10) == 0
    assert cut("甲" * 30, 10, 100, 1).endswith("…") and len(wrapped(cut("甲" * 30, 10, 100, 1), 10, 100)) == 1
    assert fitted("甲" * 8, 400, 60, (40, 30)).size == 40
    assert fitted("甲" * 40, 400, 60, (40, 30)).cut
    assert wrapped("48批中合格44批，90%区间", 24, 190) == ["48批中合格44", "批，90%区间"], "LibreOffice breaks no line between a mark and a figure."
    assert width("44 批", 10) > width("44 b", 10) + 0.38 * 10


def test_a_document_as_slides():
    frame = ChartSpec("c", "图", "alt", ("甲", "乙"), (Series("数", "bar", (1.0, 2.0)),), Axis("count", 0, 2))
    blocks = (
        Heading("一段"),
        Paragraph(("先说一句。见", Reference("t"), "。再说一句。")),
        Table("t", "表名", (Column("名称"),), tuple((Cell(str(i)),) for i in range(20)), "注"),
        Heading("二段"),
        Figure(frame, "图名"),
        Paragraph(("图的话。",)),
        Heading("空段"),
    )
    document = Document("weekly", "zh", "题", "副题", "甲", DAY, store.open(demo=False).at().committed_at, blocks)
    first, second = of_document.slides(document)
    assert (first.title, first.kicker, first.lines) == ("表名", "一段", ("先说一句。再说一句。",))
    assert first.table is not None and len(first.table.rows) == 12 and first.table.note == "余下 8 行见 Word 报告。 注"
    assert (second.title, second.facts[0].text, second.figure) == ("图", "图的话。", frame)
    assert too_full(drawn(first)) == [] and too_full(drawn(second)) == []
