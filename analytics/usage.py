"""The help of a command in the reader's language: its headings, and the language before its options are read."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from itertools import pairwise

import words
from words import N_, _

_HEADINGS = {"options": N_("options"), "positional arguments": N_("what is asked for")}


class Help(argparse.HelpFormatter):
    """The usual help, its headings in the language spoken."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[argparse._MutuallyExclusiveGroup], prefix: str | None = None
    ) -> None:
        """The first line."""
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """A group of options."""
        super().start_section(_(_HEADINGS[heading]) if heading in _HEADINGS else heading)


def with_help(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser (made with `add_help=False`) with -h and --help told in words."""
    parser.add_argument("-h", "--help", action="help", help=_("show this help and end"))
    return parser


def speak_as_typed(typed: Sequence[str]) -> None:
    """Speak the language that --lang names, wherever it stands; what it cannot be is told when the options are read."""
    found = [value for name, value in pairwise(typed) if name == "--lang"]
    found += [each.removeprefix("--lang=") for each in typed if each.startswith("--lang=")]
    words.speak(found[-1] if found and found[-1] in words.LANGUAGES else words.LANGUAGES[0])
