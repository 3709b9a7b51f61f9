"""The page of campaigns: a list, edits that are checked in place and kept with their versions, copies, files; in both languages."""

import pytest
from opened import sound, words

from analytics import campaigns
from etl import own_campaigns as own
from tests.pages.came import open_page

SHIPPED = (campaigns.SHIPPED / "yongjia-2007.toml").read_text(encoding="utf-8")


def by_key(kind, part):
    found = [each for each in kind if part in (each.key or "")]
    assert len(found) == 1, [each.key for each in kind]
    return found[0]


def text_of(app):
    return app.text_area[0]


def said_why(app, ending):
    return sound(by_key(app.text_input, f"{ending}-reason").set_value("会议决定").run())


@pytest.mark.parametrize(("language", "title", "sentence"), [("zh", "专项行动", "未作修改"), ("en", "Campaigns", "as it was shipped")])
def test_the_page_lists_every_campaign_and_offers_its_file(language, title, sentence):
    app = open_page("campaigns", language)
    assert app.title[0].value == title and sentence in words(app)
    assert len(app.dataframe[0].value) == len(campaigns.all_())
    assert text_of(app).value == SHIPPED


def test_an_edit_is_previewed_needs_a_reason_and_is_in_force_at_once():
    app = open_page("campaigns")
    text_of(app).set_value(SHIPPED.replace("limit = 0.80", "limit = 0.85", 1)).run()
    sound(app)
    assert by_key(app.button, "-text-save").disabled
    said_why(app, "-text")
    sound(by_key(app.button, "-text-save").click().run())
    assert "第 2 版" in "".join(each.value for each in app.success)
    assert float(campaigns.load("yongjia-2007").target("T01").limit) == 0.85
    held = next(each.value for each in app.dataframe if "生效时间" in each.value.columns)
    assert list(held.iloc[:, 3])[:2] == ["≥ 80%", "≥ 85%"]
    app.text_input(key="campaigns-back-yongjia-2007").set_value("更正").run()
    sound(app.button(key="campaigns-restore").click().run())
    assert campaigns.text("yongjia-2007") == SHIPPED


@pytest.mark.parametrize(
    ("language", "said"), [("zh", ["yongjia-2007.toml", "T01", "“shape”须为"]), ("en", ["yongjia-2007.toml", "T01", "'shape' must be one of"])]
)
def test_a_mistake_is_shown_in_place_and_nothing_is_kept(language, said):
    app = open_page("campaigns", language)
    text_of(app).set_value(SHIPPED.replace('shape = "rate"', 'shape = "guess"', 1)).run()
    sound(app)
    told = "".join(each.value for each in app.error).replace("\\", "")
    assert all(part in told for part in said), told
    assert not own.history("yongjia-2007")


def test_a_copy_appears_in_the_sidebar():
    app = open_page("campaigns")
    app.text_input(key="campaigns-new-id").set_value("../x").run()
    assert "编号由小写字母" in "".join(each.value for each in sound(app).error)
    app.text_input(key="campaigns-new-id").set_value("yongjia-2026").run()
    said_why(app, "campaigns-copy-yongjia-2007")
    sound(by_key(app.button, "campaigns-copy-yongjia-2007-save").click().run())
    assert app.session_state["campaigns-chosen"] == app.session_state["campaign"] == "yongjia-2026"
    assert any(len(box.options) == len(campaigns.all_()) for box in app.sidebar.selectbox), "The sidebar offers it at once."
    assert campaigns.load("yongjia-2026").start == campaigns.load("yongjia-2007").start


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"\0", "不是专项行动文件"), (b'id = "../x"', "编号由小写字母"), (b'id = "x"\ncolour = 1', "colour")]
)
def test_a_bad_file_is_refused_with_its_sentence(content, sentence):
    app = open_page("campaigns")
    app.file_uploader[0].upload("x (1).toml", content).run()
    assert sentence in "".join(each.value for each in sound(app).error)
    assert not own.history("x")


def test_a_file_becomes_the_next_version_of_its_campaign():
    app = open_page("campaigns")
    app.file_uploader[0].upload("x (1).toml", SHIPPED.replace("limit = 0.80", "limit = 0.9", 1).encode("utf-8-sig")).run()
    by_key(app.text_input, "campaigns-file-").set_value("来文").run()
    sound(by_key(app.button, "campaigns-file-").click().run())
    assert float(campaigns.load("yongjia-2007").target("T01").limit) == 0.9


@pytest.fixture
def laid():
    """A broken file of the bureau's own."""
    import store

    folder = store.home() / "campaigns"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(SHIPPED.replace('id = "yongjia-2007"', 'id = "own"', 1).replace("limit = 0.80", "limit = = 0.80", 1), "utf-8")
    return folder / "own.toml"


@pytest.mark.parametrize(("language", "told"), [("zh", "第 "), ("en", "Line ")])
def test_a_broken_own_file_is_said_with_its_line_and_can_be_mended_here(laid, language, told):
    app = sound(open_page("campaigns", language))
    said = "".join(each.value for each in app.error).replace("\\", "")
    assert "own.toml" in said and told in said
    text = app.text_area[0]
    assert "= = 0.80" in text.value
    text.set_value(text.value.replace("= = 0.80", "= 0.80")).run()
    by_key(app.text_input, "campaigns-own-").set_value("改正").run()
    sound(by_key(app.button, "campaigns-own-").click().run())
    assert campaigns.load("own").id == "own" and not campaigns.broken()


def test_no_other_page_stops_for_it(laid):
    for page in ("uploads", "measures"):
        app = sound(open_page(page))
        assert not app.error and not app.exception


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "第 3 行写法有误：limit = 95%（比率写作 0.95"), ("en", "line 3 is not written as it should be")]
)
def test_a_line_that_is_no_toml_is_told_with_how_it_is_written(language, said):
    app = open_page("campaigns", language)
    app.file_uploader[0].upload("x.toml", b'id = "x"\n[[target]]\nlimit = 95%\n').run()
    assert said in "".join(each.value for each in sound(app).error).replace("\\", "")
