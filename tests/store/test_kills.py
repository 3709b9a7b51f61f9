"""kill −9 at any moment: the state before or the state after, the store opens, and the next action works."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import store
from access import LOCAL_OPERATOR as ME
from tests.store.rows import SAMPLING, load, shown

ACTIONS = ("load", "replace", "withdraw", "correct", "compact", "keep")
KILLED = -signal.SIGKILL

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Forks writers.")


class Nursery:
    def __init__(self):
        path = Path(__file__).with_name("nursery.py")
        self.process = subprocess.Popen([sys.executable, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def start(self, home, action, point=-1):
        self.process.stdin.write(f"{home}\t{point}\t{action}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def ended(self):
        return int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def nursery():
    made = Nursery()
    yield made
    made.close()


def prepared(home):
    lake = store.Lake(home)
    load(lake, "A", "1a 2a 3a")
    load(lake, "B", "1a 2b 4a")
    return lake


def sound(lake):
    """Every row's upload stands in the ledger with as many rows as it says; each key has one live row; the files are those of the log."""
    cursor = lake.at().cursor()
    entries = {each.upload: each for each in lake.ledger() if each.action not in ("withdraw", "compact")}
    held = dict(cursor.execute(f"SELECT upload, count(*) FROM {SAMPLING}_all GROUP BY upload").fetchall())
    assert set(held) <= set(entries)
    for upload, entry in entries.items():
        expected = 0 if entry.withdrawn else entry.accepted + entry.repeated + entry.conflicts
        assert held.get(upload, 0) == expected, upload
    double = f"SELECT row_key FROM {SAMPLING}_all GROUP BY row_key HAVING count(*) FILTER (state = 'live') <> 1"
    assert cursor.execute(double).fetchall() == []


def walk(nursery, tmp_path, action, points):
    """Kill at each of these steps, each on a fresh store, until the action has fewer steps. Returns how many kills."""
    kills = 0
    for point in points:
        home = tmp_path / f"{action}{point}"
        lake = prepared(home)
        before = (lake.version(), shown(lake, every=True))
        nursery.start(home, action, point)
        how = nursery.ended()
        after = (lake.version(), shown(lake, every=True))
        if after[0] == before[0]:
            assert after == before
        else:
            assert after[0] == before[0] + 1
        sound(lake)
        assert load(lake, "next", "9a").accepted == 1
        lake.withdraw("B", "why", actor=ME)
        lake.sweep(older_than=0)
        sound(lake)
        if how != KILLED:
            assert how == 0
            return kills
        kills += 1
    return kills


@pytest.mark.parametrize(
    ("action", "points"),
    [("load", (0, 3, 6)), ("replace", (4, 8)), ("withdraw", (1, 5)), ("correct", (4,)), ("compact", (3,)), ("keep", (1,))],
)
def test_killed_at_a_step(nursery, tmp_path, action, points):
    assert walk(nursery, tmp_path, action, points) >= 1


def test_killed_while_the_first_table_is_made(nursery, tmp_path):
    for point in (0, 3):
        lake = store.Lake(tmp_path / str(point))
        nursery.start(lake.home, "load", point)
        assert nursery.ended() == KILLED
        assert lake.is_empty() or shown(lake)
        assert load(lake, "A", "9a").accepted == 1
        sound(lake)


def killed_at_random(nursery, lake, seconds):
    writer = nursery.start(lake.home, "forever")
    time.sleep(seconds)
    os.kill(writer, signal.SIGKILL)
    assert nursery.ended() == KILLED
    sound(lake)
    assert load(lake, store.new_upload(), f"{os.urandom(4).hex()}a").accepted == 1


def test_killed_at_random(nursery, tmp_path):
    dice, lake = random.Random(7), prepared(tmp_path)
    for _ in range(4):
        killed_at_random(nursery, lake, dice.uniform(0.15, 0.7))


@pytest.mark.long
@pytest.mark.parametrize("action", ACTIONS)
def test_killed_at_every_step(nursery, tmp_path, action):
    assert walk(nursery, tmp_path, action, range(200)) >= 4


@pytest.mark.long
def test_killed_at_random_two_hundred_times(nursery, tmp_path):
    dice, lake = random.Random(8), prepared(tmp_path)
    for _ in range(200):
        killed_at_random(nursery, lake, dice.uniform(0.1, 0.8))


def test_two_processes_with_the_same_file_publish_it_once(tmp_path):
    nurseries = [Nursery(), Nursery()]
    try:
        for each in nurseries:
            each.start(tmp_path, "same.csv")
        assert [each.ended() for each in nurseries] == [0, 0]
    finally:
        for each in nurseries:
            each.close()
    lake = store.Lake(tmp_path)
    assert len(lake.ledger()) == 1 and len(shown(lake, every=True)) == 4


@pytest.mark.parametrize("left", [20, -1], ids=["in its first action", "in its last action"])
def test_a_log_entry_cut_short_by_a_power_cut_is_set_aside(tmp_path, left):
    lake = prepared(tmp_path)
    before = shown(lake, every=True)
    log = lake.root / SAMPLING / "_delta_log"
    torn = log / f"{len(list(log.glob('*.json'))):020d}.json"
    torn.write_bytes(max(log.glob("*.json")).read_bytes()[:left])
    assert lake.version() == 2 and shown(lake, every=True) == before
    assert load(lake, "C", "9a").data_version == 3
    assert ("9", "a", "C") in shown(lake)
