"""What is wrong with a cell and how to mend it: two sentences that pages show side by side and receipts one after the other."""

from __future__ import annotations

from collections.abc import Mapping

from words import Message


def unfit(why: Message, mend: Message) -> Message:
    """The refusal of a cell."""
    return Message("{why} {mend}", why=why, mend=mend)


def why_and_mend(message: Message) -> tuple[Message, Message | None]:
    """The two sentences of a refusal; a plain message has no second one."""
    why, mend = message.values.get("why"), message.values.get("mend")
    return (why, mend) if isinstance(why, Message) and isinstance(mend, Message) else (message, None)


def titled(title: Mapping[str, str]) -> Message:
    """A declared title inside a sentence: in Chinese as the file has it, in English with its translation."""
    return Message("{zh} ({en})", zh=title["zh"], en=title["en"])
