"""Office files are zips: written anew with fixed dates and order, the same content is the same file to the byte."""

from __future__ import annotations

import io
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows
_FIRST = ("[Content_Types].xml", "_rels/.rels", "mimetype")  # readers that stream want to know first what they read
_STORED = (".png", ".jpeg", ".jpg")  # packed already


def same_bytes(content: bytes) -> bytes:
    """The zip with its members sorted, dated alike and packed alike; zips within it (the workbook of a chart) too.

    Raises zipfile.BadZipFile for what is no zip.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for name in sorted(given.namelist(), key=lambda each: (each not in _FIRST, each)):
            member = given.read(name)
            if name.endswith((".xlsx", ".docx", ".pptx")):
                member = same_bytes(member)
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system, info.external_attr = 3, 0o600 << 16
            packed = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
            made.writestr(info, member, packed, compresslevel=6)
    return out.getvalue()
