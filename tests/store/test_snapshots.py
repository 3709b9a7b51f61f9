"""Reading: at any version, from many threads, without a way to write."""

import os
import shutil
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable

import datasets
import store
from access import LOCAL_OPERATOR as ME
from store import files, log
from tests.store.rows import SAMPLING, load, md5, rows, shown, words
from words import Refusal


@pytest.fixture
def lake(tmp_path):
    return store.Lake(tmp_path / "a folder 目录 with 'quotes'")


def test_an_empty_store_has_every_view_with_its_types(lake):
    snapshot = lake.at()
    assert snapshot.version == 0 and lake.is_empty()
    for name in datasets.names():
        for view in (name, f"{name}_all"):
            frame = snapshot.cursor().execute(f"SELECT * FROM {view}").df()
            assert frame.empty and list(frame) == datasets.get(name).arrow_schema().names
    kinds = snapshot.cursor().execute(f"SELECT any_value(failed_items), count(counted_on) FROM {SAMPLING}").fetchall()
    assert kinds == [(None, 0)]


def test_the_store_opens_at_any_earlier_version(lake):
    load(lake, "A", "1a")
    load(lake, "B", "2a")
    lake.withdraw("A", "why", actor=ME)
    assert [len(shown(lake, version)) for version in (0, 1, 2, 3)] == [0, 1, 2, 1]
    for version in (-1, 4):
        with pytest.raises(Refusal):
            lake.at(version)


def test_a_table_that_is_held_follows_what_another_process_writes(lake, monkeypatch):
    load(lake, "A", "1a")
    assert len(shown(lake)) == 1
    before = {table: held for table, held in files._held.items() if table.parent == lake.root}
    monkeypatch.setattr(files, "_held", OrderedDict())
    load(lake, "B", "2a")
    load(lake, "C", "3a")
    monkeypatch.setattr(files, "_held", OrderedDict(before))
    assert [each.version() for _identity, each in before.values()] == [0]
    assert [len(shown(lake, version)) for version in (3, 1, 2)] == [3, 1, 2]
    load(lake, "D", "4a")
    assert len(shown(lake)) == 4


def test_a_table_that_is_held_does_not_stumble_over_a_torn_entry(lake, monkeypatch):
    load(lake, "A", "1a")
    assert len(shown(lake)) == 1
    before = {table: held for table, held in files._held.items() if table.parent == lake.root}
    monkeypatch.setattr(files, "_held", OrderedDict())
    load(lake, "B", "2a")
    entries = lake.root / SAMPLING / "_delta_log"
    newest = max(entries.glob("*.json"))
    (entries / f"{int(newest.stem) + 1:020d}.json").write_bytes(newest.read_bytes()[:-40])
    monkeypatch.setattr(files, "_held", OrderedDict(before))
    assert len(shown(lake)) == 2


def test_a_table_of_a_newer_program_is_refused_in_words(lake, monkeypatch):
    load(lake, "A", "1a")
    first = lake.root / SAMPLING / "_delta_log" / f"{0:020d}.json"
    first.write_text(first.read_text("utf-8").replace('"minReaderVersion":1', '"minReaderVersion":9'), "utf-8")
    monkeypatch.setattr(files, "_held", OrderedDict())
    with pytest.raises(Refusal, match="更新版本的程序"):
        shown(lake)


@pytest.mark.parametrize("hurt", ["gone", "cut", "log cut", "log gone"])
def test_a_store_with_a_file_gone_or_hurt_is_a_sentence_and_no_figure(lake, monkeypatch, hurt):
    for upload, row in (("A", "1a"), ("B", "2a"), ("C", "3a")):
        load(lake, upload, row)
    first = min((lake.root / SAMPLING).glob("*.parquet" if "log" not in hurt else f"_delta_log/{1:020d}.json"))
    if "gone" in hurt:
        first.unlink()
    else:
        first.write_bytes(first.read_bytes()[:300])
    monkeypatch.setattr(files, "_held", OrderedDict())
    monkeypatch.setattr(log, "_known", {})
    for do in (lambda: shown(lake), lambda: load(lake, "D", "1b"), lambda: lake.withdraw("A", "why", actor=ME)):
        with pytest.raises(Refusal, match=rf"无法读取.*{SAMPLING if 'log' in hurt else first.name}"):
            do()


def test_a_table_of_a_dataset_that_this_program_lacks_is_left_alone(lake):
    load(lake, "A", "1a")
    load(lake, "B", "2a")
    shutil.copytree(lake.root / SAMPLING, lake.root / "of_another_program")
    assert lake.compact(actor=ME) == 2 and len(shown(lake)) == 2


def test_a_place_where_no_store_can_be_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refusal, match="数据目录不可写"):
        load(store.Lake(tmp_path / "file"), "A", "1a")


def test_another_store_in_the_same_place_is_read_anew(lake):
    load(lake, "A", "1a 2a")
    assert len(shown(lake)) == 2
    shutil.rmtree(lake.root)
    load(lake, "B", "7a")
    assert shown(lake) == [("7", "a", "B")]


def test_one_version_names_the_state_of_all_tables(lake):
    load(lake, "A", "1a")
    decision = pa.table({"kind": ["word"], "subject": ["x"], "answer": ["y"], "row_key": ["k"], "row_content": ["c"]})
    lake.admit("decisions", decision, store.Draft("D", "decisions", action="decide"), actor=ME)
    load(lake, "B", "2a")
    count = f"SELECT (SELECT count(*) FROM {SAMPLING}), (SELECT count(*) FROM decisions)"
    assert [lake.at(n).cursor().execute(count).fetchone() for n in (1, 2, 3)] == [(1, 0), (1, 1), (2, 1)]


def test_compaction_changes_no_figure_and_no_version(lake):
    for n in range(5):
        load(lake, f"u{n}", f"{n}a 9a")
    lake.withdraw("u0", "why", actor=ME)
    before, at = [shown(lake, n, every=True) for n in range(7)], lake.at()
    assert lake.compact(actor=ME) > 2
    assert [shown(lake, n, every=True) for n in range(7)] == before
    assert (lake.at().version, lake.at().committed_at) == (at.version, at.committed_at)
    assert lake.ledger()[0].action == "compact"
    assert lake.compact(actor=ME) == 0
    lake.withdraw("u1", "why", actor=ME)
    assert ("9", "a", "u2") in shown(lake)


def test_another_store_in_the_same_place_is_seen(lake):
    load(lake, "A", "1a")
    assert shown(lake) == [("1", "a", "A")]
    lake.root.rename(lake.home / "moved")
    assert lake.is_empty()
    load(lake, "B", "2a")
    assert shown(lake) == [("2", "a", "B")]


SHOULD_NOT = [
    "COPY (SELECT 1) TO '{lake}/x.parquet'",
    "WITH x AS (COPY (SELECT 1) TO '{lake}/x.parquet') SELECT 1",
    "SELECT * FROM query('COPY (SELECT 1) TO ''{lake}/x.parquet''')",
    "ATTACH '{lake}/x.db'",
    "INSTALL httpfs",
    "SET threads = 1",
    "CREATE TABLE x (a INTEGER)",
    "CREATE OR REPLACE VIEW sampling_results AS SELECT 1",
    "EXPORT DATABASE '{lake}/x'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{lake}/x.parquet'",
    "SELECT 1; SELECT 2",
    "SELECT * FROM read_csv('{outside}')",
    "SELECT * FROM read_text('{outside}')",
    "SELECT * FROM '{outside}'",
]


@pytest.mark.parametrize("query", SHOULD_NOT)
@pytest.mark.parametrize("way", ["execute", "sql"])
def test_nothing_is_written_and_nothing_outside_is_read(lake, query, way):
    load(lake, "A", "1a")
    outside = lake.home / "outside.csv"
    outside.write_text("a\n1\n")
    files = set(lake.home.rglob("*"))
    said = query.format(lake=str(lake.root).replace("'", "''"), outside=str(outside).replace("'", "''"))
    with pytest.raises(duckdb.Error):
        getattr(lake.at().cursor(), way)(said).fetchall()
    assert set(lake.home.rglob("*")) == files and shown(lake) == [("1", "a", "A")]


def test_a_question_takes_parameters_and_registered_tables(lake):
    load(lake, "A", "1a 2b")
    assert lake.at().cursor().execute(f"SELECT count(*) FROM {SAMPLING} WHERE list_contains($these, product)", {"these": ["a"]}).fetchone() == (1,)
    assert lake.at().cursor().sql(f"SELECT product FROM {SAMPLING} WHERE sample_no = $no", params={"no": "2"}).to_arrow_table()[
        "product"
    ].to_pylist() == ["b"]


def test_threads_read_their_own_rows_while_one_writes(lake):
    load(lake, "u0", "0a")
    wrong, stop = [], threading.Event()

    def read(mine):
        while not stop.is_set():
            snapshot = lake.at()
            found = snapshot.cursor().execute(f"SELECT $mine, count(*) FROM {SAMPLING}", {"mine": mine}).fetchone()
            if found != (mine, snapshot.version):
                wrong.append((found, mine, snapshot.version))

    readers = [threading.Thread(target=read, args=(n,)) for n in range(4)]
    for each in readers:
        each.start()
    for n in range(1, 9):
        load(lake, f"u{n}", f"{n}a")
    stop.set()
    for each in readers:
        each.join()
    assert wrong == []


def test_threads_that_write_at_once_wait_for_each_other(lake):
    threads = [threading.Thread(target=load, args=(lake, f"u{n}", f"1a {n + 2}a")) for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert lake.version() == 4 and len(shown(lake)) == 5 and len(shown(lake, every=True)) == 8


def test_a_dataset_that_gains_a_field_still_opens(lake, monkeypatch):
    whole = datasets.get(SAMPLING)
    less = datasets.Dataset(whole.name, whole.title, tuple(field for field in whole.fields if field.name not in ("brand", "items_tested")))
    monkeypatch.setattr(datasets, "get", lambda name: less)
    narrow = rows(words("1a"))
    assert "brand" not in narrow.column_names
    lake.admit(SAMPLING, narrow, store.Draft("A", SAMPLING), actor=ME)
    monkeypatch.setattr(datasets, "get", lambda name: whole)
    fields = f"SELECT sample_no, brand, items_tested FROM {SAMPLING} ORDER BY ALL"
    assert lake.at().cursor().execute(fields).fetchall() == [("1", None, None)]
    load(lake, "B", "1b 2a", replace=True)
    lake.correct(SAMPLING, [md5("2")], {"brand": "永嘉"}, "why", actor=ME)
    assert lake.at().cursor().execute(fields).fetchall() == [("1", None, None), ("2", "永嘉", None)]
    assert len(shown(lake, 1)) == 1
    lake.withdraw("B", "why", actor=ME)
    assert lake.at().cursor().execute(fields).fetchall() == [("1", None, None)]


def test_others_read_the_same_table(lake):
    """Delta tables are the way out: what delta-rs itself reads is what the views show."""
    load(lake, "A", "1a 2a")
    load(lake, "B", "1b 3a", replace=True)
    delta = DeltaTable(lake.root / SAMPLING)
    assert delta.metadata().configuration["delta.enableDeletionVectors"] == "false"
    assert delta.metadata().configuration["delta.logRetentionDuration"] == "interval 36500 days"
    found = {(row["sample_no"], row["product"], row["state"]) for row in delta.to_pyarrow_table().to_pylist()}
    assert found == {(key, content, state) for key, content, _, state in shown(lake, every=True)}
    assert delta.history(1)[0]["dabiao"]["upload"] == "B"


def test_a_table_with_deletion_vectors_is_refused(lake):
    load(lake, "A", "1a")
    DeltaTable(lake.root / SAMPLING).alter.set_table_properties({"delta.enableDeletionVectors": "true"}, raise_if_not_exists=False)
    with pytest.raises(Refusal):
        load(lake, "B", "2a")


def test_the_real_store_is_shown_and_while_it_is_empty_the_demo():
    assert not store.open().is_demo
    load(store.open(demo=True), "D", "1a")
    assert store.open().is_demo and store.open().at().is_demo
    assert not store.open(demo=False).is_demo
    load(store.open(demo=False), "A", "1a")
    assert not store.open().is_demo and store.open(demo=True).version() == 1
    assert Path(os.environ["DABIAO_DATA"]) == store.home()


def test_a_copy_made_while_it_runs_opens_in_its_place(lake, tmp_path):
    load(lake, "A", "1a")
    lake.keep("B", md5("B"), actor=ME, receipt={"read": 1})
    load(lake, "B", "1a 2b")
    for beside in ("views.json", "reports_made.json", "maps/330324/1.json", "campaigns/own.toml"):
        (lake.home / beside).parent.mkdir(parents=True, exist_ok=True)
        (lake.home / beside).write_text("said")
    lake.backup(tmp_path / "copy")
    load(lake, "C", "3a")
    copy = store.Lake(tmp_path / "copy")
    assert {each.name for each in copy.home.iterdir()} == {"lake", "uploads", "views.json", "reports_made.json", "maps", "campaigns"}
    assert (copy.home / "maps" / "330324" / "1.json").read_text() == "said"
    assert shown(copy, every=True) == shown(lake, 2, every=True) and copy.receipt("B") == {"read": 1}
    assert load(copy, "X", "9a").data_version == 3
    with pytest.raises(Refusal):
        lake.backup(tmp_path / "copy")


FULL = """
import resource, signal, sys
from pathlib import Path
import store
from tests.store.rows import load, shown
from words import Refusal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
lake = store.Lake(Path(sys.argv[1]))
for limit in range(0, 24_000, 1_500):
    before = shown(lake, every=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        load(lake, store.new_upload(), "1z 2b 3c 4d", replace=True)
        print("in at", limit)
        break
    except Refusal as refusal:
        print(refusal)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert shown(lake, every=True) == before
print(load(lake, "next", "8a").accepted)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Needs a limit on the size of files.")
def test_a_disk_without_room_is_a_sentence_and_nothing_is_half_written(lake):
    load(lake, "A", "1a 2a")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(lake.home)], cwd=root, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(root)}
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[-1] == "1" and said[-2].startswith("in at")
    assert len(said) > 3 and set(said[:-2]) == {"磁盘已满，数据未作任何改动。请腾出空间后重试。"}
    assert lake.sweep(older_than=0) == 0  # nothing was left behind
