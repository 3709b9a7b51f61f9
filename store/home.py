"""Where the store lies: the bureau's folder, and the demo's inside it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
GUIDES = {"zh": PROJECT / "docs" / "使用手册.md", "en": PROJECT / "docs" / "user-guide.md"}
"""The user guide by language: the page Help draws it, `python -m reports.guide` prints it."""


def home() -> Path:
    """The folder of lake, uploads and the bureau's own campaigns: `DABIAO_DATA`, else `data/` of the project."""
    said = os.environ.get("DABIAO_DATA", "").strip()
    return _resolved(said) if said else PROJECT / "data"


@cache
def _resolved(said: str) -> Path:
    return Path(said).expanduser().resolve()


def demo_home() -> Path:
    """The demo's folder: a store of its own, so that it never mixes with real uploads."""
    return home() / "demo"
