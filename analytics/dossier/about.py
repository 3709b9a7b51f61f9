"""What the register says about an enterprise, in words: identity, classes, licences, standards and certificates."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analytics import names as spoken
from analytics.dossier import follows
from analytics.dossier.part import Part
from analytics.dossier.whole import Dossier
from analytics.dossier.wording import day, licence_state, said, text, title
from analytics.labels import label, listing
from words import _, numbers

NUMBERS = ("uscc", "organisation_code", "registration_no")
QUALITY = (
    "operates_to_standard", "standard", "standard_type", "international_standard", "ccc", "system_certifications", "laboratory", "brand_level",
    "brand_sales", "exports", "innovation",
)  # fmt: skip


def identity(found: Dossier) -> Part:
    """Numbers, names, place, trade, who looks after it; what the register lacks is said."""
    now = found.now
    if not now:
        trade = found.results["trade"].dropna().head(1).tolist()
        facts = {title("enterprises", "name"): found.name}
        facts |= {title("enterprises", "aliases"): listing(found.former) or numbers.NOTHING}
        facts |= {title("sampling_results", "trade"): spoken.trade(str(each), both=True) for each in trade}
        told = _(
            "The register of {day} does not hold this enterprise: its numbers, classes, licences and place are not known.",
            day=numbers.date_long(found.as_of),
        )
        return Part("identity", _("Identity"), (told,), facts)
    place = [spoken.place(str(now[name])) for name in ("county", "township") if now[name]]
    facts = {title("enterprises", "name"): found.name, title("enterprises", "aliases"): listing(found.former) or numbers.NOTHING}
    facts |= {title("enterprises", name): said("enterprises", name, now[name]) for name in NUMBERS}
    facts[_("Place")] = " ".join(place) or numbers.NOTHING
    facts[title("enterprises", "trade")] = spoken.trade(str(now["trade"]), both=True) if now["trade"] else numbers.NOTHING
    facts |= {title("enterprises", name): said("enterprises", name, now[name]) for name in ("industry_code", "role", "status", "officer", "grid")}
    facts[title("enterprises", "key_unit_reasons")] = said("enterprises", "key_unit_reasons", now["key_unit_reasons"])
    facts[_("Register row of")] = day(now["as_of"])
    return Part("identity", _("Identity"), (), facts)


def classes(found: Dossier) -> Part:
    """The three classes and how they changed, from the dated register."""
    rows = follows.history(found)
    heading = _("Classes and their history")
    if rows.empty:
        return Part("classes", heading, (_("No register row, so no class."),))
    names = {"tier": _("Sales tier"), "compliance_class": _("Compliance class"), "disposition": _("Disposition")}
    table = pd.DataFrame(
        {
            _("Register of"): rows["as_of"].map(day),
            title("enterprises", "annual_sales"): [said("enterprises", "annual_sales", each) for each in rows["annual_sales"]],
            names["tier"]: rows["tier"].map(text),
            names["compliance_class"]: rows["compliance_class"].map(text),
            title("enterprises", "compliance_on"): rows["compliance_on"].map(day),
            title("enterprises", "compliance_reason"): [said("enterprises", "compliance_reason", each) for each in rows["compliance_reason"]],
            names["disposition"]: [disposition_said(each) for each in rows["disposition"]],
            title("enterprises", "disposition_on"): rows["disposition_on"].map(day),
            title("enterprises", "disposition_reason"): [said("enterprises", "disposition_reason", each) for each in rows["disposition_reason"]],
            title("enterprises", "status"): [said("enterprises", "status", each) for each in rows["status"]],
            _("Changed"): [listing(names[name] for name in each) or numbers.NOTHING for each in rows["changed"]],
        }
    )
    support = _("A: support; B: rectify by a deadline; C: key supervision.") if rows["compliance_class"].notna().any() else ""
    return Part("classes", heading, tuple(filter(None, (support, boundary_said(found)))), {}, table)


def boundary_said(found: Dossier) -> str:
    """The sentence about sales that lie exactly on a boundary of the tiers; '' else."""
    edge = follows.boundary(found)
    if edge is None:
        return ""
    return _(
        "Boundary case: annual sales are exactly {sum}; a boundary belongs to the class above it, so this is {tier}.",
        sum=numbers.money(edge),
        tier=found.now["tier"],
    )


def disposition_said(value: Any) -> str:
    """A disposition in words; '—' for none."""
    return label("disposition", value) if value and not pd.isna(value) else numbers.NOTHING


def licences(found: Dossier) -> Part:
    """Licences held and required, with their last day."""
    held = follows.licences(found)
    heading = _("Licences: {n}", n=sum(each.state != "missing" for each in held))
    if not held:
        return Part("licences", heading, (_("The register names no licence, held or required."),))
    table = pd.DataFrame(
        {
            _("Licence"): [each.kind for each in held],
            _("State"): [licence_state(each) for each in held],
            _("Valid to"): [day(each.valid_to) for each in held],
            _("Valid from"): [day(each.valid_from) for each in held],
            _("Licence number"): [each.number or numbers.NOTHING for each in held],
        }
    )
    return Part("licences", heading, (), {}, table)


def quality(found: Dossier) -> Part:
    """Standards, measurement, certifications, brand, exports: what the register says."""
    heading, now = _("Standards, measurement, certification, brands, exports, innovation"), found.now
    if not now:
        return Part("quality", heading, (_("No register row, so nothing is known of these."),))
    facts = {title("enterprises", name): said("enterprises", name, now[name]) for name in QUALITY}
    due, verified = now["instruments_due"], now["instruments_verified"]
    counted = bool(due) and verified is not None
    share = f"{numbers.count(verified)}/{numbers.count(due)} · {numbers.rate(verified, due)}"
    facts[_("Instruments verified of those due")] = share if counted else said("enterprises", "instruments_due", due)
    return Part("quality", heading, (), facts)
