"""What becomes of a row: drawn tables in, states out."""

import pytest

import store
from access import LOCAL_OPERATOR, Actor
from tests.store.rows import SAMPLING, load, md5, rows, shown, words
from words import Refusal


@pytest.fixture
def lake(tmp_path):
    return store.Lake(tmp_path)


def states(lake):
    return [f"{key}{content} {upload} {state}" for key, content, upload, state in shown(lake, every=True)]


def test_a_new_key_is_live_the_same_row_repeated_other_content_a_conflict(lake):
    assert load(lake, "A", "1a 2a") == store.Admission("A", 2, 0, 0, 1)
    assert load(lake, "B", "1a 2b 3a") == store.Admission("B", 1, 1, 1, 2)
    assert states(lake) == ["1a A live", "1a B repeated", "2a A live", "2b B conflict", "3a B live"]


def test_replace_makes_the_new_row_live_and_settles_what_waits(lake):
    load(lake, "A", "1a 2a")
    load(lake, "B", "1b 2b")
    assert load(lake, "C", "1c 2b", replace=True) == store.Admission("C", 2, 0, 0, 3)
    assert states(lake) == ["1a A replaced", "1b B replaced", "1c C live", "2a A replaced", "2b B repeated", "2b C live"]
    assert lake.ledger()[0].replaced == 3  # 1a, 1b, 2a


def test_within_one_file_the_first_row_of_a_key_counts(lake):
    assert load(lake, "A", "1a 1b 1a 1b 2a") == store.Admission("A", 2, 2, 1, 1)
    assert load(lake, "B", "1c 1d 1c", replace=True) == store.Admission("B", 1, 1, 1, 2)
    assert [row[:2] for row in shown(lake)] == [("1", "c"), ("2", "a")]


def test_the_same_file_again_stores_nothing_and_names_the_first(lake):
    load(lake, "A", "1a 2a")
    load(lake, "B", "1b")  # a conflict waits
    assert load(lake, "A2", "1a 2a", file="A") == store.Admission("A", 0, 2, 0, 2)
    assert load(lake, "B2", "1b", file="B") == store.Admission("B", 0, 1, 0, 2)
    assert lake.version() == 2 and len(lake.ledger()) == 2


def test_the_same_file_again_repeats_also_what_was_replaced_since(lake):
    load(lake, "A", "1a")
    load(lake, "B", "1b", replace=True)
    assert load(lake, "A2", "1a", file="A") == store.Admission("A", 0, 1, 0, 2)
    assert load(lake, "A3", "1a", file="A", replace=True) == store.Admission("A3", 1, 0, 0, 3)
    assert shown(lake) == [("1", "a", "A3")]


def test_another_file_that_says_what_was_replaced_is_a_conflict(lake):
    load(lake, "A", "1a")
    load(lake, "B", "1b", replace=True)
    assert load(lake, "C", "1a").conflicts == 1


def test_every_column_comes_back_as_it_went_in(lake):
    load(lake, "A", "1a")
    row = lake.at().cursor().execute(f"SELECT * FROM {SAMPLING}").df().iloc[0]
    assert row["failed_items"][0] == {"item": "a,b", "measured": "1", "limit": "2", "class": None, "labelling": False}
    assert (row["source_row"], row["state"], row["upload"]) == (2, "live", "A")
    assert "_place" not in row


def test_the_ledger_stands_in_the_commits(lake):
    load(lake, "A", "1a 2a")
    load(lake, "B", "2b")
    newest, first = lake.ledger()
    assert (first.upload, first.file, first.accepted, first.read, first.by, first.data_version) == ("A", "A.csv", 2, 2, LOCAL_OPERATOR.name, 1)
    assert (newest.conflicts, newest.action) == (1, "load")
    assert [each.upload for each in lake.ledger(version=1)] == ["A"]
    assert lake.at(2).committed_at == newest.committed_at > first.committed_at


def test_an_upload_of_which_nothing_came_in_still_stands_in_the_ledger(lake):
    assert load(lake, "A", "").data_version == 1
    assert lake.ledger()[0].upload == "A" and shown(lake) == []
    assert load(lake, "B", "1a").data_version == 2


def test_a_name_is_taken_once(lake):
    load(lake, "A", "1a")
    with pytest.raises(ValueError, match="in the ledger already"):
        load(lake, "A", "2a")


def test_a_column_that_no_declaration_names_is_a_defect(lake):
    table = rows(words("1a")).append_column("strange", [["x"]])
    with pytest.raises(ValueError, match="strange"):
        lake.admit(SAMPLING, table, store.Draft("A", SAMPLING), actor=LOCAL_OPERATOR)
    assert lake.is_empty() and not list(lake.root.rglob("*.parquet"))


@pytest.mark.parametrize("do", ["admit", "withdraw", "correct", "settle", "compact", "keep"])
def test_whoever_may_only_look_changes_nothing(lake, do):
    load(lake, "A", "1a")
    viewer = Actor("viewer", "viewer")
    calls = {
        "admit": lambda: lake.admit(SAMPLING, rows(words("2a")), store.Draft("B", SAMPLING), actor=viewer),
        "withdraw": lambda: lake.withdraw("A", "why", actor=viewer),
        "correct": lambda: lake.correct(SAMPLING, ["x"], {"product": "y"}, "why", actor=viewer),
        "settle": lambda: lake.settle(SAMPLING, "x", "old", "why", actor=viewer),
        "compact": lambda: lake.compact(actor=viewer),
        "keep": lambda: lake.keep("B", "abc", actor=viewer, receipt={}),
    }
    with pytest.raises(Refusal, match="viewer"):
        calls[do]()
    assert lake.version() == 1


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("file", ["A", "new"])
def test_what_is_foreseen_is_what_comes(lake, file, replace):
    assert lake.foresee(SAMPLING, rows(words("1a 1b 2a 2a")), "") == store.Admission("", 2, 1, 1, 0)
    assert lake.is_empty() and not lake.root.exists(), "A preview makes no store."
    load(lake, "A", "1a 2a 3a 3b", file="A")
    load(lake, "B", "1c")
    lake.correct(SAMPLING, [md5("2")], {"product": "d", "row_content": md5("d")}, "misread", actor=LOCAL_OPERATOR)
    text = "1a 1c 2a 2e 3b 4a 4b"
    seen = lake.foresee(SAMPLING, rows(words(text)), md5(file), replace)
    done = load(lake, "C", text, file=file, replace=replace)
    assert (seen.accepted, seen.repeated, seen.conflicts) == (done.accepted, done.repeated, done.conflicts)
