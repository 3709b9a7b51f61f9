"""To decide: what the road could not know. Decided once, remembered, and done to what stands in the store; and the way back."""

import streamlit as st

from pages.ui import acts, frame, links
from pages.ui.actor import actor
from pages.ui.decide import before, waiting
from pages.ui.store import ask
from words import _, numbers

found = ask(waiting.everything)
frame.title(_("To decide · {n}", n=numbers.count(found.count)) if found.count else _("To decide"))
acts.tell()
who = actor()
if not found.count:
    frame.empty(_("Nothing waits for a decision."), _("Upload a file"), links.page("data/upload"), icon=":material/task_alt:")
else:
    if not who.may("decide"):
        st.info(_("Deciding is for analysts; you see what waits."), icon=":material/lock:")
    kinds = {kind: matters for kind, matters in waiting.kinds(found).items() if matters}
    chosen = st.segmented_control(
        _("What waits"),
        list(kinds),
        default=next(iter(kinds)),
        format_func=lambda kind: f"{waiting.title(kind)} {numbers.count(len(kinds[kind]))}",
        key="decide-kind",
        required=True,
        label_visibility="collapsed",
    )
    kind = chosen if chosen in kinds else next(iter(kinds))
    waiting.draw(kind, kinds[kind], who)
before.draw(ask(before.everything), who)
