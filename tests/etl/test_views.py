"""Named views: kept for everybody, renamed and deleted by who kept them, and never a traceback."""

import pytest

import store
from access import LOCAL_OPERATOR, Actor
from etl import views
from words import Refusal

LINK = {"campaign": ["yongjia-2007"], "place": ["330324009"], "township": ["330324009", "330324104"]}
VIEWER = Actor("guest")


def keep(name, actor=LOCAL_OPERATOR, link=LINK, page="breakdown"):
    return views.keep(name, page, link, actor=actor)


def test_a_view_is_kept_renamed_and_deleted():
    keep("  瓯北　阀门 ")
    (view,) = views.every()
    assert view.name == "瓯北 阀门"
    assert dict(view.said)["township"] == ("330324009", "330324104")
    assert view.by == LOCAL_OPERATOR.name
    views.rename(view.id, "例会", actor=LOCAL_OPERATOR)
    assert [each.name for each in views.every()] == ["例会"]
    views.delete(view.id, actor=LOCAL_OPERATOR)
    assert views.every() == ()


def test_names_are_not_taken_twice_empty_or_long():
    keep("A")
    for name in ("a", " A ", "", "　", "长" * 61):
        with pytest.raises(Refusal):
            keep(name)
    keep("B")
    with pytest.raises(Refusal):
        views.rename(views.every()[1].id, "a", actor=LOCAL_OPERATOR)
    views.rename(views.every()[1].id, "b", actor=LOCAL_OPERATOR)  # its own name in other letters


def test_a_viewer_keeps_own_views_and_touches_no_others():
    keep("chief")
    keep("mine", VIEWER)
    mine = next(each for each in views.every() if each.name == "mine")
    chief = next(each for each in views.every() if each.name == "chief")
    views.rename(mine.id, "ours", actor=VIEWER)
    with pytest.raises(Refusal):
        views.delete(chief.id, actor=VIEWER)
    views.delete(mine.id, actor=LOCAL_OPERATOR)
    with pytest.raises(Refusal):
        views.delete(mine.id, actor=LOCAL_OPERATOR)


def test_links_and_lists_have_bounds():
    with pytest.raises(Refusal):
        keep("long", link={"x": ["y" * 5_000]})
    for page in ("../etc", "http://x", "a b"):
        with pytest.raises(Refusal):
            keep("page", page=page)


@pytest.mark.parametrize("content", ["", "[", "{}", "[3]", '[{"id": 1}]', "null", '"x"'])
def test_a_broken_list_is_an_empty_one(content):
    store.home().mkdir(parents=True, exist_ok=True)
    (store.home() / "views.json").write_text(content, encoding="utf-8")
    assert views.every() == ()
    keep("after")
    assert [each.name for each in views.every()] == ["after"]
    assert (store.home() / "views.unread.json").read_text(encoding="utf-8") == content


def test_markup_in_a_name_is_text():
    keep("<b>x</b>")
    assert views.every()[0].name == "<b>x</b>"
