"""Every service takes its actor, and asks what the actor may do."""

import pytest

from access import LOCAL_OPERATOR, Actor, needs
from words import Refusal


@needs("upload")
def load(what, *, actor):
    return f"{what} by {actor.name}"


def test_who_may_does():
    assert load("rows", actor=Actor("李", "analyst")) == "rows by 李"
    assert load("rows", actor=LOCAL_OPERATOR)


def test_who_may_not_gets_a_sentence():
    with pytest.raises(Refusal) as refused:
        load("rows", actor=Actor("王", "viewer"))
    assert str(refused.value) == "王 无权进行此操作。请联系质量分析员或管理员。"


def test_nobody_acts_without_a_name():
    with pytest.raises(TypeError):
        load("rows")
