"""Text on a figure: escaped, because plotly renders a part of HTML and names come from files."""

from __future__ import annotations

import html

LABEL = 15


def plain(text: str) -> str:
    """A text as itself: '<b>' in an enterprise's name is four characters, not a bold face. '\\n' breaks the line."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def bold(text: str) -> str:
    """The same, in bold."""
    return f"<b>{plain(text)}</b>" if text else ""
