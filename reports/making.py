"""Which maker makes which form of report. Each is imported when it is asked for: a table needs no Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reports.request import Progress, Request
from words import Refusal, _

Maker = Callable[[Request, str | None, Progress], bytes]


def make(form: str, request: Request, table: str | None, progress: Progress) -> bytes:
    """The file of one form, one of FORMS; `table` names the table of a data file. Raises Refusal for what cannot be made.

    One enterprise is told of in a dossier alone: a file of the whole campaign that was asked for one of them would be taken for its own.
    """
    if form in WHOLE and (request.kind == "dossier" or request.enterprise is not None):
        raise Refusal("This form holds the whole campaign, not one enterprise. Its dossier is made with: word --kind dossier --enterprise USCC.")
    if request.kind == "dossier" and request.enterprise is None:
        raise Refusal("A dossier is about one enterprise: add --enterprise with its USCC or name.")
    if request.kind != "dossier" and request.enterprise is not None:
        raise Refusal("This kind of report is about the whole campaign, not one enterprise: leave out --enterprise, or add --kind dossier.")
    return FORMS[form](request, table, progress)


def word(request: Request, _table: str | None, progress: Progress) -> bytes:
    """The report as a Word file."""
    from reports import kinds, word

    document = kinds.make(request, progress)
    progress(_("Writing the Word file"))
    return word.write(document)


def preview(request: Request, _table: str | None, progress: Progress) -> bytes:
    """The report as JSON."""
    from reports import kinds, preview

    return preview.as_json(kinds.make(request, progress))


def slides(request: Request, _table: str | None, progress: Progress) -> bytes:
    """The deck."""
    from reports import slides

    return slides.write(request, progress)


def workbook(request: Request, _table: str | None, progress: Progress) -> bytes:
    """The workbook."""
    from reports import workbook

    return workbook.write(request, progress)


def package(request: Request, _table: str | None, progress: Progress) -> bytes:
    """The whole store as a data package."""
    from reports import package

    return package.write(request, progress)


def data(form: str) -> Maker:
    """The maker of one table as 'csv', 'json' or 'parquet'."""

    def make_table(request: Request, table: str | None, progress: Progress) -> bytes:
        from reports import tables

        if table is None:
            raise Refusal("Which table? Add --table with one of: {known}.", known=", ".join(tables.names(request)))
        progress(_("Asking for the table {name}", name=table))
        return tables.write(request, table, form)

    return make_table


FORMS: Mapping[str, Maker] = {
    "word": word,
    "slides": slides,
    "workbook": workbook,
    "csv": data("csv"),
    "json": data("json"),
    "parquet": data("parquet"),
    "package": package,
    "preview": preview,
}
WHOLE = ("workbook", "csv", "json", "parquet", "package")
"""Forms that hold the figures of a campaign whatever the kind of report; a final one's day is the campaign's last."""
SUFFIXES: Mapping[str, str] = {
    "word": ".docx",
    "slides": ".pptx",
    "workbook": ".xlsx",
    "csv": ".csv",
    "json": ".json",
    "parquet": ".parquet",
    "package": ".zip",
    "preview": ".json",
}
"""How the name of each file ends: by that the desktop knows what opens it."""
