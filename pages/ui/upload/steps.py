"""What the upload page draws: the trail of steps, the equation of the counts, the outcome."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from etl.counting import Counting
from pages.ui.text import literal
from pages.ui.upload import on_page
from words import Message, _, numbers

READ, CONFIRM, PREVIEW, PUBLISH, DONE = 1, 2, 3, 4, 5


def said(now: int) -> str:
    """The four steps as badges: done with a tick, the present one in blue."""
    names = {READ: _("Read"), CONFIRM: _("Confirm the columns"), PREVIEW: _("Preview"), PUBLISH: _("Publish")}
    badges = []
    for number, name in names.items():
        if number < now:
            badges.append(f":green-badge[:material/check: {number} {name}]")
        elif number == now:
            badges.append(f":blue-badge[:material/edit: {number} {name}]")
        else:
            badges.append(f":gray-badge[{number} {name}]")
    return " :material/chevron_right: ".join(badges)


def trail(now: int) -> None:
    """Draw the four steps."""
    st.markdown(said(now))


def equation(read: int, accepted: int, refused: int, repeated: int, conflicts: int) -> None:
    """Every row that was read, and where it went: the four parts add up."""
    count = numbers.count
    parts = [
        f":green-badge[:material/check_circle: {_('accepted')} {count(accepted)}]",
        f":{'red' if refused else 'gray'}-badge[:material/cancel: {_('refused')} {count(refused)}]",
        f":gray-badge[:material/content_copy: {_('repeated')} {count(repeated)}]",
        f":{'yellow' if conflicts else 'gray'}-badge[:material/alt_route: {_('conflicts')} {count(conflicts)}]",
    ]
    st.markdown(f"**{_('Read')} {count(read)}** = {' + '.join(parts)}")


def counted(counting: Counting, warnings: Sequence[Message]) -> None:
    """In which campaigns the rows count, and what must not be overlooked."""
    if phrases := counting.phrases():
        colours = ["green"] * len(counting.campaigns) + ["yellow"]  # the last phrase is of those that count nowhere
        st.markdown(" ".join(f":{colour}-badge[{literal(text)}]" for colour, text in zip(colours, phrases, strict=False)))
    for warning in warnings:
        st.warning(literal(on_page.text(warning)), icon=":material/priority_high:")


def messages(said: Sequence[Message]) -> None:
    """What the road did about the file, one line a message."""
    if said:
        with st.container(border=True, gap="xsmall"):
            for message in said:
                st.markdown(f":material/info: {literal(on_page.text(message))}")
