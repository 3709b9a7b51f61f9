"""How fast the road and the pages are: `scripts/bench [part…] [--quick]`. Medians and ratios of one run, never a timed test."""
