"""What the tests of pages share."""

from collections.abc import Iterator

import pytest
from streamlit.components.v2 import manifest_scanner

import etl
from access import LOCAL_OPERATOR
from tests.pages.came import RESULTS


@pytest.fixture(autouse=True, scope="session")
def _components_are_looked_for_once() -> Iterator[None]:
    """A new AppTest reads the papers of every installed package to find components; that costs more than a page."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture
def results() -> bytes:
    return RESULTS.encode("gb18030")


@pytest.fixture
def loaded(results, tmp_path):
    """The results in the store, without the page."""
    path = tmp_path / "阀门.csv"
    path.write_bytes(results)
    return etl.load(path, "sampling_results", actor=LOCAL_OPERATOR)
