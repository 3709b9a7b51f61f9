"""The cube of a scope: which facts count, under which rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from analytics.ask import Readable
from analytics.campaigns import Campaign
from analytics.cells import Cells
from analytics.cube import Cube, Filters
from analytics.facts import Facts, facts
from analytics.facts.columns import Column, columns_of
from analytics.facts.names import Names
from analytics.filters import parameters, register_parameters
from analytics.kept import kept
from analytics.makers import Makers, makers
from analytics.scope import Scope

Of = Callable[[Readable], Facts]
ALWAYS = ("trades", "townships", "levels", "links", "kinds")


def cube(snapshot: Readable, scope: Scope, campaign: Campaign | None, end: date, kinds: Sequence[str] | None = None, of: Of = facts) -> Cube:
    """The counts of a scope. `end`: the day whose register says the tiers where the scope has no as-of; `kinds`: other kinds than the scope's;
    `of`: the facts that are counted.
    """
    where, counted = parameters(scope, campaign, end), of(snapshot)
    always = {name: where[name] for name in ALWAYS} | ({} if kinds is None else {"kinds": tuple(kinds)})
    if scope.tiers is not None:
        counted = _of_tiers(counted, _makers(snapshot, counted, scope, campaign, end), scope.tiers)
    return _cube(counted, where["county"], where["campaign"], tuple(always.items()))


def makers_of(snapshot: Readable, counted: Cube, scope: Scope, campaign: Campaign | None, end: date) -> Makers:
    """The makers of a cube against the register of the scope's day."""
    return _makers(snapshot, counted.facts, scope, campaign, end)


def _makers(snapshot: Readable, counted: Facts, scope: Scope, campaign: Campaign | None, end: date) -> Makers:
    where = register_parameters(scope, campaign, end)
    return makers(snapshot, counted.makers, where["as_of"], where["tier_a"], where["tier_b"])


@kept(64)
def _cube(counted: Facts, county: str | None, campaign: str | None, always: Filters) -> Cube:
    return Cube(counted, _cells(counted.cells, county), campaign, dict(always))


@kept(16)
def _cells(of: Names, county: str | None) -> Cells:
    return Cells(of.frame, _columns(of), county)


@kept(4)
def _columns(of: Names) -> dict[str, Column]:
    return columns_of(of.frame)


@kept(4)
def _of_tiers(counted: Facts, of: Makers, tiers: tuple[str, ...]) -> Facts:
    return counted.of_makers(of.of_tiers(tiers))
