"""The Office backend: a `ChartSpec` or `XYSpec` as a native chart of PowerPoint or Word that can be edited, with its figures in a workbook.

Roles alone decide colour, marker and dash (`charts.office_roles`). No picture, no browser, no font is needed to make one.
"""

from charts.drawingml.drawing import supports
from charts.drawingml.office import has_room, height_in_text, in_run, on_slide, rows_on_slide

__all__ = ["has_room", "height_in_text", "in_run", "on_slide", "rows_on_slide", "supports"]
