"""Files written for the parser, and what it made of them: the rows of a sheet."""

import openpyxl

HEADER = "序号,产品名称,检验结论\n"


def write(tmp_path, data, name="结果.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def rows(received, sheet=0):
    columns = [column.to_pylist() for column in received.sheets[sheet].cells.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def book(tmp_path, cells, name="book.xlsx", **sheets):
    workbook = openpyxl.Workbook()
    for place, value in cells.items():
        workbook.active[place] = value
    with (tmp_path / name).open("wb") as file:  # whatever the name ends in
        workbook.save(file)
    return tmp_path / name
