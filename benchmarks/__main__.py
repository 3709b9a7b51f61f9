"""`scripts/bench [part…] [--quick]`: road, questions, browser, sessions. Prints a markdown table and keeps it in benchmarks/out."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from benchmarks import dirty
from benchmarks.measure import ROOT, Measured, run

OUT = ROOT / "benchmarks" / "out"
CAMPAIGNS = ("yongjia-2007", "longwan-2006", "hebei-2012")
Line = tuple[str, str, str, str]  # what, reached, aimed at, remark


def road(quick: bool) -> Iterator[Line]:
    """One file through the whole road, against DuckDB reading all text and writing Parquet, and against pandas."""
    rows, times = (100_000, 1) if quick else (1_000_000, 3)
    files = dirty.write(OUT, rows)
    floor = run("benchmarks.work_floor", files["utf-8"], times=times)
    yield (
        f"floor: DuckDB reads {rows:,} rows as text → Parquet",
        _seconds(floor),
        "",
        f"{floor.said['cpu']:.1f} s of processor, {floor.megabytes:,.0f} MB",
    )
    utf8 = run("benchmarks.work_road", files["utf-8"], times=times)
    counts = "read {read:,} = {accepted:,} accepted + {refused:,} refused + {repeated:,} repeated + {conflicts:,} in conflict".format(**utf8.said)
    yield f"road: {rows:,} dirty UTF-8 rows", _seconds(utf8), "", f"{utf8.said['cpu']:.1f} s of processor; {counts}"
    yield "road ÷ floor", f"{utf8.seconds / floor.seconds:.2f} ×", "≤ 3 ×", f"in processor time {utf8.said['cpu'] / floor.said['cpu']:.2f} ×"
    yield "peak memory of the whole process tree", f"{utf8.megabytes:,.0f} MB", "≤ 2,048 MB", "resident, shared pages counted for each process"
    gb = run("benchmarks.work_road", files["gb18030"], times=times)
    yield "road: the same rows in GB18030", _seconds(gb), "", f"{gb.megabytes:,.0f} MB"
    yield "GB18030 ÷ UTF-8", f"{gb.seconds / utf8.seconds:.2f} ×", "≤ 1.5 ×", ""
    part = rows // 10
    pandas = run("benchmarks.work_pandas", files["utf-8"], part, times=1)
    scaled = pandas.seconds * rows / part
    yield "the pandas way", f"{scaled:.1f} s", "", f"{part:,} rows in {pandas.seconds:.1f} s, scaled; fewer checks, no store"
    yield "pandas ÷ floor", f"{scaled / floor.seconds:.1f} ×", "", ""
    sheet = 10_000 if quick else 100_000
    xlsx = run("benchmarks.work_road", dirty.workbook(OUT, sheet), times=times)
    yield f"road: {sheet:,} XLSX rows", _seconds(xlsx), "≤ 6 s" if not quick else "", f"{xlsx.megabytes:,.0f} MB"


def questions(quick: bool) -> Iterator[Line]:
    """All queries of the first page in a fresh process, and from the kept answers."""
    for rows, aim in [(100_000, "")] if quick else [(1_000_000, "≤ 150 ms"), (10_000_000, "≤ 1,500 ms")]:
        home = OUT / f"lake-{rows}"
        shutil.rmtree(home, ignore_errors=True)
        built = run("benchmarks.work_lake", home, rows, times=1)
        yield f"store.admit of {rows:,} results", _seconds(built), "", f"{built.megabytes:,.0f} MB"
        made = run("benchmarks.work_first_page", home, CAMPAIGNS[0], "made", times=1)
        yield f"what the server makes ready of {rows:,} results: digests and first pages", _seconds(made), "", f"{made.megabytes:,.0f} MB"
        for campaign in CAMPAIGNS:
            page = run("benchmarks.work_first_page", home, campaign, times=1 if quick else 3)
            said = {name: f"{1000 * value:,.1f} ms" for name, value in page.said.items() if name != "seconds"}
            remark = f"{said['cpu']} of processor; opening the lake {said['opened']}; another scope {said['warm']}"
            yield f"first page of {campaign}, {rows:,} results, cold", _milliseconds(page), aim, remark
            yield f"first page of {campaign}, {rows:,} results, from cache", said["cached"], "≤ 10 ms", ""


def browser(quick: bool) -> Iterator[Line]:
    """Server start to the settled first page in Chromium, and a changed filter, over the demo."""
    home = OUT / "home"
    subprocess.run([sys.executable, "-m", "demo"], cwd=ROOT, check=True, env=os.environ | {"DABIAO_DATA": str(home)})
    for campaign in CAMPAIGNS[:1] if quick else CAMPAIGNS:
        page = run("benchmarks.work_browser", home, campaign, times=1 if quick else 3)
        yield f"server start → settled first page of {campaign}", _seconds(page), "≤ 6 s", f"{page.megabytes:,.0f} MB with Chromium"
        yield f"a further visit of {campaign}, server warm", f"{page.said['visit']:.2f} s", "", ""
        yield f"a changed filter → settled page of {campaign}", f"{page.said['filter']:.2f} s", "≤ 1 s", "slowest of three"


def sessions(quick: bool) -> Iterator[Line]:
    """People in scopes of their own at the pages over a million results, each with a WebSocket of their own."""
    rows, home = (100_000, OUT / "lake-100000") if quick else (1_000_000, OUT / "lake-1000000")
    if not (home / "lake").exists():
        run("benchmarks.work_lake", home, rows, times=1)
    for people, aim in [(3, "")] if quick else [(1, ""), (10, "≤ 300 ms"), (30, "≤ 500 ms")]:
        page = run("benchmarks.work_sessions", home, people, 5 if quick else 20, times=1)
        said = page.said
        yield (
            f"a changed filter or page, {people} sessions in different scopes, {rows:,} results, p95",
            _milliseconds(page),
            aim,
            f"median {1000 * said['median']:,.0f} ms, slowest {1000 * said['slowest']:,.0f} ms of {said['runs']} runs; {1000 * said['cpu']:,.0f} ms"
            f" of processor a run; the server used {said['busy']:.2f} processors",
        )


PARTS: dict[str, Callable[[bool], Iterator[Line]]] = {"road": road, "questions": questions, "browser": browser, "sessions": sessions}


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("part", nargs="*", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows, once: to see that it runs")
    asked = parser.parse_args()
    if unknown := set(asked.part) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    OUT.mkdir(parents=True, exist_ok=True)
    how = "quick" if asked.quick else "whole"
    head = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · Python {platform.python_version()} · {os.cpu_count()} cores · {how} run"
    lines = [head, "", "| what | reached | aim | remark |", "|---|---|---|---|"]
    print("\n".join(lines), flush=True)
    for part in asked.part or PARTS:
        for line in PARTS[part](asked.quick):
            lines.append(f"| {' | '.join(line)} |")
            print(lines[-1], flush=True)
    (OUT / "bench.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _seconds(measured: Measured) -> str:
    low, high = measured.spread
    return f"{measured.seconds:.2f} s" + (f" ({low:.2f}–{high:.2f})" if high > low else "")


def _milliseconds(measured: Measured) -> str:
    low, high = (1000 * each for each in measured.spread)
    return f"{1000 * measured.seconds:,.0f} ms" + (f" ({low:,.0f}–{high:,.0f})" if high > low else "")


if __name__ == "__main__":
    sys.exit(main())
