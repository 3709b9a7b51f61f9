"""One file through the whole road into an empty store."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import answer, clock, processor


def main() -> None:
    source = Path(sys.argv[1])
    home = Path(tempfile.mkdtemp(dir=source.parent))
    os.environ["DABIAO_DATA"] = str(home)
    import etl
    from access import LOCAL_OPERATOR

    try:
        begun, worked = clock(), processor()
        receipt = etl.load(source, "sampling_results", actor=LOCAL_OPERATOR)
        took, cpu = clock() - begun, processor() - worked
        counts = {name: getattr(receipt, name) for name in ("read", "accepted", "refused", "repeated", "conflicts", "passed", "failed")}
        assert counts["read"] == counts["accepted"] + counts["refused"] + counts["repeated"] + counts["conflicts"], "Rows went missing on the way."
        answer(took, cpu=cpu, **counts)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
