"""What changed since the last meeting: two days, or two data versions, side by side."""
