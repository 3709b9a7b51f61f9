"""Long texts are looked at in parts, and mean what they mean as a whole."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import encoding


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([b"\n", b"a", "阀".encode(), "阀".encode()[:2], b"\xff"]), max_size=40).map(b"".join))
def test_parts_of_a_text_are_utf8_where_the_whole_is(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(encoding, "_PART", 7)
    try:
        text.decode()
        whole = True
    except UnicodeDecodeError:
        whole = False
    assert encoding._is_utf8(text) == whole
