"""A day of visits and uploads: the server's memory, threads and open files stay what they were after the first of them."""

import asyncio
import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

import etl
import store
from access import LOCAL_OPERATOR
from benchmarks.serve import serve
from benchmarks.sessions import visit
from benchmarks.work_sessions import FILTERS, LEVELS

pytestmark = [pytest.mark.long, pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Reads /proc.")]

VISITS, FIRST = 60, 30  # the first ones fill what is kept
GROWTH = 60 << 20  # bytes: sessions that have left are held for two minutes, and what is kept is bounded


@pytest.fixture
def server(demo_home):
    process, address = serve(demo_home)
    yield process.pid, address.replace("http", "ws")
    process.terminate()
    process.wait(20)


def held(process):
    """Bytes in memory, threads and open files of a process; the threads in which delta-rs reads files end by themselves after ten seconds."""
    here = Path(f"/proc/{process}")
    memory = next(line for line in (here / "status").read_text().splitlines() if line.startswith("VmRSS:"))
    names = []
    for each in (here / "task").iterdir():
        with suppress(FileNotFoundError):  # it has ended meanwhile
            names.append((each / "comm").read_text().strip())
    return int(memory.split()[1]) << 10, sum(name != "tokio-rt-worker" for name in names), len(list((here / "fd").iterdir()))


async def one_visit(address, dice):
    """A visitor opens a campaign, turns to every page and changes a filter on each third one."""
    campaign = dice.choice(list(FILTERS))
    choices = FILTERS[campaign] | {"level": LEVELS}
    one = await visit(address, {"campaign": campaign})
    await one.open()
    for number, path in enumerate(sorted(one.pages)):
        await one.go(path)
        if number % 3 == 0 and (there := [name for name in choices if name in one.widgets]):
            name = dice.choice(there)
            await one.choose(name, dice.sample(choices[name], dice.randint(1, len(choices[name]))))
    assert not one.failed, "A page showed an error."
    await one.line.close()


async def a_day(process, address):
    dice, seen = random.Random(20070711), []
    for _ in range(VISITS):
        await one_visit(address, dice)
        seen.append(held(process))
    return seen


def test_visits_leave_nothing_behind(server):
    process, address = server
    seen = asyncio.run(a_day(process, address))
    memory, threads, files = zip(*seen, strict=True)
    assert max(memory[FIRST:]) - max(memory[:FIRST]) < GROWTH, [each >> 20 for each in memory]
    assert max(threads[FIRST:]) <= max(threads[:FIRST]) + 2, threads
    assert max(files[FIRST:]) <= max(files[:FIRST]) + 8, files


def test_hundreds_of_uploads_leave_nothing_behind(tmp_path):
    """Loaded, and withdrawn every third time, in one process as the page does."""
    seen = []
    for number in range(300):
        path = tmp_path / "结果.csv"
        rows = "".join(
            f"U{number}-{row},永嘉县阀门厂{row % 9},球阀,{'合格' if row % 7 else '不合格'},2007-08-{row % 28 + 1:02}\n" for row in range(40)
        )
        path.write_text("样品编号,生产企业,产品名称,检验结论,抽样日期\n" + rows, "utf-8")
        receipt = etl.load(path, "sampling_results", actor=LOCAL_OPERATOR, campaign="yongjia-2007", fill={"level": "县级"})
        assert receipt.accepted == 40
        if number % 3 == 2:
            store.open(demo=False).withdraw(receipt.upload, "送错文件", actor=LOCAL_OPERATOR)
        seen.append(held(os.getpid()))
    memory, threads, files = zip(*seen, strict=True)
    assert max(memory[150:]) - max(memory[:150]) < GROWTH, [each >> 20 for each in memory[::20]]
    assert max(files[150:]) <= max(files[:150]) + 8, files[::20]
    assert max(threads[150:]) <= max(threads[:150]) + 2, threads[::20]
