"""The command line over a real lake: JSON on standard output, sentences on standard error, exit codes 0, 1, 2."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pyarrow as pa
import pytest

import store
from access import LOCAL_OPERATOR
from analytics.__main__ import main
from store import Draft
from tests.analytics.shelf import OUBEI, QIAOTOU, batches, table


def admit(lake, dataset, rows):
    """Publish drawn rows; each with a key of its own."""
    rows = [
        row | {"row_key": hashlib.md5(f"{dataset}{lake.version()}{n}".encode()).hexdigest(), "row_content": str(n), "source_row": n}
        for n, row in enumerate(rows, 1)
    ]
    content: pa.Table = table(dataset, rows).drop_columns(["upload", "state"])
    return lake.admit(dataset, content, Draft(store.new_upload(), dataset, read=len(rows)), actor=LOCAL_OPERATOR)


@pytest.fixture
def lake():
    here = store.open(demo=False)
    admit(here, "sampling_results", batches(401, 89) + batches(9, 1, township_code=QIAOTOU, counted_on=date(2007, 10, 1)))
    return here


def asked(capsys, *words):
    code = main([*words, "--lang", "en"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_targets_carry_every_field_of_the_interface(lake, capsys):
    code, out, _err = asked(capsys, "targets", "--campaign", "yongjia-2007", "--as-of", "2007-11-11", "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert code == 0
    fields = (
        "title source rule due value numerator denominator administrative evidential low high needed_without_failure failures_affordable data_version"
    )
    assert set(fields.split()) <= set(rows["T01"])
    assert (rows["T01"]["numerator"], rows["T01"]["denominator"], rows["T01"]["due"]) == (410, 500, "2007-11-11")
    assert (rows["T01"]["administrative"], rows["T01"]["evidential"], rows["T01"]["failures_affordable"]) == ("met", "undetermined", None)
    assert rows["T03"]["value"] is None and rows["T03"]["administrative"] == "no_data"


def test_rates_by_township_and_level(lake, capsys):
    code, out, _err = asked(capsys, "rate", "--campaign", "yongjia-2007", "--by", "township,level", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [(row["township_code"], row["level"], row["passed"], row["judged"]) for row in rows] == [
        (OUBEI, "county", 401, 490),
        (QIAOTOU, "county", 9, 10),
    ]
    assert rows[0]["low"] < rows[0]["rate"] < rows[0]["high"]


def test_a_rate_without_a_denominator_is_null(lake, capsys):
    _code, out, _err = asked(capsys, "rate", "--campaign", "yongjia-2007", "--trade", "童装", "--json")
    assert json.loads(out) == [
        {"passed": 0, "judged": 0, "not_judged": 0, "rate": None, "low": None, "high": None, "failures_without_denominator": 0}
    ]


def test_without_a_campaign_every_row_of_the_store_counts(lake, capsys):
    _code, out, _err = asked(capsys, "rate", "--json")
    assert [(row["passed"], row["judged"]) for row in json.loads(out)] == [(410, 500)]


def test_an_earlier_data_version_answers_as_it_did(lake, capsys):
    before = lake.version()
    admit(lake, "sampling_results", batches(0, 100, sample_no="later"))
    for version, judged in ((before, 500), (before + 1, 600)):
        _code, out, _err = asked(capsys, "targets", "--campaign", "yongjia-2007", "--data-version", str(version), "--json")
        assert (json.loads(out)[0]["denominator"], json.loads(out)[0]["data_version"]) == (judged, version)


@pytest.mark.parametrize(
    "words",
    [
        ("rate", "--campaign", "yongjia-2007", "--by", "township,trade,month,link,product_category"),
        ("rate", "--campaign", "yongjia-2007", "--by", "tier,enterprise,stage", "--measure", "enterprise"),
        ("targets", "--compare-with", "2007-09-15"),
        ("targets", "--campaign", "yongjia-2007", "--township", "瓯北街道", "--tier", "A", "--level", "county", "national", "--kind", "routine"),
        ("index", "--campaign", "yongjia-2007"),
        ("tiers", "--campaign", "yongjia-2007", "--scheme", "disposition", "--by", "township,trade"),
        ("items", "--campaign", "yongjia-2007", "--by", "trade,class"),
    ],
)
def test_every_command_answers_as_text_and_as_json(lake, capsys, words):
    assert asked(capsys, *words)[0] == 0
    code, out, _err = asked(capsys, *words, "--json")
    assert code == 0 and "NaN" not in out and json.loads(out) is not None


def test_the_index_carries_every_field_of_the_interface(lake, capsys):
    _code, out, _err = asked(capsys, "index", "--campaign", "yongjia-2007", "--json")
    found = json.loads(out)
    assert {"index", "low", "high", "strata", "weights", "version", "coverage"} <= set(found)
    assert found["index"] == pytest.approx(82.0)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("targets", "--campaign", "atlantis"), "There is no campaign “atlantis”."),
        (("rate", "--campaign", "yongjia-2007", "--township", "天上镇"), "永嘉县 has no township “天上镇”."),
        (("rate", "--campaign", "yongjia-2007", "--trade", "皮鞋"), "has no trade “皮鞋”."),
        (("rate", "--by", "stage"), "Stages belong to a campaign"),
    ],
)
def test_a_refusal_is_a_sentence_and_exit_code_1(lake, capsys, words, sentence):
    code, out, err = asked(capsys, *words)
    assert (code, out) == (1, "")
    assert sentence in err


@pytest.mark.parametrize(
    "words",
    [
        ("rate", "--level", "galactic"),
        ("guess",),
        ("targets", "--data-version", "one"),
        ("rate", "--campaign", "yongjia-2007", "--as-of", "soon"),
        ("rate", "--by", "weather"),
    ],
)
def test_wrong_usage_is_exit_code_2(capsys, words):
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_an_empty_store_has_no_data_and_no_traceback(capsys):
    code, out, err = asked(capsys, "targets", "--json")
    assert code == 0
    assert "Load a file (python -m etl load FILE --as sampling_results)" in err
    assert {row["administrative"] for row in json.loads(out)} == {"no_data"}


def test_the_demo_says_so_on_standard_error(capsys):
    admit(store.open(demo=True), "sampling_results", batches(1))
    code, out, err = asked(capsys, "targets", "--campaign", "yongjia-2007", "--json")
    assert code == 0 and err == "These are the demo data (synthetic).\n"
    assert json.loads(out)[0]["denominator"] == 1


def test_a_change_of_counts_has_both_in_the_table(lake, capsys):
    days = {date(2011, 3, 1): 33, date(2010, 3, 1): 46}
    rows = [{"received_on": day, "area": "product", "county_code": "330399"} for day, n in days.items() for _ in range(n)]
    admit(lake, "complaints", rows)
    _code, out, _err = asked(capsys, "targets", "--campaign", "district-2011", "--as-of", "2011-12-16")
    (line,) = [each for each in out.splitlines() if each.startswith("T36a")]
    assert "33 complaints, 46 complaints in the same days a year before" in line


def test_sales_tiers_say_their_boundaries_and_the_unit_of_sales(lake, capsys):
    for typed in (("--campaign", "yongjia-2007"), ()):
        code, out, err = asked(capsys, "tiers", *typed)
        assert code == 0 and "Class A: annual sales of CNY 50 m or more; Class B: CNY 10 m or more, under CNY 50 m" in err
        assert "10,000 yuan" in err and "CNY" not in out, "What is said stands beside the answer, not in it."
