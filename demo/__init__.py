"""Five invented campaigns, written as dirty bureau-like files and sent through the public road.

Nothing here is a real enterprise or a real result: names, codes and figures are drawn from a fixed seed, so that the same version
writes the same bytes everywhere. Only the townships of Yongjia and Longwan are real; the county of `hebei-2012` and the district of
`district-2011` are invented.
"""

from __future__ import annotations

SEED = "dabiao-demo-2007"
