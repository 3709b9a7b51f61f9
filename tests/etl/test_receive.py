"""What every file goes through: a process of its own, a name that is only shown, and nothing left behind."""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from etl import left_behind
from etl import receive as room
from etl.receive import receive, shown
from tests.etl.received import HEADER, book, rows, write
from words import Refusal


@pytest.fixture(autouse=True)
def parser() -> None:
    """The process that every upload gets."""


def test_what_was_received_is_named_by_its_bytes(tmp_path):
    data = (HEADER + "1,阀门,合格\n").encode()
    received = receive(write(tmp_path, data))
    assert (received.file, received.size, received.sha256) == ("结果.csv", len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("结果.csv", "结果.csv"),
        ("a\0b\n.csv", "ab.csv"),
        ("\u202evsc.exe", "vsc.exe"),
        ("长" * 300 + ".csv", "长" * 196 + ".csv"),
    ],
)
def test_a_file_name_is_only_ever_shown(name, safe):
    assert shown(name) == safe


@pytest.mark.parametrize("name", ["结果.xls", "结果.ods", "结果"])
def test_a_workbook_is_read_whatever_its_name_ends_in(tmp_path, name):
    assert rows(receive(book(tmp_path, {"A1": "产品", "A2": "阀门"}, name))) == [["产品"], ["阀门"]]
    old = (Path(__file__).parent / "old.xls").read_bytes()
    assert receive(write(tmp_path, old, "旧.xlsx")).kind == "xls"


def test_what_a_killed_process_left_behind_goes_after_two_weeks(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, held, fresh, other = (tmp_path / name for name in ("dabiao-old", "dabiao-held", "dabiao-fresh", "other-old"))
    for folder in (old, held, fresh, other):
        folder.mkdir()
        (folder / "0.arrow").write_bytes(b"x")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    holidays = time.time() - 9 * 24 * 3600
    os.utime(held, (holidays, holidays))  # opened on the page before the holidays, published after them
    left_behind.sweep.__wrapped__()
    assert not old.exists() and held.exists() and fresh.exists() and other.exists()


def test_a_file_that_somebody_writes_meanwhile_is_not_taken_for_what_was_read(tmp_path):
    path = write(tmp_path, HEADER + "1,阀门,合格\n")
    received = receive(path)
    room.refuse_changed(path, received)
    path.write_text(HEADER + "1,阀门,不合格\n", "utf-8")
    with pytest.raises(Refusal, match="在读取期间被改动"):
        room.refuse_changed(path, received)
    path.unlink()
    with pytest.raises(Refusal, match="在读取期间被改动"):
        room.refuse_changed(path, received)


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    received = receive(write(tmp_path, HEADER + "1,阀门,合格\n"))
    assert list(scratch.iterdir()) == []
    assert rows(received)[1] == ["1", "阀门", "合格"]  # the mapping outlives the file


def test_the_parser_starts_without_pandas(tmp_path):
    """Loading it took longer than reading the file did: the text, the workbook and the checks in between need none of it."""
    for path in (write(tmp_path, HEADER + "1,阀门,合格\n2,闸阀\n"), book(tmp_path, {"A1": "产品", "B2": 1.5, "C2": 3})):
        (tmp_path / "answer.json").unlink(missing_ok=True)
        command = [sys.executable, "-I", "-X", "importtime", str(room._WORKER), str(path), str(tmp_path), ""]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        parts = [line.rpartition("|")[2].strip().partition(".") for line in ended.stderr.splitlines()]
        loaded = {package for package, _dot, within in parts if within}  # a package that is only looked for has no parts
        assert "pyarrow" in loaded
        assert not loaded & {"numpy", "pandas", "openpyxl", "words", "duckdb"}
        assert '"sheets"' in (tmp_path / "answer.json").read_text("utf-8")
