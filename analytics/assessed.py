"""Census, self-inspection and assessment (process P06): who is on the register, who filed the form, whose production conditions were assessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from analytics import campaigns, classification
from analytics.ask import Readable, ask
from analytics.due import over
from analytics.progress import IN_TIME, LATE, STATES, states
from analytics.scope import Scope
from analytics.tiers import SCHEMES

STEPS = ("assessed", "filed", "neither")
FORM, ASSESSMENT = "self_inspection", "assessment"
FILED = (IN_TIME, LATE)


@dataclass(frozen=True)
class Assessed:
    """`rows`: one row an enterprise in operation on the day: enterprise (its key), name, township_code, township, trade, compliance (its class,
    else 'unclassified' or 'conflict'), `form` (IN_TIME, LATE, MISSING, NOT_DUE; None: no form was asked of it), form_due, filed_on, assessed_on,
    score, and `step`, how far it has come (one of STEPS). `outside`: enterprises with such a record that are not in operation on
    the register of the whole county, whatever the scope leaves out of it.
    """

    day: date
    rows: pd.DataFrame
    outside: int


@dataclass(frozen=True)
class Tally:
    """Enterprises by what is on record of them. `asked`: those of which a form is asked, `not_due` of them neither filed nor to be filed by then;
    `score`: the mean of the `scored` assessments that give one, None without any."""

    registered: int
    classed: int
    asked: int
    in_time: int
    late: int
    missing: int
    not_due: int
    assessed: int
    scored: int
    score: float | None

    @property
    def filed(self) -> int:
        """Forms there, in time or late."""
        return self.in_time + self.late

    @property
    def form_rate(self) -> Fraction | None:
        """Filed over asked; None where no form is asked."""
        return Fraction(self.filed, self.asked) if self.asked else None


def assessed(snapshot: Readable, scope: Scope) -> Assessed:
    """The register of the scope's day with the forms and assessments that the day knew. Raises Refusal for an unknown campaign.

    Of several forms of one enterprise that are filed or were to be filed by then the one due last counts, a filed one before a blank one and one
    without a due day after all; one that is not due yet only where there is no other. Of several assessments the latest.
    """
    campaign, day = campaigns.load(str(scope.campaign)), classification.settled(snapshot, scope)
    register = _operating(snapshot, scope, day)
    where: dict[str, Any] = {
        "as_of": day,
        "tier_a": campaign.tier_a,
        "tier_b": campaign.tier_b,
        "county": campaign.county_code,
        "campaign": campaign.id,
    }
    records = ask("self_checks", snapshot, **where)
    records = _of_the_campaign(records, campaign.start, campaign.end)
    records = records.assign(done_on=records["done_on"].where(records["done_on"] <= np.datetime64(day)))
    forms = _one_each(records[records["task"] == FORM], day)
    forms = forms.assign(form=states(forms["due"], forms["done_on"], np.datetime64(day))).rename(columns={"due": "form_due", "done_on": "filed_on"})
    held = (
        records[(records["task"] == ASSESSMENT) & records["done_on"].notna()]
        .sort_values("done_on", kind="stable")
        .drop_duplicates("enterprise", keep="last")
    )
    held = held.rename(columns={"done_on": "assessed_on"})
    rows = register[["enterprise", "name", "township_code", "township", "trade", "compliance"]]
    rows = rows.merge(forms[["enterprise", "form", "form_due", "filed_on"]], on="enterprise", how="left")
    rows = rows.merge(held[["enterprise", "assessed_on", "score"]], on="enterprise", how="left")
    step = np.select([rows["assessed_on"].notna(), rows["filed_on"].notna()], STEPS[:2], STEPS[2])
    known = {*forms.loc[forms["filed_on"].notna(), "enterprise"], *held["enterprise"]}
    outside = known - set(register["enterprise"])
    if outside and (scope.townships, scope.trades, scope.tiers) != (None, None, None):  # records do not tell what the filters ask
        whole = scope.but(townships=None, trades=None, tiers=None)
        outside -= set(_operating(snapshot, whole, day)["enterprise"])
    return Assessed(day, rows.assign(step=step).sort_values(["name", "enterprise"], ignore_index=True), len(outside))


def tally(rows: pd.DataFrame) -> Tally:
    """The counts of some rows of `assessed` (all of them, a township's)."""
    form = {state: int((rows["form"] == state).sum()) for state in STATES}
    scores = rows["score"].dropna()
    return Tally(
        registered=len(rows),
        classed=int(rows["compliance"].isin(SCHEMES["compliance"]).sum()),
        asked=sum(form.values()),
        assessed=int(rows["assessed_on"].notna().sum()),
        scored=len(scores),
        score=float(scores.mean()) if len(scores) else None,
        **form,
    )


def _operating(snapshot: Readable, scope: Scope, day: date) -> pd.DataFrame:
    register = classification.register(snapshot, scope, (day,))
    return register[register["operating"]].reset_index(drop=True)


def _of_the_campaign(records: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    when = records["due"].fillna(records["done_on"])
    return records[((when >= np.datetime64(start)) & (when <= np.datetime64(end))) | when.isna()]


def _one_each(forms: pd.DataFrame, day: date) -> pd.DataFrame:
    """The form of each enterprise that counts: the last of those that are there or missing, else the next one to come."""
    counts = forms["done_on"].notna() | over(forms["due"], np.datetime64(day))
    ahead = forms[~counts].sort_values("due", ascending=False, na_position="first", kind="stable")
    known = forms[counts].sort_values(["due", "done_on"], na_position="first")
    one: pd.DataFrame = forms.loc[ahead.index.append(known.index)].drop_duplicates("enterprise", keep="last")
    return one
