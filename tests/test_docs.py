"""What the papers say is there, is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAPERS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_paper_points_to_files_that_are_there(paper):
    text = paper.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (paper.parent / link).exists(), f"{paper.name} points to {link}"
    for script in re.findall(r"\bscripts/\w+", text):
        assert (ROOT / script).exists(), f"{paper.name} names {script}"


def test_the_map_of_rooms_names_every_room():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for room in sorted(path.parent.name for path in ROOT.glob("*/__init__.py")):
        assert f"`{room}/`" in readme, room


def test_every_dependency_is_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert not line or line.startswith("#") or re.fullmatch(r"[\w.\-]+==[\w.]+( ; .+)?", line), line
    asked = re.findall(r"^([\w-]+)", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    for name in asked:
        assert f"\n{name.lower()}==" in pinned, name


def test_no_path_of_a_machine_is_told():
    for path in [*PAPERS, *ROOT.glob("*/*.py"), *ROOT.glob("scripts/*")]:
        assert not re.search(r"/(work|farm|root|tmp)/[a-z.]", path.read_text(encoding="utf-8")), path.relative_to(ROOT)
