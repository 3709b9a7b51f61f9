"""The table of dirt, tests/edge_cases.toml: what a cell or a header says, and what must come of it."""

import tomllib
from pathlib import Path

import pytest

import datasets
from etl import header_words, headers, places
from etl.tidy import choices, dates, failed_items, lists, numbers, periods, uscc, verdicts
from words import Message

CASES = tomllib.loads((Path(__file__).parent.parent / "edge_cases.toml").read_text(encoding="utf-8"))


def cases(kind):
    return [pytest.param(case, id=str(case.get("typed") or case["township"])[:40]) for case in CASES[kind]]


def expect(case, found):
    if case.get("refused"):
        assert isinstance(found, Message), found
        assert found.text().endswith("。"), "the sentence in Chinese"
    else:
        assert found == (None if case.get("none") else case["stored"])


@pytest.mark.parametrize("case", cases("date"))
def test_dates(case):
    expect(case, dates.parse(case["typed"]))


@pytest.mark.parametrize("case", cases("lot"))
def test_the_production_date_of_a_lot(case):
    expect(case, dates.of_lot(case["typed"]))


@pytest.mark.parametrize("case", cases("verdict"))
def test_verdicts(case):
    expect(case, choices.chooser(datasets.get("sampling_results").field("verdict"))(case["typed"]))
    said = verdicts.read(case["typed"])
    assert bool(said and said.labelling_only) == case.get("labelling_only", False)
    assert (said and said.first) == case.get("first")


@pytest.mark.parametrize("case", cases("items"))
def test_failed_items(case):
    found = failed_items.parse(case["typed"])
    assert [item.item for item in found] == case["stored"]
    for name, said in (("class_", "classes"), ("measured", "measured"), ("limit", "limits"), ("labelling", "labelling")):
        if said in case:
            assert [getattr(item, name) for item in found] == case[said]


@pytest.mark.parametrize("case", cases("money"))
def test_money(case):
    expect(case, numbers.parse_money(case["typed"], case.get("unit")))


@pytest.mark.parametrize("case", cases("number"))
def test_figures(case):
    expect(case, numbers.parse_number(case["typed"]))


@pytest.mark.parametrize("case", cases("licences"))
def test_licences(case):
    held = lists.parse_licences(case["typed"])
    parts = [[str(each[name] or "") for name in ("type", "number", "valid_from", "valid_to")] for each in held or ()]
    expect(case, held and [part[: max(at for at, text in enumerate(part, 1) if text)] for part in parts])
    if case.get("none") and "已过期" not in case["typed"]:
        assert lists.parse_list(case["typed"]) is None, "nothing that is asked for either"


@pytest.mark.parametrize("case", cases("uscc"))
def test_identifiers(case):
    expect(case, uscc.parse(case["typed"]))


@pytest.mark.parametrize("case", cases("place"))
def test_places(case):
    found = places.resolve(case["county"], case["township"])
    assert found.township_code == (None if case.get("none") else case["stored"])
    assert (found.doubt is not None) == bool(case.get("none")), "an unknown township waits for a person"


@pytest.mark.parametrize("prefecture", ["云南省红河哈尼族彝族自治州", "云南省红河州", "红河州", "云南省", ""])
def test_an_address_names_its_township_however_the_prefecture_is_shortened(prefecture):
    """Producers' places written 云南省红河州建水县临安镇 left a quarter's batches without a township."""
    text = f"{prefecture}建水县南庄镇小龙潭村12号"
    assert places.of_address(text).township == places.resolve(None, text, "532524").township == "南庄镇"


@pytest.mark.parametrize("case", cases("header"))
def test_headers(case):
    found = headers.match(case["typed"], datasets.get("sampling_results"))
    assert [column.field if column.used else "" for column in found] == case["stored"]


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2007年", "2007-01-01", "2007-12-31"),
        ("2007年第二季度", "2007-04-01", "2007-06-30"),
        ("2007年1-6月", "2007-01-01", "2007-06-30"),
        ("2007年上半年", "2007-01-01", "2007-06-30"),
        ("2008年2月", "2008-02-01", "2008-02-29"),
        ("2007-06-30", "2007-06-30", "2007-06-30"),
    ],
)
def test_periods(typed, start, end):
    assert (str(periods.parse_period(typed, end=False)), str(periods.parse_period(typed, end=True))) == (start, end)


def test_every_declared_spelling_of_a_value_is_understood():
    for name in datasets.names():
        for field in datasets.get(name).fields:
            choose = choices.chooser(field)
            for spelling, value in field.values.items():
                assert choose(spelling) == value, f"{name}.{field.name}: {spelling}"
                assert value in field.enum


def test_every_declared_synonym_is_a_header_of_its_field():
    for name in datasets.names():
        for field in datasets.get(name).declared:
            for synonym in field.synonyms:
                assert header_words.known_word(datasets.get(name), synonym), f"{name}.{field.name}: {synonym}"
