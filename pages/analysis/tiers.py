"""Which enterprises make the sales, and which the failures: classes by annual sales and by production conditions."""

import streamlit as st

from analytics import rates, tiers
from pages.ui import frame, lines, nothing, rooms
from pages.ui.store import ask
from pages.ui.text import literal
from pages.ui.tiers import classes, trades
from words import _, numbers

campaign, scope = frame.scope()
frame.title(_("Tiers"))
found = ask(tiers.tiers, scope)
if not found["enterprises"].sum():
    nothing.here(
        _("The register holds no enterprise in operation in this scope. Without a register there are no classes."),
        _("Upload the register of enterprises"),
        lambda wide: ask(tiers.tiers, wide)["enterprises"].sum(),
    )
    st.stop()
day = numbers.date_long(scope.as_of or ask(rates.span_of, scope, campaign).end)
st.markdown(f":small[:gray[{literal(classes.boundaries(campaign, found, day))}]]")
target = lines.limits(campaign)[0]
with st.grid(2, min_column_width=480):
    classes.show_shares(found, "sales", _("Shares of the sales tiers"))
    classes.show_rates(found, "sales", _("Pass rate by sales tier with 90% intervals"), target)
classes.show_places(scope)
trades.show_trades(scope)
by_conditions = ask(tiers.tiers, scope, "compliance")
st.header(_("Compliance class (production conditions)"), anchor=False)
if not classes.by_class(by_conditions)["enterprises"].sum():
    frame.empty(_("No enterprise of the register has a compliance class in this scope."), icon=":material/fact_check:")
    st.stop()
with st.grid(2, min_column_width=rooms.LEAST + 40):  # the names of these classes are long
    classes.show_shares(by_conditions, "compliance", _("Shares of the compliance classes"), classes.treatment(by_conditions))
    classes.show_rates(by_conditions, "compliance", _("Pass rate by compliance class with 90% intervals"), target)
