"""What is kept of a file: its bytes, the receipt, the refused rows."""

import errno
import os
import time

import pyarrow as pa
import pytest

import store
from access import LOCAL_OPERATOR as ME
from tests.store.rows import load, md5
from words import Refusal


@pytest.fixture
def lake(tmp_path):
    return store.Lake(tmp_path)


def keep(lake, upload, tmp_path, **more):
    raw = tmp_path / "came.csv"
    raw.write_bytes("编号,结论\n".encode("gb18030"))
    lake.keep(upload, md5(upload), actor=ME, raw=raw, ending=".csv", receipt={"file": "抽检.csv", "read": 2}, **more)


def test_the_bytes_the_receipt_and_the_refused_rows_come_back(lake, tmp_path):
    keep(lake, "A", tmp_path, refused=pa.table({"row": [5], "why": ["…"]}))
    load(lake, "A", "1a")
    assert lake.raw(md5("A")).read_bytes() == "编号,结论\n".encode("gb18030")
    assert lake.receipt("A") == {"file": "抽检.csv", "read": 2}
    assert lake.refused("A").to_pylist() == [{"row": 5, "why": "…"}]
    keep(lake, "B", tmp_path)
    load(lake, "B", "2a")
    assert lake.refused("B") is None


def test_what_is_not_there_is_said(lake):
    load(lake, "A", "1a")
    for ask in (lambda: lake.raw("0" * 32), lambda: lake.receipt("A"), lambda: lake.receipt("nobody")):
        with pytest.raises(Refusal):
            ask()


def test_no_name_leads_out_of_the_folder(lake):
    for name in ("../x", "..", "a/b", ""):
        with pytest.raises(ValueError, match="name"):
            lake.keep(name, md5("x"), actor=ME, receipt={})
        with pytest.raises(ValueError, match="name"):
            lake.raw(name)


def test_the_sweep_takes_what_no_commit_names_and_leaves_what_is_on_its_way(lake, tmp_path):
    keep(lake, "A", tmp_path)
    load(lake, "A", "1a")
    keep(lake, "B", tmp_path)  # never came in
    orphan = lake.root / "sampling_results" / "00000009-live-dead.parquet"
    orphan.write_bytes(b"half")
    unfinished = [
        lake.raw(md5("A")).with_name(".raw.csv.7.part"),
        lake.home / ".list.json.7.part",
        lake.root / ".spill" / "duckdb_temp_storage-0.tmp",
    ]
    for each in unfinished:
        each.parent.mkdir(exist_ok=True)
        each.write_bytes(b"half")
    assert lake.sweep() == 1 and not orphan.exists()
    assert all(each.exists() for each in unfinished), "They may be on their way."
    for each in unfinished:
        os.utime(each, (0, 0))
    assert lake.sweep() == 3
    assert lake.raw(md5("B")).exists()
    assert lake.sweep(older_than=-1) >= 1
    assert lake.raw(md5("A")).exists() and lake.receipt("A")
    with pytest.raises(Refusal):
        lake.raw(md5("B"))


def test_what_was_kept_for_an_upload_that_could_not_come_in_leaves(lake, tmp_path, monkeypatch):
    """A full disk held the file and its receipt for a day more."""
    keep(lake, "A", tmp_path)
    load(lake, "A", "1a")
    for upload, file in (("B", "B"), ("C", "A")):
        lake.keep(upload, md5(file), actor=ME, raw=tmp_path / "came.csv", ending=".csv", receipt={})
        with monkeypatch.context() as full, pytest.raises(Refusal, match="磁盘已满"):
            full.setattr("store.durable.sync_folder", _full)
            load(lake, upload, "2a", file=file)
    assert {each.name for each in (lake.home / "uploads").iterdir()} == {md5("A")}
    assert {each.name for each in lake.raw(md5("A")).parent.iterdir()} == {"raw.csv", "A"}
    with monkeypatch.context() as full, pytest.raises(Refusal, match="磁盘已满"):
        full.setattr("store.durable.write", _full)
        keep(lake, "D", tmp_path)
    assert not (lake.home / "uploads" / md5("D")).exists() and lake.version() == 1


def test_a_commit_that_the_disk_does_not_confirm_is_not_said_to_have_changed_nothing(lake, tmp_path, monkeypatch):
    keep(lake, "A", tmp_path)

    def sync(path):
        if path.suffix == ".json":
            raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as faulty, pytest.raises(store.Unconfirmed, match="操作已完成"):
        faulty.setattr("store.durable.sync_file", sync)
        load(lake, "A", "1a")
    assert lake.ledger()[0].upload == "A" and lake.receipt("A")


def test_names_of_one_second_sort_by_time():
    """Two files loaded in one second stood in the order of a die."""
    names = []
    for _ in range(12):
        names.append(store.new_upload())
        time.sleep(0.0002)
    assert names == sorted(set(names))


def _full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_known_already_leaves_no_second_receipt(lake, tmp_path):
    keep(lake, "A", tmp_path)
    load(lake, "A", "1a")
    lake.keep("A2", md5("A"), actor=ME, receipt={})
    load(lake, "A2", "1a", file="A")
    assert {each.name for each in lake.raw(md5("A")).parent.iterdir()} == {"raw.csv", "A"}
