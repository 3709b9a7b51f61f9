"""What each dataset adds to the common road: values that follow from others, and rows that cannot be true.

A dataset without a module here needs none: its declaration is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from etl.rules import enterprises, followed, indicators, sampling_results
from etl.work import Work

FINISH: Mapping[str, Callable[[Work], None]] = {
    "sampling_results": sampling_results.finish,
    "enterprises": enterprises.finish,
    "indicators": indicators.finish,
    "rectifications": followed.of_enterprise,
    "enforcement": followed.of_enterprise,
    "complaints": followed.of_enterprise,
    "progress": followed.of_unit,
}
# What of it looks at the held values alone, so that rows which a person corrects are judged like rows of a file.
CHECK: Mapping[str, Callable[[Work], None]] = {
    "sampling_results": sampling_results.check,
    "enterprises": enterprises.check,
    "indicators": indicators.check,
    "rectifications": followed.check,
    "enforcement": followed.check,
    "complaints": followed.check,
    "progress": followed.check,
}
