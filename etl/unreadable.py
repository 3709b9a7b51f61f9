"""How the untrusted parser says that a file cannot be read, without loading the words room in the small subprocess."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for 'translate later'
    """Mark a sentence that the parent turns into a Message."""
    return text


class Unreadable(Exception):
    """The file cannot be read; `template` is the message id and `values` fill its places (plain text and numbers only)."""

    def __init__(self, template: str, /, **values: str | int) -> None:
        super().__init__(template)
        self.template = template
        self.values = values
