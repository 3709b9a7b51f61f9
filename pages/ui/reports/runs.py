"""`python -m reports` as a child process: the server stays responsive, the memory returns, and page and command give the same bytes.

At most two run on the server; who comes later waits in a queue that says how long it is. A child ends with the server, and soon after the
session that waits for it (see report_sessions).
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

import store
from pages.ui.reports import faults
from store.home import PROJECT
from words import Refusal

T = TypeVar("T")
AT_ONCE = 2
PATIENCE = 600  # seconds; a workbook of a million rows takes two minutes
_BINDER = shutil.which("setpriv")  # of util-linux: a server that is killed says goodbye to nobody

_log = logging.getLogger("dabiao")
_places = threading.BoundedSemaphore(AT_ONCE)
_guard = threading.Lock()
_queue: list[Run[Any]] = []
_children: set[subprocess.Popen[str]] = set()


@dataclass(eq=False)
class Run(Generic[T]):
    """One child process, asked for once: the lines it said so far, and what came of it."""

    future: Future[T] = field(default_factory=Future)
    lines: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)
    unwanted: bool = False
    child: subprocess.Popen[str] | None = None

    @property
    def done(self) -> bool:
        """Whether it has ended."""
        return self.future.done()

    @property
    def place(self) -> int:
        """Its place in the queue, from 1; 0 where it runs or has ended."""
        with _guard:
            return _queue.index(self) + 1 if self in _queue else 0

    def stop(self) -> None:
        """Nobody wants it any more: it will not begin, or its process ends."""
        self.unwanted = True
        if self.child:
            self.child.kill()


def start(arguments: Sequence[str], name: str, finish: Callable[[Path], T]) -> Run[T]:
    """Run `python -m reports … --out=name` in a thread; the result is what `finish` makes of the file. What goes wrong is the future's Refusal."""
    run: Run[T] = Run()
    with _guard:
        _queue.append(run)
    threading.Thread(target=_work, args=(run, tuple(arguments), name, finish, str(store.home())), name="report", daemon=True).start()
    return run


def _work(run: Run[T], arguments: Sequence[str], name: str, finish: Callable[[Path], T], home: str) -> None:
    with _places:
        with _guard:
            _queue.remove(run)
        try:
            with tempfile.TemporaryDirectory(prefix="dabiao-report-", ignore_cleanup_errors=True) as folder:
                file = Path(folder) / name
                if not run.unwanted:
                    _judge(run, _child(run, [*arguments, f"--out={file}"], home))
                if run.unwanted:
                    raise Refusal("This was stopped.")
                run.future.set_result(finish(file))
        except BaseException as error:  # whoever watches gets it
            run.future.set_exception(faults.told(error))


def _child(run: Run[Any], arguments: Sequence[str], home: str) -> int:
    """Run the command to its end, noting what it says on standard error; its exit code."""
    bound = [_BINDER, "--pdeathsig", "KILL"] if _BINDER else []
    command = [*bound, sys.executable, "-m", "reports", *arguments]
    environment = {**os.environ, "DABIAO_DATA": home, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command,
        cwd=PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    ) as child:
        run.child = child
        _children.add(child)
        alarm = threading.Timer(0 if run.unwanted else PATIENCE, child.kill)  # at once, where it was stopped while it started
        alarm.daemon = True  # the server need not wait for it
        alarm.start()
        try:
            with contextlib.suppress(AttributeError, OSError):  # Windows has the flag instead; a child that has ended needs none
                os.setpriority(os.PRIO_PROCESS, child.pid, 5)
            _listen(run, child)
            return child.wait()
        finally:
            alarm.cancel()
            child.kill()
            _children.discard(child)


def _listen(run: Run[Any], child: subprocess.Popen[str]) -> None:
    """Progress goes to the person, a traceback to the log."""
    for line in child.stderr or ():
        if run.trace or line.startswith("Traceback "):
            run.trace.append(line)
        elif line.strip():
            run.lines.append(line.strip())


def _judge(run: Run[Any], code: int) -> None:
    """Raise Refusal unless the command did what it was asked."""
    if code == 0 or run.unwanted:
        return
    if code == 1 and run.lines and not run.trace:
        raise Refusal("{sentence}", sentence=run.lines[-1])
    _log.error("python -m reports ended with %s: %s", code, "".join(run.trace) or "\n".join(run.lines[-20:]))
    if code < 0:
        raise Refusal("The report was stopped: it took longer than {n} minutes, or more memory than there is. Narrow the scope.", n=PATIENCE // 60)
    raise Refusal("The report could not be made. The log has the rest; tell whoever looks after Dabiao.")


@atexit.register
def _end() -> None:
    for child in tuple(_children):
        child.kill()
