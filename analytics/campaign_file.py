"""The reader of a campaign file: every table taken apart and checked, every complaint with its file and place."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from fractions import Fraction
from math import isfinite
from typing import Any, NoReturn

import datasets
from analytics.campaign import (
    APPRAISED,
    AREAS,
    BENCHMARKS,
    COUNTED_RECORDS,
    GROUPED,
    INDEX_METHODS,
    MEASURES,
    RULES,
    SHAPES,
    SHARES,
    UNIT_KINDS,
    USUAL_WEIGHTS,
    WEEKDAYS,
    Campaign,
    IndexRule,
    Milestone,
    Plan,
    Process,
    Records,
    Stage,
    Target,
    Text,
    Window,
)
from analytics.scope import KINDS, LEVELS, LINKS
from analytics.townships import Township
from analytics.warnings.settings import Settings
from words import Message, Refusal


def parse(content: bytes, file: str) -> Campaign:
    """The campaign that a TOML file describes. `file` names it in messages.

    Raises Refusal with a sentence that names the file, the place and what to write there.
    """
    try:
        said = tomllib.loads(content.decode("utf-8"))
    except ValueError as error:  # no UTF-8, no TOML, or a number of thousands of digits
        raise Refusal("Campaign file {file} cannot be read: {error}.", file=file, error=str(error)) from None
    except RecursionError:
        raise Refusal("Campaign file {file} cannot be read: {error}.", file=file, error=Message("its lists lie too deep in one another")) from None
    return _Reader(file).campaign(said)


class _Reader:
    """Takes the tables of one file apart; every complaint names the file and the place in it."""

    def __init__(self, file: str) -> None:
        self.file = file

    def campaign(self, said: dict[str, Any]) -> Campaign:
        place = "campaign"
        self.keys(said, place, _CAMPAIGN_KEYS)
        start, end = self.day(said, "start", place), self.day(said, "end", place)
        if end < start:
            self.complain(place, Message("it ends before it starts"))
        trades = self.names(said, "trades", place)
        id = self.string(said, "id", place)
        if f"{id}.toml" != self.file:
            self.complain(place, Message("its id is {id}, so the file must be called {id}.toml", id=id))
        targets = tuple(self.target(each, trades) for each in self.tables(said, "target"))
        tiers = said.get("sales_tiers", {})
        self.keys(tiers, "sales_tiers", {"A", "B"})
        if twice := {t.id for t in targets if [u.id for u in targets].count(t.id) > 1}:
            self.complain("target", Message("{id} stands there twice", id=min(twice)))
        return Campaign(
            id=id,
            title=self.text(said, "title", place),
            short=self.text(said, "short", place) if "short" in said else self.text(said, "title", place),
            document=self.text(said, "document", place),
            county_code=self.string(said, "county_code", place),
            county=self.string(said, "county", place),
            start=start,
            end=end,
            trades=trades,
            stages=self.stages(self.tables(said, "stage")),
            targets=targets,
            index=self.index(said.get("index", {})),
            plans=tuple(self.plan(each) for each in self.tables(said, "plan")),
            townships=self.names(said, "townships", place) if said.get("townships") else (),
            named_townships=tuple(self.township(each) for each in self.tables(said, "township")),
            synthetic_place=self.flag(said, "synthetic_place", place),
            tier_a=self.number(tiers, "A", "sales_tiers", 5000),
            tier_b=self.number(tiers, "B", "sales_tiers", 1000),
            early_warning=self.early_warning(said.get("early_warning", {})),
            process=self.process(said.get("process", {}), self.tables(said, "milestone")),
            warnings=tuple(
                Message("{target} is due on {due}, before the campaign starts ({start}).", target=t.id, due=str(t.due), start=str(start))
                for t in targets
                if t.due < start
            ),
        )

    def process(self, said: dict[str, Any], milestones: list[dict[str, Any]]) -> Process:
        place = "process"
        self.keys(said, place, {"weekly", "reports_from", "departments", "actions", "quarterly", "rectify_days", "reinspect_days", "weights"})
        weights = said.get("weights", {})
        self.keys(weights, "process.weights", set(APPRAISED))
        weekly = self.one_of(said, "weekly", WEEKDAYS, place) if "weekly" in said else None
        return Process(
            milestones=tuple(self.milestone(each) for each in milestones),
            weekday=WEEKDAYS.index(weekly) + 1 if weekly else None,
            reports_from=self.day(said, "reports_from", place) if "reports_from" in said else None,
            departments=self.names(said, "departments", place) if "departments" in said else (),
            actions=self.names(said, "actions", place) if "actions" in said else (),
            quarterly=self.flag(said, "quarterly", place),
            rectify_days=self.whole(said, "rectify_days", place, 1) if "rectify_days" in said else None,
            reinspect_days=self.whole(said, "reinspect_days", place, 1) if "reinspect_days" in said else None,
            weights=tuple((name, self.number(weights, name, "process.weights", 0)) for name in APPRAISED if name in weights),
        )

    def milestone(self, said: dict[str, Any]) -> Milestone:
        place = f"milestone {said.get('no', '?')}"
        self.keys(said, place, {"no", "title", "due", "units"})
        units = self.some_of(said, "units", UNIT_KINDS, place) or ()
        return Milestone(self.whole(said, "no", place, 1), self.text(said, "title", place), self.day(said, "due", place), units)

    def stages(self, said: list[dict[str, Any]]) -> tuple[Stage, ...]:
        rows = []
        for each in said:
            place = f"stage {each.get('no', '?')}"
            self.keys(each, place, {"no", "title", "start", "end"})
            rows.append(
                (self.whole(each, "no", place, 0), self.text(each, "title", place), self.day(each, "start", place), self.day(each, "end", place))
            )
        stages = []
        for row, after in zip(rows, [*rows[1:], None], strict=False):
            no, title, start, stated = row
            end = stated if after is None else min(stated, after[2] - timedelta(days=1))
            if end < start or (after is not None and after[2] < start):
                self.complain(f"stage {no}", Message("it ends before it starts"))
            stages.append(Stage(no, title, start, end, stated))
        return tuple(stages)

    def target(self, said: dict[str, Any], trades: tuple[str, ...]) -> Target:
        place = str(said.get("id", "target ?"))
        self.keys(said, place, _TARGET_KEYS)
        target = Target(
            id=self.string(said, "id", place),
            title=self.text(said, "title", place),
            clause=self.text(said, "clause", place),
            shape=self.one_of(said, "shape", SHAPES, place),
            trades=self.names(said, "trades", place) if "trades" in said else trades,
            due=self.day(said, "due", place),
            measure=self.one_of(said, "measure", MEASURES, place, "batch"),
            rule=self.one_of(said, "rule", RULES, place, ">="),
            limit=None if "limit" not in said else self.exact(said, "limit", place),
            levels=self.some_of(said, "levels", LEVELS, place),
            kinds=self.some_of(said, "kinds", KINDS, place),
            links=self.some_of(said, "links", LINKS, place),
            stable=self.flag(said, "stable", place),
            due_assumed=self.flag(said, "due_assumed", place),
            window=self.window(said["window"], place) if "window" in said else None,
            benchmarks=self.some_of(said, "benchmarks", BENCHMARKS, place) or (),
            share=self.one_of(said, "share", SHARES, place) if "share" in said else None,
            indicators=self.names(said, "indicators", place) if said.get("indicators") else (),
            needs=self.text(said, "needs", place) if "needs" in said else None,
            note=self.text(said, "note", place) if "note" in said else None,
            owner=self.text(said, "owner", place) if "owner" in said else None,
            unit=self.text(said, "unit", place) if "unit" in said else None,
            records=tuple(self.records(each, place) for each in self.tables(said, "records", place)),
            group=self.one_of(said, "group", GROUPED, place) if "group" in said else None,
            within=self.exact(said, "within", place) if "within" in said else None,
            base=self.window(said["base"], place) if "base" in said else None,
            years=self.whole(said, "years", place, 1),
            area=self.one_of(said, "area", AREAS, place) if "area" in said else None,
        )
        if strange := set(target.trades) - set(trades):
            self.complain(place, Message("trade {trade} is not one of the campaign's", trade=min(strange)))
        self.fits(target, place)
        return target

    def fits(self, target: Target, place: str) -> None:
        """A shape has what it needs, and a fraction is one."""
        for shape, needed in _NEEDED.items():
            for key in needed if target.shape == shape else ():
                if getattr(target, key) in (None, ()):
                    what = Message("its rule needs a limit") if key == "limit" else Message("'{key}' is missing", key=key)
                    self.complain(place, what)
        for fraction in (target.limit if target.shape in _FRACTIONS else None, target.within):
            if fraction is not None and not 0 <= fraction <= 1:
                self.complain(place, Message("a limit of a rate is a fraction: write 0.8 for 80 %"))
        if target.shape == "count" and not target.records and not target.indicators:
            self.complain(place, Message("'{key}' is missing", key="records"))

    def records(self, said: dict[str, Any], place: str) -> Records:
        dataset = self.one_of(said, "dataset", tuple(COUNTED_RECORDS), place)
        fields = COUNTED_RECORDS[dataset]
        self.keys(said, place, {"dataset", "open", *(("proven",) if dataset == "complaints" else ()), *fields})
        allowed = {name: datasets.get(dataset).field(name).enum for name in fields}
        where = tuple((name, self.some_of(said, name, allowed[name], place) or ()) for name in fields if name in said)
        return Records(dataset, where, self.flag(said, "open", place), self.flag(said, "proven", place))

    def plan(self, said: dict[str, Any]) -> Plan:
        place = "plan"
        self.keys(said, place, {"trade", "level", "period", "planned", "assumed"})
        period = self.window(said.get("period", {}), place)
        level = self.one_of(said, "level", LEVELS, place)
        return Plan(
            self.string(said, "trade", place),
            level,
            period.start,
            period.end,
            self.whole(said, "planned", place, 0),
            self.flag(said, "assumed", place),
        )

    def index(self, said: dict[str, Any]) -> IndexRule:
        place = "index"
        self.keys(said, place, {"version", "method", "weights"})
        weights = said.get("weights", {})
        self.keys(weights, "index.weights", set(USUAL_WEIGHTS))
        if bad := [name for name in weights if not 0 <= self.number(weights, name, "index.weights", 0) <= 1]:
            self.complain("index.weights", Message("the weight of {name} must lie between 0 and 1", name=bad[0]))
        return IndexRule(
            version=str(said.get("version", "1")),
            method=self.one_of(said, "method", INDEX_METHODS, place, "severity"),
            weights=tuple((name, float(weights.get(name, usual))) for name, usual in USUAL_WEIGHTS.items()),
        )

    def early_warning(self, said: dict[str, Any]) -> Settings:
        place, usual = "early_warning", Settings()
        self.keys(said, place, set(Settings.__dataclass_fields__))
        if wrong := [name for name, value in said.items() if type(value) not in {type(getattr(usual, name)), *([int] if name == "odds" else [])}]:
            self.complain(place, Message("'{key}' must be written as {usual}", key=min(wrong), usual=str(getattr(usual, min(wrong)))))
        try:
            return Settings(**said)
        except Refusal as refusal:
            self.complain(place, refusal.message)

    def window(self, said: dict[str, Any], place: str) -> Window:
        self.keys(said, place, {"start", "end"})
        window = Window(self.day(said, "start", place), self.day(said, "end", place))
        if window.end < window.start:
            self.complain(place, Message("it ends before it starts"))
        return window

    def township(self, said: dict[str, Any]) -> Township:
        return Township(self.string(said, "code", "township"), self.string(said, "name", "township"))

    def tables(self, said: dict[str, Any], key: str, place: str | None = None) -> list[dict[str, Any]]:
        listed = said.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            self.complain(place or key, Message("'{key}' must be a list of tables, each under [[{key}]]", key=key))
        return list(listed)

    def number(self, said: dict[str, Any], key: str, place: str, usual: float) -> float:
        return float(self.exact({key: said.get(key, usual)}, key, place))

    def exact(self, said: dict[str, Any], key: str, place: str) -> Fraction:
        figure = said[key]
        if type(figure) not in (int, float) or not isfinite(figure) or abs(figure) >= _BEYOND:
            self.complain(place, Message("'{key}' must be a number without quotes", key=key))
        return Fraction(str(figure))

    def keys(self, said: dict[str, Any], place: str, known: set[str]) -> None:
        if not isinstance(said, dict):
            self.complain(place, Message("it must be a table, written under [{place}] or as {{ … }}", place=place))
        if strange := set(said) - known:
            self.complain(
                place, Message("'{key}' is not a word of a campaign file; known are {known}", key=min(strange), known=", ".join(sorted(known)))
            )

    def day(self, said: dict[str, Any], key: str, place: str) -> date:
        value = said.get(key)
        if type(value) is not date:
            self.complain(place, Message("'{key}' must be a date, written 2007-11-11 without quotes", key=key))
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            self.complain(place, Message("'{key}' must lie between {first} and {last}", key=key, first=FIRST_YEAR, last=LAST_YEAR))
        return value

    def string(self, said: dict[str, Any], key: str, place: str) -> str:
        value = said.get(key)
        if not isinstance(value, str) or not value:
            self.complain(place, Message("'{key}' is missing", key=key))
        return str(value)

    def names(self, said: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
        value = said.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
            self.complain(place, Message("'{key}' must be a list of names", key=key))
        return tuple(value)

    def text(self, said: dict[str, Any], key: str, place: str) -> Text:
        value = said.get(key)
        if not isinstance(value, dict) or set(value) != {"zh", "en"} or not all(isinstance(each, str) for each in value.values()):
            self.complain(place, Message('\'{key}\' must be given in both languages: {{ zh = "…", en = "…" }}', key=key))
        return Text(value["zh"], value["en"])

    def flag(self, said: dict[str, Any], key: str, place: str) -> bool:
        value = said.get(key, False)
        if type(value) is not bool:
            self.complain(place, Message("'{key}' must be true or false, without quotes", key=key))
        return bool(value)

    def one_of(self, said: dict[str, Any], key: str, allowed: tuple[str, ...], place: str, usual: str | None = None) -> str:
        value = said.get(key, usual)
        if value not in allowed:
            self.complain(place, Message("'{key}' must be one of {allowed}", key=key, allowed=", ".join(allowed)))
        return str(value)

    def whole(self, said: dict[str, Any], key: str, place: str, usual: int) -> int:
        value = said.get(key, usual)
        if type(value) is not int or not 1 <= value < _BEYOND:
            self.complain(place, Message("'{key}' must be a whole number from 1", key=key))
        return int(value)

    def some_of(self, said: dict[str, Any], key: str, allowed: tuple[str, ...], place: str) -> tuple[str, ...] | None:
        if key not in said:
            return None
        value = self.names(said, key, place)
        for each in value:
            if each not in allowed:
                self.complain(place, Message("'{key}' must be one of {allowed}", key=key, allowed=", ".join(allowed)))
        return value

    def complain(self, place: str, what: Message) -> NoReturn:
        raise Refusal("Campaign file {file}, {place}: {what}.", file=self.file, place=place, what=what)


_PARTS = {"milestone", "stage", "target", "plan", "index", "sales_tiers", "township"}
_CAMPAIGN_KEYS = _PARTS | set(Campaign.__dataclass_fields__) - {"stages", "targets", "plans", "named_townships", "tier_a", "tier_b", "warnings"}
_TARGET_KEYS = set(Target.__dataclass_fields__)
FIRST_YEAR, LAST_YEAR = 1949, 2199
_BEYOND = 10**15  # no count, rate or sum of a bureau is as large
_FRACTIONS = ("rate", "share", "filed", "rectified", "groups")
_NEEDED = {
    "rate": ("limit",),
    "index": ("limit",),
    "count": ("limit",),
    "share": ("limit", "share"),
    "share_rise": ("share",),
    "filed": ("limit", "indicators"),
    "below": ("benchmarks", "indicators"),
    "change": ("limit", "indicators", "base"),
    "falls": ("records",),
    "rectified": ("limit",),
    "groups": ("limit", "share", "group", "within"),
}
