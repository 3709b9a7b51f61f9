"""What the whole file lacks and a person knows: filled in once, for every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from analytics.campaigns import Campaign
from datasets import Dataset
from etl.gazetteer import read as gazetteer
from etl.inspect import Inspection
from pages.ui.glossary import value_word
from pages.ui.text import literal
from words import _

_ASKED = ("level", "kind", "link", "trade", "region", "as_of", "reported_on", "county", "township")
_WHOLE_LINE = ("county", "township")  # long names; the others stand two beside each other


def ask(lacking: Sequence[str], dataset: Dataset, campaign: Campaign, key: str) -> dict[str, str]:
    """A choice for each of the fields that can hold for a whole file and that no column brings."""
    asked = [name for name in _ASKED if name in lacking and not (name == "reported_on" and "sampled_on" not in lacking)]
    if not asked:
        return {}
    said: dict[str, str | None] = {}
    with st.expander(_("Fill in what the whole file lacks"), icon=":material/edit_note:", expanded="level" in asked):
        halves = st.columns(2)
        short = [name for name in asked if name not in _WHOLE_LINE]
        for place, name in enumerate(short):
            with halves[place % 2]:
                said[name] = _choice(name, dataset, campaign, said, f"{key}-{name}")
        for name in asked:
            if name not in short:
                said[name] = _choice(name, dataset, campaign, said, f"{key}-{name}")
        st.markdown(f":small[:gray[{_('Leave empty what differs from row to row.')}]]")
    return {name: value for name, value in said.items() if value}


def campaign_of(campaign: Campaign, seen: Inspection, said: Mapping[str, str], key: str) -> str | None:
    """The campaign that the file belongs to, if the person says so; its county then helps with bare township names.

    Ticked from the start where the file's name or title speaks of the campaign's county and no column says the county row by row.
    """
    county = campaign.county
    stem = county[:-1] if len(county) > 2 and county[-1] in "县区市" else county
    named = stem in f"{seen.file} {seen.sheet} {seen.title}"
    by_row = any((said.get(each.header, each.field or "") if each.header in said or each.used else "") == "county" for each in seen.columns)
    own = st.checkbox(
        _("A file of this campaign: {campaign}", campaign=literal(str(campaign.title))),
        value=named and not by_row,
        key=f"{key}-campaign",
        help=_("Bare township names are then looked for in the campaign's county. Left open, county, trade and date say where a row belongs."),
    )
    if by_row:
        why = _("The file names the county row by row: which rows belong to the campaign follows from county, trade and date.")
    elif named:
        why = _("Ticked, for the name or title of the file speaks of {county}. Untick it if rows of other counties stand in it.", county=stem)
    else:
        why = _("Not ticked, for the file does not say that it is of {county}. Tick it if every row lies there.", county=county)
    st.markdown(f":small[:gray[{literal(why)}]]")
    return campaign.id if own else None


def _choice(name: str, dataset: Dataset, campaign: Campaign, said: dict[str, str | None], key: str) -> str | None:
    field = dataset.field(name)
    if name == "county":
        counties = gazetteer().counties
        codes = sorted(counties, key=lambda code: (code != campaign.county_code, code))
        return _of(str(field), codes, lambda code: f"{counties[code][0]}（{counties[code][1]}）", key)
    if name == "township":
        within = said.get("county") or campaign.county_code
        townships = gazetteer().townships
        codes = sorted(code for code in townships if code.startswith(within))
        return _of(str(field), codes, townships.__getitem__, f"{key}-{within}")
    if name == "trade":
        return _of(str(field), list(campaign.trades), str, key, new=True)
    if field.type == "date":
        day = st.date_input(str(field), None, key=key, format="YYYY-MM-DD")
        return day.isoformat() if day else None
    return _of(str(field), list(field.enum), partial(value_word, field), key)


def _of(label: str, options: list[str], word: Callable[[str], str], key: str, new: bool = False) -> str | None:
    return st.selectbox(label, options, None, word, key, placeholder=_("as in the file"), accept_new_options=new)
