"""The tables that count batches: rates by group, failed items, classes of enterprises, the index, and the counted rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from analytics import rates, tiers
from analytics.ask import ask
from analytics.filters import parameters, register_parameters
from analytics.labels import label
from reports.findings import Findings
from reports.rated import by_level
from reports.tables.columns import COMMON, Column, common, declared
from reports.tables.table import Table
from words import N_

SQL = Path(__file__).parent / "sql"
COUNTS = common("passed", "judged", "failed", "rate", "low", "high", "not_judged", "failures_without_denominator")


def _by(*groups: str) -> Callable[[Findings], pd.DataFrame]:
    def asked(found: Findings) -> pd.DataFrame:
        frame = rates.rate(found.snapshot, found.scope, "batch", groups)
        frame = by_level(frame) if groups == ("level",) else frame
        return frame.assign(failed=frame["judged"] - frame["passed"])

    return asked


def _rates(name: str, title: str, rule: str, groups: Sequence[str], columns: Sequence[Column]) -> Table:
    return Table(f"rates_by_{name}", title, rule, (*columns, *COUNTS), _by(*groups))


RATES = (
    _rates("township", N_("Pass rates by township"), N_("One row is one township (street)."), ("township",), common("township", "township_code")),
    _rates("trade", N_("Pass rates by trade"), N_("One row is one trade."), ("trade",), common("trade")),
    _rates(
        "level", N_("Pass rates by level"), N_("One row is one level of sampling; levels are never pooled silently."), ("level",), common("level")
    ),
    _rates("month", N_("Pass rates by month"), N_("One row is one month of the counting date."), ("month",), common("month")),
    _rates("stage", N_("Pass rates by stage"), N_("One row is one stage of the campaign."), ("stage",), common("stage")),
    _rates("kind", N_("Pass rates by kind"), N_("One row is one kind of sampling."), ("kind",), common("kind")),
    _rates("link", N_("Pass rates by link"), N_("One row is production or circulation."), ("link",), common("link")),
    _rates(
        "township_and_trade",
        N_("Rates by township and trade"),
        N_("One row is one township and trade."),
        ("township", "trade"),
        common("township", "township_code", "trade"),
    ),
    _rates(
        "enterprise", N_("Pass rates by enterprise"), N_("One row is one enterprise sampled."), ("enterprise",), common("enterprise", "name", "tier")
    ),
)


def _tiers(scheme: str) -> Callable[[Findings], pd.DataFrame]:
    return lambda found: tiers.tiers(found.snapshot, found.scope, scheme)


_SHARES = (
    *common("enterprises", "sales", "share_of_enterprises", "share_of_sales", "passed", "judged", "failed", "rate", "low", "high"),
    *common("share_of_failures"),
)
_ONE_CLASS = N_("One row is one class of enterprises; without a class: not classified, or not in the register.")
TIERS = (
    Table("tiers", N_("Sales tiers"), _ONE_CLASS, (Column("class", N_("Sales tier")), *_SHARES), _tiers("sales")),
    Table("conditions", N_("Classes by conditions"), _ONE_CLASS, (Column("class", N_("Compliance class")), *_SHARES), _tiers("compliance")),
    Table(
        "dispositions",
        N_("Dispositions"),
        _ONE_CLASS,
        (Column("class", N_("Disposition"), said="disposition"), *_SHARES),
        _tiers("disposition"),
    ),
)
_COUNTED_ITEMS = common("count", "share", "cumulative", "without_denominator")
ITEMS = (
    Table(
        "items",
        N_("Failed items by frequency"),
        N_("One row is one failed item and class; a batch that fails on several items counts once for each."),
        (*common("item", "class"), *_COUNTED_ITEMS),
        lambda found: found.items,
    ),
    Table(
        "items_by_trade",
        N_("Failed items by trade"),
        N_("One row is one failed item and class of one trade; shares are within the trade."),
        (*common("trade", "item", "class"), *_COUNTED_ITEMS),
        lambda found: found.items_by_trade,
    ),
)
INDEX = Table(
    "quality_index",
    N_("Quality index by stratum"),
    N_("One row is one product category of a trade."),
    (
        *common("trade", "product_category", "judged", "failed"),
        Column("loss", N_("Loss"), "number"),
        Column("weight", N_("Weight"), "rate"),
        Column("index", N_("Index"), "number"),
    ),
    lambda found: pd.DataFrame([asdict(each) for each in found.index.strata]),
)


def _results(found: Findings) -> pd.DataFrame:
    """Every row of the scope that a rate counts or names beside it: the sums of its 0s and 1s are the counts of `rates.rate`."""
    campaign, span = found.campaign, found.span
    where = parameters(found.scope, campaign, span.end) | register_parameters(found.scope, campaign, span.end)
    frame = ask("results", found.snapshot, folder=SQL, first=span.start, last=span.end, **where)
    official = rates.township_names(campaign, frame["township_code"].dropna().unique().tolist())
    frame["township"] = rates.named(frame["township_code"], frame["township"], official)
    frame["failed_items"] = [_items(each) for each in frame["failed_items"]]
    return frame.assign(month=frame["counted_on"].dt.to_period("M").dt.to_timestamp())


def _items(found: Sequence[Mapping[str, Any]] | None) -> str | None:
    """The failed items of a batch in one cell, as the road reads them from one: parted by a semicolon, since names hold commas."""
    return None if found is None or not len(found) else "; ".join(each["item"] or label("class", None) for each in found)


_OF = "sampling_results"
RESULTS = Table(
    "results",
    N_("Counted rows"),
    N_("One row is one sampled batch; sums of the columns passed and judged give every rate of this file."),
    (
        *declared(_OF, "counted_on"),
        COMMON["month"],
        *declared(_OF, "sample_no"),
        *common("level", "kind", "link", "trade"),
        *declared(_OF, "product_category", "product", "brand", "spec", "lot"),
        *common("name", "enterprise", "township", "township_code"),
        *declared(_OF, "verdict"),
        *common("passed", "judged", "failed", "not_judged", "failures_without_denominator"),
        Column("failed_items", N_("Failed items"), "long"),
        Column("items_tested", N_("Items tested"), "count"),
        Column("items_failed", N_("Items failed"), "count"),
        *declared(_OF, "body"),
        *common("upload", "source_row"),
    ),
    _results,
)
