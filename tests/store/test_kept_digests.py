"""Digests of data files: the same whether just made or read back, whatever a file holds."""

import os
import time
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
from drawn import batch, fill, firm

import store
from access import LOCAL_OPERATOR
from analytics import items
from analytics.campaigns import Window
from analytics.facts import Facts, facts
from analytics.scope import Scope
from store import kept

FAILED = "select producer, verdict from sampling_results where verdict = 'fail'"


def combined(table: pa.Table) -> pa.Table:
    return table.combine_chunks()


def test_a_file_without_such_rows_has_no_digest_made_or_read_back():
    fill(results=[batch("fail")])
    fill(results=[batch("pass", producer="乙阀门厂", sample_no="2")])
    snapshot = store.open(demo=False).at()
    made = snapshot.digests("sampling_results", "failed", FAILED, combined)
    kept._held.clear()  # as a new process begins
    read = snapshot.digests("sampling_results", "failed", FAILED, combined)
    assert [each.to_pylist() for each in made] == [each.to_pylist() for each in read] == [[{"producer": "甲阀门厂", "verdict": "fail"}]]


def test_failed_items_after_an_upload_without_a_failure():
    scope = Scope(campaign="yongjia-2007")
    fill(results=[batch("fail")])
    fill(results=[batch("pass", producer="乙阀门厂", sample_no="2")])
    items.items(store.open(demo=False).at(), scope)
    kept._held.clear()
    again = items.items(store.open(demo=False).at(), scope.but(levels=("county",)))
    assert again["item"].tolist() == ["密封试验"] and again["count"].tolist() == [1]


def counted(snapshot: store.Snapshot, made: list[int]) -> pa.Table:
    """How many results there are, kept; `made` grows with each time that it is worked out."""

    def count() -> pa.Table:
        made.append(snapshot.version)
        return snapshot.cursor().sql("select count(*) as results from sampling_results").to_arrow_table()

    return snapshot.derived("results", ("sampling_results",), count)


def test_what_follows_from_whole_tables_is_worked_out_once_for_each_state_of_them():
    fill(results=[batch("fail")])
    before, made = store.open(demo=False).at(), list[int]()
    assert counted(before, made).to_pylist() == [{"results": 1}]
    fill(enterprises=[firm("甲阀门厂", 100)])  # another table: the results are as they were
    kept._held.clear()
    assert counted(store.open(demo=False).at(), made).to_pylist() == [{"results": 1}] and len(made) == 1
    fill(results=[batch("pass", sample_no="2")])
    now = store.open(demo=False).at()
    assert counted(now, made).to_pylist() == [{"results": 2}] and counted(before, made).to_pylist() == [{"results": 1}]
    store.open(demo=False).withdraw("drawn-results", "why", actor=LOCAL_OPERATOR)
    assert counted(store.open(demo=False).at(), made).to_pylist() == [{"results": 1}] and len(made) == 3


def test_the_states_made_longest_ago_leave(monkeypatch):
    monkeypatch.setattr(kept, "STATES_KEPT", 2)
    for number in range(4):
        fill(results=[batch("fail", sample_no=str(number))])
        assert counted(store.open(demo=False).at(), []).to_pylist() == [{"results": number + 1}]
    assert len(list(store.open(demo=False).root.glob(".kept/derived/*.arrow"))) == 2


def makers_of(facts: Facts) -> dict[str, int]:
    """How many batches each maker has."""
    rows = facts.rows(Window(date(2007, 1, 1), date(2007, 12, 31)), np.ones(len(facts.cells.frame), dtype=bool))
    names = facts.makers.frame["maker_name"].astype(object).to_numpy()[rows["maker"]]
    return dict(sorted(pd.Series(rows["batches"]).groupby(names).sum().items()))


def test_names_of_files_that_were_compacted_meanwhile_are_not_taken_for_those_of_the_new_ones():
    for number, producer in enumerate(("乙阀门厂", "乙阀门厂", "甲阀门厂")):
        fill(results=[batch("fail", producer=producer, producer_key=producer, sample_no=str(number))])
    lake = store.open(demo=False)
    before = facts.__wrapped__(lake.at())  # as another process has it: opened, but nobody has asked for its makers
    lake.compact(actor=LOCAL_OPERATOR)
    assert makers_of(before) == {"乙阀门厂": 2, "甲阀门厂": 1}
    kept._held.clear()
    assert makers_of(facts.__wrapped__(lake.at())) == makers_of(before)


def test_what_follows_from_whole_tables_outlives_a_sweep_while_it_is_read():
    fill(results=[batch("fail")])
    lake = store.open(demo=False)
    counted(lake.at(), [])
    (held,) = lake.root.glob(".kept/derived/*.arrow")
    os.utime(held, (time.time(), 0.0))  # made long ago, read just now
    assert lake.sweep(older_than=60) == 0 and held.exists()
    os.utime(held, (0.0, 0.0))
    assert lake.sweep(older_than=60) == 1 and not held.exists()
