"""The figures: each takes a frame with the names of its units and their counts, and answers with a `ChartSpec`."""
