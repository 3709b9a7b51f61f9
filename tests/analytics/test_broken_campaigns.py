"""An own campaign file that cannot be read stops nothing: it is left out, and said with its file and line."""

import pytest

import store
from analytics import campaigns
from words import Refusal

SHIPPED = (campaigns.SHIPPED / "yongjia-2007.toml").read_text(encoding="utf-8")
EVERY = {path.stem for path in campaigns.SHIPPED.glob("*.toml")}


def lay(text, name="own.toml"):
    folder = store.home() / "campaigns"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def own(old="", new=""):
    assert old in SHIPPED
    return SHIPPED.replace('id = "yongjia-2007"', 'id = "own"', 1).replace(old, new, 1)


def line_of(text, part):
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


SYNTAX = own("limit = 0.80", "limit = = 0.80")
SHAPE = own('shape = "rate"', 'shape = "guess"')
STAGE = own("no = 3", "no = 33")
HIDDEN = own("[process]", "[process]\nweekdayy = 3")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (SYNTAX, line_of(SYNTAX, "= = 0.80"), "limit = = 0.80"),
        (SHAPE, line_of(SHAPE, 'id = "T01"'), "'shape' must be one of"),
        (HIDDEN, line_of(HIDDEN, "[process]"), "weekdayy"),
        (own().encode().replace("阀门".encode(), b"\xb7\xa7", 1), line_of(own(), "阀门"), "utf-8"),
        (SHIPPED, None, "must be called yongjia-2007.toml"),
        (b"\xff\xfe" + "id".encode("utf-16-le"), 1, "cannot be read"),
    ],
    ids=["syntax", "target", "process", "encoding", "another id", "utf-16"],
)
def test_what_is_wrong_is_said_with_its_file_and_line(text, line, told):
    lay(text)
    (found,) = campaigns.broken()
    assert (found.id, found.file, found.line) == ("own", "own.toml", line)
    assert "own.toml" in found.why.text() and told in found.why.text()
    assert {each.id for each in campaigns.all_()} == EVERY


def test_asked_for_by_name_it_is_refused_with_that_sentence():
    lay(SYNTAX)
    with pytest.raises(Refusal) as refused:
        campaigns.load("own")
    assert "own.toml" in str(refused.value)


def test_a_broken_one_in_place_of_a_shipped_one_is_not_replaced_in_silence():
    lay(SHIPPED.replace("limit = 0.80", "limit = x", 1), "yongjia-2007.toml")
    assert {each.id for each in campaigns.all_()} == EVERY - {"yongjia-2007"}
    with pytest.raises(Refusal):
        campaigns.load("yongjia-2007")


def test_a_folder_and_a_dead_link_are_said_too():
    folder = store.home() / "campaigns"
    (folder / "folder.toml").mkdir(parents=True)
    (folder / "link.toml").symlink_to(folder / "nowhere")
    assert [each.file for each in campaigns.broken()] == ["folder.toml", "link.toml"]
    assert {each.id for each in campaigns.all_()} == EVERY and len(campaigns.own_state()) == 2


def test_mended_it_is_there_at_once():
    lay(SYNTAX)
    assert campaigns.broken()
    lay(own())
    assert not campaigns.broken() and campaigns.load("own").id == "own"
