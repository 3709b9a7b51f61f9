"""What every test shares: a store of its own, and the shared bureau files where they are at hand."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from words import speak

# The same examples in every run, and no deadline: a busy machine is not a wrong figure.
settings.register_profile("steady", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("steady")


class ByFile(LoadScopeScheduling):
    """A file stays on one worker, since its fixtures are dear; all tests in a browser on one: two at once starve each other's clicks."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::")[0]
        return "tests/browser" if path.startswith("tests/browser/") else path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    """How the tests are dealt out to the workers. (`--dist loadgroup` of xdist 3.8 groups nothing with pytest 9.2.)"""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests first: they are the longest on one worker."""
    items.sort(key=lambda item: item.path.parent.name != "browser")


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path, monkeypatch):
    """No test touches the store in data/; each begins with an empty one, in Chinese."""
    monkeypatch.setenv("DABIAO_DATA", str(tmp_path / "home"))
    speak("zh")


@pytest.fixture
def bureau() -> Path:
    """The folder of real bureau files; they are not part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data" / "bureau"
    if not folder.is_dir():
        pytest.skip("The real bureau files are not beside this checkout.")
    return folder
