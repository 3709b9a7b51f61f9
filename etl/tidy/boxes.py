"""Answers that a form prints beside boxes, of which one is ticked: ☑合格 □不合格."""

from __future__ import annotations

import re

_EMPTY = frozenset("□☐○◯")
_BOXES = re.compile(r"[□☐○◯☑☒√✓✔■●]")


def ticked(value: str) -> str | None:
    """The one answer that is ticked of those that a form prints: ☑合格 □不合格. None where a cell prints no boxes; '' where not one is ticked."""
    marks = _BOXES.findall(value)
    if not any(mark in _EMPTY for mark in marks):
        return None
    before = _BOXES.match(value.strip()) is not None
    answers = [part for part in _BOXES.split(value) if part.strip()]
    if len(answers) != len(marks):
        return ""
    chosen = [answer.strip() for mark, answer in zip(marks, answers, strict=True) if mark not in _EMPTY]
    return chosen[0] if len(chosen) == 1 and (before or _BOXES.search(value.strip()[-1:])) else ""
