"""Tables that leave: rates with their sign, dates as days, money as figures, text as text."""

import io
from datetime import date

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from charts.tables import to_csv, to_xlsx

FRAME = pd.DataFrame(
    {
        "乡镇": ["瓯北街道", "=1+1"],
        "合格率（%）": [80.93, None],
        "占比（%）": [12.5, 3.0],
        "销售额（万元）": [266000.0, 0.5],
        "日期": [date(2007, 11, 11)] * 2,
    }
)


def test_a_csv_writes_rates_as_officials_do():
    lines = to_csv(FRAME).decode("utf-8-sig").splitlines()
    assert lines[0] == "乡镇,合格率,占比,销售额（万元）,日期"
    assert lines[1] == "瓯北街道,80.93%,12.5%,266000.0,2007-11-11"
    assert lines[2].endswith(",,3.0%,0.5,2007-11-11")
    assert not lines[2].startswith("=")


def test_a_workbook_holds_rates_as_shares_of_one():
    rows = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(FRAME, "t"))).get_sheet_by_index(0).to_python()
    assert rows[0][1] == "合格率"
    assert rows[1][1] == pytest.approx(0.8093)
    assert rows[1][3] == 266000


def test_a_column_of_words_keeps_its_heading():
    assert to_csv(pd.DataFrame({"说明 (%)": ["约 80%"]})).decode("utf-8-sig").splitlines()[0] == "说明 (%)"
