"""The file that holds a Word document: its parts around an empty body, without anything of a template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC

import docx
from docx.document import Document as WordDocument
from docx.opc.oxml import serialize_part_xml

from reports.document import Document
from reports.word.look import Look
from reports.word.page import FOOTERS, footer, section
from reports.word.styles import font_table, numbering, styles
from reports.word.xml import Element, w
from words.cells import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"styles.xml": "styles", "numbering.xml": "numbering", "settings.xml": "settings", "fontTable.xml": "fontTable"}


def empty(document: Document, look: Look) -> WordDocument:
    """A Word document with styles, page and properties, and nothing in it yet."""
    wanted = _PARTS | dict.fromkeys(FOOTERS, "footer")
    ids = {name: f"rId{n}" for n, name in enumerate(wanted, start=1)}
    body = w("document", w("body", section(look, {kind: ids[name] for name, kind in FOOTERS.items()})))
    parts: dict[str, Element] = {
        "document.xml": body,
        "styles.xml": styles(look),
        "numbering.xml": numbering(look),
        "settings.xml": _settings(look),
        "fontTable.xml": font_table(look),
        **{name: footer(document, look, kind) for name, kind in FOOTERS.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", _content_types(wanted))
        package.writestr("_rels/.rels", _relationships({"rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml")}))
        package.writestr(
            "word/_rels/document.xml.rels", _relationships({ids[name]: (f"{_OFFICE}/relationships/{kind}", name) for name, kind in wanted.items()})
        )
        for name, part in parts.items():
            package.writestr(f"word/{name}", serialize_part_xml(part))
    out.seek(0)
    made = docx.Document(out)
    _properties(made, document, look)
    return made


def _properties(made: WordDocument, document: Document, look: Look) -> None:
    """Title, author, times and language; the times are those of the data version."""
    said = made.core_properties
    said.title, said.subject = clean(document.title)[:255], clean(document.subtitle)[:255]
    said.author = said.last_modified_by = "Dabiao 达标"
    said.created = said.modified = (document.made if document.made.tzinfo is None else document.made.astimezone(UTC)).replace(tzinfo=None)
    said.comments = clean("\n".join(document.about))[:255]
    said.keywords = clean(", ".join(document.keywords))[:255]
    said.language, said.revision, said.category = look.language, 1, document.kind


def _settings(look: Look) -> Element:
    """Different feet on left and right pages, Chinese punctuation squeezed, and no compatibility with an old Word."""
    modern = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders") if look.outer_page_numbers else None,
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", modern),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _content_types(parts: Mapping[str, str]) -> str:
    overrides = {"/word/document.xml": f"{_ML}.document.main+xml"} | {f"/word/{name}": f"{_ML}.{kind}+xml" for name, kind in parts.items()}
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    defaults = f'<Default Extension="rels" ContentType="{"application/vnd.openxmlformats-package.relationships+xml"}"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, (kind, target) in targets.items())
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
