"""`python -m demo`: make the demo's store, or only its files."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from words import Message, Refusal, _, usage


def main(arguments: list[str] | None = None) -> int:
    """Exit 0: made, or there already; 1: refused, with a sentence; 2: wrong usage."""
    parser = usage.Parser(prog="python -m demo", description=_("Five invented campaigns, through the public road into a store of their own."))
    parser.add_argument("--files", type=Path, metavar="DIR", help=_("only write the dirty files there"))
    parser.add_argument("--again", action="store_true", help=_("make it anew even where this version is there"))
    parser.add_argument("--if-empty", action="store_true", help=_("do nothing where the real store holds data"))
    asked = parser.parse_args(arguments)
    try:
        return _files(asked.files) if asked.files else _store(asked.again, asked.if_empty)
    except Refusal as refusal:
        _say(refusal.message)
        return 1
    except OSError as error:
        _say(Message("The demo could not be written: {why}", why=str(error)))
        return 1


def _files(folder: Path) -> int:
    from demo import files

    expected = files.write(folder)
    _say(Message("{n} files written to {folder}.", n=len(expected), folder=str(folder)))
    return 0


def _store(again: bool, if_empty: bool) -> int:
    import store
    from demo import build

    home = store.home()
    if build.is_made(home) and not again:
        _say(Message("The demo is there already: {folder}", folder=str(home / "demo")))
        return 0
    if if_empty and store.open(demo=False).stands():
        _say(Message("The store holds data: no demo is made."))
        return 0
    begun = time.monotonic()
    _say(Message("Making the demo: invented enterprises and results, sent through the road as dirty files …"))
    made = build.make(home, _say)["files"]
    totals = {name: sum(each[name] for each in made) for name in ("read", "accepted", "refused", "repeated", "conflicts")}
    _say(
        Message(
            "Demo made in {seconds} s: {files} files, {read} rows = "
            "{accepted} accepted + {refused} refused + {repeated} repeated + {conflicts} in conflict.",
            seconds=round(time.monotonic() - begun),
            files=len(made),
            **totals,
        )
    )
    return 0


def _say(message: Message) -> None:
    print(message.text(), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
