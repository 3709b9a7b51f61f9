"""What a target measures, from the words in which its document sets the goal.

'监督抽检合格率达到92%以上' names the pass rate and sets 92 %. A sentence that gives the figure needs the name alone: 监督抽检合格率为85.5%.
"""

from __future__ import annotations

import re

_AMOUNT = r"(?:\d[\d.,，]*|百分之[一二三四五六七八九十百零〇点]+)\s*(?:[%％‰]|个百分点|百分点|分|家|起|件|批次|批|个)?\s*(?:及?以[上下内]|左右)?"
_REACHES = (
    r"(?:要|应|须|均|都|全部|力争|确保|基本|总体|分别)*"
    r"(?:(?:稳定|保持|控制|维持|巩固)?(?:在|到|达到|达)|(?:提[高升]|上升|增长|下?降低?|减少)(?:到|至)|不[低高少大]于|不[足超]过?|[低高大]于|超过)"
)
_MOVES = r"(?P<moves>(?:(?:同比|(?:比|较)[^，,。；;]{1,12}?))?(?:提[高升]|上升|增长|增加|下降|降低|减少))"
_GOAL = re.compile(rf"\s*(?:(?:{_REACHES}|(?<=率))\s*[≥＞>≤＜<]?\s*{_AMOUNT}|{_MOVES}\s*{_AMOUNT})\s*[。.]?$")


def measured(title: str) -> str:
    """A Chinese title without the figure of its goal; as it is where it sets none, or is nothing else.

    >>> measured("重点产品监督抽检合格率达到92%以上"), measured("质量投诉比上年下降10%")
    ('重点产品监督抽检合格率', '质量投诉比上年下降')
    """
    found = _GOAL.search(title)
    name = title[: found.start()].rstrip("，,、：: ") if found else ""
    if found is None or not name:
        return title
    return measured(name) if _GOAL.search(name) else name + (found["moves"] or "")
