"""The whole road for one file: bytes → columns → tidy values → checked rows → one atomic commit, and a receipt that adds up."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace as but
from datetime import date
from pathlib import Path

import datasets
import store
from access import Actor, needs
from etl import campaigns, decided, enterprises, gazetteer, header_words, publish, sheets
from etl.found import Found
from etl.receipt import Receipt
from etl.receive import receive
from etl.road import walk
from etl.work import Known
from store import Lake
from words import Message, Refusal

Progress = Callable[[float, Message], None]
FOR_PERSONS = ("decisions",)  # datasets that are not loaded from files


def names() -> tuple[str, ...]:
    """The datasets that a file can bring."""
    return tuple(name for name in datasets.names() if name not in FOR_PERSONS)


@needs("upload")
def load(
    path: Path,
    dataset: str,
    *,
    actor: Actor,
    campaign: str | None = None,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    fill: Mapping[str, str] | None = None,
    by: str = "",
    replace: bool = False,
    dry_run: bool = False,
    lake: Lake | None = None,
    name: str = "",
    progress: Progress | None = None,
    follows: str = "",
) -> Receipt:
    """Read a file and publish its good rows in one commit; refused ones are kept with their reasons.

    `mapping`: header → field ('' for none), remembered for files with the same header; `fill`: field → value for what the whole file lacks;
    `by`: who, where it is not the actor; `name`: the file's name where the path has another; `replace`: rows of the same key and other content
    take the place of the old ones; `dry_run`: everything but publishing; `progress` hears a share of 1 and what is done now; `follows`: the
    decision for which a kept file is read again. Raises Refusal for a file that cannot be read as a whole.
    """
    house = lake or store.open(demo=False)
    tell = progress or _silent
    tell(0.05, Message("Reading the file …"))
    with ThreadPoolExecutor(1) as beside:  # while the limited process reads the file, the tables of places are read here
        beside.submit(gazetteer.read)
        received = receive(path, sheet=sheet)
    if name:
        received = but(received, file=name)
    tell(0.3, Message("Matching its columns …"))
    declared = _declared(dataset)
    decisions = decided.read(house)
    found, messages = sheets.find(received, declared, mapping or {}, decisions.mappings, fill or {})
    known = Known(
        today=date.today(),
        campaign=campaign,
        county_code=campaigns.county_code(campaign) if campaign else None,
        words={where.partition(".")[2]: words for where, words in decisions.words.items() if where.startswith(f"{dataset}.")},
        townships=decisions.townships,
        enterprises=enterprises.same_as(house, decisions),
        codes=enterprises.known_codes(house),
    )
    tell(0.35, Message("Tidying and checking its rows …"))
    walked = walk(received, found, declared, known, fill or {})
    tell(0.7, Message("Publishing …"))
    walked.messages[:0] = messages
    asked = publish.Asked(path, received, declared, campaign, by or actor.name, replace, sheet, mapping or {}, fill or {}, follows)
    if mapping and not dry_run:  # before the rows, so that their version is the newest one
        _remember(house, declared, found, mapping, by or actor.name, actor)
    receipt = publish.foresee(house, asked, walked) if dry_run else publish.publish(house, asked, walked, actor=actor)
    tell(1.0, Message("Done."))
    return receipt


def _remember(lake: Lake, dataset: datasets.Dataset, found: Sequence[Found], mapping: Mapping[str, str], by: str, actor: Actor) -> None:
    """Keep a confirmed mapping for files with the same header."""
    for each in found:
        used = {column.header: column.field or "" for column in each.columns if column.state in ("confirmed", "ignored") and column.header in mapping}
        said = json.dumps(used, ensure_ascii=False, sort_keys=True)
        decided.keep(lake, "mapping", header_words.remembered_by(dataset, each.layout.header), said, by=by, actor=actor)


def _declared(dataset: str) -> datasets.Dataset:
    if dataset not in names():
        raise Refusal("There is no dataset {dataset}. The datasets are: {known}.", dataset=dataset, known=", ".join(names()))
    return datasets.get(dataset)


def _silent(_share: float, _what: Message) -> None:
    """Progress that nobody watches."""
