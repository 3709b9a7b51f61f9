"""Big5, as Taiwan and Hong Kong write it: told from GB18030, which takes almost any Big5 text for one of its own.

Read in the right one of the two, nearly every character is one of its everyday characters, which stand in a block of their own. Read in the
wrong one, many are not: of Big5 text read as GB18030 about two thirds, of GB18030 text read as Big5 more than half.
"""

from __future__ import annotations

from collections.abc import Iterator

NAME = "big5"
CODEC = "big5hkscs"  # Big5 with Hong Kong's characters and those that Windows added
_LOOKED_AT = 16 << 10  # bytes
_FEWEST = 8  # characters, from which on their shares say anything
_RIGHT, _WRONG = 0.9, 0.7  # of the characters


def is_likely(raw: bytes) -> bool:
    """Whether text that is no UTF-8 is Big5 and surely no GB18030. Only its first lines are looked at."""
    head = raw[:_LOOKED_AT]
    head = head[: head.rfind(b"\n") + 1] or head
    wide = list(_wide(head))
    return (
        len(wide) >= _FEWEST
        and sum(map(_everyday_of_big5, wide)) >= _RIGHT * len(wide)
        and sum(map(_everyday_of_gb, wide)) <= _WRONG * len(wide)
        and _decodes(head)
    )


def _wide(text: bytes) -> Iterator[bytes]:
    """The characters of two bytes: in both encodings the first of them is above 0x80."""
    at = 0
    while at < len(text) - 1:
        if text[at] < 0x80:
            at += 1
        else:
            yield text[at : at + 2]
            at += 2


def _everyday_of_big5(character: bytes) -> bool:
    """Signs, and the 5,401 characters in everyday use."""
    return b"\xa1\x40" <= character <= b"\xa2\xfe" or b"\xa4\x40" <= character <= b"\xc6\x7e"


def _everyday_of_gb(character: bytes) -> bool:
    """Signs, and the 3,755 characters of the first level of GB 2312."""
    return character[1] >= 0xA1 and (0xA1 <= character[0] <= 0xA3 or 0xB0 <= character[0] <= 0xD7)


def _decodes(text: bytes) -> bool:
    try:
        text.decode(CODEC)
    except UnicodeDecodeError as error:
        return error.end >= len(text) - 1  # the last character may be cut
    return True
