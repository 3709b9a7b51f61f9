"""Why a workbook is not read, said in one way wherever it shows."""

from __future__ import annotations

from etl.unreadable import N_, Unreadable


def damaged() -> Unreadable:
    """The refusal of a workbook that cannot be opened."""
    return Unreadable(N_("The workbook is damaged. Open it in Excel, save it again as .xlsx and load that."))


def encrypted() -> Unreadable:
    """The refusal of a workbook with a password."""
    return Unreadable(N_("The workbook is protected by a password. Open it in Excel, remove the password and save it again."))


def too_far(rows: int, columns: int) -> Unreadable:
    """The refusal of a sheet whose cells span more than `MOST_CELLS`."""
    return Unreadable(
        N_("The cells of a sheet lie too far apart: {rows} rows by {columns} columns. Delete the cells outside the table and save it again."),
        rows=rows,
        columns=columns,
    )
