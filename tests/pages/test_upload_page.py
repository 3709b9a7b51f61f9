"""The upload page: a file is read, confirmed, previewed and published once; nothing of it is markup."""

import ast
import io
import re
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from opened import sound, words

import datasets
import etl
import store
from access import LOCAL_OPERATOR, Actor
from etl.headers import Column
from etl.rules.lists import ALL_FAILED
from etl.sheets import NOT_READ
from pages.ui.upload import columns as upload_columns
from pages.ui.upload import on_page, preview
from pages.ui.upload.file import safe_name
from tests.pages.came import confirmed, open_page, published
from words import Message, chinese, speak


def test_a_file_is_read_confirmed_previewed_and_published(results):
    app = confirmed(open_page("upload"), "阀门.csv", results)
    facts = app.table[0].value.to_string()
    assert "GB18030" in facts and "第 2 行" in facts and "6 行（另有 1 行不是数据）" in facts
    equation = next(each.value for each in app.markdown if each.value.startswith("**读取 "))
    said = re.sub(r":material/\w+:|:\w+-badge|[\[\]*]", "", equation)
    assert " ".join(said.split()) == "读取 6 = 接受 3 + 拒收 2 + 重复 0 + 冲突 1"
    refused = next(each.value for each in app.dataframe if "怎么改" in each.value.columns)
    assert list(refused["行"]) == [5, 6]
    assert list(refused["原值"]) == ["2007.13.2", "基本合格"]
    assert app.button(key="upload-publish").label == "发布 3 行"
    assert any("其中 4 行不属于任何专项行动" in each.value and "4 行没有写明行业" in each.value for each in app.warning)
    assert store.open(demo=False).is_empty(), "A preview publishes nothing."

    sound(app.button(key="upload-publish").click().run())
    assert "已发布 3 行，数据版本为 1" in words(app)
    entry = store.open(demo=False).ledger()[0]
    assert (entry.read, entry.accepted, entry.refused, entry.repeated, entry.conflicts) == (6, 3, 2, 0, 1)


def test_the_refused_rows_of_a_preview_are_whole_and_named_as_a_workbook(results, tmp_path):
    (tmp_path / "阀门.csv").write_bytes(results)
    receipt = etl.load(tmp_path / "阀门.csv", "sampling_results", actor=LOCAL_OPERATOR, dry_run=True)
    book = openpyxl.load_workbook(io.BytesIO(preview.refused_file(receipt))).worksheets[0]
    lines = [[cell.value for cell in line] for line in book.iter_rows()]
    assert lines[0][1:4] == ["抽样单编号", "标称生产企业", "县区"]
    assert [[cell or "" for cell in line[1:8]] for line in lines[1:]] == [
        ["WZ-03", "浙江超达阀门有限公司", "永嘉县", "球阀", "2007.13.2", "合格", ""],
        ["WZ-04", "浙江超达阀门有限公司", "永嘉县", "球阀", "2007年8月2日", "基本合格", ""],
    ]
    assert lines[1][8] and lines[2][8], "The reason stands beside."
    app = confirmed(open_page("upload"), "阀门.csv", results)
    assert "其中 1 行重复或冲突" in words(app)


@pytest.mark.parametrize(
    ("name", "text", "ticked"),
    [
        ("永嘉抽查.csv", "产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,瓯北镇,合格\n", True),
        ("抽查.csv", "永嘉县2007年阀门抽查结果,,,\n产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,瓯北镇,合格\n", True),
        ("抽查.csv", "产品名称,生产单位,乡镇,检验结论\n闸阀,甲厂,瓯北镇,合格\n", False),
        ("永嘉抽查.csv", "产品名称,生产单位,县区,检验结论\n闸阀,甲厂,永嘉县,合格\n", False),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_whether_a_file_is_of_the_campaign_is_guessed_and_explained(name, text, ticked, language):
    app = open_page("upload", language)
    app.file_uploader[0].upload(name, text.encode()).run()
    (tick,) = [each for each in sound(app).checkbox if str(each.key).endswith("-campaign")]
    assert tick.value is ticked
    said = words(app)
    assert any(word in said for word in ("勾选", "逐行写明", "icked", "row by row"))


def test_what_a_file_lists_is_chosen_below_the_preview():
    lines = "\n".join(f"闸阀,厂{i},不合格" for i in range(10))
    app = confirmed(open_page("upload"), "抽查.csv", f"产品名称,生产单位,检验结论\n{lines}\n".encode())
    assert any("没有分母" in each.value for each in app.warning)
    (choice,) = [each for each in app.selectbox if str(each.key).endswith("-lists")]
    sound(choice.set_value("true").run())
    assert not any("没有分母" in each.value for each in app.warning)
    sound(app.button(key="upload-publish").click().run())
    kept = store.open(demo=False).at().cursor().execute("SELECT DISTINCT denominator FROM sampling_results").fetchall()
    assert kept == [(True,)]


@pytest.mark.parametrize(("trade", "counts"), [("阀门", True), ("", False)])
def test_after_publishing_the_targets_that_count_the_rows_are_named(trade, counts):
    text = f"产品名称,生产单位,县区,行业,抽样日期,检验结论\n闸阀,甲厂,永嘉县,{trade},2007-07-09,合格\n球阀,甲厂,永嘉县,{trade},2007-08-09,不合格\n"
    app = published(text.encode(), "抽查.csv")
    tables = [each.value for each in app.dataframe if "新增" in each.value.columns]
    if counts:
        assert tables[0].iloc[0].tolist()[1:] == ["+2", "2"] and tables[0].iloc[0, 0].startswith("T01")
    else:
        assert not tables and any("没有一行计入" in each.value for each in app.warning)


def test_rows_of_a_base_period_are_said_to_count_in_it():
    """A year that a rise is measured against counted nowhere, said the receipt."""
    app = published("产品名称,生产单位,县区,行业,抽样日期,检验结论,抽查级别\n童裤,甲厂,永嘉县,童装,2007-05-09,合格,县级\n".encode(), "抽查.csv")
    assert "1 行计入“T02 童装各级抽查合格率提升”的基期" in words(app)
    assert not any("没有一行计入" in each.value for each in app.warning)


def test_a_rerun_brings_nothing_in_twice(results):
    app = published(results)
    for _ in range(3):
        sound(app.run())
    sound(app.switch_page("data/measures.py").run())
    sound(app.switch_page("data/upload.py").run())
    assert "已发布 3 行" in words(app)
    assert len(store.open(demo=False).ledger()) == 1


def test_the_same_file_again_adds_nothing(loaded, results):
    app = published(results)
    assert "没有新的行" in words(app)
    assert len(store.open(demo=False).ledger()) == 1


def test_another_file_begins_anew(results):
    app = published(results)
    sound(app.button(key="upload-another").click().run())
    assert app.file_uploader and "已发布" not in words(app)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("公告.csv", b"%PDF-1.7\n1 0 obj", "PDF", id="a PDF renamed"),
        pytest.param("空.csv", b"", "空", id="empty"),
        pytest.param("坏.xlsx", b"PK\x03\x04not a workbook", "坏", id="a damaged workbook"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(name, content, why):
    app = open_page("upload")
    app.file_uploader[0].upload(name, content).run()
    sound(app)
    assert len(app.error) == 1 and why in app.error[0].value
    sound(app.button(key="upload-refused").click().run())
    assert app.file_uploader


def test_a_viewer_is_told_and_cannot(results, monkeypatch):
    viewer = Actor("来宾", "viewer")
    monkeypatch.setattr("pages.ui.actor.actor", lambda: viewer)
    app = open_page("upload")
    assert not app.file_uploader and "质量分析员" in words(app)


def test_a_role_lowered_meanwhile_is_refused_by_the_service(results, monkeypatch):
    app = confirmed(open_page("upload"), "阀门.csv", results)
    monkeypatch.setattr("pages.ui.upload.work.load", lambda *args, actor, **more: etl.load(*args, actor=Actor("来宾", "viewer"), **more))
    sound(app.button(key="upload-publish").click().run())
    assert "来宾 无权进行此操作" in app.error[0].value
    assert store.open(demo=False).is_empty()


def test_names_from_a_file_stay_text(results):
    app = published(results, "![x](http:evil).csv")
    for page in (app, open_page("uploads"), open_page("decide")):
        for each in page.get("markdown") + page.get("subheader") + page.get("error") + page.get("info"):
            assert not re.search(r"(?<!\\)!\[|(?<!\\)<img|(?<!\\)\]\(", str(each.value)), each.value
        for table in page.table:
            assert not re.search(r"(?<!\\)!\[|(?<!\\)<img|(?<!\\)\]\(", table.value.to_csv()), table.value


def test_columns_that_nobody_knows_are_asked_for(tmp_path):
    content = "样品名称,结论如何,生产商家名,判定结果,抽样日\n闸阀,合格,甲厂,合格,2007-07-09\n".encode()
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    seen = etl.inspect(path, "sampling_results")
    doubtful = [each.header for each in seen.columns if upload_columns.doubtful(each)]
    app = open_page("upload")
    app.file_uploader[0].upload("a.csv", content).run()
    sound(app)
    table = next(each.value for each in app.dataframe if "→ 字段" in each.value.columns)
    assert doubtful
    assert list(table["文件中的列"])[: len(doubtful)] == doubtful, "Doubtful columns come first."


def test_what_the_person_says_of_a_column_is_what_the_road_does():
    columns = (Column(0, "产品", "known", "product"), Column(1, "名字", "suggested", "producer"), Column(2, "备注", "ignored"))
    assert upload_columns.twice(columns, {"名字": "product"}) == [("product", "产品", "名字")]
    assert upload_columns.twice(columns, {"名字": "producer"}) == []
    assert "producer" not in upload_columns.lacking(columns, {"名字": "producer"}, datasets.get("sampling_results"))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("/abs.csv", "abs.csv"),
        ("C:\\temp\\抽查.xlsx", "抽查.xlsx"),
        ("a\x00.csv", "a.csv"),
        ("txt.\u202evsc.exe.csv", "txt.vsc.exe.csv"),
        (".csv", "csv"),
        ("..", "file"),
        ("a" * 300 + ".csv", "a" * 180 + ".csv"),
    ],
)
def test_a_name_that_was_sent_leads_nowhere(sent, kept):
    assert safe_name(sent) == kept
    assert len(safe_name("汉" * 300 + ".csv").encode()) < 255


def test_a_sheet_that_is_left_out_is_told_before_the_preview_and_can_be_chosen():
    """It was named below the preview only, with a switch of the command line; and a sheet that was chosen was forgotten again."""
    book = openpyxl.Workbook()
    first, other = book.worksheets[0], book.create_sheet("线缆")
    for sheet, rows in (
        (first, [["抽样单编号", "产品名称", "生产单位", "抽样日期", "检验结论"], ["A1", "砖", "甲厂", "2007-07-01", "合格"]]),
        (other, [["受检产品", "乡镇", "结论"], ["电线", "瓯北镇", "合格"], ["电缆", "瓯北镇", "合格"]]),
    ):
        for row in rows:
            sheet.append(row)
    book.save(file := io.BytesIO())
    app = open_page("upload")
    app.file_uploader[0].upload("二季度.xlsx", file.getvalue()).run()
    (told,) = [each.value for each in sound(app).warning]
    assert "没有读取：线缆" in told and "“工作表”中另选" in told and "--" not in told
    (choice,) = [each for each in app.selectbox if str(each.key).endswith("-sheet")]
    sound(choice.set_value("线缆").run())
    sound(app.button(key="upload-confirm").click().run())
    assert not any("没有读取" in each.value for each in app.warning) and app.button(key="upload-publish").label == "发布 2 行"


def test_a_page_names_no_switch_of_the_command_line(request):
    request.addfinalizer(partial(speak, "zh"))
    both = Message("{why} {mend}", why=Message(NOT_READ, names="汇总"), mend=Message(ALL_FAILED, n=3))
    for language, kept in (("zh", "（已发布的请先撤回）"), ("en", "(withdraw this upload first where it is published)")):
        speak(language)
        said = on_page.text(both)
        assert "--" not in said and said.endswith(f"{kept}。" if language == "zh" else f"{kept}.")


_OF_COMMANDS = {"arguments.py", "commands.py", "say.py", "filling.py"}  # only those who type a command hear these


def test_no_sentence_of_the_road_names_a_switch_on_a_page(request):
    request.addfinalizer(partial(speak, "zh"))
    known = chinese()
    paths = [path for path in sorted(Path(etl.__file__).parent.rglob("*.py")) if path.name not in _OF_COMMANDS]
    texts = {node.value for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)} & set(
        known
    )
    assert len(texts) > 100
    for language in ("zh", "en"):
        speak(language)
        said = [on_page.text(Message(text)) for text in texts]
        assert not [each for each in said if re.search("--[a-z]|命令行|command line", each)]


def test_a_refusal_on_the_page_speaks_of_its_own_controls():
    app = open_page("upload")
    app.file_uploader[0].upload("结果.csv", "样品名称,生产企业,规格型号\n阀,甲,DN50\n".encode()).run()
    sound(app.button(key="upload-confirm").click().run())
    told = next(each.value for each in app.error)
    assert "没有检验结论一列" in told and "请为所有行补填“不合格”" in told and "--" not in told
