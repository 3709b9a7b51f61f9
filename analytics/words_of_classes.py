"""The three classifications in words: what they are called, what each class means, and what an enterprise in it gets."""

from __future__ import annotations

from analytics.classification import CONFLICT, UNCLASSIFIED
from analytics.reclassified import GONE, NEW
from analytics.tiers import SCHEMES
from words import N_, _, numbers

NAMES = {"sales": N_("C1 Sales tier"), "compliance": N_("C2 Compliance class"), "disposition": N_("C3 Disposition")}
_DISPOSITION = {"integrate_upgrade": N_("integrate and upgrade"), "rectify": N_("rectify and regulate"), "close": N_("close and ban")}
_BRIEF = {"integrate_upgrade": N_("upgrade"), "rectify": N_("rectify"), "close": N_("close")}
_BESIDE = {
    UNCLASSIFIED: N_("not classified"),
    CONFLICT: N_("two classes on one day"),
    NEW: N_("not yet in the register"),
    GONE: N_("no longer in operation"),
}
_MEANS = {
    ("compliance", "A"): N_("conditions conform"),
    ("compliance", "B"): N_("can conform after rectification"),
    ("compliance", "C"): N_("cannot conform, or refuses to rectify"),
    ("disposition", "integrate_upgrade"): N_("a base to build on"),
    ("disposition", "rectify"): N_("to be brought to the standard"),
    ("disposition", "close"): N_("not to be kept"),
}
_GETS = {
    ("sales", "A"): N_("key cultivation: brands and quality leadership supported"),
    ("sales", "B"): N_("key assistance: quality system and own testing"),
    ("sales", "C"): N_("key supervision: production conditions, entrusted testing"),
    ("compliance", "A"): N_("support"),
    ("compliance", "B"): N_("rectification by a deadline"),
    ("compliance", "C"): N_("key supervision"),
    ("disposition", "integrate_upgrade"): N_("support in merging and upgrading"),
    ("disposition", "rectify"): N_("rectification by a deadline, then regulated"),
    ("disposition", "close"): N_("closed and banned by law"),
}


def scheme(name: str) -> str:
    """A classification: 'C1 Sales tier'."""
    return _(NAMES[name])


def state(name: str, value: str) -> str:
    """A class of a scheme, or what stands beside the classes, in words."""
    said = _BESIDE.get(value) or _DISPOSITION.get(value)
    return _(said) if said else _("Class {letter}", letter=value)


def brief(name: str, value: str) -> str:
    """The same as a heading or in a legend, where room is short."""
    return _(_BRIEF[value]) if value in _BRIEF else state(name, value)


def short(name: str) -> dict[str, str]:
    """Each class of a scheme as it is written in a bar."""
    return {each: _(_BRIEF[each]) if name == "disposition" else each for each in SCHEMES[name]}


def means(name: str, value: str, a: str, b: str) -> str:
    """What puts an enterprise into a class. `a`, `b`: the boundaries of the sales tiers, written."""
    if name == "sales":
        said = {"A": N_("annual sales of {a} or more"), "B": N_("{b} or more, under {a}"), "C": N_("under {b}")}
        return _(said[value], a=a, b=b)
    return _(_MEANS[name, value])


def sales_tiers(tier_a: float, tier_b: float) -> str:
    """The boundaries (万元) that part the sales tiers, in a sentence: they hold whether a campaign's document names its own or not."""
    a, b = numbers.money(tier_a), numbers.money(tier_b)
    told = _("; ").join(_("{tier}: {means}", tier=state("sales", each), means=means("sales", each, a, b)) for each in SCHEMES["sales"])
    return _("Sales tiers by annual sales (in 10,000 yuan). {tiers}.", tiers=told)


def gets(name: str, value: str) -> str:
    """What an enterprise of a class gets, by the campaign documents."""
    return _(_GETS[name, value])
