"""Hundreds of uploads in one process: its memory, threads and open files stay what they were after the first of them."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

import etl
import store
from access import LOCAL_OPERATOR

# Memory, threads and files of a process are read where the kernel tells them; macOS and Windows have no such folder.
pytestmark = [pytest.mark.long, pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Reads /proc.")]

GROWTH = 60 << 20  # bytes


def held(process):
    """Bytes in memory, threads and open files of a process; the threads in which delta-rs reads files end by themselves after ten seconds."""
    here = Path(f"/proc/{process}")
    memory = next(line for line in (here / "status").read_text().splitlines() if line.startswith("VmRSS:"))
    names = []
    for each in (here / "task").iterdir():
        with suppress(FileNotFoundError):  # it has ended meanwhile
            names.append((each / "comm").read_text().strip())
    return int(memory.split()[1]) << 10, sum(name != "tokio-rt-worker" for name in names), len(list((here / "fd").iterdir()))


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
