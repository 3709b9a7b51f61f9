"""Values out of a declared few: verdicts, levels, kinds, yes and no."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from datasets import Field
from etl.tidy import verdicts
from etl.tidy.pending import says_not_yet
from etl.tidy.text import plain, shown, tidy
from etl.tidy.traditional import simpler
from etl.tidy.unfit import unfit
from words import Message

_ENDINGS = re.compile(r"[。.!！;；,，]+$")
_LATIN, _NO_LATIN = re.compile(r"[A-Za-z-]+"), re.compile(r"[^\sA-Za-z/()（）-]+")
# Who ordered it, somewhere in a text: 省级专项, 市局风险监测, 2022年四川省局监督抽检, 国抽转移地方.
_LEVEL = re.compile(
    r"(?P<state>国家|国抽|总局)|(?P<region>自治区)|(?<![自地])(?P<local>[省市县区])(?=级|抽|本级|局|监|质监|市场监|检查|专项|风险监测|定期|日常|例行|跟踪|任务|计划)"
)
# Nobody asked for a second test: the first verdict stands.
_NO_RETEST = re.compile(
    r"(?:企业|被抽样单位|受检单位|双方)?(?:未|没有|放弃|不|无需?|均?未)(?:提出|申请|进行|要求|作|做)*(?:异议|复检|复验|复检申请|复检要求)?(?:申请)?"
)
_AFTERWARDS = re.compile("整改|复查")
_VERDICTS = ("verdict", "first_verdict", "retest_verdict")
_TRUE = frozenset(
    [
        "是",
        "有",
        "√",
        "✓",
        "☑",
        "y",
        "yes",
        "true",
        "t",
        "1",
        "1.0",
        "达标",
        "合格",
        "已",
        "已采用",
        "采用",
        "通过",
        "已通过",
        "已取得",
        "取得",
        "具备",
        "按标",
        "属实",
        "部分属实",
        "基本属实",
        "查实",
        "对",
        "符合",
    ]
)
_FALSE = frozenset(
    [
        "否",
        "无",
        "×",
        "✗",
        "x",
        "☐",
        "n",
        "no",
        "false",
        "f",
        "0",
        "0.0",
        "不达标",
        "不合格",
        "未",
        "未采用",
        "没有",
        "未通过",
        "未取得",
        "不具备",
        "无标",
        "不属实",
        "未查实",
        "查无实据",
        "失实",
        "不是",
        "错",
        "不符合",
    ]
)


def chooser(field: Field, decided: Mapping[str, str] | None = None) -> Callable[[str], str | Message | None]:
    """A tidier for a field with declared values: the allowed value, its declared spellings, and words that a person has decided."""
    known = {word_key(spelling): value for spelling, value in field.values.items()}
    known |= {word_key(value): value for value in field.enum}
    known |= {word_key(title): value for title, value in titles(field).items()}
    known |= {word_key(word): value for word, value in (decided or {}).items()}

    def choose(value: str) -> str | Message | None:
        if tidy(value) is None:
            return known.get(word_key(value))
        found = known.get(word_key(value)) or _in_both(known, value)
        if found is None and field.name in _VERDICTS and (said := verdicts.read(value)) is not None:
            return said.final
        if found is None and field.name == "level" and (ordered := _ordered_by(word_key(value))):
            return known.get(f"{ordered}级")
        if found is None and field.phrases:
            found = _told_in(field.phrases, value)
        if found is None and not field.required and field.name not in _VERDICTS and says_not_yet(value):
            return None
        if found is None and field.name == "retest_verdict" and _NO_RETEST.fullmatch(word_key(value)):
            return None
        return found if found is not None else _unknown(field, value)

    return choose


def _told_in(phrases: Mapping[str, str], value: str) -> str | None:
    """The one allowed value that a sentence speaks of, 生产销售不合格产品; None where it speaks of several or of none."""
    told = [allowed for allowed, pattern in phrases.items() if re.search(pattern, word_key(value))]
    return told[0] if len(told) == 1 else None


def _ordered_by(text: str) -> str:
    """The one level that a text names: 国家, 省, 市, 县 or 区; '' for none or for several."""
    named = {"国家" if each["state"] else "省" if each["region"] else each["local"] for each in _LEVEL.finditer(text)}
    return named.pop() if len(named) == 1 else ""


def _in_both(known: Mapping[str, str], value: str) -> str | None:
    """A value said in Chinese and once more in English, '合格 Pass', where both say the same."""
    chinese, english = word_key("".join(_NO_LATIN.findall(value))), word_key(" ".join(_LATIN.findall(value)))
    found = known.get(chinese)
    return found if chinese and english and known.get(english) == found else None


def yes_or_no(value: str) -> bool | Message | None:
    """是 / 否, 有 / 无, √ / ×, yes / no."""
    word = word_key(value)
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    if tidy(value) is None:
        return None
    return unfit(Message("“{value}” is neither yes nor no.", value=shown(value)), Message("Write 是 or 否."))


def titles(field: Field) -> dict[str, str]:
    """The Chinese word that a form offers for each allowed value: its first spelling."""
    offered: dict[str, str] = {}
    for spelling, value in field.values.items():
        if value not in offered.values():
            offered[spelling] = value
    return offered


def word_key(value: str) -> str:
    """How two spellings of a word compare: in simplified characters, without blanks, widths, brackets' widths, capitals and a final stop."""
    return simpler(_ENDINGS.sub("", plain(value)).casefold())


def _unknown(field: Field, value: str) -> Message:
    offered = "、".join(titles(field)) or "、".join(field.enum)
    if field.name in _VERDICTS and _AFTERWARDS.search(value):
        return unfit(
            Message("“{value}” tells of a time after the sampling, and not what this batch was judged.", value=shown(value)),
            Message("Write what the sample was judged: 不合格, unless a retest (复检) of the same sample passed it."),
        )
    if field.name in _VERDICTS:
        return unfit(Message("“{value}” is neither pass nor fail.", value=shown(value)), Message("Write 合格 or 不合格, or leave it empty."))
    return unfit(
        Message("“{value}” is not known here.", value=shown(value), offered=offered),
        Message("Write one of: {offered}.", value=shown(value), offered=offered),
    )
