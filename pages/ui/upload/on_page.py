"""What the road says, as a page says it: without what to type on a command line, for the page has a field for that."""

from __future__ import annotations

import re

from words import Message, _

# '(command line: --set county=…)'; what stands behind a semicolon in the brackets holds for every reader: '（命令行：--set …；已发布的请先撤回）'
_TYPED = re.compile(r" ?([(（])(?:command line: |命令行：)[^()（）;；]*(?:[;；] ?([^()（）]+))?([)）])")


def text(message: Message) -> str:
    """The sentence in the language now spoken, for a reader who has no command line before him."""
    said = _TYPED.sub(lambda m: m[1] + m[2] + m[3] if m[2] else "", _(message.template))
    values = {name: text(value) if isinstance(value, Message) else value for name, value in message.values.items()}
    return said.format(**values) if values else said
