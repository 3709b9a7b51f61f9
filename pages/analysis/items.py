"""On which items batches fail: a few of many make up most failures."""

import streamlit as st

from analytics import items, names, rates, words_of_items
from charts.figures.pareto import pareto
from pages.ui import drill, figures, frame, lines, nothing, readings
from pages.ui.items import failed
from pages.ui.store import ask
from pages.ui.text import literal
from words import _

campaign, scope = frame.scope()
frame.title(_("Failed items"))
trade = failed.ask_trade(campaign, scope)
shown = scope.but(trades=(trade,)) if trade else scope
found = ask(items.items, shown)
if found.empty:
    upload = "" if ask(rates.rate, shown)["judged"].sum() else _("Upload a batch of results")
    nothing.here(failed.why_nothing(campaign, shown), upload, lambda wide: not ask(items.items, wide).empty, results=True)
    st.stop()
subject = _("Failed items: {what}", what=names.trade(trade) if trade else _("all trades"))
figures.chart(
    pareto(found, key="items-pareto", subject=subject),
    note=literal(words_of_items.counted(found)),
    on_pick=lambda keys: drill.visit(trade=trade or "", item=keys[0]) if keys and keys[0] else None,
    reading=readings.pareto(),
)
failed.by_trade(shown)
lines.say_rule(campaign, shown, "batch")
