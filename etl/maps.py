"""The outlines of a county's townships, as the bureau uploads them: kept, replaced, removed, and the last step taken back.

    maps/<county>/000001.json    one step each: who, when, from which file, and the outlines that stand after it

Outlines are no data: no figure changes with them, so they have no data version and one set serves the store and the demo.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import store
from access import Actor, needs
from etl import gazetteer, outlines
from etl.tidy.text import shown
from store import durable
from store.lock import writing
from words import Message, Refusal

STEPS_KEPT = 12


@needs("upload")
def keep(county: str, raw: bytes, file: str, *, actor: Actor) -> Message:
    """Check a GeoJSON file and let it stand for the county. Says which townships it has, which it lacks and what else was in it.

    Raises Refusal for a file that cannot serve (see `etl.outlines.read`); then what stood before still stands.
    """
    found = outlines.read(raw, county)
    _write(county, "keep", actor, {"file": shown(file), "sha256": hashlib.sha256(raw).hexdigest(), "shapes": found.shapes, "before": _newest(county)})
    return _told(county, found)


@needs("withdraw")
def remove(county: str, *, actor: Actor) -> Message:
    """Take the outlines of a county away. Raises Refusal where there are none."""
    before = _newest(county)
    if before is None or not _read(county, before).get("shapes"):
        raise Refusal("There are no outlines of this county to remove.")
    _write(county, "remove", actor, {"before": before})
    return Message("The outlines were removed. They can be brought back.")


@needs("withdraw")
def undo(county: str, *, actor: Actor) -> Message:
    """Take back the last step: what stood before it stands again. Raises Refusal where there is no step."""
    newest = _newest(county)
    if newest is None:
        raise Refusal("There is no step to take back.")
    before = _read(county, newest).get("before")
    earlier = _read(county, before) if before else {}
    _write(county, "undo", actor, {name: earlier[name] for name in ("file", "sha256", "shapes", "before") if name in earlier})
    return Message("The last step was taken back.")


def _told(county: str, found: outlines.Outlines) -> Message:
    table = gazetteer.read()
    every = {code: table.townships[code] for code in table.by_county.get(county, {}).values() if code and code[6] != "4"}
    lacking = [name for code, name in every.items() if code not in found.shapes]
    parts = [Message("{n} of {all} townships matched.", n=len(found.shapes), all=len(every))]
    if lacking:
        parts.append(Message("Without an outline: {names}.", names="、".join(lacking)))
    if found.strange:
        more = "…" if len(found.strange) > 8 else ""
        parts.append(Message("Not townships of this county, left out: {names}.", names="、".join(found.strange[:8]) + more))
    if found.without_shape:
        parts.append(Message("{n} features have no area and were left out.", n=found.without_shape))
    return _joined(parts)


def _joined(parts: list[Message]) -> Message:
    if len(parts) == 1:
        return parts[0]
    return Message("{one} {more}", one=parts[0], more=_joined(parts[1:]))


def _folder(county: str) -> Path:
    if not re.fullmatch(r"\d{6}", county):
        raise Refusal("A county is named by its six digits.")
    return store.home() / "maps" / county


def _newest(county: str) -> str | None:
    return max((path.name for path in _folder(county).glob("*.json")), default=None)


def _read(county: str, step: str) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads((_folder(county) / step).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # an old step that was cleared away
        return {}
    return kept


def _write(county: str, action: str, actor: Actor, said: Mapping[str, Any]) -> None:
    folder = _folder(county)
    with writing(store.home()):
        durable.make_folder(folder)
        steps = sorted(folder.glob("*.json"))
        number = int(steps[-1].stem) + 1 if steps else 1
        step = {"action": action, "by": actor.name, "at": datetime.now(UTC).isoformat(timespec="seconds"), **said}
        durable.write(folder / f"{number:06d}.json", [json.dumps(step, ensure_ascii=False).encode()])
        for old in steps[: -STEPS_KEPT + 1]:
            old.unlink(missing_ok=True)
