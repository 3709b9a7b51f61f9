"""Any table as a file: the figures of analytics, words for people, codes for programs, and what each file counts."""

import csv
import io
import json
from datetime import date

import pyarrow.parquet as pq
import pytest

from analytics import rates, targets
from analytics.statistics import clopper_pearson_interval
from reports import __main__ as command
from reports import tables
from reports.tables.columns import COMMON
from tests.drawn import batch, fill
from tests.reports.asked import HOSTILE, request, usual
from words import Refusal, chinese


def lines(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize(("lang", "drawn"), [("zh", True), ("en", False)])
def test_every_table_leaves_in_every_form_with_the_same_rows(lang, drawn):
    if drawn:
        usual()
    asked = request(lang)
    for name in tables.names(asked):
        said = json.loads(tables.write(asked, name, "json"))
        parquet = pq.read_table(io.BytesIO(tables.write(asked, name, "parquet")))
        assert parquet.column_names == [column.name for column in tables.table(name).columns]
        assert len(lines(tables.write(asked, name, "csv"))) == len(said["rows"]) == said["rows_count"] == parquet.num_rows, name


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_the_same_version_gives_the_same_bytes(form):
    usual()
    for name in ("targets", "results", "uploads"):
        assert tables.write(request(), name, form) == tables.write(request(), name, form)


@pytest.mark.parametrize("group", ["township", "trade", "level", "month", "stage", "kind", "link"])
def test_rates_are_those_of_the_command_line(group):
    usual()
    asked = request()
    found = rates.rate(asked.snapshot, asked.scope, "batch", (group,)).set_index("township_code" if group == "township" else group)
    frame = tables.frame(asked, f"rates_by_{group}").set_index("township_code" if group == "township" else group)
    for name in ("passed", "judged", "rate", "low", "high", "failures_without_denominator"):
        assert frame[name].sort_index().equals(found[name].sort_index()), name


def test_the_counted_rows_add_up_to_every_rate():
    usual()
    for scope in ({}, {"levels": ("provincial",)}, {"townships": ("330324104",)}, {"trades": ("童装",)}):
        asked = request(**scope)
        whole = rates.rate(asked.snapshot, asked.scope).iloc[0]
        rows = tables.frame(asked, "results")
        for name in ("passed", "judged", "not_judged"):
            assert rows[name].sum() == whole[name], (scope, name)
        assert rows["failures_without_denominator"].sum() == whole["failures_without_denominator"]


def test_targets_are_those_of_the_command_line():
    usual()
    asked = request()
    found = {each.id: each for each in targets.attain(asked.snapshot, asked.campaign, asked.scope)}
    frame = tables.frame(asked, "targets")
    for row in frame[frame["id"].isin(found)].itertuples():
        one = found[row.id]
        assert (row.administrative, row.evidential) == (one.administrative, one.evidential)
        assert (row.value == (one.numerator if one.shape == "rise" else one.value)) or one.value is None


def test_a_level_has_the_interval_of_its_rate_and_that_of_its_change_apart():
    before = [batch("fail" if i < 3 else "pass", sample_no=f"B{i}", trade="童装", counted_on=date(2007, 5, 1)) for i in range(10)]
    fill(results=[*before, *(batch("fail" if i < 1 else "pass", sample_no=f"N{i}", trade="童装") for i in range(14))])
    asked = request(as_of=date(2007, 11, 11))
    one = next(each for each in targets.attain(asked.snapshot, asked.campaign, asked.scope) if each.shape == "rise")
    level = next(part for part in one.parts if part.change is not None)
    known = next(row for row in tables.frame(asked, "targets").itertuples() if row.title == f"{one.title} · {level.title}")
    assert (known.value, known.low, known.high) == (13 / 14, *clopper_pearson_interval(13, 14, 0.90)) and known.low <= known.value <= known.high
    assert (known.difference_low, known.difference_high) == (100 * level.low, 100 * level.high)
    assert known.difference_low <= known.gap_points <= known.difference_high
    line = next(each for each in lines(tables.write(asked, "targets", "csv")) if known.title in each.values())
    assert line["90% 区间下限"].startswith("7") and line["与前期之差的 90% 区间下限（百分点）"] == f"{100 * level.low:.6f}"
    others = [row for row in json.loads(tables.write(asked, "targets", "json"))["rows"] if not row["id"].startswith(one.id)]
    assert others and all(row["difference_low"] is None for row in others)


def test_programs_read_codes_and_people_read_words():
    usual()
    asked = request()
    first = json.loads(tables.write(asked, "rates_by_level", "json"))["rows"][0]
    assert first["level"] == "provincial" and first["rate"] == pytest.approx(first["passed"] / first["judged"])
    line = lines(tables.write(asked, "rates_by_level", "csv"))[0]
    assert line["抽查级别"] == "省级" and line["合格率"].endswith("%") and line["合格"] == str(first["passed"])


def test_no_cell_of_a_csv_is_a_formula():
    usual()
    asked = request()
    assert HOSTILE in {row["name"] for row in json.loads(tables.write(asked, "results", "json"))["rows"]}
    cells = [cell for row in csv.reader(io.StringIO(tables.write(asked, "results", "csv").decode("utf-8-sig"))) for cell in row]
    assert "'" + HOSTILE in cells and not any(cell.startswith(("=", "@", "+", "\t")) for cell in cells)


def test_every_file_says_what_it_counts():
    usual()
    asked = request(levels=("county",))
    said = json.loads(tables.write(asked, "items", "json"))
    kept = json.loads(pq.read_schema(io.BytesIO(tables.write(asked, "items", "parquet"))).metadata[b"dabiao"])
    for each in (said, kept):
        assert each["campaign"] == "yongjia-2007" and each["filter"]["levels"] == "county" and each["data_version"] == asked.snapshot.version
        assert each["n"] == 30 and each["synthetic"] is False
    beside = tables.statement(asked, "items").decode("utf-8-sig")
    assert "县级" in beside and "30 批" in beside and f"数据版本 {asked.snapshot.version}" in beside


def test_the_command_writes_the_statement_beside_a_csv(tmp_path, capsys):
    usual()
    out = tmp_path / "合格率.csv"
    assert command.main(["csv", "--campaign", "yongjia-2007", "--table", "rates_by_trade", "--out", str(out)]) == 0
    assert lines(out.read_bytes())[0]["行业"] and (tmp_path / "合格率.csv.about.txt").read_text("utf-8-sig").startswith("各行业合格率")
    assert "合格率.csv.about.txt 中，请与 CSV 文件一并报送" in capsys.readouterr().err
    assert command.main(["csv", "--campaign", "yongjia-2007", "--table", "rates_by_trade", "--out", "-"]) == 0
    said = capsys.readouterr()
    assert "各行业合格率" in said.err and "40 批" in said.err and "数据版本" not in said.out, "Rows alone go on; what they count is told beside."
    assert command.main(["json", "--campaign", "yongjia-2007", "--table", "nothing", "--out", str(out.with_suffix(".json"))]) == 1
    assert "rates_by_trade" in capsys.readouterr().err


def test_nothing_on_record_is_an_empty_cell():
    fill(results=[batch(township_code="330324104", township="桥下镇")])
    asked = request()
    empty = next(row for row in lines(tables.write(asked, "rates_by_township", "csv")) if row["乡镇（街道）"] == "碧莲镇")
    assert (empty["判定批次"], empty["合格率"]) == ("0", "")
    row = next(row for row in json.loads(tables.write(asked, "rates_by_township", "json"))["rows"] if row["township"] == "碧莲镇")
    assert row["rate"] is None and row["low"] is None


def test_an_unknown_table_is_refused_with_the_names():
    with pytest.raises(Refusal, match=r"nothing.*targets \(目标完成情况\)、.*results \(计数明细\)"):
        tables.frame(request(), "nothing")
    with pytest.raises(Refusal, match="数据包"):
        tables.table("indicators")


@pytest.mark.parametrize("name", ["results", "sampling_results", "计数明细"])
def test_a_table_is_asked_for_by_its_name_its_dataset_or_its_title(name):
    request()
    assert tables.table(name) is tables.TABLES["results"]
    assert set(tables.DATASETS.values()) <= set(tables.TABLES)


def test_every_column_has_its_chinese():
    for name, table in tables.TABLES.items():
        for column in (*table.columns, *COMMON.values()):
            assert column.declared or column.title in chinese() or column.title == "n", (name, column.name)
