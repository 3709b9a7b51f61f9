"""The same question asked by two processes that share nothing but the store: the order of sets and dictionaries leaves no trace in a file."""

import hashlib
import os
import subprocess
import sys

import store
from store.home import PROJECT
from tests.reports.asked import usual

ONE = """
import sys
from reports.__main__ import main
for lang in ("zh", "en"):
    for form, suffix in (("word", "docx"), ("slides", "pptx"), ("workbook", "xlsx")):
        assert main([form, "--campaign=yongjia-2007", "--as-of=2007-11-11", "--lang=" + lang, f"--out={sys.argv[1]}.{lang}.{suffix}"]) == 0
assert "scipy.stats" not in sys.modules, "it takes most of a second to import; analytics.statistics has what reports need of it"
"""
"""All six in one process: six times as many starts would take six times as long."""


def started(to, seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "DABIAO_DATA": str(store.home())}
    command = [sys.executable, "-c", ONE, str(to)]
    return subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def test_two_processes_write_the_same_bytes(tmp_path):
    usual()
    both = [started(tmp_path / seed, seed) for seed in ("1", "4242")]
    for each in both:
        _out, said = each.communicate(timeout=300)
        assert each.returncode == 0, said
    for which in (f"{lang}.{suffix}" for lang in ("zh", "en") for suffix in ("docx", "pptx", "xlsx")):
        one, other = (hashlib.sha256((tmp_path / f"{seed}.{which}").read_bytes()).hexdigest() for seed in ("1", "4242"))
        assert one == other, which
