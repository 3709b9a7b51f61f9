"""A zip written anew: the same content, whenever and in whatever order it was packed, is the same file."""

from __future__ import annotations

import io
import zipfile

import pytest

from reports.same_bytes import same_bytes


def packed(members: dict[str, bytes], year: int, level: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


MEMBERS = {"word/document.xml": b"<a/>" * 1000, "_rels/.rels": b"<r/>", "[Content_Types].xml": b"<t/>", "word/media/1.png": b"\x89PNG"}


def test_order_date_and_packing_leave_no_trace():
    one, other = packed(MEMBERS, 2007), packed(dict(reversed(MEMBERS.items())), 2026, level=9)
    assert one != other
    assert same_bytes(one) == same_bytes(other)


def test_a_workbook_within_is_written_anew_too():
    inner = {"xl/workbook.xml": b"<w/>", "docProps/core.xml": b"<c/>"}
    one, other = ({"word/embeddings/1.xlsx": packed(inner, year)} for year in (2007, 2026))
    assert same_bytes(packed(one, 2007)) == same_bytes(packed(other, 2007))


def test_nothing_is_lost_and_the_list_of_types_comes_first():
    with zipfile.ZipFile(io.BytesIO(same_bytes(packed(MEMBERS, 2007)))) as made:
        assert made.testzip() is None
        assert {name: made.read(name) for name in made.namelist()} == MEMBERS
        assert made.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_twice_is_as_good_as_once():
    once = same_bytes(packed(MEMBERS, 2007))
    assert same_bytes(once) == once


def test_what_is_no_zip_is_refused():
    with pytest.raises(zipfile.BadZipFile):
        same_bytes(b"PK no")
