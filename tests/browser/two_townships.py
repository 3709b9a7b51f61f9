"""The store that most tests of the browser look at: thirty batches of 瓯北街道 that passed, twelve of 桥下镇 that failed, and a map."""

import json
from datetime import date

from drawn import OUBEI, batch, fill

from access import LOCAL_OPERATOR
from etl import maps

QIAOXIA = "330324104"
SQUARE = {"type": "Polygon", "coordinates": [[[120.6, 28.1], [120.7, 28.1], [120.7, 28.2], [120.6, 28.2], [120.6, 28.1]]]}


def two_townships() -> None:
    """Fill the store at DABIAO_DATA."""
    failed = {"producer": "乙阀门厂", "township_code": QIAOXIA, "township": "桥下镇"}
    fill(
        results=[
            *[batch("pass", sample_no=f"A{i}", counted_on=date(2007, 8, 1 + i % 28)) for i in range(30)],
            *[batch("fail", sample_no=f"B{i}", counted_on=date(2007, 9, 1 + i), **failed) for i in range(12)],
        ]
    )
    features = [{"type": "Feature", "properties": {"code": OUBEI}, "geometry": SQUARE}]
    maps.keep("330324", json.dumps({"type": "FeatureCollection", "features": features}).encode(), "永嘉.geojson", actor=LOCAL_OPERATOR)
