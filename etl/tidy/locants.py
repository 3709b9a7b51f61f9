"""The places in a chemical name, with commas between them: 1,2-二氯乙烷, N,N-二甲基甲酰胺, 2,4-滴, o,p'-滴滴涕. None of them parts two items."""

from __future__ import annotations

import re

_MARK = "\ue000"  # of Unicode's private use: no text has it, and nothing cuts at it
_NUMBER, _LETTER = r"\d{1,2}[a-z]?['′’]?", r"(?:[NOSop]|[α-ω])['′’]?"
_BEFORE = r"(?:(?<![0-9A-Za-z.%％\u4e00-\u9fff])|(?<=[反顺式]))"
_LOCANTS = re.compile(rf"{_BEFORE}(?:{_NUMBER}(?:[,，] ?{_NUMBER})+|{_LETTER}(?:[,，] ?{_LETTER})+)(?=[-－‐–][A-Za-z(（\[\u4e00-\u9fff])")
_COMMA = re.compile("[,，] ?")


def hidden(text: str) -> str:
    """The text with a mark in place of each comma between places."""
    return _LOCANTS.sub(lambda found: _COMMA.sub(_MARK, found[0]), text)


def shown(text: str) -> str:
    """The text with its commas again, as chemists write them."""
    return text.replace(_MARK, ",")
