"""What every test shares: a store of its own, and the shared bureau files where they are at hand."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from words import speak

# The same examples in every run, and no deadline: a busy machine is not a wrong figure.
settings.register_profile("steady", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("steady")


@pytest.hookimpl(tryfirst=True)  # before the workers read the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file stays on one worker, since its fixtures are dear; all tests in a browser on one, and first: two at once starve each other's clicks."""
    for item in items:
        browser = item.path.parent.name == "browser"
        item.add_marker(pytest.mark.xdist_group("browser" if browser else str(item.path)))
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
