"""Rules that several datasets share: required fields, places, names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl import columns, places
from etl.columns import Coded, Mask
from etl.enterprises import identity
from etl.tidy import names
from etl.tidy.unfit import titled, unfit
from etl.work import Work
from words import Message


def required(work: Work) -> None:
    """Refuse the rows that lack what the dataset requires."""
    already = np.zeros(work.rows, dtype=bool)
    already[work.refusals.rows()] = True
    for declared in work.dataset.declared:
        if declared.required:
            missing = ~work.there(declared.name) & ~already
            title = titled(declared.title)
            work.refuse(missing, declared.name, unfit(Message("{field} is missing.", field=title), Message("Fill it in.")))


def name_keys(work: Work, name: str, helper: str, key: str, numbers: pa.Array | None = None) -> None:
    """The normalised name as written (a helper, for keys of rows), and the key of the enterprise.

    One enterprise has one key: that under which the store knows its number (the first name that carries it), else its name; what a person
    has called the same follows.
    """
    coded = work.text(name)
    answers = work.answers.get(name, [None] * len(coded.texts))
    written = [names.key(text) if text is not None else None for text in (answers.to_pylist() if isinstance(answers, pa.Array) else answers)]
    same = work.known.enterprises
    work.helpers[helper] = coded.spread(written, pa.string())
    if numbers is None:
        work.values[key] = coded.spread([same.get(each, each) if each else None for each in written], pa.string())
        return
    coded_numbers = columns.code(numbers)
    identities = [identity(text) for text in coded_numbers.texts.to_pylist()]
    codes = dict(work.known.codes)
    firsts, seconds, inverse = columns.pairs(coded, coded_numbers)
    keys: list[str | None] = []
    for first, second in zip(firsts.tolist(), seconds.tolist(), strict=True):  # as the rows come
        spelled, code = written[first], identities[second]
        known = codes.setdefault(code, spelled) if code and spelled else spelled
        keys.append(same.get(known, known) if known else None)
    work.values[key] = _by_pair(keys, inverse)


def locate(work: Work, addresses: Sequence[tuple[str, Mask]] = ()) -> None:
    """County, township and their codes from the two columns; for rows without a township from an address, each with the rows it speaks for."""
    county, township = work.text("county"), work.text("township")
    work.helpers["township_as_written"] = township.spread(columns.tidied(township), pa.string())
    firsts, seconds, inverse = columns.pairs(county, township)
    known = work.known
    found = [
        places.resolve(str(county.texts[int(a)]), str(township.texts[int(b)]), known.county_code, known.townships)
        for a, b in zip(firsts, seconds, strict=True)
    ]
    parts = {name: _by_pair([getattr(each, name) for each in found], inverse) for name in ("county_code", "county", "township_code", "township")}
    for name, speaks in addresses:
        if name in work.coded:
            parts = _from_address(work, parts, work.coded[name], speaks)
    work.values |= parts
    _tell_doubts(work, found, inverse)


def _tell_doubts(work: Work, found: Sequence[places.Place], inverse: npt.NDArray[np.int32]) -> None:
    """How many rows name a township that is not known, and how to say the county where the file does not."""
    unsure = np.asarray([each.doubt is not None for each in found], dtype=bool)[inverse] if found else np.zeros(work.rows, dtype=bool)
    if not unsure.any():
        return
    if work.known.county_code is None and "county" not in work.coded:
        sure = {each.county for each in found if each.county_code}
        work.messages.append(
            Message(
                "No county is given, so that townships of common names keep no code. Withdraw this upload if it is published, or its rows stand "
                "twice or in conflict, and load the file again with the campaign or the county (command line: --campaign, --set county={county}).",
                county=sure.pop() or "…" if len(sure) == 1 else "…",
            )
        )
    waiting = sorted({each.township or "" for each in found if each.doubt is not None})
    work.messages.append(
        Message("{n} rows name a township that is not known and waits for a decision: {names}.", n=int(unsure.sum()), names="、".join(waiting[:10]))
    )


def _from_address(work: Work, parts: dict[str, pa.Array], address: Coded, speaks: Mask) -> dict[str, pa.Array]:
    """Fill what the columns left open from an address that lies in the same county, or gives the county in the first place."""
    parts = {name: columns.texts(each) for name, each in parts.items()}
    found = [places.of_address(text, work.known.county_code) for text in address.texts.to_pylist()]
    here = {name: columns.texts(address.spread([getattr(each, name) for each in found], pa.string())) for name in parts}
    own_county = np.asarray(work.text("county").mask([bool(text.strip()) for text in work.text("county").texts.to_pylist()]))
    agrees = pc.fill_null(pc.equal(parts["county_code"], here["county_code"]), False).to_numpy(zero_copy_only=False)
    open_ = np.asarray(parts["township"].is_null()) & np.asarray(here["county"].is_valid()) & speaks & (agrees | ~own_county)
    return {name: pc.if_else(pa.array(open_), here[name], parts[name]) for name in parts}


def _by_pair(values: list[str | None], pairs: npt.NDArray[np.int32]) -> pa.Array:
    """One value a row from one value a pair."""
    distinct = pa.array(values, pa.string())
    return Coded(distinct, pairs).spread(distinct, pa.string())
