"""A store filled with drawn rows, as the road would leave them: rows in, pages out."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

import datasets
import store
from access import LOCAL_OPERATOR

YONGJIA, OUBEI, QIAOXIA = "330324", "330324009", "330324103"


def batch(verdict="pass", **said):
    """One sampling result: valves of 瓯北街道, county level, in the middle of the campaign."""
    row = {
        "verdict": verdict,
        "trade": "阀门",
        "product": "闸阀",
        "product_category": "阀门",
        "level": "county",
        "kind": "routine",
        "link": "production",
        "county_code": YONGJIA,
        "township_code": OUBEI,
        "township": "瓯北街道",
        "counted_on": date(2007, 9, 1),
        "producer": "甲阀门厂",
        "denominator": True,
        "items_failed": int(verdict == "fail"),
    } | said
    return {"producer_key": row["producer"], "failed_items": [item("密封试验", "A")] if verdict == "fail" else None} | row


def item(name, severity=None, labelling=False):
    return {"item": name, "measured": "0.9", "limit": "≥1.5", "class": severity, "labelling": labelling}


def firm(name, sales, **said):
    """One enterprise of the register."""
    row = {
        "name": name,
        "name_key": name,
        "annual_sales": sales,
        "trade": "阀门",
        "county_code": YONGJIA,
        "township_code": OUBEI,
        "township": "瓯北街道",
    }
    return row | {"as_of": date(2007, 6, 30), "status": "operating"} | said


def key(text):
    return hashlib.md5(text.encode()).hexdigest()


def fill(lake=None, **tables):
    """Admit drawn rows of each dataset (results → sampling_results) into the real store, as an upload of their own."""
    if lake is None and _looking_at() is not None:
        shutil.copytree(store.home(), own := os.environ["DABIAO_OWN"], dirs_exist_ok=True)
        os.environ["DABIAO_DATA"] = own
    lake = lake or store.open(demo=False)
    later = f"-{lake.version()}" if lake.version() else ""
    for name, rows in tables.items():
        dataset = {"results": "sampling_results"}.get(name, name)
        schema = pa.schema([f for f in datasets.get(dataset).arrow_schema() if f.name not in ("upload", "state")])
        keyed = [dict(row, row_key=key(f"{name}{i}{later}"), row_content=f"{i}{later}", source_row=i + 2) for i, row in enumerate(rows)]
        table = pa.table({f.name: pa.array([row.get(f.name) for row in keyed], f.type) for f in schema}, schema=schema)
        lake.admit(dataset, table, store.Draft(f"drawn-{name}{later}", dataset, read=len(rows), by="tests"), actor=LOCAL_OPERATOR)
    return lake


@dataclass(frozen=True)
class Shown:
    """A store that many tests read, and the files in it when it was drawn."""

    home: Path
    files: frozenset[Path]


SHOWN: dict[str, Shown] = {}


def shown(**tables):
    """Rows that the test only reads: a store of them is drawn once for all tests, and what is asked of it is computed once too.

    Where the test has rows already, these come to them in its own store. Raises AssertionError where a test before has written into a store
    that others read: such a test begins with `fill`.
    """
    if store.open(demo=False).version():
        return fill(**tables)
    said = repr(tables)
    if said not in SHOWN:
        home = Path(os.environ["DABIAO_SHOWN"]) / key(said)
        os.environ["DABIAO_DATA"] = str(home)  # until the end of the test: conftest puts it back
        fill(**tables)
        SHOWN[said] = Shown(home, _files(home))
    kept = SHOWN[said]
    os.environ["DABIAO_DATA"] = str(kept.home)
    assert _files(kept.home) == kept.files, "A test wrote into a store that others read: it should fill one of its own."
    return store.open(demo=False)


def _looking_at():
    """The store of others that this test looks at, if any."""
    return next((each for each in SHOWN.values() if each.home == store.home()), None)


def _files(home):
    """What stands in a home but answers that are kept."""
    return frozenset(path for path in home.rglob("*") if ".kept" not in path.parts)
