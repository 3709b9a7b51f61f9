"""Whose address or number a column tells whose header names nobody: that of the party whose name stands before it.

受检单位, 统一社会信用代码, 产品名称, 生产企业: the code is the shop's. Read as the producer's it would tie every producer on that shelf to the shop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa

from etl import columns as coded
from etl.found import Found
from etl.headers import Column
from etl.tidy import names
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from etl.work import Work
from words import Message

_PARTIES = ("producer", "sampled_unit")
_ADDRESS = re.compile("(?:详细|联系|经营|注册)?地址|住所")
_NAMES_NOBODY = re.compile(
    r"(?:统一)?社会?信用代码(?:[(（].*[)）])?|统一社会信用代码.*|组织机构代码|(?:营业执照)?注册号|营业执照(?:注册)?号|信用代码|统一代码|机构代码|USCC"
    r"|(?:所在|所属)(?:地|省|省份|地区|地市)|省份|(?:详细|联系)?地址|住所",
    re.IGNORECASE,
)


def settle(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with addresses and numbers that name nobody given to the party before them.

    Of two numbers the one behind the producer is the producer's; an address goes to its party where no other column tells that party's.
    """
    found = list(columns)
    for place, each in enumerate(found):
        party = _before(each, found)
        if each.state == "known" and each.field == "producer_place" and party == "sampled_unit" and _sellers(each, found):
            found[place] = replace(each, **_given("sampled_unit_place", found))
        elif each.state == "unmatched" and each.field is None and party and _ADDRESS.fullmatch(_word(each)):
            found[place] = replace(each, **_given(f"{party}_place", found))
        elif each.state == "unmatched" and each.field == "producer_uscc" and party == "producer":
            rival = next((one for one in found if one.state == "known" and one.field == "producer_uscc"), None)
            if rival is not None and _sellers(rival, found):
                found[found.index(rival)] = replace(rival, state="unmatched", field=None)
                found[place] = replace(each, state="known", why=None)
    return tuple(found)


def _given(field: str, columns: Sequence[Column]) -> dict[str, Any]:
    """What makes a column that of a field; unmatched where another one brings it."""
    return {"state": "unmatched", "field": None} if any(each.used and each.field == field for each in columns) else {"state": "known", "field": field}


def withhold(sheet: Work, found: Found) -> None:
    """Keep a code that is the sampled unit's from producers of another name, and say so."""
    column = next((each for each in found.columns if each.state == "known" and each.field == "producer_uscc"), None)
    if sheet.dataset.name != "sampling_results" or column is None or not _sellers(column, found.columns):
        return
    made, sold, code = (sheet.coded[name] for name in ("producer", "sampled_unit", "producer_uscc"))
    makers, sellers = (
        np.asarray([names.key(tidy(text) or "") for text in each.texts.to_pylist()], dtype=object)[each.codes] for each in (made, sold)
    )
    others = np.asarray(makers != sellers, dtype=bool)
    held = others & code.mask([tidy(text) is not None for text in code.texts.to_pylist()])
    if not held.any():
        return
    codes = np.where(held, len(code.texts), code.codes).astype(np.int32)
    sheet.coded["producer_uscc"] = coded.Coded(pa.concat_arrays([code.texts, pa.array([""])]), codes)
    sheet.messages.append(
        Message(
            "{header} stands beside {party} and was read as its number: in {n} rows whose producer is another one it is left out.",
            header=column.header, party=titled(sheet.dataset.field("sampled_unit").title), n=int(held.sum()),
        )
    )  # fmt: skip


def _sellers(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a header that names nobody stands behind the sampled unit's name, and the producer's stands elsewhere."""
    brought = {each.field for each in columns if each.used}
    return {*_PARTIES} <= brought and _NAMES_NOBODY.fullmatch(_word(column)) is not None and _before(column, columns) == "sampled_unit"


def _before(column: Column, columns: Sequence[Column]) -> str | None:
    """Which party's name stands nearest before a column."""
    before = [each for each in columns if each.used and each.field in _PARTIES and each.index < column.index]
    return max(before, key=lambda each: each.index).field if before else None


def _word(column: Column) -> str:
    """A header as the file has it: the second 地址 is called 地址 (2) to tell it from the first."""
    return re.sub(r" ?\(\d+\)$", "", plain(column.header))
