"""Digests of data files: the same whether just made or read back, whatever a file holds."""

import pyarrow as pa
from drawn import batch, fill

import store
from analytics import items
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
