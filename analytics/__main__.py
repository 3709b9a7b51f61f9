"""The command line of analytics: rate, targets, index, tiers, items. JSON on standard output, everything else on standard error."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

import words
from analytics import arguments, campaigns, filters, items, printed, rates, targets, tiers, words_of_classes
from analytics.ask import Readable
from analytics.attainment import Attainment
from analytics.campaigns import MEASURES
from analytics.labels import label
from analytics.quality_index import QualityIndex, quality_index
from analytics.rules.index import said as said_of_index
from analytics.scope import Scope
from analytics.words_of_value import counts_text, interval_text, value_text
from words import Refusal, _, numbers, usage


def main(typed: Sequence[str] | None = None) -> int:
    """Answer one question. 0: done; 1: refused, with a sentence on standard error; 2: wrong usage."""
    typed = sys.argv[1:] if typed is None else typed
    usage.speak_as_typed(typed)
    said = parser().parse_args(typed)
    words.speak(said.lang)
    try:
        snapshot = arguments.opened(said)
        answer = COMMANDS[said.command](said, snapshot, arguments.scope_of(said))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(printed.as_json(answer) if said.json else TEXTS[said.command](answer))
    return 0


def parser() -> argparse.ArgumentParser:
    """Every command with the options that all of them share."""
    as_one: dict[str, Any] = {"parents": [arguments.common()]}
    whole = usage.Parser(prog="python -m analytics", description=_("Pass rates, targets and their verdicts."))
    commands = whole.add_subparsers(dest="command", required=True)
    rate = commands.add_parser("rate", help=_("pass rates by group"), **as_one)
    rate.add_argument("--measure", choices=MEASURES, default="batch")
    rate.add_argument("--by", default="", metavar=",".join(rates.GROUPS), type=groups_of(rates.GROUPS))
    goal = commands.add_parser("targets", help=_("every target with both verdicts"), **as_one)
    commands.add_parser("index", help=_("the quality index with its strata"), **as_one)
    classes = commands.add_parser("tiers", help=_("classes of enterprises"), **as_one)
    classes.add_argument("--scheme", choices=tuple(tiers.SCHEMES), default="sales")
    classes.add_argument("--by", default="", metavar=",".join(tiers.BY), type=groups_of(tiers.BY))
    failed = commands.add_parser("items", help=_("failed items by frequency"), **as_one)
    failed.add_argument("--by", default="class", metavar=",".join(items.GROUPS), type=groups_of(items.GROUPS))
    goal.add_argument("--compare-with", dest="compare_with", metavar="DAY", type=arguments.a_day, help=_("an earlier day to show the change since"))
    return whole


def groups_of(allowed: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """'township,trade' taken apart; a group that the command does not know is wrong usage."""

    def taken_apart(text: str) -> tuple[str, ...]:
        typed = tuple(group.strip() for group in text.split(",") if group.strip())
        if strange := [group for group in typed if group not in allowed]:
            raise argparse.ArgumentTypeError(_("“{value}” is not one of {allowed}.", value=strange[0], allowed=", ".join(allowed)))
        return typed

    return taken_apart


def rate(said: argparse.Namespace, snapshot: Readable, scope: Scope) -> pd.DataFrame:
    """`rate`: see rates.rate."""
    return rates.rate(snapshot, scope, said.measure, said.by)


def classified(said: argparse.Namespace, snapshot: Readable, scope: Scope) -> pd.DataFrame:
    """`tiers`: see tiers.tiers. What parts the tiers of sales, and the unit of sales, is said beside it."""
    if said.scheme == "sales":
        bounds = filters.tier_bounds(campaigns.load(scope.campaign) if scope.campaign else None)
        print(words_of_classes.sales_tiers(*bounds), file=sys.stderr)
    return tiers.tiers(snapshot, scope, said.scheme, said.by)


def failing(said: argparse.Namespace, snapshot: Readable, scope: Scope) -> pd.DataFrame:
    """`items`: see items.items."""
    return items.items(snapshot, scope, said.by)


def indexed(said: argparse.Namespace, snapshot: Readable, scope: Scope) -> QualityIndex:
    """`index`: see quality_index.quality_index."""
    return quality_index(snapshot, scope)


def attained(said: argparse.Namespace, snapshot: Readable, scope: Scope) -> list[dict[str, Any]]:
    """`targets`: one row a target of the campaign, or of every campaign; each says which."""
    rows: list[dict[str, Any]] = []
    for campaign in (campaigns.load(scope.campaign),) if scope.campaign else campaigns.all_():
        for warning in campaign.warnings:
            print(warning, file=sys.stderr)
        found = targets.attain(snapshot, campaign, scope.but(campaign=campaign.id), said.compare_with)
        rows += [{"campaign": campaign.id, "answer": each} for each in found]
    return [{"campaign": row["campaign"]} | row["answer"].as_json() for row in rows] if said.json else rows


def rates_text(answer: pd.DataFrame) -> str:
    """Rates as a table: groups, counts, rate, interval."""
    shown = answer.assign(rate=[numbers.rate(p, n) for p, n in zip(answer["passed"], answer["judged"], strict=True)])
    shown["low"] = [numbers.interval(low, high) for low, high in zip(answer["low"], answer["high"], strict=True)]
    shown = shown.drop(columns="high").rename(columns={"low": "95%"})
    return frame_text(shown)


def frame_text(frame: pd.DataFrame) -> str:
    """Any frame as a table; '—' for what is missing."""
    cells = [[printed.cell(value) for value in row] for row in frame.to_numpy(dtype=object)]
    return printed.table([str(name) for name in frame.columns], cells)


def targets_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Targets as a table: id, title, rule, value, n, interval, both verdicts."""
    header = ["id", _("target"), _("rule"), _("value"), "n", _("90% interval"), _("administrative"), _("evidential"), _("due")]
    return printed.table(header, [target_line(row["answer"]) for row in rows])


def target_line(one: Attainment) -> list[str]:
    """The cells of one target."""
    return [
        one.id,
        one.title,
        one.rule,
        value_text(one),
        counts_text(one) or (numbers.NOTHING if one.denominator is None else f"{one.denominator:,g}"),
        interval_text(one),
        label("administrative", one.administrative),
        label("evidential", one.evidential),
        numbers.date_short(one.due),
    ]


def index_text(answer: QualityIndex) -> str:
    """The index, its interval, version and strata."""
    head = [
        _("quality index"),
        numbers.number(answer.index, 2),
        _("95% interval"),
        f"{numbers.number(answer.low, 2)}–{numbers.number(answer.high, 2)}",
    ]
    strata = pd.DataFrame([vars(stratum) for stratum in answer.strata])
    return "\n".join([" ".join(head), said_of_index(answer), frame_text(strata)])


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Readable, Scope], Any]] = {
    "rate": rate,
    "targets": attained,
    "index": indexed,
    "tiers": classified,
    "items": failing,
}
TEXTS: Mapping[str, Callable[[Any], str]] = {
    "rate": rates_text,
    "targets": targets_text,
    "index": index_text,
    "tiers": frame_text,
    "items": frame_text,
}

if __name__ == "__main__":
    with contextlib.suppress(AttributeError):  # Windows has no such signal
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads the first lines only (| head) ends it without a word
    sys.exit(main())
