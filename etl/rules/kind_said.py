"""The kind of sampling that a title tells where no column does: a list of rechecks, of follow-ups or of risk monitoring counts in no pass rate.

Only these are read from a title, for they alone change what is counted; a title that also speaks of a first sampling is told and not read.
"""

from __future__ import annotations

import re

import pyarrow as pa

from etl.tidy.unfit import titled
from etl.work import Work
from words import Message

_NAMED = {
    "recheck": ("复查", re.compile(r"(?:整改|后处理)?(?:后)?复查(?:检验|抽样|抽查)?")),
    "follow_up": ("跟踪监督抽查", re.compile(r"(?<!可比性)(?:专项|不合格|后处理)?跟踪(?:监督)?抽[查检]")),
    "risk_monitoring": ("风险监测", re.compile(r"(?:产品)?(?:质量)?(?:安全)?风险(?:监测|监控)(?:抽样)?")),
}
_ALSO = re.compile(r"抽[查检样]")


def read(work: Work) -> None:
    """Give the rows the kind that the nearest text around the table names: its title, its sheet, its file. Says so."""
    if "kind" in work.coded:
        return
    for text in reversed(work.said.split("\n")):
        kinds = {value: word for value, (word, pattern) in _NAMED.items() if pattern.search(text)}
        if not kinds and _ALSO.search(text):
            return  # 监督抽查结果 above the table, whatever the file is called
        if not kinds:
            continue
        rest = text
        for value in kinds:
            rest = _NAMED[value][1].sub("", rest)
        field, said = titled(work.dataset.field("kind").title), "、".join(kinds.values())
        if len(kinds) == 1 and not _ALSO.search(rest):
            work.values["kind"] = pa.repeat(next(iter(kinds)), work.rows)
            template = (
                "The {field} was read from the title: {word}. Such rows count in no pass rate; "
                "if they should, say it (command line: --set kind=监督抽查)."
            )
        else:
            template = (
                "The title speaks of {word} beside other sampling, and no column tells the {field}: all rows count as 监督抽查. Add such a column."
            )
        work.messages.append(Message(template, field=field, word=said))
        return
