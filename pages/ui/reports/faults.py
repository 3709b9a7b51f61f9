"""What goes wrong around the child process that makes a report: a sentence for the person, the rest for the log."""

from __future__ import annotations

import logging

from words import Refusal
from words.system import why

_log = logging.getLogger("dabiao")


def told(error: BaseException) -> BaseException:
    """What whoever watches is told: a refusal as it is; the disk, the folder or an unreadable file as a sentence, and the rest to the log."""
    if isinstance(error, Refusal) or not isinstance(error, Exception):
        return error
    _log.error("What python -m reports wrote could not be taken", exc_info=error)
    if isinstance(error, OSError):
        return Refusal("The report could not be made: {why}. Try again; the log has the rest.", why=why(error))
    return Refusal("The report could not be made. The log has the rest; tell whoever looks after Dabiao.")
