"""What a campaign is: its scope, stages, targets, plans, weights and class boundaries, as its file says them (campaign_file reads one)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from analytics import townships as places
from analytics.townships import Township
from analytics.warnings.settings import Settings
from words import Message, Refusal, language

SHAPES = ("rate", "rise", "benchmark", "index", "count", "share", "share_rise", "filed", "below", "change", "falls", "rectified", "groups")
MEASURES = ("batch", "enterprise", "intrinsic", "item")
RULES = (">=", ">", "=", "<=", "<")
BENCHMARKS = ("nation", "province", "city")
SHARES = ("licensed", "to_standard", "international_standard", "brand_sales")
GROUPED = ("township", "trade")
AREAS = ("management", "service", "engineering", "environment", "safety")
UNIT_KINDS = ("township", "department", "county")
APPRAISED = ("milestones", "reports", "actions", "evaluation", "quality")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTED_RECORDS = {"enforcement": ("violation", "severity", "outcome"), "complaints": ("source", "area")}
INDEX_METHODS = ("severity", "pass_rate", "items")
USUAL_WEIGHTS = {"A": 1.0, "B": 0.5, "C": 0.1, "labelling": 0.1, "unknown": 1.0}


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
class Records:
    """Which records a count adds up: those of a dataset (enforcement, complaints) with one of the values in each field named.

    `open_only`: not closed yet on the day (whenever opened); else those opened within the target's days. `proven`: only complaints that
    proved true.
    """

    dataset: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    open_only: bool = False
    proven: bool = False


@dataclass(frozen=True)
class Target:
    """One measurable rule of the document.

    `limit` is a fraction of 1 for rates and shares, index points for an index, a count for counts, a negative fraction for a fall, a
    fraction of 1 for a rise; None where the rule is a comparison.
    `levels`, `kinds`, `links` None: not named by the document (kinds: the counting rule's four). `stable`: every stage with samples
    must meet the rule as well. `indicators` are the names under which departments file the figure; `needs` says which records
    bring a figure that no dataset of today holds. `records`: what a count adds up. Groups (by township or trade) conform where `within`
    of their units do. `base`: the period that a change or a rise is measured against; `years`: how many years in a row a count must fall.
    `area`: the part of a scorecard it belongs to.
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
    records: tuple[Records, ...] = ()
    group: str | None = None
    within: Fraction | None = None
    base: Window | None = None
    years: int = 1
    area: str | None = None


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
class Milestone:
    """Something dated that units of a kind (township, department, county: the campaign's own office) must have done."""

    no: int
    title: Text
    due: date
    units: tuple[str, ...]


@dataclass(frozen=True)
class Process:
    """What a campaign follows besides its targets.

    `weekday`: the day of the weekly report (1 Monday … 7 Sunday), None without one, from `reports_from` on; `departments` report beside the
    townships; `actions` are prescribed to every township; `rectify_days` and `reinspect_days` limit a rectification counted from its order;
    `weights` of the appraisal by part (milestones, reports, actions, evaluation, quality), in any unit.
    """

    milestones: tuple[Milestone, ...] = ()
    weekday: int | None = None
    reports_from: date | None = None
    departments: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    quarterly: bool = False
    rectify_days: int | None = None
    reinspect_days: int | None = None
    weights: tuple[tuple[str, float], ...] = ()


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
    early_warning: Settings = field(default_factory=Settings)
    process: Process = field(default_factory=Process)
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
        listed = places.official_townships().get(self.county_code, ())
        if self.townships:
            return tuple(place for place in listed if place.code in self.townships)
        return tuple(place for place in listed if place.code[6] != "4")


DEFAULT_INDEX = IndexRule("1", "severity", tuple(USUAL_WEIGHTS.items()))
