"""Requests on drawn stores, for the tests of data files and workbooks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import store
import words
from analytics import campaigns
from analytics.scope import Scope
from reports.request import Request
from tests.drawn import batch, firm, item, shown

FIRST, DAY = date(2007, 7, 3), date(2007, 11, 11)
HOSTILE = "=cmd|'/c calc'!A1"


def request(lang: str = "zh", campaign: str = "yongjia-2007", **scope: Any) -> Request:
    """The request on the real store as it stands."""
    words.speak(lang)
    return Request(store.open(demo=False).at(), campaigns.load(campaign), Scope(campaign=campaign, language=lang, **scope))


def usual() -> None:
    """Forty batches of two trades, three townships and two levels, every fifth failed; two firms; one name that a spreadsheet would compute."""
    shown(results=batches(40), enterprises=[firm("甲阀门厂", 6000.0), firm(HOSTILE, 800.0)])


def batches(count: int) -> list[dict[str, Any]]:
    """That many results within the campaign's days."""
    places = (("330324009", "瓯北街道"), ("330324104", "桥下镇"), ("330324002", "北城街道"))
    rows = []
    for i in range(count):
        code, name = places[i % 3]
        rows.append(
            batch(
                "fail" if i % 5 == 0 else "pass",
                sample_no=f"S{i:04d}",
                trade=("阀门", "童装")[i % 2],
                level=("county", "provincial")[i % 4 == 3],
                township_code=code,
                township=name,
                counted_on=FIRST + timedelta(days=3 * i % 130),
                producer=HOSTILE if i == 7 else f"第{i % 9}厂",
                failed_items=[item("密封试验，低压", "A"), item("标签", labelling=True)] if i % 5 == 0 else None,
            )
        )
    return [*rows, batch("not_judged", counted_on=DAY), batch("fail", counted_on=DAY, denominator=False)]
