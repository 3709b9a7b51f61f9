"""Which encoding a text is in; long texts are looked at in parts, and mean what they mean as a whole."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import big5, encoding, gazetteer
from etl.receive import receive
from etl.unreadable import Unreadable
from tests.etl.received import HEADER, rows, write


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


TRADITIONAL = (
    "序號,產品名稱,生產企業,抽驗日期,檢驗結果,不合格項目\n1,閘閥,永嘉閥門有限公司,2019-05-06,合格,\n2,球閥,許功蓋廠,2019-05-07,不合格,繩帶要求\n"
)
SIMPLIFIED = (
    "序号,产品名称,生产企业,抽样日期,检验结果,不合格项目\n1,闸阀,永嘉阀门有限公司,2019-05-06,合格,\n2,球阀,珀玕镇某厂,2019-05-07,不合格,绳带要求\n"
)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "cp950", "big5"),
        (TRADITIONAL.splitlines()[0], "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED * 900, "gb18030", "gb18030"),
        (TRADITIONAL * 900, "big5", "big5"),
        ("甲,乙,丙\n", "gb18030", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-8", "utf-8"),
    ],
)
def test_big5_is_told_from_gb18030_and_both_are_read(text: str, codec: str, name: str) -> None:
    raw = text.encode(codec)
    assert encoding.decide(raw) == (name, 0)
    assert bytes(encoding.decoded(raw, name, 0)).decode() == text


def test_no_line_of_the_official_tables_is_taken_for_big5() -> None:
    """Rare characters of places, line by line, are the hardest GB18030 there is."""
    for file in ("townships.csv", "counties.csv", "township_aliases.csv"):
        for line in (gazetteer.REFERENCE / file).read_text("utf-8").splitlines()[::7]:
            assert not big5.is_likely(line.encode("gb18030")), line


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),  # Python writes the mark of this machine's order
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_every_encoding_gives_the_same_table(tmp_path, codec, name):
    text = HEADER + "1,阀门,合格\n2,㐂䶮车用汽油,不合格\n" * 30
    received = receive(write(tmp_path, text.encode(codec)))
    assert received.encoding == name
    assert rows(received) == [line.split(",") for line in text.splitlines()]


def test_a_marked_big_endian_file(tmp_path):
    received = receive(write(tmp_path, b"\xfe\xff" + (HEADER + "1,阀门,合格").encode("utf-16-be")))
    assert received.encoding == "utf-16-be"
    assert rows(received)[1] == ["1", "阀门", "合格"]


def test_short_gbk_is_not_taken_for_another_language(tmp_path):
    received = receive(write(tmp_path, "序号,产品\n1,童装".encode("gbk")))
    assert (received.encoding, rows(received)[1]) == ("gb18030", ["1", "童装"])


def test_gb18030_after_many_rows_of_plain_ascii(tmp_path):
    text = "no,product,verdict\n" + "1,valve,pass\n" * 20_000 + "2,阀门,不合格\n"
    received = receive(write(tmp_path, text.encode("gb18030")))
    assert (received.encoding, rows(received)[-1]) == ("gb18030", ["2", "阀门", "不合格"])


def test_a_long_gb18030_text_is_transcoded_in_two_processes(monkeypatch):
    monkeypatch.setattr(encoding, "_WORTH_A_PROCESS", 1_000)
    text = HEADER + "1,阀门㐂,合格\n" * 100_000
    raw = text.encode("gb18030")
    assert encoding.decoded(raw, "gb18030", 0) == text.encode()
    for wrong in (5, 90_000):
        lines = raw.split(b"\n")
        lines[wrong - 1] = b"\x80\xff,x"
        with pytest.raises(Unreadable) as caught:
            encoding.decoded(b"\n".join(lines), "gb18030", 0)
        assert caught.value.values == {"row": wrong}
