"""Sections that several kinds of report share: each takes Findings and yields blocks; none has a sentence without a figure behind it."""
