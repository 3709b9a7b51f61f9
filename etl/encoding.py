"""Which encoding a delimited file is in: byte-order mark, strict UTF-8, GB18030, in this order and never by a statistical guesser.

Those call short GBK files Korean. Big5 alone is told from GB18030 by its characters, for nothing else can tell it: see etl/big5.py.
"""

from __future__ import annotations

import codecs
import io
import os
import struct
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import NoReturn

import pyarrow as pa

from etl import big5
from etl.raw import Raw
from etl.unreadable import N_, Unreadable

UTF8 = "utf-8"
GB18030 = "gb18030"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHUNK = 4 << 20  # bytes decoded at a time: the whole text never stands in memory as Python strings
_PART = 32 << 20  # bytes that one processor looks at
_MOST_THREADS = 4
_LOOKED_AT = 64 << 10
_WORTH_A_PROCESS = 16 << 20  # bytes
_SURELY_UTF8 = 20  # so many multi-byte characters before the first wrong byte are UTF-8 by intent: the wrong byte is damage


def decide(raw: Raw) -> tuple[str, int]:
    """The encoding of `raw` and the length of its byte-order mark.

    Raises Unreadable for UTF-8 with a wrong byte in it (with its row). GB18030 and Big5 are what remains; decoding proves it.
    """
    for mark, name in _MARKS:
        if raw[: len(mark)] == mark:
            if name == "utf-8-sig" and not _is_utf8(raw):
                _refuse_damaged(raw, _first_wrong(raw))
            return name, len(mark)
    wide = _unmarked_utf16(raw[:_LOOKED_AT])
    if wide:
        return wide, 0
    if _is_utf8(raw):
        return UTF8, 0
    wrong = _first_wrong(raw)
    if _multibyte(raw[:wrong]) >= _SURELY_UTF8:
        _refuse_damaged(raw, wrong)
    return (big5.NAME if big5.is_likely(raw[:_LOOKED_AT]) else GB18030), 0


def decoded(raw: Raw, encoding: str, mark: int) -> Raw:
    """The text as UTF-8 without its mark. Raises Unreadable with the row where a byte does not belong to the encoding."""
    if encoding.startswith(UTF8):
        return raw[mark:] if mark else raw
    middle = _middle(raw, encoding)
    if not middle:
        return _transcoded(raw, mark, len(raw), encoding, row=1)
    child, pipe = _transcode_in_child(raw, middle, encoding)
    try:
        with os.fdopen(pipe, "rb") as rest:  # closed whatever happens: a child that nobody reads would wait for ever
            first = _transcoded(raw, mark, middle, encoding, row=1)
            second = rest.read()
    finally:
        _pid, failed = os.waitpid(child, 0)
    if failed:  # it met a wrong byte: meet it here, where its row can be told
        second = _transcoded(raw, middle, len(raw), encoding, row=first.count(b"\n") + 1)
    return first + second


def _middle(raw: Raw, encoding: str) -> int:
    """Where a long GB18030 text may be halved (0: not at all): no character of it holds the byte of a line end."""
    if encoding != GB18030 or len(raw) < _WORTH_A_PROCESS or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return 0
    return raw.find(b"\n", len(raw) // 2) + 1


def _transcode_in_child(raw: Raw, start: int, encoding: str) -> tuple[int, int]:
    """Transcode the rest in a forked child: Python's codec keeps the interpreter to itself, so a thread would not help.

    Returns the child's id and the pipe on which the text comes; the child ends with 0 when all of it is sent.
    """
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    code = 1
    try:
        os.close(read)
        left = memoryview(_transcoded(raw, start, len(raw), encoding, row=1))
        while left:
            left = left[os.write(write, left) :]
        code = 0
    finally:
        os._exit(code)


def _transcoded(raw: Raw, start: int, end: int, encoding: str, row: int) -> bytes:
    decoder = codecs.getincrementaldecoder(big5.CODEC if encoding == big5.NAME else encoding)()
    out = io.BytesIO()
    for at in range(start, end, _CHUNK):
        piece = raw[at : min(at + _CHUNK, end)]
        try:
            text = decoder.decode(piece, final=at + _CHUNK >= end).encode(UTF8)
        except UnicodeError as error:
            if isinstance(error, UnicodeDecodeError):
                row += piece[: error.start].count(b"\n")
            raise Unreadable(
                N_("The text is neither UTF-8 nor GB18030 (near row {row}). Save the file again as 'CSV UTF-8' or as an Excel workbook."),
                row=row,
            ) from None
        out.write(text)
        row += text.count(b"\n")
    return out.getvalue()


def _is_utf8(raw: Raw) -> bool:
    """Arrow's validator: 3 times as fast as decoding, and without the memory. A long text is looked at in parts that end with a line."""
    cuts = [0, *(raw.find(b"\n", at) + 1 for at in range(_PART, len(raw), _PART)), len(raw)]
    whole = pa.py_buffer(raw)
    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_THREADS)) as threads:
        return all(threads.map(_valid, [whole.slice(start, end - start) for start, end in pairwise(cuts) if end > start]))


def _valid(text: pa.Buffer) -> bool:
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, pa.py_buffer(struct.pack("=qq", 0, text.size)), text]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _first_wrong(raw: Raw) -> int:
    """The offset of the first byte that is not UTF-8."""
    decoder = codecs.getincrementaldecoder(UTF8)()
    for at in range(0, len(raw), _CHUNK):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(raw[at : at + _CHUNK], final=at + _CHUNK >= len(raw))
        except UnicodeDecodeError as error:
            return at - held + error.start
    return len(raw)


def _multibyte(valid: bytes) -> int:
    """How many characters beyond ASCII stand in the last stretch of valid UTF-8 (a cut first character does not count)."""
    return sum(1 for character in valid[-_LOOKED_AT:].decode(UTF8, "ignore") if character > "\x7f")


def _refuse_damaged(raw: Raw, wrong: int) -> NoReturn:
    raise Unreadable(
        N_("The text is damaged in row {row}: a byte there is not UTF-8, unlike the text before it. Save the file again as 'CSV UTF-8'."),
        row=raw[:wrong].count(b"\n") + 1,
    )


def _unmarked_utf16(head: bytes) -> str | None:
    """Digits, commas and line ends leave a NUL in every other byte of UTF-16; a few Chinese characters (阀 is U+9600) one on the other side."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 20 < len(head) or min(even, odd) * 4 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return None
    return name
