"""Every sentence that the reader may see has its Chinese, with the same places in it."""

import ast
import json
import string
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import words
from words import Message, Refusal, numbers, speak
from words.cells import clean, for_csv

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("words", "access", "datasets", "store", "etl", "analytics", "charts", "pages", "demo", "reports")
SPEAKERS = {"_", "N_", "Message", "Refusal"}


def said():
    """Every literal English sentence in the code: (text, where)."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                    name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
                    if name in SPEAKERS:
                        yield node.args[0].value, f"{path.relative_to(ROOT)}:{node.lineno}"


def places(text):
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_has_its_chinese():
    missing = sorted({f"{where}: {text!r}" for text, where in said() if text.strip() and text not in words.chinese()})
    assert not missing, "Without Chinese:\n" + "\n".join(missing)


def test_a_translation_has_the_places_of_its_sentence():
    for text, chinese in words.chinese().items():
        assert places(chinese) <= places(text), f"{text!r} → {chinese!r}"


def test_no_sentence_is_translated_twice_and_differently():
    found = {}
    for path in sorted((ROOT / "locale" / "zh_CN").glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale="zh_CN"):
                if entry.id:
                    assert found.setdefault(entry.id, entry.string) == entry.string, f"{path.name}: {entry.id!r}"


def test_no_chinese_is_left_without_its_sentence_in_the_code():
    """A sentence with places may be kept in a constant until it is said; a word may stand in the code and mean a field or a key."""
    spoken = {text for text, _where in said()}
    constants = {
        node.value
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = [text for text in words.chinese() if text not in spoken and not (places(text) and text in constants)]
    assert not unused, "In a catalogue, but said nowhere:\n" + "\n".join(map(repr, unused))


@pytest.mark.parametrize(
    ("passed", "judged", "target", "shown"),
    [
        (291, 334, None, "87.1%"),
        (7996, 10000, 0.80, "79.96%"),  # one decimal would say 80.0 % of a miss
        (8004, 10000, 0.80, "80.04%"),
        (4, 5, 0.80, "80.0%"),
        (0, 0, 0.80, "—"),
        (None, 0, None, "—"),
        (14, 14, None, "100.0%"),
    ],
)
def test_a_rate_is_written_as_bureaus_publish_it(passed, judged, target, shown):
    assert numbers.rate(passed, judged, target) == shown


def test_halves_go_up():
    assert str(numbers.half_up(84.45)) == "84.5"
    assert str(numbers.half_up(Fraction(1, 8), 2)) == "0.13"
    assert str(numbers.half_up(-0.25)) == "-0.3"


def test_one_of_a_unit_is_no_plural_in_english():
    speak("zh")
    assert numbers.of_unit("1", "起") == "1 起"
    speak("en")
    said = [
        numbers.of_unit(*each)
        for each in (("1", "open cases"), ("1", "bodies"), ("1", "batches"), ("2", "cases"), ("1", "per 10,000 units"), ("81.8%", ""))
    ]
    assert said == ["1 open case", "1 body", "1 batch", "2 cases", "1 per 10,000 units", "81.8%"]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("zh", ["78.7%～84.7%", "9,800 万元", "26.80 亿元", "2007年11月11日", "2007年7月3日～11月11日", "1.8 个百分点"]),
        ("en", ["78.7–84.7%", "CNY 98 m", "CNY 2.68 bn", "11 Nov 2007", "3 Jul 2007 – 11 Nov 2007", "1.8 pp"]),
    ],
)
def test_numbers_and_dates_as_officials_write_them(language, texts):
    speak(language)
    try:
        assert [
            numbers.interval(0.787, 0.847),
            numbers.money(9800),
            numbers.money(268000),
            numbers.date_long(date(2007, 11, 11)),
            numbers.date_range(date(2007, 7, 3), date(2007, 11, 11)),
            numbers.points(1.8),
        ] == texts
    finally:
        speak("zh")


@pytest.mark.parametrize(("wan", "zh", "en"), [
    (5000,      "5,000 万元",   "CNY 50 m"),
    (4999.6,    "4,999.6 万元", "CNY 49.996 m"),   # tier B, and '5,000 万元' is where A begins
    (4980,      "4,980 万元",   "CNY 49.8 m"),
    (5000.4,    "5,000 万元",   "CNY 50 m"),
    (999.96,    "999.96 万元",  "CNY 9.9996 m"),
    (1234.5,    "1,235 万元",   "CNY 12 m"),
    (9999.6,    "9,999.6 万元", "CNY 99.996 m"),
    (9999.99999, "1.00 亿元",   "CNY 100 m"),      # never '10,000 万元'
    (99999.9999, "10.00 亿元",  "CNY 1.00 bn"),    # nor 'CNY 1,000 m'
    (0.4,       "0.4 万元",     "CNY 0.004 m"),    # something is not nothing
    (0,         "0 万元",       "CNY 0 m"),
    (float("nan"), "—",         "—"),
])  # fmt: skip
def test_an_amount_just_below_a_round_one_does_not_look_like_it(wan, zh, en):
    assert numbers.money(wan) == zh
    speak("en")
    try:
        assert numbers.money(wan) == en
    finally:
        speak("zh")


def test_a_message_has_no_language_until_it_is_read():
    kept = Message.from_json(json.loads(json.dumps(Message("{points} pp", points=3).as_json())))
    assert kept.text() == "3 个百分点"
    assert json.dumps(Message("{day}", day=date(2007, 7, 18)).as_json()) == '{"template": "{day}", "values": {"day": "2007-07-18"}}'
    speak("en")
    try:
        assert kept.text() == "3 pp"
        assert str(Refusal(kept)) == "3 pp"
    finally:
        speak("zh")


@pytest.mark.parametrize(
    ("cell", "left_as"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("-5.2", "-5.2"),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("阀门", "阀门"),
        (3, 3),
    ],
)
def test_no_cell_becomes_a_formula(cell, left_as):
    assert for_csv(cell) == left_as


def test_control_characters_leave_the_text():
    assert clean("a\x00b\x0bc\n") == "abc\n"
