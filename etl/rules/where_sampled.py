"""Whether a batch was sampled at its producer or on the market: its column, else the title, else a sampled unit that is not the producer."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from etl import columns
from etl.columns import Mask
from etl.tidy.unfit import titled
from etl.work import Work
from words import Message

_NAMED = {
    "circulation": ("流通领域", re.compile(r"(?:流通|销售|经营)(?:领域|环节)")),
    "production": ("生产领域", re.compile(r"生产(?:领域|环节)")),
}


def read(work: Work) -> None:
    """Give the rows the link that the nearest text around the table names, where no column does and it names one. Says so."""
    if "link" in work.coded:
        return
    for text in reversed(work.said.split("\n")):
        named = [value for value, (_word, pattern) in _NAMED.items() if pattern.search(text)]
        if len(named) == 1:
            said = columns.constant(_NAMED[named[0]][0], work.rows)
            field = work.dataset.field("link")
            work.coded["link"], work.answers["link"] = said, named
            work.values["link"] = said.spread(named, pa.string())
            work.messages.append(Message("The {field} was read from the title: {word}.", field=titled(field.title), word=_NAMED[named[0]][0]))
        if named:
            return


def on_the_market(work: Work) -> Mask:
    """The rows whose place is that of the sampled unit.

    Where nothing tells the link, a unit of another name than the producer's is a seller: its address speaks, or where there is none the county
    for which the file was loaded. Without either the producer's address has to do.
    """
    answers = work.answers.get("link", [])
    said = work.text("link").mask([answer == "circulation" for answer in answers]) if len(answers) else np.zeros(work.rows, dtype=bool)
    if work.known.county_code is None and "sampled_unit_place" not in work.coded:
        return said
    return said | (_sellers(work) & ~work.there("link"))


def _sellers(work: Work) -> Mask:
    """The rows that name both a producer and a sampled unit of another name. Needs their normalised names."""
    made, sold = (columns.code(work.helpers[name]) for name in ("producer_name", "sampled_unit_name"))
    firsts, seconds, inverse = columns.pairs(made, sold)
    texts = made.texts.to_pylist(), sold.texts.to_pylist()
    differ = [bool(texts[0][a] and texts[1][b]) and texts[0][a] != texts[1][b] for a, b in zip(firsts.tolist(), seconds.tolist(), strict=True)]
    return np.asarray(differ, dtype=bool)[inverse] if differ else np.zeros(work.rows, dtype=bool)
