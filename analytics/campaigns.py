"""A campaign is one TOML file: its scope, stages, targets, plans, weights and class boundaries, checked as a whole when it is read.

Shipped ones lie in data/campaigns; a bureau's own under $DABIAO_DATA/campaigns win over a shipped one of the same id.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import store
from analytics.scope import COUNTED_KINDS, KINDS, LEVELS, LINKS
from words import Message, Refusal, language

PROJECT = Path(__file__).resolve().parent.parent
SHIPPED = PROJECT / "data" / "campaigns"
TOWNSHIPS = PROJECT / "data" / "reference" / "townships.csv"
ALIASES = PROJECT / "data" / "reference" / "township_aliases.csv"

SHAPES = ("rate", "rise", "benchmark", "index", "count", "share", "share_rise")
MEASURES = ("batch", "enterprise", "intrinsic", "item")
RULES = (">=", ">", "=")
BENCHMARKS = ("nation", "province", "city")
SHARES = ("licensed", "to_standard", "international_standard", "brand_sales")
INDEX_METHODS = ("severity", "pass_rate", "items")


@dataclass(frozen=True)
class Text:
    """A text of the campaign file in both languages; `str()` gives the one now spoken."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh if language() == "zh" else self.en


@dataclass(frozen=True)
class Stage:
    """One stage, both days inclusive. Where the document ends one and begins the next on the same day, the later one has it."""

    no: int
    title: Text
    start: date
    end: date
    stated_end: date


@dataclass(frozen=True)
class Window:
    """Days that count, both inclusive."""

    start: date
    end: date


@dataclass(frozen=True)
class Target:
    """One measurable rule of the document.

    `limit` is a fraction of 1 for rates and shares, index points for an index, a count for counts; None where the rule is a comparison.
    `levels`, `kinds`, `links` None: not named by the document (kinds: the counting rule's four). `stable`: every stage with samples
    must meet the rule as well. `indicators` are the names under which departments file the figure; `needs` says which records
    bring a figure that no dataset of today holds.
    """

    id: str
    title: Text
    clause: Text
    shape: str
    trades: tuple[str, ...]
    due: date
    measure: str = "batch"
    rule: str = ">="
    limit: Fraction | None = None
    levels: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    links: tuple[str, ...] | None = None
    stable: bool = False
    due_assumed: bool = False
    window: Window | None = None
    benchmarks: tuple[str, ...] = ()
    share: str | None = None
    indicators: tuple[str, ...] = ()
    needs: Text | None = None
    note: Text | None = None
    owner: Text | None = None
    unit: Text | None = None


@dataclass(frozen=True)
class Plan:
    """Batches planned for a trade and level in a period (both days inclusive); `assumed` where no document gives the number."""

    trade: str
    level: str
    start: date
    end: date
    planned: int
    assumed: bool = False


@dataclass(frozen=True)
class IndexRule:
    """How the quality index weighs a failed batch, and the version that stands on every display."""

    version: str
    method: str
    weights: tuple[tuple[str, float], ...]

    def weight(self, severity: str) -> float:
        """The loss of a batch whose worst failed item is of that class: A, B, C, labelling or unknown."""
        return dict(self.weights)[severity]


@dataclass(frozen=True)
class Township:
    """A township or street: its 9-digit code and official name."""

    code: str
    name: str


@dataclass(frozen=True)
class Campaign:
    """A dated programme of one county (see the campaign file)."""

    id: str
    title: Text
    short: Text
    document: Text
    county_code: str
    county: str
    start: date
    end: date
    trades: tuple[str, ...]
    stages: tuple[Stage, ...]
    targets: tuple[Target, ...]
    index: IndexRule
    plans: tuple[Plan, ...] = ()
    townships: tuple[str, ...] = ()
    named_townships: tuple[Township, ...] = ()
    synthetic_place: bool = False
    tier_a: float = 5000.0
    tier_b: float = 1000.0
    warnings: tuple[Message, ...] = ()

    def stage_on(self, day: date) -> Stage | None:
        """The stage that is on at that day."""
        return next((stage for stage in reversed(self.stages) if stage.start <= day <= stage.end), None)

    def target(self, id: str) -> Target:
        """The target of that id. Raises Refusal where the campaign has none."""
        for target in self.targets:
            if target.id == id:
                return target
        raise Refusal(
            "Campaign {campaign} has no target {target}. It has: {known}.", campaign=self.id, target=id, known=", ".join(t.id for t in self.targets)
        )

    def places(self) -> tuple[Township, ...]:
        """Its townships with their names: those of the file, else all of the county in the official table but farms (codes 4xx)."""
        if self.named_townships:
            return self.named_townships
        listed = official_townships().get(self.county_code, ())
        if self.townships:
            return tuple(place for place in listed if place.code in self.townships)
        return tuple(place for place in listed if place.code[6] != "4")


def all_() -> tuple[Campaign, ...]:
    """Every campaign, in the order of their start."""
    return tuple(sorted((_read(path) for path in _files().values()), key=lambda campaign: (campaign.start, campaign.id)))


def load(id: str) -> Campaign:
    """The campaign of that id. Raises Refusal where there is none, or where its file has a mistake."""
    files = _files()
    if id not in files:
        raise Refusal("There is no campaign “{id}”. There are: {known}.", id=id, known=", ".join(sorted(files)))
    return _read(files[id])


@cache
def official_townships() -> Mapping[str, tuple[Township, ...]]:
    """County code → its townships, from the official table."""
    counties: dict[str, list[Township]] = {}
    with TOWNSHIPS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counties.setdefault(row["county_code"], []).append(Township(row["code"], row["name"]))
    return {code: tuple(places) for code, places in counties.items()}


@cache
def former_names(county_code: str) -> Mapping[str, str]:
    """Former name → code of the township that it belongs to today, from the dated alias table."""
    with ALIASES.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["code"] for row in csv.DictReader(file) if row["county_code"] == county_code}


def _files() -> dict[str, Path]:
    own = store.home() / "campaigns"
    return {path.stem: path for folder in (SHIPPED, own) if folder.is_dir() for path in sorted(folder.glob("*.toml"))}


def _read(path: Path) -> Campaign:
    return _parsed(path, path.stat().st_mtime_ns)


@cache
def _parsed(path: Path, _changed: int) -> Campaign:
    return parse(path.read_bytes(), path.name)


def parse(content: bytes, file: str) -> Campaign:
    """The campaign that a TOML file describes. `file` names it in messages.

    Raises Refusal with a sentence that names the file, the place and what to write there.
    """
    try:
        said = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal("Campaign file {file} cannot be read: {error}.", file=file, error=str(error)) from None
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
        targets = tuple(self.target(each, trades) for each in said.get("target", ()))
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
            stages=self.stages(said.get("stage", [])),
            targets=targets,
            index=self.index(said.get("index", {})),
            plans=tuple(self.plan(each) for each in said.get("plan", ())),
            townships=tuple(said.get("townships", ())),
            named_townships=tuple(Township(each["code"], each["name"]) for each in said.get("township", ())),
            synthetic_place=bool(said.get("synthetic_place", False)),
            tier_a=float(tiers.get("A", 5000)),
            tier_b=float(tiers.get("B", 1000)),
            warnings=tuple(
                Message("{target} is due on {due}, before the campaign starts ({start}).", target=t.id, due=str(t.due), start=str(start))
                for t in targets
                if t.due < start
            ),
        )

    def stages(self, said: list[dict[str, Any]]) -> tuple[Stage, ...]:
        rows = []
        for each in said:
            place = f"stage {each.get('no', '?')}"
            self.keys(each, place, {"no", "title", "start", "end"})
            rows.append((int(each["no"]), self.text(each, "title", place), self.day(each, "start", place), self.day(each, "end", place)))
        stages = []
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            no, title, start, stated = row
            end = stated if after is None else min(stated, after[2] - timedelta(days=1))
            if end < start or (after is not None and after[2] < start):
                self.complain(f"stage {no}", Message("it ends before it starts"))
            stages.append(Stage(no, title, start, end, stated))
        return tuple(stages)

    def target(self, said: dict[str, Any], trades: tuple[str, ...]) -> Target:
        place = str(said.get("id", "target ?"))
        self.keys(said, place, _TARGET_KEYS)
        limit = said.get("limit")
        target = Target(
            id=self.string(said, "id", place),
            title=self.text(said, "title", place),
            clause=self.text(said, "clause", place),
            shape=self.one_of(said, "shape", SHAPES, place),
            trades=self.names(said, "trades", place) if "trades" in said else trades,
            due=self.day(said, "due", place),
            measure=self.one_of(said, "measure", MEASURES, place, "batch"),
            rule=self.one_of(said, "rule", RULES, place, ">="),
            limit=None if limit is None else Fraction(str(limit)),
            levels=self.some_of(said, "levels", LEVELS, place),
            kinds=self.some_of(said, "kinds", KINDS, place),
            links=self.some_of(said, "links", LINKS, place),
            stable=bool(said.get("stable", False)),
            due_assumed=bool(said.get("due_assumed", False)),
            window=self.window(said["window"], place) if "window" in said else None,
            benchmarks=self.some_of(said, "benchmarks", BENCHMARKS, place) or (),
            share=self.one_of(said, "share", SHARES, place) if "share" in said else None,
            indicators=tuple(said.get("indicators", ())),
            needs=self.text(said, "needs", place) if "needs" in said else None,
            note=self.text(said, "note", place) if "note" in said else None,
            owner=self.text(said, "owner", place) if "owner" in said else None,
            unit=self.text(said, "unit", place) if "unit" in said else None,
        )
        if strange := set(target.trades) - set(trades):
            self.complain(place, Message("trade {trade} is not one of the campaign's", trade=min(strange)))
        if target.shape in ("rate", "index", "count", "share") and target.limit is None:
            self.complain(place, Message("its rule needs a limit"))
        if target.shape in ("rate", "share") and target.limit is not None and not 0 <= target.limit <= 1:
            self.complain(place, Message("a limit of a rate is a fraction: write 0.8 for 80 %"))
        if target.shape in ("share", "share_rise") and target.share is None:
            self.complain(place, Message("'{key}' is missing", key="share"))
        return target

    def plan(self, said: dict[str, Any]) -> Plan:
        place = "plan"
        self.keys(said, place, {"trade", "level", "period", "planned", "assumed"})
        period = self.window(said.get("period", {}), place)
        level = self.one_of(said, "level", LEVELS, place)
        return Plan(self.string(said, "trade", place), level, period.start, period.end, int(said.get("planned", 0)), bool(said.get("assumed", False)))

    def index(self, said: dict[str, Any]) -> IndexRule:
        place = "index"
        self.keys(said, place, {"version", "method", "weights"})
        weights = said.get("weights", {})
        self.keys(weights, "index.weights", set(_WEIGHTS))
        if bad := [name for name, weight in weights.items() if not 0 <= weight <= 1]:
            self.complain("index.weights", Message("the weight of {name} must lie between 0 and 1", name=bad[0]))
        return IndexRule(
            version=str(said.get("version", "1")),
            method=self.one_of(said, "method", INDEX_METHODS, place, "severity"),
            weights=tuple((name, float(weights.get(name, usual))) for name, usual in _WEIGHTS.items()),
        )

    def window(self, said: dict[str, Any], place: str) -> Window:
        self.keys(said, place, {"start", "end"})
        window = Window(self.day(said, "start", place), self.day(said, "end", place))
        if window.end < window.start:
            self.complain(place, Message("it ends before it starts"))
        return window

    def keys(self, said: dict[str, Any], place: str, known: set[str]) -> None:
        if strange := set(said) - known:
            self.complain(
                place, Message("'{key}' is not a word of a campaign file; known are {known}", key=min(strange), known=", ".join(sorted(known)))
            )

    def day(self, said: dict[str, Any], key: str, place: str) -> date:
        value = said.get(key)
        if type(value) is not date:
            self.complain(place, Message("'{key}' must be a date, written 2007-11-11 without quotes", key=key))
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
        if not isinstance(value, dict) or set(value) != {"zh", "en"}:
            self.complain(place, Message('\'{key}\' must be given in both languages: {{ zh = "…", en = "…" }}', key=key))
        return Text(str(value["zh"]), str(value["en"]))

    def one_of(self, said: dict[str, Any], key: str, allowed: tuple[str, ...], place: str, usual: str | None = None) -> str:
        value = said.get(key, usual)
        if value not in allowed:
            self.complain(place, Message("'{key}' must be one of {allowed}", key=key, allowed=", ".join(allowed)))
        return str(value)

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


_PARTS = {"stage", "target", "plan", "index", "sales_tiers", "township"}
_CAMPAIGN_KEYS = _PARTS | set(Campaign.__dataclass_fields__) - {"stages", "targets", "plans", "named_townships", "tier_a", "tier_b", "warnings"}
_WEIGHTS = {"A": 1.0, "B": 0.5, "C": 0.1, "labelling": 0.1, "unknown": 1.0}
_TARGET_KEYS = set(Target.__dataclass_fields__)
DEFAULT_INDEX = IndexRule("1", "severity", tuple(_WEIGHTS.items()))
DEFAULT_KINDS = COUNTED_KINDS
