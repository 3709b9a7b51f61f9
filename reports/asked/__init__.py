"""The questions behind a report, by what they are about; reports.findings puts them together."""
