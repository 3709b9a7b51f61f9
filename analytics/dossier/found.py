"""How an enterprise is found: by its name, the first letters of its pinyin, its numbers, its products."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from analytics import campaigns, rectification
from analytics.ask import Readable, ask
from analytics.dossier.values import plain
from analytics.kept import kept
from analytics.scope import Scope

MOST = 20
COLUMNS = ("enterprise", "name", "numbers", "trade", "township_code", "township", "products", "registered", "batches")


def search(snapshot: Readable, scope: Scope, text: str) -> pd.DataFrame:
    """The enterprises of the campaign's county that the text may mean, the likeliest first: COLUMNS (see `directory`) and `met`.

    `met` says by what: 'number', 'name', 'former', 'pinyin', 'product'. Letters are taken for pinyin (all of it or its initials) as well.
    An empty text finds nothing.
    """
    wanted = _folded(text)
    campaign = campaigns.load(str(scope.campaign))
    everyone = directory(snapshot, campaign.county_code, rectification.settled(snapshot, scope), campaign.tier_a, campaign.tier_b)
    if not wanted or everyone.empty:
        return everyone.iloc[:0].assign(met=pd.Series(dtype=object))
    rank = pd.Series(99, index=everyone.index)

    def meets(column: str, place: int, *, start: int | None = None) -> None:
        hits = everyone[column].str.contains(wanted, regex=False)
        rank.loc[hits & (rank > place)] = place
        if start is not None:
            first = everyone[column].str.startswith(wanted) | everyone[column].str.contains(f"\n{wanted}", regex=False)
            rank.loc[first & (rank > start)] = start

    meets("folded", 3, start=2)
    meets("former", 4)
    meets("made", 9)
    if len(wanted) >= 4 and wanted.isascii():
        meets("codes", 5, start=1)
    if wanted.isascii() and wanted.isalpha():
        spelled = _spelled(snapshot, campaign.county_code, rectification.settled(snapshot, scope), campaign.tier_a, campaign.tier_b)
        for column, place, start in (("initials", 7, 6), ("pinyin", 8, 6)):
            rank.loc[spelled[column].str.contains(wanted, regex=False) & (rank > place)] = place
            rank.loc[spelled[column].str.startswith(wanted) & (rank > start)] = start
    rank.loc[everyone["enterprise"].map(_folded) == wanted] = 1
    rank.loc[everyone["folded"] == wanted] = 0
    words = {0: "name", 1: "number", 2: "name", 3: "name", 4: "former", 5: "number", 6: "pinyin", 7: "pinyin", 8: "pinyin", 9: "product"}
    hits = everyone.assign(rank=rank, met=rank.map(words))[rank < 99]
    return hits.sort_values(["rank", "registered", "name"], ascending=[True, False, True], kind="stable", ignore_index=True)[[*COLUMNS, "met"]]


def key_of(snapshot: Readable, scope: Scope, said: str) -> str | None:
    """The key that a name or number means in the campaign's county: a key stays itself; None where it means nobody, or several."""
    campaign = campaigns.load(str(scope.campaign))
    everyone = directory(snapshot, campaign.county_code, rectification.settled(snapshot, scope), campaign.tier_a, campaign.tier_b)
    wanted = _folded(said)
    if (everyone["enterprise"] == said).any():
        return said
    if not wanted or everyone.empty:
        return None
    lines = f"\n{wanted}\n"
    for column in ("codes", "folded", "former"):
        hits = everyone[("\n" + everyone[column] + "\n").str.contains(lines, regex=False)]
        if len(hits) == 1:
            return str(hits["enterprise"].iloc[0])
    return None


@kept(4)
def directory(snapshot: Readable, county: str, as_of: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    """One row per enterprise of a county known by a day, registered or only sampled: COLUMNS, and what a search looks into.

    `numbers` and `products` are texts for a reader; `folded`, `former`, `codes`, `made`: names, former names, numbers and products without
    blanks, widths and case, one a line.
    """
    bounds: dict[str, Any] = {"as_of": as_of, "tier_a": tier_a, "tier_b": tier_b}
    listed = ask("dossier_registered", snapshot, county=county, as_of=as_of)
    sampled = ask("dossier_sampled", snapshot, county=county, **bounds)
    both = pd.concat([listed.assign(registered=True, name=listed["name"]), sampled.assign(registered=False, name=sampled["maker_name"])])
    both = both[both["enterprise"].notna()]
    both["uscc"] = both["uscc"].astype(object).where(both["uscc"].notna(), both["producer_uscc"])
    groups = both.groupby("enterprise", sort=True)
    found = groups[["name", "trade", "township_code", "township"]].first()
    found["registered"] = groups["registered"].max()
    found["batches"] = groups["batches"].sum().astype("int64")
    codes = pd.concat(
        [both[["enterprise", column]].set_axis(["enterprise", "code"], axis=1) for column in ("uscc", "organisation_code", "registration_no")]
    )
    found["numbers"] = _joined(codes, "code", " · ", found.index)
    found["products"] = _joined(both, "product", "、", found.index)
    found["codes"] = [_lines(each, " · ") for each in found["numbers"].tolist()]
    found["made"] = [_lines(each, "、") for each in found["products"].tolist()]
    found["folded"] = found["name"].map(_folded)
    aliases = both[["enterprise", "aliases"]].dropna().assign(name=lambda each: each["aliases"].map(plain)).explode("name")
    every = pd.concat([both[["enterprise", "name"]], aliases[["enterprise", "name"]]]).dropna()
    found["former"] = _joined(every.assign(name=every["name"].map(_folded)), "name", "\n", found.index)
    return found.reset_index()


@kept(4)
def _spelled(snapshot: Readable, county: str, as_of: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    """The names of the directory in pinyin: in full, and by the first letters of the syllables."""
    syllables = [_syllables(str(name)) for name in directory(snapshot, county, as_of, tier_a, tier_b)["name"].tolist()]
    return pd.DataFrame(
        {"pinyin": ["".join(each) for each in syllables], "initials": ["".join(part[:1] for part in each) for each in syllables]}, dtype=object
    )


def _syllables(name: str) -> list[str]:
    """A name in pinyin, syllable by syllable. Its words come again in thousands of names, so each is looked up once."""
    from pypinyin.seg.mmseg import seg  # a dictionary of 40,000 signs: only where somebody types letters

    return [syllable for word in seg.cut(name[:60].lower()) for syllable in _of_word(word)]


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word))


def _joined(rows: pd.DataFrame, column: str, between: str, index: pd.Index[str]) -> pd.Series[str]:
    """What a column says of each enterprise, each once, in the order of the rows."""
    told: dict[str, dict[str, None]] = {}
    known = rows[["enterprise", column]].dropna()
    for enterprise, said in zip(known["enterprise"].tolist(), known[column].tolist(), strict=True):
        told.setdefault(enterprise, {})[said] = None
    return pd.Series([between.join(told.get(each, ())) for each in index.tolist()], index, dtype=object)


def _lines(text: str, between: str) -> str:
    return "\n".join(map(_folded, text.split(between))) if text else ""


@lru_cache(maxsize=100_000)
def _folded(text: object) -> str:
    """A text without blanks, widths and case."""
    return "".join(unicodedata.normalize("NFKC", str(text)).casefold().split())
