"""What a process that was killed has left in the folder for temporary files: parts of bureaus' data, which must not lie there for ever."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

PREFIX = "dabiao-"  # of every folder that the road and the pages make there
OLD = 14 * 24 * 3600  # seconds: longer than anybody leaves an upload on the page before it is published, with the longest holidays


@cache
def sweep() -> None:
    """Remove such folders that nothing has touched for two weeks; once for each process. What is another person's stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and time.time() - folder.stat().st_mtime > OLD:
                shutil.rmtree(folder, ignore_errors=True)
