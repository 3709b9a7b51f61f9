"""A process that forks writers to be killed. It imports the store once and never uses it itself, so that a fork is safe and quick.

Reads lines `<home> <point> <action>` and answers with one line: the writer's process id at its start, then how it ended.
`point`: the writer kills itself at that step of its action, -1: never.
"""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pyarrow
import pyarrow.compute
import pyarrow.parquet  # noqa: F401 - loaded before the fork, so that no writer loads it anew

import store
import store.desk
import store.durable
from access import LOCAL_OPERATOR as ME
from tests.store.rows import SAMPLING, load, md5


def kill_at(point: int) -> None:
    """Let every step that touches the disk count, and die with SIGKILL before step `point`."""
    steps = iter(range(10_000))

    def counted(function):
        def step(*args, **kwargs):
            if next(steps) == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **kwargs)

        return step

    for name in ("sync_file", "sync_folder", "write"):
        setattr(store.durable, name, counted(getattr(store.durable, name)))
    store.desk.Desk.write = counted(store.desk.Desk.write)
    store.desk.Desk.__exit__ = counted(store.desk.Desk.__exit__)
    store.desk.create_table_with_add_actions = counted(store.desk.create_table_with_add_actions)
    real = store.desk.DeltaTable

    class Table(real):
        create_write_transaction = counted(real.create_write_transaction)

    store.files.DeltaTable = Table


def act(home: Path, action: str) -> None:
    lake = store.Lake(home)
    if action == "load":
        load(lake, store.new_upload(), "1a 2b 5a 5b")
    elif action == "replace":
        load(lake, store.new_upload(), "1z 2z 3a", replace=True)
    elif action == "withdraw":
        lake.withdraw("A", "why", actor=ME)
    elif action == "correct":
        lake.correct(SAMPLING, [md5("1")], {"product": "z"}, "why", actor=ME)
    elif action == "compact":
        lake.compact(actor=ME)
    elif action == "keep":
        raw = home / "came.csv"
        raw.write_bytes(b"x" * 100_000)
        lake.keep(store.new_upload(), md5("raw"), actor=ME, raw=raw, ending=".csv", receipt={"read": 1})
    elif action == "forever":
        while True:
            load(lake, store.new_upload(), " ".join(f"{os.urandom(4).hex()}a" for _ in range(50)))
            lake.withdraw(lake.ledger()[0].upload, "why", actor=ME)
            load(lake, store.new_upload(), " ".join(f"{os.urandom(4).hex()}a" for _ in range(50)))
    else:
        load(lake, store.new_upload(), "1a 2a 3a 4a", file=action)


def main() -> None:
    for line in sys.stdin:
        home, point, action = line.split("\t")
        writer = os.fork()
        if writer == 0:
            try:
                if int(point) >= 0:
                    kill_at(int(point))
                act(Path(home), action.strip())
                os._exit(0)
            except BaseException as error:
                print(repr(error), file=sys.stderr, flush=True)
                os._exit(1)
        print(writer, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
