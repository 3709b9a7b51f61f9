"""The register: one organisation under its three numbers, its township, and what cannot be true."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from etl.rules import common
from etl.tidy import uscc
from etl.tidy.unfit import unfit
from etl.work import Work
from words import Message

_NUMBERS = ("uscc", "organisation_code", "registration_no")


def finish(work: Work) -> None:
    """Everything that follows from the tidied columns of a sheet of the register."""
    common.name_keys(work, "name", "full_name", "name_key", _identify(work))
    common.locate(work)
    if not work.there("as_of").any():
        work.messages.append(
            Message(
                "The file does not say from which day it holds. "
                "Say it for the whole file (command line: --set as_of=2007-06-30), so that an old report can be made again."
            )
        )
    check(work)
    common.required(work)


def _identify(work: Work) -> pa.Array:
    """Sort each number into the column of its kind, whichever column it stood in. Returns the best number of each row."""
    said = {name: work.value(name).to_pylist() for name in _NUMBERS}
    rows = [_by_kind([said[name][row] for name in _NUMBERS]) for row in range(work.rows)]
    for place, name in enumerate(_NUMBERS):
        work.values[name] = pa.array([row[place] for row in rows], pa.string())
    work.helpers["organisation"] = pa.array([uscc.organisation_code(row[0]) if row[0] else row[1] for row in rows], pa.string())
    return pa.array([row[0] or row[1] or row[2] for row in rows], pa.string())


def _by_kind(numbers: list[str | None]) -> tuple[str | None, str | None, str | None]:
    """USCC, organisation code and registration number, told apart by their length."""
    found: dict[int, str] = {}
    for number in numbers:
        if number:
            found.setdefault(0 if len(number) == 18 else 1 if len(number) == 9 else 2, number)
    return found.get(0), found.get(1), found.get(2)


def check(work: Work) -> None:
    """Refuse numbers of two organisations, more instruments verified than due, and brand sales above all sales."""
    pairs = zip(work.value("uscc").to_pylist(), work.value("organisation_code").to_pylist(), strict=True)
    clash = [bool(number and code and uscc.organisation_code(number) != code) for number, code in pairs]
    work.refuse(
        np.asarray(clash, dtype=bool),
        "organisation_code",
        unfit(
            Message("The organisation code is not the one inside the unified social credit code (its characters 9 to 17)."),
            Message("Correct one of the two."),
        ),
    )
    due, verified = work.value("instruments_due"), work.value("instruments_verified")
    more = np.asarray(
        [bool(d is not None and v is not None and v > d) for d, v in zip(due.to_pylist(), verified.to_pylist(), strict=True)], dtype=bool
    )
    work.refuse(
        more, "instruments_verified", unfit(Message("More instruments are verified than are due."), Message("Correct one of the two numbers."))
    )
    sales, brand = work.value("annual_sales").to_pylist(), work.value("brand_sales").to_pylist()
    over = np.asarray([bool(s is not None and b is not None and b > s) for s, b in zip(sales, brand, strict=True)], dtype=bool)
    work.refuse(
        over,
        "brand_sales",
        unfit(Message("The brand's sales exceed the annual sales."), Message("Correct one of the two amounts, and mind their units.")),
    )
