"""The road from a bureau's file to the store: receive, match headers, tidy, check, publish. Nothing here knows pages or analytics.

    receipt = etl.load(path, "sampling_results", actor=actor)
    seen = etl.inspect(path, "sampling_results")
"""

from __future__ import annotations

from etl.load import load, names

__all__ = ["load", "names"]
