"""Invented names: two seldom characters that no dictionary joins, so that no real enterprise is meant."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

FIRST = "旻砾岑泠翊昀屿澍淙峤珩畯榑莳缃疏棹砺樾琤沚枫苕蔚湜桁朔熠绥霁"
SECOND = "珂禾沅洵砚枘榕湄堇骞玑畋垚渚筠岫棣澧梓璟泓笙稔曜嵩翮绮澄垣钧"
SHOPS = ("五金商行", "阀门经营部", "水暖商店", "服装商场", "鞋城", "百货店")
ELSEWHERE = ("台州", "丽水", "嘉兴", "湖州", "金华")  # where the producers sit whose goods are sampled in the county's shops


def morphemes(random: Random) -> Iterator[str]:
    """Every pair once, shuffled."""
    pairs = [a + b for a in FIRST for b in SECOND]
    random.shuffle(pairs)
    return iter(pairs)
