"""The small subprocess that opens what a stranger made: it limits itself, then turns one file into Arrow files and a description.

Called as `python -I parse_worker.py SOURCE FOLDER SHEET` (SHEET '' for all). Leaves `answer.json` in FOLDER: what was found, or the
message why not. It loads little, because every upload pays for its start.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import json
import shutil
import sys
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # the etl package as a mere folder: its __init__ would load the whole road
    _package = types.ModuleType("etl")
    _package.__path__ = [str(Path(__file__).parent)]
    sys.modules["etl"] = _package

    class _Spared:
        """Says that pandas and numpy are not there: Arrow looks for both at its first array, and they take twice its own time to load."""

        @staticmethod
        def find_spec(name: str, _path: Sequence[str] | None = None, _target: types.ModuleType | None = None) -> None:
            if name in {"numpy", "pandas"}:
                raise ModuleNotFoundError(name, name=name)

    sys.meta_path.insert(0, _Spared)

import pyarrow as pa

from etl import encoding, separated, sniff
from etl.raw import mapped
from etl.unreadable import N_, Unreadable

MEMORY = 3 << 30  # bytes of address space
SECONDS = 240  # of processor time
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def limit() -> None:
    """Bound memory and processor time, and write no core files. Windows has no such limits: there the timeout of the parent remains."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def parse(source: Path, folder: Path, wanted: str) -> dict[str, Any]:
    """Write one Arrow file a sheet into `folder`; returns encoding, kind, sheets (name, file, merged ranges) and notes."""
    raw = mapped(source)
    kind = sniff.kind(raw[: sniff.HEAD])
    if kind == "text":
        if wanted:
            raise Unreadable(
                N_("A text file has no sheets, so there is no sheet {sheet} in it. Leave the sheet out (command line: --sheet)."), sheet=wanted
            )
        name, mark = encoding.decide(raw)
        text = encoding.decoded(raw, name, mark)
        sniff.check_text(text)
        table, delimiter = separated.read(text)
        return {"encoding": name, "kind": "tsv" if delimiter == "\t" else "csv", "sheets": [keep(table, folder, "", [])]}
    if kind in ("markup", "mime"):
        from etl import markup

        name, tables = markup.read(raw, wanted, one_file=kind == "mime")
        return {"encoding": name, "kind": "xls", "sheets": [keep(table.cells, folder, table.name, table.merged) for table in tables]}
    from etl import workbook, workbook_hidden, xls_shown  # a text file does not wait for calamine

    source = called(source, folder, ".xlsx" if kind == "zip" else ".xls")
    if kind == "zip":
        hidden, sheets = workbook_hidden.of_xlsx(source), workbook.read_xlsx(source, wanted, folder)
    else:
        shown = xls_shown.read(raw[:])
        hidden = {name: workbook_hidden.Hidden(each.hidden, each.rows, each.columns) for name, each in shown.items()}
        sheets = workbook.read_xls(source, raw[:], wanted, {name: each.percentages for name, each in shown.items()})
    read, kept, size = {}, [], 0
    for sheet in sheets:
        size += sheet.cells.nbytes
        workbook.refuse_much(size)
        kept.append(keep(sheet.cells, folder, sheet.name, sheet.merged))
        if sheet.name in hidden:
            read[sheet.name] = sheet.cells
    notes = [] if wanted else workbook_hidden.notes(hidden, read)
    return {"encoding": "", "kind": "xlsx" if kind == "zip" else "xls", "sheets": kept, "notes": notes}


def called(source: Path, folder: Path, ending: str) -> Path:
    """The workbook under a name with that ending: calamine goes by it, and the person who named the file may have been wrong."""
    if source.suffix.lower() == ending:
        return source
    place = folder / f"book{ending}"
    try:
        place.symlink_to(source)
    except OSError:  # Windows asks for a right that few have
        shutil.copyfile(source, place)
    return place


def keep(table: pa.Table, folder: Path, name: str, merged: list[list[int]]) -> dict[str, Any]:
    """Write the table beside those already kept."""
    path = folder / f"{len(list(folder.glob('*.arrow')))}.arrow"
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
    return {"name": name, "file": path.name, "merged": merged}


def main(source: str, folder: str, sheet: str) -> None:
    """Parse and leave the answer; what is not Unreadable is the parent's to explain by the exit."""
    limit()
    gc.disable()  # millions of cells that hold no cycles: looking for those takes a quarter of a workbook's time
    try:
        answer = parse(Path(source), Path(folder), sheet)
    except Unreadable as error:
        answer = {"template": error.template, "values": error.values}
    except MemoryError:
        answer = {"template": N_("The file needs more memory than a table of its size should. Split it and load the parts."), "values": {}}
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        for each in Path(folder).glob("*.arrow"):
            each.unlink()  # or there would be no room for the answer either
        answer = {"template": N_("The disk has no room left to read the file. Free some space and try again."), "values": {}}
    (Path(folder) / "answer.json").write_text(json.dumps(answer), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
