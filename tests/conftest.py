"""What every test shares: a store of its own, and the shared bureau files where they are at hand."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from demo import build
from etl import receive
from tests import databases, drawn
from tests.warm_parser import Nursery
from words import speak

# The same examples in every run, and no deadline: a busy machine is not a wrong figure.
settings.register_profile("steady", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("steady")


sys.modules["drawn"] = drawn  # under either name one module: what it has drawn is drawn once

# They read the one demo store that a worker builds (half a minute), or its files.
DEMO = {
    f"tests/{each}.py"
    for each in ("demo/test_road", "demo/test_details", "demo/test_files", "reports/test_kinds_of_the_demo", "reports/test_slides_of_the_demo")
}

LONGEST = ("tests/browser/", *sorted(DEMO), "tests/demo/", "tests/store/", "tests/reports/", "tests/pages/", "tests/etl/")


class ByFile(LoadScopeScheduling):
    """A file stays on one worker, since its fixtures are dear; all tests in a browser on one: two at once starve each other's clicks."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::")[0]
        if path.startswith("tests/browser/"):
            return "tests/browser"
        return "demo" if path in DEMO else path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    """How the tests are dealt out to the workers. (`--dist loadgroup` of xdist 3.8 groups nothing with pytest 9.2.)"""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stays together longest comes first, and the short files last: no worker is left alone with a long one at the end."""
    items.sort(key=lambda item: next((place for place, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST)))


def pytest_collection_finish() -> None:
    """What is loaded now stays to the end: whoever looks for garbage need not go over it again, and need look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def pytest_sessionfinish() -> None:
    """What was set aside is garbage like all else when the process ends."""
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path, shown_stores, monkeypatch):
    """No test touches the store in data/; each begins with an empty one, in Chinese."""
    monkeypatch.setenv("DABIAO_DATA", str(tmp_path / "home"))
    monkeypatch.setenv("DABIAO_OWN", str(tmp_path / "home"))
    monkeypatch.setenv("DABIAO_SHOWN", str(shown_stores))
    speak("zh")


@pytest.fixture(scope="session")
def shown_stores(tmp_path_factory) -> Path:
    """The folder of the stores that many tests read."""
    return tmp_path_factory.mktemp("shown")


@pytest.fixture(scope="session")
def warm_parsers() -> Iterator[Nursery]:
    """Where the limited parsers of this worker come from."""
    one = Nursery(receive._WORKER, {**os.environ, **receive._FRUGAL})
    yield one
    one.close()


@pytest.fixture(autouse=True)
def parser(request, monkeypatch) -> None:
    """Files are read by a parser that is loaded already; tests of the parser's own process have a fixture `parser` of theirs."""
    if hasattr(os, "fork"):
        monkeypatch.setattr(receive, "_worker", request.getfixturevalue("warm_parsers").child)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than processors: while a browser, a child or a disk is waited for, the others have enough to do."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True, scope="session")
def _no_power_cut() -> Iterator[None]:
    """Nothing waits for the disk: what a process has written outlives it without, and no test cuts the power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)  # a handle that is not open is still refused
        yield


@pytest.fixture(autouse=True, scope="session")
def _one_database() -> Iterator[None]:
    """What is temporary is made in one database that stands."""
    with databases.one_for_what_is_temporary():
        yield


@pytest.fixture(scope="session")
def readers(tmp_path_factory) -> databases.Readers:
    """The connections over the stores of this run."""
    return databases.Readers(tmp_path_factory.getbasetemp().resolve())


@pytest.fixture(autouse=True)
def _stores_are_read_over_one_connection(request, readers, monkeypatch) -> None:
    """Tests of the store open a connection for each lake, which can read nothing else, as the program does."""
    if request.path.parent.name != "store":
        readers.take_the_place(monkeypatch)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory) -> Path:
    """The home of a demo store, built once by the road; whoever asks for it reads it and changes nothing of its rows."""
    folder = tmp_path_factory.mktemp("demo")
    said: list[str] = []
    build.make(folder, lambda message: said.append(message.template))
    assert not any("otherwise than the generator" in each for each in said)
    return folder


@pytest.fixture
def bureau() -> Path:
    """The folder of real bureau files; they are not part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data" / "bureau"
    if not folder.is_dir():
        pytest.skip("The real bureau files are not beside this checkout.")
    return folder
