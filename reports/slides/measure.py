"""How much room a text takes on a slide, without asking a renderer: widths of letters, lines after wrapping, and what is cut when nothing fits.

Widths are in ems (parts of the letter size), rounded up to the widest sans-serif that a program may put in the place of Microsoft YaHei, so
that what fits here fits there too. Some programs leave a gap between Chinese and Latin letters, and beside a space there: it is counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

LEADING = 1.32
"""Height of a line in letter sizes; it is written into every paragraph, so that fonts with taller lines move nothing."""

ELLIPSIS = "…"
BOLD = 1.1
"""How much wider Latin letters are in bold; Chinese ones stay as they are."""
_GAP, _SAFE = 0.22, 1.03
_NARROW, _SLIM, _BROAD = frozenset("ijlI|.,:;'!`"), frozenset('frt()[]{}/\\-\u00a0 "*^'), frozenset("mwMWQOG@%&+=<>≥≤−–~#✓✕")
_CHINESE, _LATIN = r"[\u2e80-\uffff\U00010000-\U0010ffff]", r"[^ \t\n\u2e80-\uffff\U00010000-\U0010ffff]+"
_PIECES = re.compile(rf"{_CHINESE}[，。；：、]{_LATIN}|{_CHINESE}|{_LATIN}|[ \t]")
"""What a line is made of: a Chinese character, a word, a space; 批，90% is one, since LibreOffice breaks no line between a mark and a figure."""
_SPACES = " \u00a0"
_NEVER_LAST = frozenset("（《〈【“‘〔([")
_NEVER_FIRST = frozenset("，。；：、？！）】》〉”’％%～…·,.;:!?)]")


@dataclass(frozen=True)
class Fitted:
    """A text as it stands on the slide: its size in points, its lines, and whether it had to be cut."""

    text: str
    size: float
    lines: int
    cut: bool

    @property
    def height(self) -> float:
        """Points that its lines take."""
        return self.lines * self.size * LEADING


@cache
def em(sign: str) -> float:
    """The width of one character in letter sizes."""
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WFA" and not sign.isascii():
        return 1.0 if ord(sign) < 0x1F000 or ord(sign) >= 0x20000 else 1.4
    if sign == " ":
        return 0.34
    if sign in _NARROW:
        return 0.32
    if sign in _SLIM:
        return 0.40
    if sign in _BROAD:
        return 0.88
    return 0.72 if sign.isupper() else 0.64 if sign.isdigit() else 0.62


@lru_cache(maxsize=1 << 14)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a text takes on one line."""
    wide = sum(map(em, text))
    if bold:
        wide += (BOLD - 1) * sum(each for each in map(em, text) if each < 1)
    if not text.isascii():
        wide += _GAP * sum(map(_meet, text, text[1:]))
    return wide * size * _SAFE


def _meet(one: str, other: str) -> bool:
    """Whether a Chinese character stands beside a Latin letter, a digit or a space."""
    chinese, other = (one, other) if one >= "\u2e80" else (other, one)
    return chinese >= "\u2e80" > other and chinese.isalnum() and (other.isalnum() or other in _SPACES)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines a text breaks into: Latin words stay whole, Chinese breaks anywhere but before a closing mark; an endless word is broken."""
    return list(_wrapped(text, size, room, bold))


@lru_cache(maxsize=1 << 12)
def _wrapped(text: str, size: float, room: float, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width(paragraph, size, bold=bold) <= room:
            lines.append(paragraph.rstrip())
            continue
        line, kept = "", 0.0
        for piece in _pieces(paragraph, size, room, bold):
            wide = width(piece, size, bold=bold) + (_GAP * size if line and piece and _meet(line[-1], piece[0]) else 0.0)
            if line.strip() and piece.strip() and kept + wide > room and piece not in _NEVER_FIRST:
                held = line[-1] if line[-1] in _NEVER_LAST and len(line) > 1 else ""
                lines.append(line[: len(line) - len(held)].rstrip())
                line = held
                kept = width(held, size, bold=bold)
            line += piece
            kept += wide
        lines.append(line.rstrip())
    return tuple(lines)


def fitted(text: str, room: float, height: float, sizes: Sequence[float], *, bold: bool = False) -> Fitted:
    """The text at the largest of `sizes` at which it fits the box; where none does, at the least one and cut with '…'."""
    for size in sizes:
        lines = wrapped(text, size, room, bold=bold)
        if len(lines) * size * LEADING <= height + 0.5:
            return Fitted(text, size, len(lines), cut=False)
    size = sizes[-1]
    most = max(1, int((height + 0.5) / (size * LEADING)))
    shown = cut(text, size, room, most, bold=bold)
    return Fitted(shown, size, len(wrapped(shown, size, room, bold=bold)), cut=True)


def cut(text: str, size: float, room: float, lines: int, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits so many lines, with '…' behind it."""
    if len(wrapped(text, size, room, bold=bold)) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if len(wrapped(text[:middle].rstrip() + ELLIPSIS, size, room, bold=bold)) <= lines:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def pieces(text: str) -> list[str]:
    """What may stand on a line of its own: words and single Chinese characters."""
    return _PIECES.findall(text)


def _pieces(text: str, size: float, room: float, bold: bool) -> list[str]:
    found: list[str] = []
    for piece in pieces(text):
        if width(piece, size, bold=bold) <= room:
            found.append(piece)
        else:
            found += list(piece)
    return found
