"""Charts in files, and back out of them: the XML of each chart and the cells of the workbook within it."""

import io
import re
import zipfile

import docx
import pytest
from docx.shared import Cm
from lxml import etree
from pptx import Presentation
from pptx.util import Inches
from python_calamine import CalamineWorkbook

from charts.drawingml import height_in_text, in_run, on_slide
from tests.charts.drawingml.order import C


def deck(*specs):
    """The bytes of a deck with each chart on a slide of its own."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(13.333), Inches(7.5)
    for spec in specs:
        slide = made.slides.add_slide(made.slide_layouts[6])
        on_slide(slide, spec, Inches(0.6), Inches(1.4), Inches(12.1), Inches(5.2))
    return _saved(made)


def text(*specs):
    """The bytes of a document with each chart in a paragraph of its own."""
    made = docx.Document()
    for spec in specs:
        in_run(made.add_paragraph().add_run(), spec, Cm(15.6), height_in_text(spec, Cm(15.6)))
    return _saved(made)


def _saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def charts(content):
    """(root of the chart, bytes of its workbook) of every chart in a file, in the order of their numbers."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if "/charts/chart" in name and name.endswith(".xml")]
        for name in sorted(names, key=lambda each: (len(each), each)):
            folder, _slash, file = name.rpartition("/")
            links = etree.fromstring(packed.read(f"{folder}/_rels/{file}.rels"))
            (target,) = [link.get("Target") for link in links if link.get("Type").endswith("/package")]
            part = target.lstrip("/") if target.startswith("/") else f"{folder.rpartition('/')[0]}/{target.removeprefix('../')}"
            yield etree.fromstring(packed.read(name)), packed.read(part)


def cells(workbook):
    """The only sheet of a workbook as rows, '' where a cell is empty."""
    (sheet,) = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).sheet_names
    return CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def cached(root):
    """Every reference of a chart: (formula, {place: number or text}, how many)."""
    for formula in root.iter(f"{C}f"):
        cache = formula.getnext()
        points = {int(pt.get("idx")): pt.find(f"{C}v").text for pt in cache.iterfind(f"{C}pt")}
        yield formula.text, points, int(cache.find(f"{C}ptCount").get("val")), cache.tag == f"{C}numCache"


def references(root, book):
    """Every reference of a chart with what stands there, None where nothing does: (formula, figures or texts, whether figures).

    The file fails where the cache of the chart and the cells of its workbook say different things.
    """
    rows = cells(book)
    for formula, points, count, numeric in cached(root):
        column, first, last = place(formula)
        assert last - first + 1 == count
        held = []
        for i in range(count):
            cell = rows[first - 1 + i][column] if first - 1 + i < len(rows) and column < len(rows[first - 1 + i]) else ""
            said = points.get(i, "")
            assert cell == (pytest.approx(float(said), rel=1e-12) if numeric and said else said), f"{formula} {i}"
            held.append((float(said) if numeric else said) if i in points else None)
        yield formula, held, numeric


def place(formula):
    """(column, first row, last row) of a reference to one column; columns count from 0, rows from 1."""
    found = re.fullmatch(r"'[^']+'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?", formula)
    letters = found[1]
    assert found[3] in (None, letters)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1, int(found[2]), int(found[4] or found[2])
