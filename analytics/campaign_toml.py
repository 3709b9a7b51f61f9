"""A campaign file as text: written from its tables, or a text changed where its tables changed, so that comments stay."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, time
from typing import Any

Said = dict[str, Any]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]\]?\s*(?:#.*)?$")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def read(text: str) -> Said:
    """The tables of a TOML text. Raises tomllib.TOMLDecodeError."""
    return tomllib.loads(text)


def dump(said: Said) -> str:
    """The tables as TOML text: plain values first, then one block for each table. `read(dump(said)) == said`."""
    blocks = [_lines({key: each for key, each in said.items() if not _is_block(each)})]
    for name, table in said.items():
        if _is_block(table):
            blocks += [_block(name, each, many=isinstance(table, list)) for each in (table if isinstance(table, list) else [table])]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def rewrite(text: str, said: Said) -> str:
    """The text with `said` in place of what it says, line by line, so that order and comments stay.

    Where a text is written in another way than one value a line, its lines cannot be told apart and it is written anew, without comments.
    """
    try:
        patched = _patched(text, said)
        if read(patched) == said:
            return patched
    except (tomllib.TOMLDecodeError, LookupError):
        pass
    return dump(said)


def value(it: Any) -> str:
    """One value as TOML: 'text', number, day, list or inline table. Raises TypeError for what TOML does not know."""
    match it:
        case bool():
            return "true" if it else "false"
        case str():
            return json.dumps(it, ensure_ascii=False).replace("\x7f", "\\u007f")
        case int() | float():
            return repr(it)
        case date() | time():
            return it.isoformat()
        case list() | tuple():
            return "[" + ", ".join(value(each) for each in it) + "]"
        case dict():
            return "{ " + ", ".join(f"{_key(key)} = {value(each)}" for key, each in it.items()) + " }" if it else "{}"
    raise TypeError(f"TOML has no {type(it).__name__}.")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else value(key)


def _is_block(it: Any) -> bool:
    """A table of its own; a text in two languages stands on one line."""
    if isinstance(it, list):
        return bool(it) and all(isinstance(each, dict) for each in it)
    return isinstance(it, dict) and set(it) != {"zh", "en"}


def _lines(said: Said) -> list[str]:
    return [f"{_key(key)} = {value(each)}" for key, each in said.items()]


def _block(name: str, said: Said, many: bool) -> list[str]:
    return [f"[[{_key(name)}]]" if many else f"[{_key(name)}]", *_lines(said)]


def _patched(text: str, said: Said) -> str:
    """The text with every block brought to what `said` has under its name; tables of a list are known by their id or number."""
    old = read(text)
    head, blocks = _cut(text)
    names = {name for name, _many, _body in blocks}
    parts = ["\n".join(_changed(head, _without(old, names), _without(said, names)))]
    counted = dict.fromkeys(names, 0)
    done: dict[str, list[int]] = {name: [] for name in names}
    for name, many, body in blocks:
        if not many:
            if name in said:
                parts.append("\n".join(_changed(body, old[name], said[name])))
            continue
        was = old[name][counted[name]]
        counted[name] += 1
        place = _found(was, said.get(name, []), done[name])
        if place is not None:
            done[name].append(place)
            parts.append("\n".join(_changed(body, was, said[name][place])))
        if counted[name] == len(old[name]):
            new = [each for at, each in enumerate(said.get(name, [])) if at not in done[name]]
            parts += ["\n".join([*_block(name, each, many=True), ""]) for each in new]
    return "\n".join(parts)


def _cut(text: str) -> tuple[list[str], list[tuple[str, bool, list[str]]]]:
    """The lines before the first header, and every block with its name and whether it is one of many."""
    head: list[str] = []
    blocks: list[tuple[str, bool, list[str]]] = []
    for line in text.split("\n"):
        if found := _HEADER.match(line):
            blocks.append((found[2], found[1] == "[[", [line]))
        else:
            (blocks[-1][2] if blocks else head).append(line)
    return head, blocks


def _without(said: Said, names: set[str]) -> Said:
    return {key: each for key, each in said.items() if key not in names}


def _found(was: Said, now: list[Said], taken: list[int]) -> int | None:
    """Where a table of a list is among those of today: by its id or number, else as it was."""
    name = next((key for key in ("id", "no", "code") if key in was), None)
    same = [at for at, each in enumerate(now) if at not in taken and (each.get(name) == was[name] if name else each == was)]
    return same[0] if same else None


def _changed(lines: list[str], old: Said, new: Said) -> list[str]:
    """The lines of one block with the values that differ replaced, new ones behind the last value, and those gone left out."""
    lines = list(lines)
    for key in [*old, *(each for each in new if each not in old)]:
        if key in old and key in new and old[key] == new[key]:
            continue
        at = next((at for at, line in enumerate(lines) if re.match(rf"\s*{re.escape(key)}\s*=", line)), None)
        written = [f"{_key(key)} = {value(new[key])}"] if key in new else []
        if at is None:
            last = max((at for at, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), default=-1)
            lines[last + 1 : last + 1] = written
        else:
            lines[at : at + 1] = written
    return lines
