"""The printable dossier: one HTML file that asks nobody for anything, the same bytes for the same data version, scope and day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

import pandas as pd

from analytics import campaigns
from analytics.ask import Readable
from analytics.dossier import parts, whole
from analytics.dossier.about import boundary_said
from analytics.dossier.cards import badges, cards
from analytics.dossier.part import Part
from analytics.dossier.whole import Dossier
from analytics.scope import Scope
from words import Refusal, _, language, numbers
from words.cells import clean

_STYLE = Path(__file__).with_name("printed.css")
_WIDE = 7  # from so many columns on a table is set smaller, so that A4 holds it
_ABREAST = 2  # facts side by side
_TOGETHER = 12  # a part of no more rows stays on one sheet
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}|[\d,.%/ ·]+")  # days and figures, which no line may break


def page(snapshot: Readable, is_demo: bool, scope: Scope, key: str) -> bytes:
    """The dossier of an enterprise as an HTML file in the language now spoken, in UTF-8. Raises Refusal where nothing is on record."""
    found = whole.of(snapshot, scope, key)
    if found is None:
        raise Refusal("Nothing is on record about “{key}” on this day.", key=key[:60])
    body = "\n".join([_head(found, snapshot, is_demo, scope), *(_part(part) for part in parts.every(found)), _foot(found, snapshot, is_demo)])
    spoken = "zh-CN" if language() == "zh" else "en"
    title = _text(f"{_('Enterprise dossier')} · {found.name}")
    style = _STYLE.read_text(encoding="utf-8")
    html = f'<!doctype html>\n<html lang="{spoken}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n<style>\n{style}</style>\n</head>\n'
    return f"{html}<body>\n{body}\n</body>\n</html>\n".encode("utf-8", "replace")


def _head(found: Dossier, snapshot: Readable, is_demo: bool, scope: Scope) -> str:
    of = " · ".join((str(campaigns.load(str(scope.campaign)).title), *_said(found, snapshot)))
    shown = "".join(f"<td>{_text(card.title)}<b>{_text(card.value)}</b><span class='of'>{_text(card.note)}</span></td>" for card in cards(found))
    synthetic = f'<p class="synthetic">{_text(_("Demo data: all names and figures are synthetic."))}</p>' if is_demo else ""
    attention = _text("  ·  ".join(badge.word for badge in badges(found)))
    edge = f'<p class="told">{_text(boundary_said(found))}</p>' if boundary_said(found) else ""
    return (
        f'<p class="of">{_text(_("Enterprise dossier"))}</p><h1>{_text(found.name)}</h1>\n<p class="of">{_text(of)}</p>\n{synthetic}'
        f'<p><b>{attention}</b></p>\n<table class="cards"><tr>{shown}</tr></table>{edge}'
    )


def _part(part: Part) -> str:
    cells = [f"<th scope='row'>{_text(name)}</th><td>{_text(value)}</td>" for name, value in part.facts.items()]
    cells += ["<th></th><td></td>"] * (-len(cells) % _ABREAST)
    facts = "".join(f"<tr>{''.join(cells[i : i + _ABREAST])}</tr>" for i in range(0, len(cells), _ABREAST))
    told = "".join(f'<p class="told">{_text(sentence)}</p>' for sentence in part.told)
    table = "" if part.table is None else _table(part.table)
    facts = f'<table class="facts">{facts}</table>' if facts else ""
    kind = "" if part.table is not None and len(part.table) > _TOGETHER else " class='together'"
    return f"<section{kind}>\n<h2>{_text(part.title)}</h2>\n{facts}{table}{told}\n</section>"


def _table(frame: pd.DataFrame) -> str:
    head = _row("th scope='col'", frame.columns)
    rows = "\n".join(_row("td", row) for row in frame.itertuples(index=False, name=None))
    kind = "wide" if len(frame.columns) >= _WIDE else "narrow"
    return f"<table class='{kind}'><thead>{head}</thead><tbody>\n{rows}\n</tbody></table>"


def _row(kind: str, cells: Iterable[object]) -> str:
    return f"<tr>{''.join(f'<{kind}{_unbroken(each)}>{_text(each)}</{kind.split()[0]}>' for each in cells)}</tr>"


def _unbroken(value: object) -> str:
    return " class='whole'" if _WHOLE.fullmatch(str(value)) else ""


def _foot(found: Dossier, snapshot: Readable, is_demo: bool) -> str:
    told = [*_said(found, snapshot), _("Records of {first} to {last}.", first=numbers.date_long(found.first), last=numbers.date_long(found.as_of))]
    told += [_("Demo data")] if is_demo else []
    return f"<footer>达标 Dabiao · {_text(' · '.join(told))}</footer>"


def _said(found: Dossier, snapshot: Readable) -> tuple[str, str]:
    return _("as of {day}", day=numbers.date_long(found.as_of)), _("data version {n}", n=snapshot.version)


def _text(value: object) -> str:
    """Text as HTML shows it: escaped, and without signs that no document may hold."""
    return escape(clean(numbers.NOTHING if value is None else str(value)))
