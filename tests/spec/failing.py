"""Results as early warning looks at them: numbered rows, failures on a named item, and the scope and settings of the campaign."""

from __future__ import annotations

from datetime import date

from analytics.scope import Scope
from analytics.warnings.settings import Settings
from tests.analytics.shelf import Shelf, batch, table

SCOPE = Scope("yongjia-2007", as_of=date(2007, 11, 11))
SETTINGS = Settings()


def shelf(rows, **more):
    numbered = [{"upload": "u", "source_row": place} | row for place, row in enumerate(rows, start=2)]
    return Shelf(1, sampling_results=table("sampling_results", numbered), **more)


def failing(item, **said):
    return batch("fail", failed_items=[{"item": item, "class": "A", "labelling": False}], **said)
