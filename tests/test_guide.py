"""The user guide: every page of the navigation is in it, in both languages; every picture is there, small, and of no other page."""

import ast
import io
import os
import re
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

import words
from pages.ui.help import guide
from reports import guide as printed
from reports import word
from store.home import GUIDES
from words import speak

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "images" / "guide"
LARGEST = 150_000  # bytes
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def navigation():
    """The English titles of all pages."""
    for node in ast.walk(ast.parse((ROOT / "pages" / "frame.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "page" and len(node.args) == 3:
            yield node.args[1].args[0].value


def shown(lang):
    return re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDES[lang].read_text(encoding="utf-8"))


@LANGUAGES
def test_every_page_is_in_the_guide(lang):
    titles = [title if lang == "en" else words.chinese()[title] for title in navigation()]
    assert len(titles) > 20
    text = GUIDES[lang].read_text(encoding="utf-8")
    assert not [title for title in titles if title not in text]


@LANGUAGES
def test_every_picture_is_there_and_small(lang):
    pictures = [GUIDES[lang].parent / each for each in shown(lang)]
    assert len(pictures) >= 10 and len(set(pictures)) == len(pictures)
    for each in pictures:
        assert each.read_bytes().startswith(b"\x89PNG") and each.stat().st_size <= LARGEST, each.name


def test_both_guides_show_the_same_and_no_picture_is_left_over():
    both = [{Path(each).name.removeprefix(f"{lang}-") for each in shown(lang)} for lang in ("zh", "en")]
    assert both[0] == both[1]
    assert {each.name for each in PICTURES.glob("*.png")} == {f"{lang}-{name}" for lang in ("zh", "en") for name in both[0]}
    script = (ROOT / "tests" / "browser" / "guide.py").read_text(encoding="utf-8")
    assert all(f'"{name.removesuffix(".png")}": ' in script for name in both[0])


@LANGUAGES
def test_both_guides_have_the_same_chapters(lang):
    assert [each.title[:2] for each in guide.sections(lang)][1:] == [each.title[:2] for each in guide.sections("zh")][1:]


@LANGUAGES
def test_the_page_shows_it_offline(lang):
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    app.session_state["lang"] = lang
    speak(lang)
    app.run()
    app.switch_page("data/help.py").run()
    assert not app.exception
    text = "\n".join(str(each.value) for each in app.markdown)
    assert ("两个结论" in str([each.value for each in app.header])) == (lang == "zh")
    assert len(app.get("image")) == len(shown(lang))
    assert "http://127.0.0.1:8501" in text and "![" not in text


@LANGUAGES
def test_it_is_printed_with_its_pictures_and_without_marks(lang, tmp_path):
    target = tmp_path / "guide.docx"
    assert printed.main(["--lang", lang, "--out", str(target)]) == 0
    made = docx.Document(target)
    text = "\n".join(each.text for each in made.paragraphs)
    assert len(made.inline_shapes) == len(shown(lang)) and len(made.tables) == 2
    assert not re.search(r"\*\*|`|^#|!\[|\]\(", text, re.MULTILINE)
    assert guide.printable(lang)[:2] == b"PK"


@LANGUAGES
def test_its_bytes_do_not_depend_on_the_time_of_the_file(lang, tmp_path, monkeypatch):
    there = tmp_path / GUIDES[lang].name
    there.write_bytes(GUIDES[lang].read_bytes())
    (tmp_path / "images").symlink_to(GUIDES[lang].parent / "images")
    made = []
    for seconds in (0, 1_000_000_000):
        os.utime(there, (seconds, seconds))
        made.append(word.write(printed.document(there, lang)))
    assert made[0] == made[1]
    assert docx.Document(io.BytesIO(made[0])).core_properties.created.year > 2001
