"""The bureau's own campaigns: put in force whole or not at all, every version with who, when and why, and the way back."""

import pytest

import store
from access import LOCAL_OPERATOR, Actor
from analytics import campaigns
from analytics.campaigns import parse
from etl import own_campaigns as own
from words import Refusal

ID = "yongjia-2007"
SHIPPED = (campaigns.SHIPPED / f"{ID}.toml").read_text(encoding="utf-8")


def edited(old="limit = 0.80", new="limit = 0.85", text=SHIPPED):
    assert old in text
    return text.replace(old, new, 1)


def keep(text, reason="会议决定", base=SHIPPED, actor=LOCAL_OPERATOR):
    return own.keep(text.encode(), reason, base, parse, actor=actor)


def files():
    home = store.home() / "campaigns"
    return sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()) if home.exists() else []


def test_an_edit_is_in_force_at_once_and_the_shipped_version_is_the_first_of_the_history():
    state = campaigns.own_state()
    assert "2" in keep(edited()).text()
    assert float(campaigns.load(ID).target("T01").limit) == 0.85 and campaigns.own_state() != state
    first, second = own.history(ID)
    assert (first.action, first.by, first.text) == ("shipped", "", SHIPPED)
    assert (second.action, second.by, second.reason, second.text) == ("edit", LOCAL_OPERATOR.name, "会议决定", edited())
    assert second.at is not None and second.at.utcoffset() is not None
    assert files() == [f"history/{ID}/000001.toml", f"history/{ID}/000002.toml", f"{ID}.toml"]


def test_a_new_campaign_is_among_all_and_removed_it_is_gone_but_can_be_restored():
    text = edited(f'id = "{ID}"', 'id = "yongjia-2026"')
    keep(text, base=None)
    assert "yongjia-2026" in [each.id for each in campaigns.all_()]
    own.remove("yongjia-2026", "录错", actor=LOCAL_OPERATOR)
    assert "yongjia-2026" not in [each.id for each in campaigns.all_()]
    own.restore("yongjia-2026", 1, "误删", parse, actor=LOCAL_OPERATOR)
    assert campaigns.text("yongjia-2026") == text
    assert [step.action for step in own.history("yongjia-2026")] == ["new", "remove", "restore"]


def test_an_earlier_version_is_restored_and_removal_falls_back_to_the_shipped_one():
    keep(edited())
    keep(edited(new="limit = 0.90"), base=edited())
    own.restore(ID, 2, "更正", parse, actor=LOCAL_OPERATOR)
    assert float(campaigns.load(ID).target("T01").limit) == 0.85
    own.remove(ID, "按原文件执行", actor=LOCAL_OPERATOR)
    assert campaigns.text(ID) == SHIPPED
    assert [(step.number, step.action) for step in own.history(ID)] == [(1, "shipped"), (2, "edit"), (3, "edit"), (4, "restore"), (5, "remove")]
    assert own.history(ID)[-1].text == SHIPPED, "What stood from then on."


def test_a_file_that_was_laid_there_by_hand_is_kept_as_an_earlier_version():
    (store.home() / "campaigns").mkdir(parents=True)
    (store.home() / "campaigns" / f"{ID}.toml").write_text(edited(), encoding="utf-8")
    keep(edited(new="limit = 0.7"), base=edited())
    assert [(step.action, step.text) for step in own.history(ID)] == [("found", edited()), ("edit", edited(new="limit = 0.7"))]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (edited('shape = "rate"', 'shpae = "rate"'), "“shpae”不是行动文件的用词"),
        (edited('shape = "rate"', 'shape = "rate"\nmeasure = "mood"'), "“measure”"),
        (edited('id = "T02"', 'id = "T01"'), "T01"),
        (edited(f'id = "{ID}"', 'id = "../../etc/passwd"'), "编号由小写字母"),
        (edited(f'id = "{ID}"', 'id = "con"'), "编号由小写字母"),
        (edited(f'id = "{ID}"', "id = 7"), "编号由小写字母"),
        (edited("永嘉县", "永\0嘉县"), "不是专项行动文件"),
        ("# " + "x" * (2 << 20), "最大 1 MB"),
        ("x = " + "[" * 5000, "不是专项行动文件"),
        ("x = " + "9" * 5000, "不是专项行动文件"),
        ("", "编号由小写字母"),
        (SHIPPED, "没有变化"),
    ],
    ids=["typo", "unknown measure", "twice", "up the tree", "name of a device", "no text", "NUL", "2 MB", "deep", "long number", "empty", "the same"],
)
def test_a_bad_file_is_a_sentence_and_nothing_is_written(text, sentence):
    with pytest.raises(Refusal) as refused:
        keep(text)
    assert sentence in refused.value.message.text()
    assert not files()


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 501])
def test_the_reason_is_asked_for(reason):
    with pytest.raises(Refusal, match="理由"):
        keep(edited(), reason)
    assert not files()


def test_who_changed_meanwhile_is_not_overwritten():
    keep(edited())
    with pytest.raises(Refusal, match="他人"):
        keep(edited(new="limit = 0.7"))
    with pytest.raises(Refusal, match="已有编号"):
        keep(edited(new="limit = 0.7"), base=None)
    assert float(campaigns.load(ID).target("T01").limit) == 0.85


@pytest.mark.parametrize(
    "act",
    [
        lambda who: keep(edited(), actor=who),
        lambda who: own.restore(ID, 1, "x", parse, actor=who),
        lambda who: own.remove(ID, "x", actor=who),
    ],
)
def test_a_viewer_changes_nothing(act):
    with pytest.raises(Refusal, match="viewer"):
        act(Actor("viewer", "viewer"))
    assert not files()


def test_what_is_not_there_is_a_sentence():
    with pytest.raises(Refusal, match="没有可删除"):
        own.remove(ID, "x", actor=LOCAL_OPERATOR)
    with pytest.raises(Refusal, match="没有第 9 版"):
        own.restore(ID, 9, "x", parse, actor=LOCAL_OPERATOR)
    with pytest.raises(Refusal):
        own.history("../..")


def test_a_due_date_before_the_start_only_warns_and_a_mark_of_windows_is_dropped():
    text = edited("limit = 0.80\ndue = 2007-11-11", "limit = 0.80\ndue = 2007-01-01")
    own.keep(text.replace("\n", "\r\n").encode("utf-8-sig"), "试", SHIPPED, parse, actor=LOCAL_OPERATOR)
    assert campaigns.text(ID) == text and len(campaigns.load(ID).warnings) == 1
