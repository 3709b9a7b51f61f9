"""Files that were hurt on their way: whatever comes is read with all rows accounted for, or refused with a sentence; one hurt cell costs one row."""

import io
import random
import re
import zipfile

import pytest

import etl
from access import LOCAL_OPERATOR
from demo import files
from words import Refusal

TEXTS = (".csv", ".tsv")
CELLS = (
    "",
    "  ",
    "=1+1",
    "合计",
    "同上",
    "以上空白",
    "#REF!",
    "1e309",
    "-0",
    "不详",
    "￥",
    "𬭎䶮",
    "🧨",
    "a" * 5000,
    "2007-13-45",
    "阀门\u202e",
    "<b>",
    "0",
    "＝",
    "/",
)


@pytest.fixture(scope="module")
def corpus():
    """Name, bytes and what the road should know of each dirty file of the demo."""
    return list(files.generate())


def loaded(folder, name, data, known):
    """What the road says of a file that nobody publishes; None where it refuses it with a sentence."""
    path = folder / name
    path.write_bytes(data)
    try:
        return etl.load(path, known.dataset, actor=LOCAL_OPERATOR, campaign=known.campaign, fill=known.fill, dry_run=True)
    except Refusal as refusal:
        said = str(refusal.message)
        assert re.search(r"[\u4e00-\u9fff]", said) and "Traceback" not in said, "A sentence of the reader's language says why."
        return None


def adds_up(receipt):
    assert receipt.read == receipt.accepted + receipt.refused + receipt.repeated + receipt.conflicts
    assert min(receipt.read, receipt.accepted, receipt.refused, receipt.repeated, receipt.conflicts) >= 0
    assert receipt.refused_rows is None or receipt.refused_rows.num_rows == receipt.refused


def hurt(dice, data):
    """Some bytes changed, cut out, doubled, or put in; now and then the end is missing."""
    data = bytearray(data)
    for _ in range(dice.choice((1, 3, 20))):
        at, length = dice.randrange(len(data)), dice.choice((1, 2, 7, 200))
        match dice.randrange(5):
            case 0:
                data[at : at + length] = dice.randbytes(length)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length]
            case 3:
                data[at:at] = dice.choice((b"\x00", b'"', b"\n", b"\r", b",", b"\t", b"\xff\xfe", b"\xa1", "，".encode(), b"'")) * dice.choice((1, 3))
            case _:
                data[at : at + 1] = bytes([data[at] ^ 1 << dice.randrange(8)])
        if len(data) < 2:
            return bytes(data)
    return bytes(data[: dice.randrange(len(data))] if dice.random() < 0.1 else data)


def hurt_inside(dice, data):
    """A workbook whose archive is whole and one of whose parts is hurt."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice([name for name in old.namelist() if name.endswith(".xml")])
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, hurt(dice, part) if name == chosen else part)
    return out.getvalue()


def many(long, few):
    """Seeds: a few in every run, many in a long one."""
    return [*range(few), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(few, long))]


@pytest.mark.parametrize("seed", many(400, 3))
def test_a_hurt_file_is_read_or_refused_with_a_sentence(corpus, tmp_path, seed):
    dice = random.Random(seed)
    name, data, known = dice.choice(corpus)
    hurting = hurt_inside if name.endswith(".xlsx") and dice.random() < 0.7 else hurt
    receipt = loaded(tmp_path, name, hurting(dice, data), known)
    if receipt is not None:
        adds_up(receipt)


@pytest.mark.parametrize("seed", many(300, 2))
def test_one_hurt_cell_costs_one_row_at_most(corpus, tmp_path, seed):
    dice = random.Random(seed)
    name, data, known = dice.choice([each for each in corpus if each[0].endswith(TEXTS)])
    whole = loaded(tmp_path, name, data, known)
    encoding = whole.encoding if whole.encoding != "utf-8-sig" else "utf-8"
    lines, delimiter = data.decode(encoding).split("\n"), "\t" if name.endswith(".tsv") else ","
    at = dice.randrange(whole.header_row, len(lines) - 1)
    if '"' in lines[at] or lines[at].count(delimiter) < 2:
        at = next((n for n in range(whole.header_row + 1, len(lines)) if '"' not in lines[n] and lines[n].count(delimiter) > 1), None)
        if at is None:
            # Some of the demo's files quote every cell, as their office programs do: cut at its commas, a line would be hurt in several cells.
            pytest.skip("Every line of this file is quoted.")
    cells = lines[at].rstrip("\r").split(delimiter)
    cells[dice.randrange(len(cells))] = dice.choice(CELLS)
    lines[at] = delimiter.join(cells)
    receipt = loaded(tmp_path, name, "\n".join(lines).encode(encoding, "replace"), known)
    adds_up(receipt)
    assert receipt.read + len(receipt.skipped) == whole.read + len(whole.skipped), lines[at]
    for count in ("accepted", "refused", "repeated", "conflicts", "passed", "failed"):
        assert abs(getattr(receipt, count) - getattr(whole, count)) <= 1, (count, lines[at])
