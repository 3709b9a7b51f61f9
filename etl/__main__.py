"""`python -m etl`: load files, look at the ledger, withdraw, fetch refused rows and templates. See README, 'Load your own files'."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Sequence

from etl import arguments
from etl.commands import REFUSED, RUNS
from words import Refusal, speak, usage


def main(typed: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0: done, 1: refused, with a sentence on standard error; wrong usage ends with 2."""
    typed = sys.argv[1:] if typed is None else typed
    usage.speak_as_typed(typed)
    parser = arguments.parser()
    asked = parser.parse_args(typed)
    speak(asked.lang)
    problem = arguments.wrong_usage(asked)
    if problem is not None:
        parser.error(problem)
    try:
        return RUNS[asked.command](asked)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED


if __name__ == "__main__":
    with contextlib.suppress(AttributeError):  # Windows has no such signal
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads the first lines only (| head) ends it without a word
    sys.exit(main())
