"""A command in the reader's language: the headings of its help, what is wrong in how it was typed, and the language before its options are read."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NoReturn

import words
from words import N_, _

_HEADINGS = {"options": N_("options"), "positional arguments": N_("what is asked for")}

# What argparse says of wrong usage, in its own words, and what is said instead; the last of several: whatever it says otherwise stays as it is.
_FAULTS = tuple(
    (re.compile(said), instead)
    for said, instead in (
        (r"the following arguments are required: (?P<names>.+)", N_("these are missing: {names}")),
        (r"one of the arguments (?P<names>.+) is required", N_("one of these is missing: {names}")),
        (r"unrecognized arguments: (?P<names>.+)", N_("not known here: {names}")),
        (r"expected (?:one|1) argument", N_("one value is expected")),
        (r"expected at least one argument", N_("at least one value is expected")),
        (r"expected at most one argument", N_("at most one value is expected")),
        (r"expected (?P<n>\d+) arguments", N_("{n} values are expected")),
        (r"ignored explicit argument (?P<value>.+)", N_("it takes no value, and {value} was given")),
        (r"not allowed with argument (?P<name>.+)", N_("not together with {name}")),
        (r"invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)", N_("{value} cannot be chosen; choose from {choices}")),
        (r"invalid int value: (?P<value>.+)", N_("{value} is no whole number")),
        (r"invalid float value: (?P<value>.+)", N_("{value} is no number")),
        (r"invalid \w+ value: (?P<value>.+)", N_("{value} is no value for it")),
        (r"ambiguous option: (?P<option>.+) could match (?P<matches>.+)", N_("{option} may mean {matches}; write it out")),
    )
)
_OF_ARGUMENT = re.compile(r"argument (?P<name>.+?): (?P<fault>.+)", re.DOTALL)


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


class Parser(argparse.ArgumentParser):
    """A parser whose help and faults are told in the language spoken; its commands are of the same kind."""

    def __init__(self, *, prog: str | None = None, description: str | None = None, parents: Sequence[argparse.ArgumentParser] = (),
                 allow_abbrev: bool = True) -> None:  # fmt: skip
        super().__init__(prog=prog, description=description, parents=list(parents), allow_abbrev=allow_abbrev, add_help=False, formatter_class=Help)
        self.add_argument("-h", "--help", action="help", help=_("show this help and end"))

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What was typed. Ends with 2 also for text that is no UTF-8, as a terminal of another encoding sends it: nothing could keep or show it.

        Names of files may hold such bytes.
        """
        asked = super().parse_args(args, namespace)
        for text in _texts(vars(asked).values()):
            if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
                told = text.encode("utf-8", "replace").decode()
                self.error(_("“{value}” is no text in UTF-8: set the terminal to UTF-8 and type it again", value=told))
        return asked

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what is wrong, and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, _("{command}: {fault}", command=self.prog, fault=fault(message)) + "\n")


def _texts(values: Iterable[object]) -> Iterator[str]:
    for each in values:
        if isinstance(each, str):
            yield each
        elif isinstance(each, list | tuple):
            yield from _texts(each)


def fault(message: str) -> str:
    """What is wrong in how a command was typed, in the language spoken; `message`: in argparse's words.

    >>> fault("argument --as: expected one argument")
    '--as：须给出一个值'
    """
    of_argument = _OF_ARGUMENT.fullmatch(message)
    if of_argument is not None:
        return _("{name}: {fault}", name=of_argument["name"], fault=fault(of_argument["fault"]))
    for said, instead in _FAULTS:
        found = said.fullmatch(message)
        if found is not None:
            return _(instead, **found.groupdict())
    return message


def speak_as_typed(typed: Sequence[str]) -> None:
    """Speak the language that --lang names, wherever it stands; what it cannot be is told when the options are read."""
    found = [value for name, value in pairwise(typed) if name == "--lang"]
    found += [each.removeprefix("--lang=") for each in typed if each.startswith("--lang=")]
    words.speak(found[-1] if found and found[-1] in words.LANGUAGES else words.LANGUAGES[0])
