"""Which names are one enterprise: by number, else by normalised name; pairs that look alike wait for a person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

import datasets
from etl.decided import Decided
from etl.tidy import names, uscc
from store import Lake

DOUBTFUL = 90.0  # of 100: rapidfuzz's ratio of two names without legal form and place
_KEYS = {"producer": "producer_key", "sampled_unit": "sampled_unit_key", "name": "name_key", "enterprise": "enterprise_key"}
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,6}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,5}?(?:市|地区|州))?(?:[\u4e00-\u9fff]{1,5}?(?:县|区|市))?(?:[\u4e00-\u9fff]{1,4}?(?:镇|街道|乡))?"
)
_CROWD = 300  # names that share a beginning; a larger crowd shares a place, not a name
_DIFFERENT_NUMBERS = re.compile(r"[0-9一二三四五六七八九十]+")


@dataclass(frozen=True)
class Candidate:
    """A name in the store, with its identifier if one is known, and how many rows carry it."""

    key: str
    name: str
    code: str | None
    rows: int


@dataclass(frozen=True)
class DoubtfulPair:
    """Two names that may be one enterprise. `subject` names the pair in a decision; `score` is 100 where the number is the same."""

    first: Candidate
    second: Candidate
    score: float

    @property
    def subject(self) -> str:
        """'key|key', sorted."""
        return "|".join(sorted((self.first.key, self.second.key)))


def keys_of(dataset: datasets.Dataset) -> dict[str, str]:
    """Which of its fields name an enterprise, each with the field that holds the enterprise's key."""
    fields = {each.name for each in dataset.fields}
    return {name: key for name, key in _KEYS.items() if {name, key} <= fields}


def identity(number: str | None) -> str | None:
    """What a USCC, an organisation code and a registration number have in common: the organisation code where it has one."""
    if not number:
        return None
    return uscc.organisation_code(number) if len(number) == 18 else number


def known_codes(lake: Lake) -> dict[str, str]:
    """Identifier → the name key under which the store knows the enterprise: the register's, else the first of the results."""
    if lake.is_empty():
        return {}
    rows = lake.at().cursor().execute("""
        SELECT uscc AS number, name_key AS key, 0 AS late, as_of AS day FROM enterprises WHERE uscc IS NOT NULL AND name_key IS NOT NULL
        UNION ALL SELECT organisation_code, name_key, 0, as_of FROM enterprises WHERE organisation_code IS NOT NULL AND name_key IS NOT NULL
        UNION ALL SELECT producer_uscc, producer_key, 1, counted_on FROM sampling_results
            WHERE producer_uscc IS NOT NULL AND producer_key IS NOT NULL
        ORDER BY late, day NULLS LAST, key""").fetchall()  # fmt: skip
    codes: dict[str, str] = {}
    for number, key, _late, _day in rows:
        codes.setdefault(identity(number) or "", key)
    return codes


def former_names(lake: Lake) -> dict[str, str]:
    """Name key of a former or short name in the register → the name key of the enterprise; none for a name that two enterprises claim."""
    if lake.is_empty():
        return {}
    rows = lake.at().cursor().execute("""
        SELECT DISTINCT name_key, unnest(aliases) FROM enterprises WHERE name_key IS NOT NULL AND aliases IS NOT NULL
        UNION ALL SELECT DISTINCT name_key, name FROM enterprises WHERE name_key IS NOT NULL""").fetchall()  # fmt: skip
    owners: dict[str, set[str]] = defaultdict(set)
    for key, name in rows:
        owners[names.key(name) or ""].add(key)
    return {alias: key for alias, (key, *others) in owners.items() if not others and alias and alias != key}


def same_as(lake: Lake, decisions: Decided) -> dict[str, str]:
    """Name key → the key under which the enterprise is known: by a person's decision, else by a former name in the register."""
    decided = decisions.same_as()
    apart = {frozenset(pair.split("|")) for pair, keep in decisions.enterprises.items() if not keep}
    former = {alias: key for alias, key in former_names(lake).items() if frozenset((alias, key)) not in apart}
    return {alias: decided.get(key, key) for alias, key in former.items()} | decided


def doubtful(lake: Lake, decided: Mapping[str, str]) -> list[DoubtfulPair]:
    """Pairs that look alike and that no person has decided, the likeliest first."""
    candidates = _candidates(lake)
    cores = {each.key: names.core(_PLACE.sub("", each.key, count=1) or each.key) for each in candidates}
    found: dict[str, DoubtfulPair] = {}
    by_key = {each.key: each for each in candidates}
    for alias, key in former_names(lake).items():
        if alias in by_key and key in by_key:  # a result came before the register that tells the former name
            pair = DoubtfulPair(by_key[key], by_key[alias], 100.0)
            if pair.subject not in decided:
                found[pair.subject] = pair
    for group in _groups(candidates, cores):
        for i, first in enumerate(group):
            for second in group[i + 1 :]:
                score = _score(first, second, cores)
                if score >= DOUBTFUL:
                    pair = DoubtfulPair(first, second, score)
                    if pair.subject not in decided:
                        found[pair.subject] = pair
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.subject))


def _candidates(lake: Lake) -> list[Candidate]:
    if lake.is_empty():
        return []
    rows = lake.at().cursor().execute("""
        SELECT key, min(name), max(code), sum(rows) FROM (
            SELECT producer_key AS key, min(producer) AS name, max(producer_uscc) AS code, count(*) AS rows FROM sampling_results GROUP BY ALL
            UNION ALL SELECT name_key, min(name), max(coalesce(uscc, organisation_code, registration_no)), count(*) FROM enterprises GROUP BY ALL)
        WHERE key IS NOT NULL GROUP BY key ORDER BY key""").fetchall()  # fmt: skip
    return [Candidate(key, name, identity(code), int(count)) for key, name, code, count in rows]


def _groups(candidates: Iterable[Candidate], cores: Mapping[str, str]) -> Iterable[list[Candidate]]:
    """Names worth comparing: those with the same number, and those whose cores begin or end alike."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for each in candidates:
        core = cores[each.key]
        for label in {f"^{core[:2]}", f"${core[-3:]}", *([f"#{each.code}"] if each.code else [])}:
            groups[label].append(each)
    return [group for group in groups.values() if 1 < len(group) <= _CROWD]


def _score(first: Candidate, second: Candidate, cores: Mapping[str, str]) -> float:
    """How alike two names are; different numbers, in the register or in the name (第一 / 第二), make them different."""
    if first.code and second.code:
        return 100.0 if first.code == second.code else 0.0
    a, b = cores[first.key], cores[second.key]
    if _DIFFERENT_NUMBERS.findall(a) != _DIFFERENT_NUMBERS.findall(b):
        return 0.0
    return float(fuzz.ratio(a, b)) if min(len(a), len(b)) >= 3 else (100.0 if a == b else 0.0)
