"""The words the reader sees: English message ids in the code, Chinese in `locale/zh_CN/*.po`.

A sentence that is stored (a receipt, a refused row) is kept as a `Message`, which has no language until somebody reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
CATALOGUES = Path(__file__).resolve().parent.parent / "locale"

_spoken: ContextVar[str] = ContextVar("spoken", default="zh")


def speak(language: str) -> None:
    """Set the language of this thread of work: 'zh' or 'en'. Raises ValueError for another."""
    if language not in LANGUAGES:
        raise ValueError(f"The language is one of {', '.join(LANGUAGES)}, not {language!r}.")
    _spoken.set(language)


def language() -> str:
    """The language in which `_` answers now."""
    return _spoken.get()


@cache
def chinese() -> Mapping[str, str]:
    """Every message id with its Chinese, from one catalogue a room."""
    texts: dict[str, str] = {}
    for path in sorted((CATALOGUES / "zh_CN").glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale="zh_CN"):
                if entry.id and entry.string:
                    texts[str(entry.id)] = str(entry.string)
    return texts


def _(text: str, /, **values: Any) -> str:
    """The text in the language now spoken, with its `{named}` places filled. A Message among the values is rendered first."""
    said = chinese().get(text, text) if language() == "zh" else text
    if not values:
        return said
    return said.format(**{name: v.text() if isinstance(v, Message) else v for name, v in values.items()})


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for 'translate later'
    """Mark a text that is translated where it is shown."""
    return text


@dataclass(frozen=True, init=False)
class Message:
    """A sentence without a language yet: its English id and the values of its places."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __init__(self, template: str, /, **values: Any) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", values)

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted((k, str(v)) for k, v in self.values.items()))))

    def __str__(self) -> str:
        return self.text()

    def text(self) -> str:
        """The sentence in the language now spoken."""
        return _(self.template, **self.values)

    def as_json(self) -> dict[str, Any]:
        """What a receipt keeps: messages within it likewise, numbers and texts as they are, all else (a day) as its text."""
        return {"template": self.template, "values": {name: _kept(value) for name, value in self.values.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Message:
        """The message that `as_json` kept."""
        values = {k: cls.from_json(v) if isinstance(v, dict) else v for k, v in kept["values"].items()}
        return cls(kept["template"], **values)


def _kept(value: Any) -> Any:
    if isinstance(value, Message):
        return value.as_json()
    return value if value is None or isinstance(value, str | int | float) else str(value)


class Refusal(Exception):
    """What the person asked for is not done; the message says why and what to do."""

    def __init__(self, message: str | Message, /, **values: Any) -> None:
        self.message = message if isinstance(message, Message) else Message(message, **values)
        super().__init__(self.message.template)

    def __str__(self) -> str:
        return self.message.text()
