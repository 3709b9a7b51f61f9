"""Text from data on the page: always literal, never markup."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~$:])")


def literal(text: str) -> str:
    """The text for a place that reads Markdown (a label, a sentence): every sign that could mean something is escaped."""
    return _MARKUP.sub(r"\\\1", text)
