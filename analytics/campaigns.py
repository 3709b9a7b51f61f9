"""The campaigns there are: one TOML file each, read and checked as a whole.

Shipped ones lie in data/campaigns; a bureau's own under $DABIAO_DATA/campaigns win over a shipped one of the same id.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import store
from analytics.campaign import DEFAULT_INDEX, MEASURES, Campaign, IndexRule, Plan, Stage, Target, Text, Window
from analytics.campaign_broken import Broken, found
from analytics.campaign_file import parse
from analytics.townships import Township, former_names, official_townships
from words import Refusal

# A campaign and its parts are asked for here, wherever they are defined.
__all__ = [
    "DEFAULT_INDEX",
    "MEASURES",
    "SHIPPED",
    "Broken",
    "Campaign",
    "IndexRule",
    "Plan",
    "Stage",
    "Target",
    "Text",
    "Township",
    "Window",
    "all_",
    "broken",
    "former_names",
    "load",
    "official_townships",
    "own_state",
    "parse",
    "shipped",
    "text",
]

PROJECT = Path(__file__).resolve().parent.parent
SHIPPED = PROJECT / "data" / "campaigns"


def all_() -> tuple[Campaign, ...]:
    """Every campaign that can be read, in the order of their start; one of the bureau's own that cannot is left out (see `broken`)."""
    return tuple(sorted((each for each in map(_told, _files().values()) if isinstance(each, Campaign)), key=lambda each: (each.start, each.id)))


def broken() -> tuple[Broken, ...]:
    """The bureau's own files that cannot be read, in the order of their names: what is wrong, and in which line."""
    return tuple(each for each in map(_told, _files().values()) if isinstance(each, Broken))


def load(id: str) -> Campaign:
    """The campaign of that id. Raises Refusal where there is none, or where its file has a mistake."""
    found = _told(_file(id))
    if isinstance(found, Broken):
        raise Refusal(found.why)
    return found


def shipped(id: str) -> bool:
    """Whether the software brings a campaign of that id along."""
    return id in {path.stem for path in SHIPPED.glob("*.toml")}


def text(id: str) -> str:
    """The file of a campaign as it stands. Raises Refusal where there is none."""
    return _file(id).read_text(encoding="utf-8")


def own_state() -> tuple[tuple[str, int], ...]:
    """The bureau's own files and when each was changed: an answer that was worked out under another state may be another."""
    return tuple((path.name, path.stat().st_mtime_ns if path.exists() else 0) for path in sorted((store.home() / "campaigns").glob("*.toml")))


def _file(id: str) -> Path:
    files = _files()
    if id not in files:
        raise Refusal("There is no campaign “{id}”. There are: {known}.", id=id, known=", ".join(sorted(files)))
    return files[id]


def _files() -> dict[str, Path]:
    own = store.home() / "campaigns"
    return {path.stem: path for folder in (SHIPPED, own) if folder.is_dir() for path in sorted(folder.glob("*.toml"))}


def _told(path: Path) -> Campaign | Broken:
    """What a file says. A shipped one that cannot be read is the software's own mistake: Refusal."""
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except (Refusal, OSError) as error:
        if path.parent == SHIPPED:
            raise
        return found(path, error)


@cache
def _parsed(path: Path, _changed: int) -> Campaign:
    return parse(path.read_bytes(), path.name)
