"""`python -m etl`: the JSON that other programs read, sentences for persons, exit codes."""

import importlib
import json
import os
import subprocess
import sys
from datetime import timedelta, timezone

import openpyxl
import pytest

import store
from etl.__main__ import main

FIELDS = {
    *("upload", "dataset", "file", "sha256", "encoding", "sheet", "header_row", "columns", "unmatched", "read", "accepted", "refused", "repeated"),
    *("conflicts", "skipped", "passed", "failed", "not_judged", "denominator", "data_version", "messages"),
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "结果.csv"
    path.write_text("2007年抽查结果,,,\n序号,产品名称,检验结论,颜色\n1,闸阀,合格,红\n2,球阀,待检,蓝\n合计,2,,\n", encoding="gb18030")
    return path


def test_load_says_all_that_the_interface_promises(file, capsys):
    assert main(["load", str(file), "--as", "sampling_results", "--set", "level=municipal", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) >= FIELDS
    assert (said["read"], said["accepted"], said["refused"], said["repeated"], said["conflicts"]) == (2, 1, 1, 0, 0)
    assert said["encoding"] == "gb18030"
    assert said["header_row"] == 2
    assert said["columns"] == {"产品名称": "product", "检验结论": "verdict"}
    assert said["unmatched"] == ["颜色"]
    assert [each["row"] for each in said["skipped"]] == [5]
    assert (said["passed"], said["failed"], said["not_judged"], said["denominator"], said["data_version"]) == (1, 0, 0, True, 1)


def test_one_object_a_file_and_a_bad_one_does_not_stop_the_good(file, tmp_path, capsys):
    (tmp_path / "空.csv").write_bytes(b"")
    assert main(["load", str(tmp_path / "空.csv"), str(file), "--as", "sampling_results", "--json"]) == 1
    done = capsys.readouterr()
    assert json.loads(done.out)["accepted"] == 1
    assert "空.csv" in done.err
    assert "Traceback" not in done.err


def test_a_file_of_which_every_row_is_refused_is_said_so(tmp_path, capsys):
    """The command has done its work (exit 0): the upload is in the ledger, and its refused rows can be fetched."""
    path = tmp_path / "待检.csv"
    path.write_text("产品名称,检验结论\n闸阀,待检\n球阀,待检\n", encoding="utf-8")
    for said in ([], ["--dry-run"]):
        assert main(["load", str(path), "--as", "sampling_results", "--json", *said]) == 0
        done = capsys.readouterr()
        assert [json.loads(done.out)[name] for name in ("read", "accepted", "refused")] == [2, 0, 2]
        assert "待检.csv：2 行没有一行被接收" in done.err
    path.write_text("产品名称,检验结论\n闸阀,合格\n", encoding="utf-8")
    assert [main(["load", str(path), "--as", "sampling_results", "--json"]) for _time in range(2)] == [0, 0]


def test_a_file_is_named_without_signs_that_steer_a_terminal(tmp_path, capsys):
    path = tmp_path / "\x1b[31m结果\u202e.csv"
    path.write_bytes(b"")
    assert main(["load", str(path), "--as", "sampling_results"]) == 1
    assert capsys.readouterr().err.startswith("[31m结果.csv: ")


def test_a_register_without_its_county_is_told_how_to_mend_it(tmp_path, capsys):
    path = tmp_path / "名录.csv"
    path.write_text("企业名称,乡镇,登记日期\n甲厂,瓯北镇,2007-01-01\n乙厂,城关镇,2007-01-01\n", encoding="utf-8")
    assert main(["load", str(path), "--as", "enterprises", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["messages"]
    assert any("请先撤回本批次" in each and "--set county=永嘉县" in each for each in told)


PLACES = "产品名称,生产单位,县区,行业,抽样日期,检验结论,批注\n" + "".join(
    f"阀,厂{n},{county},{trade},2007-07-18,合格,说\n"
    for n, (county, trade) in enumerate(
        [("永嘉县", "阀门"), ("永嘉县", "童装"), ("安吉县", "竹椅"), ("", "阀门"), ("永嘉县", ""), ("永嘉县", "酱油"), ("外地", "阀门")]
    )
)


def test_the_command_says_of_which_campaign_the_rows_are_and_what_the_others_lack(tmp_path, capsys):
    """A line among others said so, and the preview counted no row as left out."""
    path = tmp_path / "结果.csv"
    path.write_text(PLACES, encoding="utf-8")
    assert main(["load", str(path), "--as", "sampling_results", "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["counts_in"], said["counts_nowhere"]) == ({"yongjia-2007": 2}, 5)
    (why,) = said["warnings"]
    assert why == said["messages"][0] and why.startswith("共 7 行，其中 5 行不属于任何专项行动")
    for each in (
        "1 行没有写明县（市、区）",
        "--set county=永嘉县",
        "2 行属于没有专项行动的县（市、区）或外地（安吉县、外地）",
        "1 行没有写明行业",
        "（酱油）",
    ):
        assert each in why, why
    assert main(["load", str(path), "--as", "sampling_results", "--dry-run", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "counts in Yongjia 2007: 2 · counts nowhere: 5" in lines[3] and lines[4].startswith("  Look here first: 5 of 7 rows count in no campaign")


BASED = """
title = {{ zh = "二〇二四年行动", en = "Campaign of 2024" }}
county_code = "330324"
county = "永嘉县"
trades = ["阀门"]
start = 2024-01-01
end = 2024-12-31
[[target]]
id = "J2"
shape = "{shape}"
base = {{ start = 2023-07-01, end = 2024-06-30 }}
"""


@pytest.mark.parametrize(("shape", "based"), [("rise", 1), ("change", 0)])
def test_the_command_says_which_rows_count_in_a_base_period_alone(tmp_path, capsys, shape, based):
    """Rows of the year before were said to lie outside the days, as if they counted in nothing."""
    folder = store.home() / "campaigns"
    folder.mkdir(parents=True)
    (folder / "y2024.toml").write_text(BASED.format(shape=shape), encoding="utf-8")
    path = tmp_path / "结果.csv"
    days = ("2023-01-01", "2023-07-01", "2024-02-01", "2025-01-01")  # neither, the base alone, base and campaign, neither
    path.write_text("产品名称,县区,行业,抽样日期,检验结论\n" + "".join(f"阀,永嘉县,阀门,{day},合格\n" for day in days), encoding="utf-8")
    assert main(["load", str(path), "--as", "sampling_results", "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["counts_in"]["y2024"], said["counts_outside_days"]["y2024"], said["counts_in_base_periods"]["y2024"]) == (4, 3, based)
    assert main(["load", str(path), "--as", "sampling_results", "--dry-run"]) == 0
    rest = "，其中 1 行在目标对比的基期内" if based else ""
    assert f"3 行不在其起止日期内{rest}）" in capsys.readouterr().out


def test_rows_that_come_twice_or_in_conflict_do_not_count_a_second_time(tmp_path, capsys):
    """39 rows were said to count where 37 were accepted; and all of them again when the file came under another name."""
    path, again = tmp_path / "结果.csv", tmp_path / "改名.csv"
    row = "阀,甲厂,永嘉县,阀门,2007-07-1{},{},1{}\n"
    rows = row.format(8, "合格", 1) + row.format(8, "合格", 1) + row.format(8, "合格", 2) + row.format(8, "不合格", 2) + row.format(9, "合格", 3)
    path.write_text("产品,企业名称,县区,行业,抽样日期,检验结论,抽样单号\n" + rows, encoding="utf-8")
    for file, dry, accepted in ((path, ["--dry-run"], 3), (path, [], 3), (again, ["--dry-run"], 0), (again, [], 0)):
        again.write_bytes(path.read_bytes())
        assert main(["load", str(file), "--as", "sampling_results", "--json", *dry]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["read"], said["accepted"]) == (5, accepted) and sum(said["counts_in"].values()) == accepted


def test_rows_of_a_register_and_of_cases_count_by_their_counties(tmp_path, capsys):
    path = tmp_path / "名录.csv"
    path.write_text(
        "企业名称,县区,行业,登记日期\n甲厂,永嘉县,阀门,2007-01-01\n乙厂,,阀门,2007-01-01\n丙厂,安吉县,阀门,2007-01-01\n", encoding="utf-8"
    )
    assert main(["load", str(path), "--as", "enterprises", "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts_nowhere"] == 2
    path.write_text("当事人,县区,违法行为,立案日期\n甲厂,,无证生产,2007-08-01\n乙厂,安吉县,无证生产,2007-08-01\n", encoding="utf-8")
    assert main(["load", str(path), "--as", "enforcement", "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["counts_nowhere"], said["counts_anywhere"], said["counts_in"]) == (1, 1, {}) and "凡日期和行业相符" in said["warnings"][1]
    path.write_text("指标名称,行政区,统计期,数值\n抽查合格率,永嘉县,2007年,85.5%\n抽查合格率,全省,2007年,93.1%\n", encoding="utf-8")
    assert main(["load", str(path), "--as", "indicators", "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["warnings"] == [], "a figure of the province lacks no county"
    path.write_text("当事人,县区,违法行为,立案日期\n甲厂,永嘉县,无证生产,2007-08-01\n乙厂,永嘉县,无证生产,2016-08-01\n", encoding="utf-8")
    assert main(["load", str(path), "--as", "enforcement", "--dry-run"]) == 0
    assert "计入永嘉县 2007 专项整治 2 行（其中 1 行不在其起止日期内）" in capsys.readouterr().out


def test_a_column_that_was_left_out_is_said_with_what_to_type(tmp_path, capsys):
    path = tmp_path / "结果.csv"
    path.write_text("产品名称,生产单位,检验结论,抽样日其,检验项目\n阀,甲,合格,2007-07-18,外观\n", encoding="utf-8")
    assert main(["load", str(path), "--as", "sampling_results", "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert any("--map 抽样日其=sampled_on" in each for each in said["warnings"]), said["warnings"]
    assert not any("检验项目" in each for each in said["warnings"]), "Items are no number of items."


def test_the_same_file_read_otherwise_says_how_to_let_it_count(tmp_path, capsys):
    path = tmp_path / "结果.csv"
    path.write_text("抽样单编号,检验机构,产品名称,检验结论,批注\n1,所,阀,合格,DN50\n2,所,阀,合格,DN80\n", encoding="utf-8")
    load = ["load", str(path), "--as", "sampling_results", "--json"]
    assert main(load) == 0
    upload = json.loads(capsys.readouterr().out)["upload"]
    assert main([*load, "--map", "批注=spec"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["conflicts"] == 2 and any(upload in each and "--replace" in each for each in said["warnings"])


def test_the_ledger_withdrawal_and_refused_rows(file, tmp_path, capsys):
    main(["load", str(file), "--as", "sampling_results", "--json", "--by", "王科长"])
    upload = json.loads(capsys.readouterr().out)["upload"]
    assert main(["refused", upload, "--out", str(tmp_path / "拒收.xlsx")]) == 0
    assert openpyxl.load_workbook(tmp_path / "拒收.xlsx").worksheets[0].max_row == 2
    capsys.readouterr()
    assert main(["withdraw", upload, "--reason", "传错了", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data_version"] == 2
    assert main(["uploads", "--json"]) == 0
    ledger = json.loads(capsys.readouterr().out)
    assert [(entry["action"], entry["by"]) for entry in ledger] == [("withdraw", "local operator"), ("load", "王科长")]
    assert ledger[0]["reason"] == "传错了"
    assert ledger[1]["withdrawn"] is True
    assert main(["withdraw", "no-such-upload", "--reason", "x"]) == 1
    assert "no-such-upload" in capsys.readouterr().err


def test_a_template_for_every_dataset_that_files_bring(tmp_path, capsys):
    for dataset in ("sampling_results", "enterprises", "indicators"):
        assert main(["template", dataset, "--out", str(tmp_path / f"{dataset}.xlsx")]) == 0
        sheet = openpyxl.load_workbook(tmp_path / f"{dataset}.xlsx").worksheets[0]
        assert sheet.data_validations.dataValidation, "drop-downs"


def test_a_file_that_cannot_be_written_is_told_in_the_readers_language(tmp_path, capsys):
    assert main(["template", "enterprises", "--out", str(tmp_path / "nowhere" / "a.xlsx")]) == 1
    assert "没有这个文件或文件夹" in capsys.readouterr().err


def test_compact(file, capsys):
    main(["load", str(file), "--as", "sampling_results", "--json"])
    capsys.readouterr()
    assert main(["compact", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data_version"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["load"],
        ["load", "x.csv", "--as", "no_such_dataset"],
        ["load", "x.csv", "--as", "sampling_results", "--set", "nofield=1"],
        ["load", "x.csv", "--as", "sampling_results", "--map", "产品"],
        ["withdraw", "x"],
    ],
)
def test_wrong_usage_ends_with_2(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_sentences_for_persons_in_both_languages(file, capsys):
    assert main(["load", str(file), "--as", "sampling_results", "--dry-run"]) == 0
    assert "读取 2 = 接受 1 + 拒收 1 + 重复 0 + 冲突 0" in capsys.readouterr().out
    assert main(["load", str(file), "--as", "sampling_results", "--lang", "en"]) == 0
    assert "is neither pass nor fail" in capsys.readouterr().out


def test_refused_cells_that_say_the_same_are_told_in_one_line(tmp_path, capsys):
    path = tmp_path / "结果.csv"
    said = ["合格", "基本合格", "基本合格", "合格", "基本合格", "一般", "", "合计"]
    path.write_text(
        "产品名称,生产单位,检验结论\n" + "".join(f"阀{n},甲厂,{word}\n" if word != "合计" else "合计,,\n合计,,\n" for n, word in enumerate(said))
    )
    assert main(["load", str(path), "--as", "sampling_results", "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("检验结论：")[0].strip() for line in lines if "检验结论：" in line] == ["结果.csv，第 3–4、6 行，", "结果.csv，第 7 行，"]
    assert any(line.strip().startswith("跳过 2 行：9–10 ") for line in lines)


def test_a_missing_file_is_a_sentence(tmp_path, capsys):
    assert main(["load", str(tmp_path / "没有.csv"), "--as", "sampling_results"]) == 1
    assert "没有.csv" in capsys.readouterr().err


def test_a_row_is_corrected_from_the_command_line_and_taken_back(file, capsys):
    main(["load", str(file), "--as", "sampling_results", "--json"])
    capsys.readouterr()
    asked = [
        "correct",
        "sampling_results",
        "--where",
        "product=闸阀",
        "--set",
        "verdict=不合格",
        "--reason",
        "核对原始记录",
        "--by",
        "王科长",
        "--json",
    ]
    assert main([*asked, "--dry-run"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["upload"], said["rows"], said["dry_run"], said["data_version"]) == (None, 1, True, 1)
    assert {"row_key": said["changes"][0]["row_key"], "field": "verdict", "old": "pass", "new": "fail"} in said["changes"]
    assert main(asked) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["rows"], done["by"], done["reason"], done["data_version"]) == (1, "王科长", "核对原始记录", 2)
    assert main(asked) == 1, "The row says this already."
    assert main(["withdraw", done["upload"], "--reason", "更正有误", "--json"]) == 0
    assert main(["correct", "sampling_results", "--where", "product=闸阀", "--set", "verdict=不合格", "--reason", "核对"]) == 0
    assert "检验结论: 合格 → 不合格" in capsys.readouterr().out


def test_several_rows_are_corrected_only_when_that_is_said(tmp_path, capsys):
    path = tmp_path / "两行.csv"
    path.write_text("产品名称,生产单位,检验结论\n闸阀,甲厂,合格\n球阀,甲厂,合格\n", encoding="utf-8")
    main(["load", str(path), "--as", "sampling_results", "--json"])
    asked = ["correct", "sampling_results", "--where", "producer=甲厂", "--set", "trade=阀门", "--reason", "补填行业"]
    capsys.readouterr()
    assert main(asked) == 1
    assert "2 行" in capsys.readouterr().err
    assert main([*asked, "--all", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 2
    with pytest.raises(SystemExit) as wrong:
        main(["correct", "sampling_results", "--set", "trade=阀门", "--reason", "x"])
    assert wrong.value.code == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_who_reads_the_first_lines_only_is_told_nothing_else():
    said = subprocess.run(["sh", "-c", f"{sys.executable} -m etl uploads | true"], capture_output=True, text=True, check=True)
    assert said.stderr == ""


def test_the_ledger_tells_the_time_of_bureaus_wherever_the_machine_stands(file, capsys):
    """It was UTC's: eight hours before what reports of the same version say."""
    main(["load", str(file), "--as", "sampling_results", "--json"])
    committed = store.open(demo=False).ledger()[0].committed_at
    capsys.readouterr()
    assert main(["uploads"]) == 0
    assert capsys.readouterr().out.startswith(f"v1  {committed.astimezone(timezone(timedelta(hours=8))):%Y-%m-%d %H:%M}  load")


WRONG = {
    ("load", "x.csv"): ("缺少：--as", "these are missing: --as"),
    ("load", "x.csv", "--as", "batches"): ("--as：没有 'batches' 这一项；可选：", "--as: 'batches' cannot be chosen; choose from "),
    ("load", "x.csv", "--as", "enterprises", "--map"): ("--map：须给出一个值", "--map: one value is expected"),
    ("load", "x.csv", "--as", "enterprises", "--dry-run=1"): ("--dry-run：不需要值，却给出了 '1'", "--dry-run: it takes no value, and '1' was given"),
    ("load", "x.csv", "--as", "enterprises", "--map", "a"): ("--map：“a”应写成“名称=值”", "--map: “a” is not of the form NAME=VALUE"),
    ("uploads", "--all"): ("无法识别：--all", "not known here: --all"),
    ("correct", "enterprises", "--re", "x"): ("缺少：--set", "these are missing: --set"),
    ("load", "x.csv", "--d", "x"): ("--d 可能是", "--d may mean"),
    ("correct", "enterprises", "--set", "a=b", "--reason", "x"): ("请用 --row KEY", "say which rows: --row KEY"),
    ("load", "x.csv", "--as", "enterprises", "--set", "x=1"): ("enterprises 没有字段 x", "enterprises has no field x"),
}


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
@pytest.mark.parametrize("language", [0, 1], ids=["zh", "en"])
def test_wrong_usage_is_told_in_the_language_spoken(typed, language, capsys):
    """argparse's own words came in English only."""
    with pytest.raises(SystemExit) as ended:
        main([*typed, *(("--lang", "en") if language else ())])
    told = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2 and WRONG[typed][language] in told[-1] and told[0].startswith(("用法：", "usage: ")[language]), told


def test_what_a_terminal_of_another_encoding_sends_is_wrong_usage(file, capsys):
    """It ended in a traceback where the commit was written."""
    for typed in (["--by", "\udcff王"], ["--set", "township=\udcff"]):
        with pytest.raises(SystemExit) as ended:
            main(["load", str(file), "--as", "sampling_results", *typed])
        assert ended.value.code == 2 and "不是 UTF-8 文字" in capsys.readouterr().err
    assert store.open(demo=False).is_empty()


@pytest.mark.parametrize(("module", "typed"), [("analytics", ["rate", "--data-version", "one"]), ("reports", ["word"])])
def test_the_other_commands_tell_wrong_usage_in_the_same_words(module, typed, capsys):
    with pytest.raises(SystemExit):
        importlib.import_module(f"{module}.__main__").main(typed)
    assert "用法有误" in capsys.readouterr().err
