"""Licences, standards, certificates, brands and instruments of an industry, as far as the register tells."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics.holdings import BRANDS, Holdings
from analytics.labels import label, listing
from reports.document import Block
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import N_, _, numbers

NAMES = {
    "licensed": N_("all licences that the trade requires, valid"),
    "operates_to_standard": N_("produce to a standard"),
    "international_standard": N_("use international standards"),
    "ccc": N_("compulsory certification"),
}


def blocks(found: Findings, held: Holdings) -> Iterator[Block]:
    """What is filed, with how many enterprises file nothing; nothing filed is said so."""
    if not held.enterprises:
        none = _(
            "The register of {day} holds no enterprise of these trades, so nothing is known of licences, standards and brands.",
            day=numbers.date_long(held.day),
        )
        yield paragraph(none)
        return
    told = [(name, one) for name, one in held.shares.items() if one.told]
    missing = [_(NAMES[name]) for name, one in held.shares.items() if not one.told]
    if told:
        table = pd.DataFrame(
            {
                _("What is held"): [_(NAMES[name]) for name, _one in told],
                _("Enterprises that tell"): [numbers.count(one.told) for _name, one in told],
                _("of them hold it"): [numbers.count(one.above) for _name, one in told],
                _("Share"): [numbers.rate(one.above, one.told) for _name, one in told],
                _("Enterprises that do not tell"): [numbers.count(one.silent) for _name, one in told],
            }
        )
        yield paragraph(cited(_("{table} counts what the register of {day} says, in full.", table=PLACE, day=numbers.date_long(held.day)), "held"))
        yield framed(table, "held", _("Licences, standards and certificates"))
    if missing:
        yield paragraph(_("Not on record for any of the {n} enterprises: {what}.", n=numbers.count(held.enterprises), what=listing(missing)))
    certified = _(
        "{n} of {all} enterprises have a certified management system on record.", n=numbers.count(held.certified), all=numbers.count(held.enterprises)
    )
    yield paragraph(_brands(held), certified if held.enterprises else "", _instruments(held), _exports(held))


def _brands(held: Holdings) -> str:
    named = sum(held.brands.values())
    if not named:
        return _("No brand-name product is on record for the {n} enterprises.", n=numbers.count(held.enterprises))
    levels = listing(f"{label('level', level)} {numbers.count(held.brands[level])}" for level in BRANDS if held.brands[level])
    said = {"n": numbers.count(named), "all": numbers.count(held.enterprises), "levels": levels}
    head = _("{n} of {all} enterprises have a brand-name product on record: {levels}.", **said)
    if not held.sales:
        return head
    share = numbers.percent(held.brand_sales / held.sales)
    sums = {"brand": numbers.money(held.brand_sales), "all": numbers.money(held.sales)}
    return joined((head, _("Their brand-name products sell {brand} of {all}: {share}.", share=share, **sums)))


def _instruments(held: Holdings) -> str:
    if not held.due:
        return ""
    told = {"verified": numbers.count(held.verified), "due": numbers.count(held.due), "rate": numbers.rate(held.verified, held.due)}
    return _("Of {due} instruments due for verification {verified} are verified: {rate}.", **told)


def _exports(held: Holdings) -> str:
    return (
        _("Enterprises that export: {n}, {sum} a year.", n=numbers.count(held.exporters), sum=numbers.money(held.exports)) if held.exporters else ""
    )
