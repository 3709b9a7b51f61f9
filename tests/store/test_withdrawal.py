"""Undo: of a file, a correction, a decided conflict."""

import pytest

import store
from access import LOCAL_OPERATOR as ME
from tests.store.rows import SAMPLING, load, md5, shown
from words import Refusal


@pytest.fixture
def lake(tmp_path):
    return store.Lake(tmp_path)


def drawn(lake, every=False):
    return " ".join("".join(row[:2]) + row[2] + (":" + row[3] if every else "") for row in shown(lake, every=every))


# What is loaded (a trailing ! replaces), what is withdrawn in turn, and what is live after: key, content, upload.
CASES = [
    ("A=1a 2a; B=1a 3a", "A", "1aB 3aB"),  # the rule: B's rows are there
    ("A=1a; B=1a; C=1a", "A", "1aB"),
    ("A=1a; B=1a; C=1a", "A B", "1aC"),
    ("A=1a; B!=1b", "B", "1aA"),  # what it had replaced returns
    ("A=1a; B!=1b", "A", "1bB"),
    ("A=1a; B!=1b", "A B", ""),
    ("A=1a; B=1b", "A", "1bB"),  # a conflict without its counterpart is live
    ("A=1a; B=1b; C=1a", "A", "1aC"),  # a row that a file repeated stays
    ("A=1a; B=1b; C=1c", "A", "1bB"),
    ("A=1a; B=1a; C!=1b", "A C", "1aB"),
    ("A=1a; B=1b; C!=1c", "C", "1aA"),  # and the conflict waits again
    ("A=1a; C!=1c; D=1c", "C", "1cD"),
    ("A=1a; C!=1c; D=1c", "C D", "1aA"),
    ("A=1a 1b", "A", ""),
    ("A=1a 2a; B=1b 2a", "B", "1aA 2aA"),
]


@pytest.mark.parametrize(("loaded", "withdrawn", "live"), CASES)
def test_what_stands_after_a_withdrawal(lake, loaded, withdrawn, live):
    for each in loaded.split("; "):
        name, text = each.split("=")
        load(lake, name.strip("!"), text, replace="!" in name)
    for name in withdrawn.split():
        lake.withdraw(name, "wrong file", actor=ME)
    assert drawn(lake) == live


def test_a_withdrawn_conflict_waits_again(lake):
    load(lake, "A", "1a")
    load(lake, "B", "1b")
    load(lake, "C", "1c", replace=True)
    lake.withdraw("C", "wrong", actor=ME)
    assert drawn(lake, every=True) == "1aA:live 1bB:conflict"


def test_it_stands_in_the_ledger_with_its_reason(lake):
    load(lake, "A", "1a 2a")
    load(lake, "B", "1a")
    assert lake.withdraw("A", " wrong file ", actor=ME) == 3
    withdrawal, _, first = lake.ledger()
    assert (withdrawal.action, withdrawal.upload, withdrawal.reason, withdrawal.read, withdrawal.returned) == ("withdraw", "A", "wrong file", 2, 1)
    assert first.withdrawn and not withdrawal.withdrawn
    assert not lake.ledger(version=2)[-1].withdrawn  # as it was then


def test_it_is_refused_twice_without_a_reason_and_for_what_is_not_there(lake):
    load(lake, "A", "1a")
    for upload, reason in (("A", " "), ("A", "因" * 1001), ("Z", "why")):
        with pytest.raises(Refusal):
            lake.withdraw(upload, reason, actor=ME)
    lake.withdraw("A", "why", actor=ME)
    with pytest.raises(Refusal, match="已经撤回"):
        lake.withdraw("A", "why", actor=ME)
    assert lake.version() == 2


def test_the_same_file_can_be_loaded_again_afterwards(lake):
    load(lake, "A", "1a")
    lake.withdraw("A", "why", actor=ME)
    assert load(lake, "A2", "1a", file="A") == store.Admission("A2", 1, 0, 0, 3)


def test_a_file_loaded_twice_is_gone_after_one_withdrawal(lake):
    load(lake, "A", "1a")
    load(lake, "A2", "1a", file="A")
    lake.withdraw("A", "why", actor=ME)
    assert drawn(lake) == ""


def test_a_corrected_row_and_its_undo(lake):
    load(lake, "A", "1a 2a")
    lake.correct(SAMPLING, [md5("1")], {"product": "z", "verdict": "fail"}, "typing error", actor=ME)
    entry = lake.ledger()[0]
    assert (entry.action, entry.reason, entry.accepted, entry.dataset) == ("correct", "typing error", 1, SAMPLING)
    assert [row[:2] for row in shown(lake)] == [("1", "z"), ("2", "a")]
    lake.withdraw(entry.upload, "it was right", actor=ME)
    assert drawn(lake) == "1aA 2aA"


def test_a_correction_leaves_with_the_row_on_which_it_rests(lake):
    load(lake, "A", "1a 2a")
    lake.correct(SAMPLING, [md5("1"), md5("2")], {"product": "z"}, "why", actor=ME)
    lake.correct(SAMPLING, [md5("1")], {"product": "y"}, "why", actor=ME)
    lake.withdraw("A", "wrong file", actor=ME)
    assert drawn(lake, every=True) == ""


def test_a_correction_stays_when_another_file_holds_the_row(lake):
    load(lake, "A", "1a")
    load(lake, "B", "1a")
    lake.correct(SAMPLING, [md5("1")], {"product": "z"}, "why", actor=ME)
    lake.withdraw("A", "wrong file", actor=ME)
    assert [row[:2] for row in shown(lake)] == [("1", "z")]


def test_a_correction_lets_a_conflict_wait(lake):
    load(lake, "A", "1a")
    load(lake, "B", "1b")
    lake.correct(SAMPLING, [md5("1")], {"product": "z"}, "why", actor=ME)
    assert [row[3] for row in shown(lake, every=True)] == ["replaced", "conflict", "live"]


def test_a_correction_that_cannot_be(lake):
    load(lake, "A", "1a")
    for keys, changes in ((["nokey"], {"product": "z"}), ([md5("1")], {"colour": "z"}), ([md5("1")], {"items_failed": "many"})):
        with pytest.raises(Refusal):
            lake.correct(SAMPLING, keys, changes, "why", actor=ME)
    with pytest.raises(Refusal, match="理由"):
        lake.correct(SAMPLING, [md5("1")], {"product": "z"}, "", actor=ME)
    assert lake.version() == 1


def test_the_road_computes_the_content_of_a_corrected_row(lake):
    load(lake, "A", "1a")

    def rederive(table):
        index = table.schema.get_field_index("row_content")
        return table.set_column(index, "row_content", [[md5(product) for product in table["product"].to_pylist()]])

    lake.correct(SAMPLING, [md5("1")], {"product": "b"}, "why", actor=ME, rederive=rederive)
    assert load(lake, "B", "1b").repeated == 1  # the bureau mended its file as well
    with pytest.raises(Refusal):
        lake.correct(SAMPLING, [md5("1")], {"product": "b"}, "why", actor=ME, rederive=rederive)


@pytest.mark.parametrize(("keep", "after"), [("new", "1aA:replaced 1bB:repeated 1bS:live"), ("old", "1aA:live 1aS:repeated 1bB:replaced")])
def test_a_conflict_decided_and_its_undo(lake, keep, after):
    load(lake, "A", "1a")
    load(lake, "B", "1b")
    lake.settle(SAMPLING, md5("1"), keep, "telephoned", actor=ME)
    settlement = lake.ledger()[0].upload
    assert sorted(drawn(lake, every=True).replace(settlement, "S").split()) == after.split()
    with pytest.raises(Refusal):
        lake.settle(SAMPLING, md5("1"), keep, "again", actor=ME)
    lake.withdraw(settlement, "misheard", actor=ME)
    assert drawn(lake, every=True) == "1aA:live 1bB:conflict"


def test_a_decision_does_not_outlive_its_row(lake):
    load(lake, "A", "1a")
    load(lake, "B", "1b")
    lake.settle(SAMPLING, md5("1"), "new", "telephoned", actor=ME)
    lake.withdraw("B", "wrong file", actor=ME)
    assert drawn(lake, every=True) == "1aA:live"


def test_of_several_that_wait_one_is_chosen(lake):
    for name, text in (("A", "1a"), ("B", "1b"), ("C", "1c")):
        load(lake, name, text)
    lake.settle(SAMPLING, md5("1"), "new", "why", actor=ME, content=md5("b"))
    assert [row[:2] for row in shown(lake)] == [("1", "b")]


def test_what_a_correction_replaced_is_no_conflict_when_another_file_repeats_it(lake):
    load(lake, "A", "1a 2a")
    lake.correct(SAMPLING, [md5("1")], {"product": "c", "row_content": md5("c")}, "misread", actor=ME)
    correction = lake.ledger()[0].upload
    again = load(lake, "B", "1a 2b")
    assert (again.accepted, again.repeated, again.conflicts) == (0, 1, 1)
    assert drawn(lake) == f"1c{correction} 2aA"
    lake.withdraw(correction, "it was right", actor=ME)
    assert drawn(lake, every=True) == "1aA:live 1aB:repeated 2aA:live 2bB:conflict"
    lake.withdraw("A", "wrong file", actor=ME)
    assert drawn(lake) == "1aB 2bB"


def test_a_correction_stays_on_the_file_that_repeated_what_it_corrected(lake):
    load(lake, "A", "1a")
    for content in "cd":
        lake.correct(SAMPLING, [md5("1")], {"product": content, "row_content": md5(content)}, "misread", actor=ME)
    correction = lake.ledger()[0].upload
    assert load(lake, "B", "1a").repeated == 1, "The first of two corrections counts as well."
    assert load(lake, "C", "1c").repeated == 1
    lake.withdraw("A", "wrong file", actor=ME)
    assert drawn(lake) == f"1d{correction}"
    assert load(lake, "D", "1a", replace=True).accepted == 1, "A person who says --replace means it."
