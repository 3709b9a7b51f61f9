"""The limited parser without its start: a process that has loaded it once forks a child a file. A start costs more than a small file.

The child runs `etl/parse_worker.py` itself, as `__main__`, with its limits. tests/etl/test_receive.py and test_hostile.py start it for real.
"""

from __future__ import annotations

import contextlib
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import IO


class Nursery:
    """Starts children of one warm process, one after the other."""

    def __init__(self, parser: Path, environment: dict[str, str]) -> None:
        self._turn = threading.Lock()
        command = [sys.executable, "-I", str(Path(__file__).resolve()), str(parser)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=environment)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    @contextlib.contextmanager
    def child(self, source: Path, folder: Path, sheet: str | None) -> Iterator[Child]:
        """In the place of etl.receive._worker."""
        with self._turn:
            self._process.stdin.write(json.dumps([str(source.resolve()), str(folder), sheet or ""]).encode() + b"\n")
            one = Child(int(self._process.stdout.readline()), self._process.stdout, folder)
            try:
                yield one
            finally:
                one.kill()
                one.communicate()


class Child:
    """What etl.receive asks of a started process."""

    returncode: int | None = None

    def __init__(self, pid: int, answers: IO[bytes], folder: Path) -> None:
        self.pid, self._answers, self._said = pid, answers, folder / "said"

    def communicate(self, timeout: float | None = None) -> tuple[None, bytes]:
        if self.returncode is None:
            if not select.select([self._answers], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("the parser", timeout or 0)
            self.returncode = int(self._answers.readline())
        return None, self._said.read_bytes()

    def kill(self) -> None:
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)


def bear(parser: str) -> None:
    """Load the parser by a file that is not there; then fork for each line `[source, folder, sheet]`, and say the child's id and its end."""
    sys.argv = [parser, os.devnull + "/none", "", ""]
    with contextlib.suppress(OSError):
        runpy.run_path(parser, run_name="__main__")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(_run(parser, json.loads(line)))
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _run(parser: str, asked: list[str]) -> int:
    os.setsid()
    os.dup2(os.open(f"{asked[1]}/said", os.O_WRONLY | os.O_CREAT), 2)
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(0, 1)
    sys.argv = [parser, *asked]
    try:
        runpy.run_path(parser, run_name="__main__")
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    bear(sys.argv[1])
