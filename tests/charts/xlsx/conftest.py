"""A chart drawn into a workbook of its own, and read again."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from charts import xlsx
from tests.charts.xlsx.reading import Drawn


@pytest.fixture
def draw():
    """`draw(spec)`: the chart in a workbook, read again."""

    def drawn(spec: Any) -> Drawn:
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        front, data = book.add_worksheet("Front"), book.add_worksheet("图表 it's")
        xlsx.insert(book, front, (0, 0), spec, xlsx.Shelf(book, data), (900, xlsx.height(spec)))
        book.close()
        with zipfile.ZipFile(io.BytesIO(out.getvalue())) as parts:
            chart = etree.fromstring(xlsx.unbroken(parts.read("xl/charts/chart1.xml")))
        return Drawn(chart, openpyxl.load_workbook(io.BytesIO(out.getvalue())))

    return drawn
