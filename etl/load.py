"""The whole road for one file: bytes → columns → tidy values → checked rows → one atomic commit, and a receipt that adds up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import datasets
import store
from access import Actor, needs
from etl import campaigns, decided, publish, sheets
from etl.receipt import Receipt
from etl.receive import receive
from etl.road import Walked, walk
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
    progress: Progress | None = None,
) -> Receipt:
    """Read a file and publish its good rows in one commit; refused ones are kept with their reasons.

    `mapping`: header → field ('' for none); `fill`: field → value for what the whole file lacks; `by`: who, where it is not the actor;
    `replace`: rows of the same key and other content take the place of the old ones; `dry_run`: everything but publishing. A mapping is
    remembered for files with the same header. Raises Refusal for a file that cannot be read as a whole.
    """
    house = lake or store.open(demo=False)
    tell = progress or _silent
    tell(0.05, Message("Reading the file …"))
    received = receive(path, sheet=sheet)
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
        enterprises=decisions.same_as(),
    )
    tell(0.35, Message("Tidying and checking its rows …"))
    walked = walk(received, found, declared, known, fill or {})
    tell(0.7, Message("Publishing …"))
    walked.messages[:0] = messages
    asked = publish.Asked(path, received, declared, campaign, by or actor.name, replace)
    receipt = publish.foresee(house, asked, walked) if dry_run else publish.publish(house, asked, walked, actor=actor)
    if mapping and not dry_run:
        publish.remember(house, found, mapping, by or actor.name, actor=actor)
    tell(1.0, Message("Done."))
    return receipt


def _declared(dataset: str) -> datasets.Dataset:
    if dataset not in names():
        raise Refusal("There is no dataset {dataset}. The datasets are: {known}.", dataset=dataset, known=", ".join(names()))
    return datasets.get(dataset)


def _silent(_share: float, _what: Message) -> None:
    """Progress that nobody watches."""


__all__ = ["Walked", "load", "names"]
