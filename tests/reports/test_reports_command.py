"""`python -m reports`: the file whole or not at all, a receipt on standard output, sentences on standard error, exit codes 0, 1, 2."""

from __future__ import annotations

import errno
import hashlib
import json

import pytest

import store
from reports import making
from reports.__main__ import main
from tests.analytics.shelf import batches
from tests.analytics.test_command_line import admit

CAMPAIGN = ("--campaign", "yongjia-2007")


@pytest.fixture
def lake():
    here = store.open(demo=False)
    admit(here, "sampling_results", batches(41, 9))
    return here


def made(monkeypatch, content=b"made"):
    """A maker that stands in for the long ones."""
    asked = []

    def maker(request, table, progress):
        asked.append(request)
        progress("a step")
        return content

    monkeypatch.setattr(making, "FORMS", dict.fromkeys(making.FORMS, maker))
    return asked


def asked(capsys, *words):
    code = main([*words, "--lang", "en"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_receipt_says_what_was_made(lake, capsys, tmp_path, monkeypatch):
    made(monkeypatch)
    file = tmp_path / "报告.docx"
    code, out, err = asked(capsys, "word", *CAMPAIGN, "--out", str(file), "--json")
    receipt = json.loads(out)
    assert (code, err) == (0, "a step\n")
    assert file.read_bytes() == b"made"
    assert receipt["made"] == lake.at().committed_at.isoformat()
    assert {name: receipt[name] for name in ("file", "sha256", "bytes", "form", "kind", "campaign", "data_version")} == {
        "file": str(file),
        "sha256": hashlib.sha256(b"made").hexdigest(),
        "bytes": 4,
        "form": "word",
        "kind": "summary",
        "campaign": "yongjia-2007",
        "data_version": lake.version(),
    }


def test_the_kind_is_that_of_the_report_and_the_filters_narrow_it(lake, capsys, tmp_path, monkeypatch):
    requests = made(monkeypatch)
    options = ("--kind", "weekly", "--sampling-kind", "routine", "special", "--township", "瓯北街道", "--as-of", "2007-09-30")
    assert asked(capsys, "word", *CAMPAIGN, *options, "--out", str(tmp_path / "x"))[0] == 0
    (request,) = requests
    assert (request.kind, request.scope.kinds, request.scope.townships) == ("weekly", ("routine", "special"), ("330324009",))
    assert str(request.scope.as_of) == "2007-09-30" and request.language == "en"


def test_without_json_a_sentence_says_it(lake, capsys, tmp_path, monkeypatch):
    made(monkeypatch)
    assert asked(capsys, "slides", *CAMPAIGN, "--out", str(tmp_path / "x.pptx"))[1] == f"Written: {tmp_path / 'x.pptx'}, 4 bytes.\n"


def test_a_file_that_stands_is_replaced_whole(lake, capsys, tmp_path, monkeypatch):
    made(monkeypatch)
    file = tmp_path / "x"
    file.write_text("old")
    asked(capsys, "word", *CAMPAIGN, "--out", str(file))
    assert file.read_bytes() == b"made" and [each.name for each in tmp_path.iterdir() if each.name.startswith((".", "x"))] == ["x"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("word", *CAMPAIGN, "--out", "nowhere/at/all.docx"), "There is no folder"),
        (("word", *CAMPAIGN, "--out", "."), "is a folder"),
        (("word", *CAMPAIGN, "--out", "x.txt"), "x.txt is no name for this file: it must end with .docx."),
        (("preview", *CAMPAIGN, "--out", "x.docx"), "must end with .json."),
        (("package", *CAMPAIGN, "--out", "x.xlsx"), "must end with .zip."),
        (("word", "--campaign", "atlantis", "--out", "x"), "There is no campaign “atlantis”."),
        (("word", *CAMPAIGN, "--township", "天上镇", "--out", "x"), "永嘉县 has no township “天上镇”."),
        (("word", *CAMPAIGN, "--kind", "dossier", "--out", "x"), "A dossier is about one enterprise"),
        *(((form, *CAMPAIGN, "--kind", "dossier", "--enterprise", "甲", "--out", "x"), "not one enterprise") for form in making.WHOLE),
        (("workbook", *CAMPAIGN, "--enterprise", "甲", "--out", "x"), "Its dossier is made with: word --kind dossier"),
        (("word", *CAMPAIGN, "--enterprise", "甲", "--out", "x"), "leave out --enterprise, or add --kind dossier"),
        (("csv", *CAMPAIGN, "--out", "x"), "Which table? Add --table with one of: "),
        (("json", *CAMPAIGN, "--table", "weather", "--out", "x"), "There is no table “weather”."),
        (("word", *CAMPAIGN, "--data-version", "99", "--out", "x"), "The store has no data version 99"),
    ],
)
def test_a_refusal_is_a_sentence_and_leaves_no_file(lake, capsys, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    code, out, err = asked(capsys, *words)
    assert (code, out) == (1, "") and sentence in err
    assert sorted(tmp_path.iterdir()) == before


def test_every_form_has_its_suffix_in_capitals_too(lake, capsys, tmp_path, monkeypatch):
    assert set(making.SUFFIXES) == set(making.FORMS)
    made(monkeypatch)
    assert asked(capsys, "word", *CAMPAIGN, "--out", str(tmp_path / "报告.DOCX"))[0] == 0


def test_a_name_that_no_disk_takes_is_a_sentence(lake, capsys, tmp_path, monkeypatch):
    made(monkeypatch)
    code, _out, err = asked(capsys, "word", *CAMPAIGN, "--out", str(tmp_path / ("x" * 300)))
    assert code == 1 and "could not be written: its name is too long." in err


def test_a_full_disk_is_a_sentence(lake, capsys, tmp_path, monkeypatch):
    made(monkeypatch)

    def full(path, parts):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("store.durable.write", full)
    code, out, err = asked(capsys, "word", *CAMPAIGN, "--out", str(tmp_path / "x"))
    assert (code, out) == (1, "") and "could not be written: the disk is full." in err


@pytest.mark.parametrize(
    "words",
    [
        ("word", "--out", "x"),
        ("word", *CAMPAIGN),
        ("poem", *CAMPAIGN, "--out", "x"),
        ("word", *CAMPAIGN, "--ou", "x"),
        ("word", *CAMPAIGN, "--out", "x", "--kee"),
        ("--camp", "yongjia-2007", "word", "--out", "x"),
        ("word", *CAMPAIGN, "--kind", "routine", "--out", "x"),
        ("word", *CAMPAIGN, "--as-of", "soon", "--out", "x"),
        (),
    ],
)
def test_wrong_usage_is_exit_code_2(capsys, words):
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_the_preview_goes_to_standard_output_too(lake, capfdbinary):
    assert main(["preview", *CAMPAIGN, "--as-of", "2007-11-11", "--out", "-"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert told["kind"] == "summary" and told["blocks"]


def test_the_same_word_report_twice_and_a_real_one(lake, capsys, tmp_path):
    files = [tmp_path / name for name in ("1.docx", "2.docx")]
    for file in files:
        assert asked(capsys, "word", *CAMPAIGN, "--as-of", "2007-11-11", "--out", str(file))[0] == 0
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(("asked", "said"), [(("--lang", "en"), "usage: "), (("--lang=en",), "the kind of report"), ((), "报告种类"), ((), "用法：")])
def test_the_help_speaks_the_language_asked_for(capsys, asked, said):
    with pytest.raises(SystemExit, match="0"):
        main(["word", *asked, "--help"])
    assert said in capsys.readouterr().out
