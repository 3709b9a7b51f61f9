"""A disk without room, a file of the store that is gone, and other things a disk may say, as a sentence; never half a write."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from deltalake.exceptions import DeltaError

from words import Refusal

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_SAID = ("no space left", "disk quota exceeded", "file too large", "os error 28", "os error 122", "os error 27", "storagefull")
_NO_FOLDER = {errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT, errno.ENAMETOOLONG}
_DENIED_SAID = ("permission denied", "read-only file system", "os error 13", "os error 30")
_DATA_FILE = re.compile(r"([^/\\\\'\"]+\.parquet)")


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what the disk, DuckDB or delta-rs say into a Refusal where it is about room or rights; the rest is a defect and passes."""
    try:
        yield
    except (OSError, duckdb.Error, DeltaError) as error:
        number, said = getattr(error, "errno", None), str(error).lower()
        if number in _FULL or any(each in said for each in _FULL_SAID):
            raise Refusal("The disk is full. Nothing was changed. Make room and try again.") from error
        if isinstance(error, PermissionError) or number in _NO_FOLDER or any(each in said for each in _DENIED_SAID):
            raise Refusal("The store's folder cannot be written. Nothing was changed. Ask whoever looks after this computer.") from error
        if isinstance(error, duckdb.OutOfMemoryException):
            raise Refusal("There is not enough memory for this. Nothing was changed. Load the file in parts.") from error
        _refuse_unreadable(error)
        raise


@contextmanager
def readable() -> Iterator[None]:
    """Turn what DuckDB says of a data file of the store that is gone or damaged into a Refusal; the rest is a defect and passes."""
    try:
        yield
    except duckdb.Error as error:
        _refuse_unreadable(error)
        raise


def damaged(file: str) -> Refusal:
    """That a file of the store is gone, hurt or closed: nothing can be counted without it, and nothing is made up."""
    return Refusal("The store cannot be read: its file {file} is missing, damaged or closed to this program. Put it back from a copy.", file=file)


def _refuse_unreadable(error: Exception) -> None:
    named = _DATA_FILE.search(str(error))
    if named and isinstance(error, duckdb.IOException | duckdb.InvalidInputException):
        raise damaged(named[1]) from error
