"""Run a piece of work in a process of its own, several times: the median of its own seconds, and the peak memory of its whole tree."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Measured:
    """Seconds as the work itself measured them (imports and start-up left out), and megabytes of the process and all its children."""

    seconds: float
    spread: tuple[float, float]
    megabytes: float
    said: Mapping[str, Any] = field(default_factory=dict)


def run(module: str, *arguments: object, times: int, environment: Mapping[str, str] | None = None) -> Measured:
    """`python -m module arguments…`, `times` times; its last line is JSON with `seconds`. Raises RuntimeError where it fails."""
    took, peaks, said = [], [], {}
    for _ in range(times):
        answer, peak = _once([sys.executable, "-m", module, *map(str, arguments)], environment or {})
        said = json.loads(answer.strip().splitlines()[-1])
        took.append(said["seconds"])
        peaks.append(peak)
    return Measured(statistics.median(took), (min(took), max(took)), max(peaks), said)


def _once(command: list[str], environment: Mapping[str, str]) -> tuple[str, float]:
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | dict(environment))
    peak, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            peak[0] = max(peak[0], tree_megabytes(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    answer, _ = process.communicate()
    over.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return answer, peak[0]


def tree_megabytes(pid: int) -> float:
    """Resident memory of a process and all that it started; pages that they share are counted for each."""
    total, waiting = 0, [pid]
    while waiting:
        each = waiting.pop()
        try:
            total += int(Path(f"/proc/{each}/statm").read_text().split()[1]) * PAGE
            for thread in Path(f"/proc/{each}/task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
        except OSError:  # it has just ended
            continue
    return total / 1e6


def clock() -> float:
    """Now, for the work's own seconds."""
    return time.perf_counter()


def processor() -> float:
    """Seconds of processor time so far, of this process and of its children that have ended: what a busy machine does not stretch."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def answer(seconds: float, **said: Any) -> None:
    """The last line of a piece of work."""
    print(json.dumps({"seconds": seconds, **said}, ensure_ascii=False))
