"""Office files are the same to the byte where their content is: as for single charts, so for reports."""

from charts.same_bytes import same_bytes

__all__ = ["same_bytes"]
