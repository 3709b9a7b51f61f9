"""An empty form of a dataset: its columns with drop-downs, and a second sheet that says what each means."""

from __future__ import annotations

import io
from pathlib import Path

import xlsxwriter

import datasets
from etl.tidy.choices import titles
from store import durable
from words import Message, Refusal, _
from words.system import why

_LINES = 2000  # rows with drop-downs
_WIDTH = 18


def template(dataset: str, out: Path | None = None) -> bytes:
    """The form as a workbook, written to `out` if there is one. Raises Refusal where that cannot be written."""
    declared = datasets.get(dataset)
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        _form(book, declared)
        _explanations(book, declared)
    data = written.getvalue()
    if out is not None:
        if out.suffix.lower() != ".xlsx":
            raise Refusal("{file} must end in .xlsx.", file=out.name)
        try:
            durable.write(out, [data])
        except OSError as error:
            raise Refusal("{file} cannot be written: {why}.", file=out.name, why=why(error)) from None
    return data


def _form(book: xlsxwriter.Workbook, dataset: datasets.Dataset) -> None:
    """Headers are the Chinese titles: the form travels between bureaus, whatever language its reader speaks."""
    sheet = book.add_worksheet(dataset.title["zh"])
    required = book.add_format({"bold": True, "bg_color": "#DDEAF4", "text_wrap": True})
    plain = book.add_format({"bold": True, "bg_color": "#F3F5F8", "text_wrap": True})
    text = book.add_format({"num_format": "@"})  # codes, dates and lots stay as they are typed
    for column, field in enumerate(dataset.declared):
        sheet.write_string(0, column, field.title["zh"], required if field.required else plain)
        number = field.type in ("number", "integer")
        sheet.set_column(column, column, _WIDTH, None if number else text)
        words = _words(field)
        if words:
            offered = {"validate": "list", "source": words, "error_type": "warning"}
            said = {"error_title": field.title["zh"], "error_message": Message("Choose one of the list.").text()}
            sheet.data_validation(1, column, _LINES, column, offered | said)
    sheet.freeze_panes(1, 0)


def _words(field: datasets.Field) -> list[str]:
    """What the drop-down offers."""
    if field.type == "boolean":
        return ["是", "否"]
    return list(titles(field)) or list(field.enum)


def _explanations(book: xlsxwriter.Workbook, dataset: datasets.Dataset) -> None:
    sheet = book.add_worksheet("填表说明")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for line, field in enumerate(dataset.declared):
        words = "、".join(_words(field))
        sheet.write_string(line, 0, f"〔{field.title['zh']}〕" + ("（必填）" if field.required else ""), wrapped)
        sheet.write_string(line, 1, field.description.get("zh", ""), wrapped)
        sheet.write_string(line, 2, _("one of: {words}", words=words) if words else _FORMS.get(field.type, ""), wrapped)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 2, 60)


_FORMS = {"date": "2007-07-18", "licences": "生产许可证 XK01-001 2007-01-01~2011-12-31；……", "list": "……；……"}
