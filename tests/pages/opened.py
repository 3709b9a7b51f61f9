"""A page as a link opens it: the frame with that page first, in one run, and no sentence that stands for a traceback."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from words import speak

FRAME = str(Path(__file__).resolve().parents[2] / "pages" / "frame.py")


def opened(page, lang="zh", link=None, *, campaign="yongjia-2007", **state):
    """The page ('analysis/trend') after its first run, with the values of widgets (`state`) and of the link given."""
    app = AppTest.from_file(FRAME, default_timeout=90)
    speak(lang)  # AppTest formats options in the test's own thread
    for key, value in {"lang": lang, "campaign": campaign, **state}.items():
        app.session_state[key] = value
    for key, value in (link or {}).items():
        app.query_params[key] = value
    return sound(app.switch_page(f"{page}.py").run())


def sound(app):
    """No traceback, and no sentence that stands for one."""
    assert not app.exception, app.exception
    assert not [each.value for each in app.subheader if each.value in ("操作没有完成", "This did not work")]
    return app


def words(app):
    """Everything the page says, without the signs that keep text literal."""
    kinds = ("title", "header", "subheader", "markdown", "metric", "error", "warning", "success", "info")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind)).replace("\\", "")
