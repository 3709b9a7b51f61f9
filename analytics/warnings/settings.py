"""When an early warning is raised: the parameters of the three detectors, each with why it has the value it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from words import Refusal

Source = Literal["history", "target"]
REFERENCES: tuple[Source, ...] = ("history", "target")


@dataclass(frozen=True)
class Settings:
    """The parameters of the three detectors. A campaign file may set them under `[early_warning]`, and the page may change them for a look.
    Raises Refusal for a value that no detector can work with.

    months: how far back from the as-of day the detectors look (never shorter than the campaign so far). A year: every season once.
    history_months: how long before that the usual failure rate is taken from. Two years, so that a single bad season does not set it.
    reference: where the in-control failure rate p0 comes from: 'history' of the trade in the county, or the trade's 'target'.
    odds: how many times the odds of a failure must rise to be found quickly: 2, as Steiner et al. (2000) use for a doubling.
    run_length: batches of one stream between two false alarms, on average, while nothing has changed. 370 is that of a 3σ chart.
    again, again_days: a recurrence is so many failures on one item at one enterprise, on different days, within so many days.
    firms, cluster_days: a cluster is so many enterprises of one township failing on one item within so many days.
    """

    months: int = 12
    history_months: int = 24
    reference: Source = "history"
    odds: float = 2.0
    run_length: int = 370
    again: int = 2
    again_days: int = 365
    firms: int = 3
    cluster_days: int = 60

    def __post_init__(self) -> None:
        whole = ("months", "history_months", "run_length", "again_days", "cluster_days")
        for name, least in {**dict.fromkeys(whole, 1), "again": 2, "firms": 2}.items():
            if getattr(self, name) < least:
                raise Refusal("{name} must be at least {least}", name=name, least=least)
        if self.odds <= 1:
            raise Refusal("odds must be above 1: an early warning looks for failures that become more frequent")
        if self.reference not in REFERENCES:
            raise Refusal("“{value}” is not one of {allowed}.", value=self.reference, allowed=", ".join(REFERENCES))
