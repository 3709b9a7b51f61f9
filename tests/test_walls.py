"""The walls of the house: data goes forward only, and Streamlit stays in the pages."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "words": set(),
    "access": {"words"},
    "datasets": {"words"},
    "store": {"words", "access", "datasets"},
    "etl": {"words", "access", "datasets", "store"},
    "analytics": {"words", "datasets", "store"},
    "charts": {"words", "analytics"},
    "demo": {"words", "access", "datasets", "store", "etl"},
    "reports": {"words", "access", "datasets", "store", "analytics", "charts"},
    "pages": {"words", "access", "datasets", "store", "etl", "analytics", "charts"},
}
ROOMS = set(MAY_IMPORT)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_stands_left_of_it(room):
    assert files(room), f"The room {room} is empty."
    for path in files(room):
        wrong = (imports(path) & ROOMS) - MAY_IMPORT[room] - {room}
        assert not wrong, f"{path.relative_to(ROOT)} imports {', '.join(sorted(wrong))}"


def test_only_the_pages_know_streamlit():
    for room in sorted(set(MAY_IMPORT) - {"pages"}):
        for path in files(room):
            assert "streamlit" not in imports(path), path.relative_to(ROOT)


def test_charts_know_no_sql():
    for path in files("charts"):
        assert not imports(path) & {"duckdb", "deltalake", "store"}, path.relative_to(ROOT)


def test_a_page_asks_guards_draws():
    for path in files("pages"):
        if "ui" not in path.parts and path.name != "__init__.py":
            lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            assert len(lines) <= 90, f"{path.relative_to(ROOT)} has {len(lines)} lines; move what is not the page's into pages/ui."


def test_the_parts_of_a_page_lie_in_a_folder_of_its_name():
    pages = {path.stem for path in files("pages") if "ui" not in path.parts}
    assert {path.parent.name for path in files("pages") if path.parent.parent.name == "ui"} <= pages


def test_caches_stand_in_one_place():
    allowed = ("pages/ui/store.py", "pages/ui/reports/sessions.py")  # the latter holds nothing beyond a session, and learns of its end
    for path in files("pages"):
        if path.relative_to(ROOT).as_posix() not in allowed:
            assert "st.cache_" not in path.read_text(encoding="utf-8"), path.relative_to(ROOT)
