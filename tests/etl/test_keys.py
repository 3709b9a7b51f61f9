"""Keys stand in stores for years: they keep their values, however the columns that make them are held."""

import datetime as dt

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc as published

import datasets
from etl import columns
from etl.columns import Coded
from etl.keys import add_keys
from etl.tidy import uscc

RESULTS = datasets.get("sampling_results")
DAY = dt.date(2007, 7, 18)
DRAWN = {
    "sample_no": pa.array(["A1", None, None]),
    "body": pa.array(["质检所", None, None]),
    "producer_name": pa.array(["甲厂"] * 3),
    "producer": pa.array(["甲 厂", "甲厂", "甲厂"]),
    "product": pa.array(["闸阀"] * 3),
    "sampled_on": pa.array([DAY, None, DAY], pa.date32()),
    "counted_on": pa.array([DAY] * 3, pa.date32()),
    "verdict": pa.array(["pass", "fail", "fail"]),
    "items_tested": pa.array([12, None, 12], pa.int32()),
    "level": pa.array([None, "county", "county"]),
    "trade": pa.array(["阀门", "阀门", None]),
}


def keys_of(table):
    keyed = add_keys(table, RESULTS, ("producer_name",))
    return keyed["row_key"].to_pylist(), keyed["row_content"].to_pylist()


def test_the_values_of_keys_are_those_of_the_first_stores():
    keys, contents = keys_of(pa.table(DRAWN))
    assert keys == ["ad5872fc3814b3bbee16b1cc5142dce0", "8d80493082c3fba0ee12c3eabe2efb79", "8d80493082c3fba0ee12c3eabe2efb79~6deb3951"]
    assert contents == ["ea9cb057f714079a2d6f82109093b3a7", "f402f6b4a4c2f66de1677edade5ebf10", "9cfbf12384cf730de8c38163b7ab77dc"]


WORDS = st.lists(st.sampled_from([None, "a", "b", "b b", "丙"]), min_size=40, max_size=40)
DAYS = st.lists(st.sampled_from([None, DAY, dt.date(999, 1, 2)]), min_size=40, max_size=40)
NUMBERS = st.lists(st.sampled_from([None, 0, 12]), min_size=40, max_size=40)


@settings(max_examples=15, deadline=None)
@given(WORDS, WORDS, WORDS, DAYS, NUMBERS)
def test_dictionaries_and_plain_columns_give_the_same_keys(makers, products, trades, days, tested):
    table = pa.table(
        {
            "producer_name": pa.array(makers, pa.string()),
            "producer": pa.array(makers, pa.string()),
            "product": pa.array(products, pa.string()),
            "trade": pa.array(trades, pa.string()),
            "sampled_on": pa.array(days, pa.date32()),
            "counted_on": pa.array(days, pa.date32()),
            "items_tested": pa.array(tested, pa.int32()),
        }
    )
    coded = pa.table([column.dictionary_encode() if pa.types.is_string(column.type) else column for column in table.columns], table.column_names)
    by_rows = [keys_of(table.slice(row, 1))[1][0] for row in range(2)]  # one row alone comes by no dictionary
    assert keys_of(coded) == keys_of(table)
    assert keys_of(table)[1][:2] == by_rows


def test_texts_that_come_again_are_a_dictionary_and_parquet_gives_them_back(tmp_path):
    coded = Coded(pa.array([" a", "a", "/", "b"]), np.array([0, 1, 2, 3] * 20, dtype=np.int32))
    spread = coded.spread(columns.tidied(coded), pa.string())
    assert pa.types.is_dictionary(spread.type) and spread.dictionary.to_pylist() == ["a", "b"] and spread.null_count == 20
    pq.write_table(pa.table({"x": spread}), tmp_path / "x.parquet", store_schema=False)
    assert pq.read_table(tmp_path / "x.parquet")["x"].to_pylist() == ["a", "a", None, "b"] * 20
    again = columns.code(spread)
    assert [again.texts[code].as_py() for code in again.codes[:4]] == ["a", "a", "", "b"]


def test_each_value_of_its_own_stays_plain():
    assert Coded(pa.array(list("abcd")), np.arange(4, dtype=np.int32)).spread(list("abcd"), pa.string()).type == pa.string()


@settings(max_examples=60)
@given(st.text("0123456789", min_size=8, max_size=8), st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9), st.booleans())
def test_the_check_digit_is_the_published_one(digits, rest, right):
    last = published.calc_check_digit(digits + rest) if right else "0"
    assert uscc.is_uscc(digits + rest + last) == published.is_valid(digits + rest + last)
