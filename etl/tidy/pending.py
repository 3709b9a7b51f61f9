"""Words that say of a day or a licence that there is none yet: 未完成, 在办, 正在办理."""

from __future__ import annotations

import re

from etl.tidy.text import plain

_PENDING = re.compile(
    r"(?:(?:尚|还|暂|仍)?未(?:能|曾|予|及时|按期)?|没有?|待|正在|正|在|拟)(?:.{0,4}(?:完成|结案|办结|办理|整改|复查|复检|验收|处理|处罚|立案|回复|答复|报送|上报|开展|取得|申请|申办|办证|审批|办|结))(?:中|阶段)?"
    r"|(?:办理|整改|处理|调查|复查|申请|申办|审批|进行|办证|核查)(?:过程)?中|未办|在办|未结"
)


def says_not_yet(text: str) -> bool:
    """Whether a cell says that the thing is not done or not there yet, and so names none."""
    return _PENDING.fullmatch(plain(text).strip("。.()")) is not None
