"""Where a complaint came from: the declared words, else what the name of a station, a paper, a line or an office says by its ending.

A complaint is never lost for its source: what is not known is 'other', with its text kept (see etl/rules/followed.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from datasets import Field
from etl.tidy import choices
from etl.tidy.text import plain, tidy
from words import Message

OTHER = "other"
_OF_PROGRAMMES = r"(?:.{0,8}(?:频道|栏目|节目|晚会|客户端|新闻|记者))?"
_NAMED = {  # tried in this order: '市局转办的12315投诉' was handed on
    "transferred": r"转办|转来|转交|移送|移交|交办|批转|督办|批示|函转|抄告",
    "hotline": r"热线|12315(?!.*(?:网|平台|APP))|12345(?!.*(?:网|平台|APP))|12365|12331|96\d{3}|电话|来电|^110",
    "media": rf"电视台|广播台|电台|卫视|央视|中央台|(?<![举上通呈申填汇预电投谎])报(?:社)?{_OF_PROGRAMMES}$|新华社|中新社|媒体|曝光"
    r"|(?:频道|栏目|周刊|杂志|新闻网|新闻联播|焦点访谈|每周质量报告|3·?15晚会)|(?:新浪|搜狐|网易|腾讯|凤凰|人民|新华|中新|澎湃|头条)(?:网|新闻)?$",
    "letter": r"信箱|邮箱|邮件|来信|来函|信访|网|平台|APP|小程序|微信|公众号|微博|QQ|论坛|传真|书面",
    "consumer": r"消费者|群众|市民|村民|居民|顾客|用户|来访|上门|个人|业主|当面|窗口|消保委|消费者协会|消协|职业打假人|举报人|投诉人",
}
_PATTERNS = {value: re.compile(pattern, re.IGNORECASE) for value, pattern in _NAMED.items()}


def chooser(field: Field, decided: Mapping[str, str] | None = None) -> Callable[[str], str | Message | None]:
    """A tidier of sources: as of any field of a few values, and what no word says is read by its ending or 'other'."""
    choose = choices.chooser(field, decided)

    def read(value: str) -> str | Message | None:
        said = choose(value)
        return (named(value) or OTHER) if isinstance(said, Message) else said

    return read


def named(value: str) -> str | None:
    """What the name of a source says of its kind: 温州电视台 is of the media; None where it says nothing."""
    text = plain(value)
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(text)), None)


def media(field: Field, value: str) -> str | None:
    """The medium that a source names; None for another source, and for one that merely says that it was a medium (媒体, 曝光)."""
    bare = {choices.word_key(spelling) for spelling in field.values}
    return tidy(value) if named(value) == "media" and choices.word_key(value) not in bare else None
