"""Make the demo's store: write the files, send each through the public road, then put the new store in the place of the old one."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock

import etl
import store
from access import Actor
from demo import files
from words import Message

ACTOR = Actor("demo", "administrator")
ROOT = Path(__file__).resolve().parent.parent
STAMP = "made.json"
SHAPING = ("demo", "etl", "datasets", "data/campaigns", "data/reference")  # what the demo's store depends on besides the pins


@cache
def version() -> str:
    """A fingerprint of everything that shapes the demo: the files it writes and the road that reads them, as this process knows them."""
    found = hashlib.sha256()
    for room in SHAPING:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in (".py", ".toml", ".csv"):
                found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def is_made(home: Path) -> bool:
    """Whether the folder holds the demo of this very version."""
    try:
        said = json.loads((home / "demo" / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(said.get("version") == version())


def make(home: Path, say: Callable[[Message], None]) -> dict[str, Any]:
    """Build the demo anew beside the old one and change places at the end: a reader finds the old one, for the moment between two renames
    none, and then the new one. Where the new one cannot take its place, the old one is put back.

    Returns the stamp: the version, and what the receipt of each file says. A receipt that differs from what the generator knows about its
    file is said aloud; the tests allow none.
    """
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "demo.lock"):
        fresh, old = home / "demo.new", home / "demo.old"
        for left in (fresh, old):
            shutil.rmtree(left, ignore_errors=True)
        said = {"version": version(), "files": _load(fresh, say)}
        (fresh / STAMP).write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
        _change_places(home / "demo", fresh, old)
        shutil.rmtree(old, ignore_errors=True)
    return said


def _change_places(stands: Path, fresh: Path, old: Path) -> None:
    if stands.exists():
        stands.rename(old)
    try:
        fresh.rename(stands)
    except OSError:
        if old.exists():
            old.rename(stands)
        raise


def _load(fresh: Path, say: Callable[[Message], None]) -> list[dict[str, Any]]:
    expected = files.write(fresh / "files")
    lake = store.Lake(fresh, is_demo=True)
    done = []
    for number, each in enumerate(expected, 1):
        say(Message("{number} of {all}: {file}", number=number, all=len(expected), file=each.name))
        receipt = etl.load(fresh / "files" / each.name, each.dataset, actor=ACTOR, campaign=each.campaign, fill=each.fill, lake=lake)
        counts = each.counts()
        found = {name: getattr(receipt, name) for name in counts}
        if found != counts:
            wrong = ", ".join(f"{name} {found[name]} ≠ {counts[name]}" for name in counts if found[name] != counts[name])
            say(Message("The road counted {file} otherwise than the generator: {wrong}", file=each.name, wrong=wrong))
        done.append({"file": each.name, "dataset": each.dataset, "campaign": each.campaign, **found})
    return done
