"""What a register says enterprises hold, as drawn tables: told and silent apart, licences by their day."""

from __future__ import annotations

from datetime import date

from analytics.holdings import Share, holdings
from analytics.scope import Scope
from tests.analytics.shelf import OUBEI, YONGJIA, shelf

DAY = date(2007, 10, 1)


def firm(name, **said):
    row = {"name": name, "name_key": name, "trade": "阀门", "county_code": YONGJIA, "township_code": OUBEI, "township": "瓯北街道"}
    return row | {"as_of": date(2007, 6, 30), "status": "operating"} | said


def licence(kind, first=date(2006, 1, 1), last=date(2010, 1, 1)):
    return {"type": kind, "number": "1", "valid_from": first, "valid_to": last}


def held(*rows):
    return holdings(shelf(enterprises=rows), Scope(campaign="yongjia-2007", as_of=DAY), DAY)


def test_a_licence_counts_on_its_days_and_all_required_must_be_held():
    both = ["营业执照", "生产许可证"]
    said = held(
        firm("a", licences_required=both, licences=[licence("营业执照"), licence("生产许可证", last=DAY)]),
        firm("b", licences_required=both, licences=[licence("营业执照"), licence("生产许可证", last=date(2007, 9, 30))]),
        firm("c", licences_required=both, licences=[licence("营业执照"), licence("生产许可证", first=date(2007, 10, 2))]),
        firm("d", licences_required=both, licences=[licence("营业执照", None, None), licence("生产许可证", None, None)]),
        firm("e", licences_required=both, licences=None),
        firm("f", licences_required=None, licences=[licence("营业执照")]),
    )
    assert said.shares["licensed"] == Share(2, 5, 1)


def test_what_is_not_told_is_not_a_no():
    said = held(firm("a", operates_to_standard=True), firm("b", operates_to_standard=False), firm("c"), firm("d", status="closed", ccc=True))
    assert said.enterprises == 3
    assert said.shares["operates_to_standard"] == Share(1, 2, 1) and said.shares["ccc"] == Share(0, 0, 3)


def test_brands_sales_exports_and_instruments():
    said = held(
        firm("a", brand_level="provincial", brand_sales=600.0, annual_sales=1000.0, exports=100.0, instruments_due=10, instruments_verified=9),
        firm("b", annual_sales=500.0, exports=0.0, instruments_due=5, system_certifications=["GB/T 19001"]),
        firm("c", brand_level="national", brand_sales=50.0, system_certifications=[]),
    )
    assert said.brands == {"national": 1, "provincial": 1, "municipal": 0} and said.certified == 1
    assert (said.sales, said.brand_sales) == (1500.0, 600.0)  # whose sales are not known cannot be a share of them
    assert (said.exporters, said.exports, said.verified, said.due) == (1, 100.0, 9, 10)


def test_an_empty_register_holds_nothing():
    said = held()
    assert said.enterprises == 0 and said.sales == 0 and not any(share.told for share in said.shares.values())
