"""The whole store as a data package: what its descriptor says is what its files hold."""

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date

import pytest

import datasets
import store
from access import LOCAL_OPERATOR
from reports import package
from tests.reports.asked import HOSTILE, request, usual

READ = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "array": json.loads,
    "datetime": lambda text: bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text)) or pytest.fail(text),
}


def opened(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return archive, json.loads(archive.read("datapackage.json"))


def rows(archive, path):
    return list(csv.reader(io.StringIO(archive.read(path).decode())))


def test_every_file_is_what_its_entry_says():
    usual()
    archive, said = opened(package.write(request()))
    assert {each["path"] for each in said["resources"]} == set(archive.namelist()) - {"datapackage.json"}
    assert [each["name"] for each in said["resources"]][: len(datasets.names())] == [name.replace("_", "-") for name in datasets.names()]
    for each in said["resources"]:
        content = archive.read(each["path"])
        assert each["bytes"] == len(content) and each["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert re.fullmatch(r"[-a-z0-9._/]+", each["name"]) and each["profile"] == "tabular-data-resource"


def test_every_cell_is_of_its_declared_type_and_every_key_its_own():
    usual()
    archive, said = opened(package.write(request()))
    for each in said["resources"]:
        head, *body = rows(archive, each["path"])
        fields = each["schema"]["fields"]
        assert head == [field["name"] for field in fields], each["name"]
        for line in body:
            for field, cell in zip(fields, line, strict=True):
                if cell not in each["schema"]["missingValues"]:
                    READ[field["type"]](cell)
                    assert cell in field.get("constraints", {}).get("enum", [cell])
        for key in each["schema"].get("primaryKey", ()):
            values = [line[head.index(key)] for line in body]
            assert len(values) == len(set(values))


def test_the_rows_are_the_live_ones_and_text_stays_text():
    usual()
    archive, _said = opened(package.write(request()))
    head, *body = rows(archive, "data/sampling_results.csv")
    assert len(body) == 42 and {line[head.index("upload")] for line in body} == {"drawn-results"}
    assert "'" + HOSTILE in {line[head.index("producer")] for line in body}
    assert json.loads(body[0][head.index("failed_items")])[0]["item"] == "密封试验，低压"


def test_titles_stand_in_both_languages_whoever_asks():
    usual()
    for lang, title in (("zh", "抽样检验结果"), ("en", "Sampling results")):
        _archive, said = opened(package.write(request(lang)))
        results = next(each for each in said["resources"] if each["name"] == "sampling-results")
        assert results["title"] == title and results["titles"] == {"zh": "抽样检验结果", "en": "Sampling results"}
        assert {"zh", "en"} == set(next(f for f in results["schema"]["fields"] if f["name"] == "verdict")["titles"])


def test_the_same_version_gives_the_same_bytes_compacted_or_not():
    usual()
    asked = request()
    first = package.write(asked)
    assert package.write(asked) == first
    store.open(demo=False).compact(actor=LOCAL_OPERATOR)
    assert package.write(request()) == first
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_store_is_a_whole_package_without_rows():
    archive, said = opened(package.write(request()))
    assert said["version"] == "0" and len(rows(archive, "data/sampling_results.csv")) == 1
