"""A verdict that no cell writes as one: ticks below 合格 and 不合格, or yes and no below a question, 是否合格 or 是否不合格."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa

import datasets
from etl import columns as coded
from etl.added import Table, added
from etl.headers import Column
from etl.tick_columns import NO_TICKS, is_tick
from etl.tidy.choices import chooser, titles, yes_or_no
from etl.tidy.text import plain, tidy
from words import Message

_PASSED, _FAILED = re.compile(r"合格|符合|合格\(?√\)?"), re.compile(r"不合格|不符合")
_ASKED = re.compile(
    r"(?:检验|检测|抽查|抽检|判定|产品|质量|批次|样品|实物|综合|结果|结论|最终)*(?:是否(?:为|属于)?(?:合格|符合|通过|达标).{0,8}|合格(?:与否|否)|合格\(是/?否\))"
)
_TURNED = re.compile(r"是否(?:为|属于|存在|有)?(?:不合格|不符合|质量问题|问题)(?:产品|样品|批次)?")
_PASSED_WORDS, _FAILED_WORDS = frozenset({"合格", "符合"}), frozenset({"不合格", "不符合"})  # a tick in their own column, no tick column else
_VERDICTS = {"verdict", "first_verdict", "retest_verdict"}


def verdict(found: Table, field: datasets.Field) -> Table:
    """The table with a verdict from ticks, or from the answers to a question where they are no verdicts by themselves."""
    _grid, _laid, columns = found
    used = [column for column in columns if column.used and column.field in _VERDICTS]
    if not used:
        return _answered(found, _TURNED, field, turned=True) or _ticked(found, field)
    known = used[0].state == "known" and len(used) == 1 and used[0].field == field.name
    return (_answered(found, _ASKED, field, turned=False) if known else None) or found


def _answered(found: Table, question: re.Pattern[str], field: datasets.Field, *, turned: bool) -> Table | None:
    """The one column with such a question; None where there is none, or a cell is neither yes nor no, or a verdict anyway."""
    grid, laid, columns = found
    column = _only(columns, question, ("unmatched", "suggested") if turned else ("known",))
    if column is None or any(not isinstance(yes_or_no(text), bool | None) for text in _distinct(found, column)):
        return None
    choose = chooser(field)
    if not turned and not any(isinstance(choose(text), Message) for text in _distinct(found, column)):
        return None
    said = {value: word for word, value in titles(field).items()}
    yes, no = (said["fail"], said["pass"]) if turned else (said["pass"], said["fail"])
    whole = coded.code(grid.cells.column(column.index))
    answers = [yes_or_no(text) for text in whole.texts.to_pylist()]
    verdicts = ["" if not isinstance(answer, bool) else yes if answer else no for answer in answers]
    template = (
        "{header} asks whether the batch failed: 是 was read as {yes}, 否 as {no}."
        if turned
        else "{header} asks whether the batch passed: 是 or 1 was read as {yes}, 否 or 0 as {no}."
    )
    why = Message(template, header=column.header, yes=yes, no=no)
    told = coded.Coded(pa.array(verdicts, pa.string()), whole.codes)
    return added(found, [column], Column(len(laid.header), str(field), "known", field.name, why=why), told)


def _ticked(found: Table, field: datasets.Field) -> Table:
    """A verdict from the ticks in two columns."""
    grid, laid, columns = found
    passed, failed = _only(columns, _PASSED), _only(columns, _FAILED)
    if passed is None or failed is None or not (_are_ticks(found, passed, _PASSED_WORDS) and _are_ticks(found, failed, _FAILED_WORDS)):
        return found
    said = {value: word for word, value in titles(field).items()}
    first, second = (coded.code(grid.cells.column(each.index)) for each in (passed, failed))
    firsts, seconds, inverse = coded.pairs(first, second)
    pairs = zip(first.texts.take(pa.array(firsts)).to_pylist(), second.texts.take(pa.array(seconds)).to_pylist(), strict=True)
    words = (("pass", _PASSED_WORDS), ("fail", _FAILED_WORDS))
    texts = [" ".join(said[value] for (value, own), text in zip(words, pair, strict=True) if is_tick(text, own)) for pair in pairs]
    why = Message("The verdict was read from the ticks below {passed} and {failed}.", passed=passed.header, failed=failed.header)
    column = Column(len(laid.header), str(field), "known", field.name, why=why)
    return added(found, [passed, failed], column, coded.Coded(pa.array(texts, pa.string()), inverse))


def _only(columns: Sequence[Column], pattern: re.Pattern[str], states: Sequence[str] = ("unmatched", "suggested")) -> Column | None:
    """The one column that nobody has spoken for and whose header is such a word."""
    found = [each for each in columns if each.state in states and pattern.fullmatch(plain(each.header))]
    return found[0] if len(found) == 1 else None


def _distinct(found: Table, column: Column) -> list[str]:
    grid, laid, _columns = found
    return [text for text in laid.data(grid).column(column.index).unique().to_pylist() if text]


def _are_ticks(found: Table, column: Column, own: frozenset[str]) -> bool:
    """Whether the cells hold ticks and nothing, and not how many batches passed."""
    return all(is_tick(text, own) or tidy(text) is None or plain(text).casefold() in NO_TICKS for text in _distinct(found, column))
