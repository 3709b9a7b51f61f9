"""Answers about quality: rates, targets and their verdicts, classes and trends. Reads the store, never writes it."""
