"""Places and trades for readers of English; in Chinese they stay as they are."""

import pytest

from analytics.names import item, place, trade, unit
from words import speak


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("瓯北街道", "Oubei Subdistrict"),
        ("桥下镇", "Qiaoxia Town"),
        ("茗岙乡", "Ming'ao Township"),
        ("河东工业区", "Hedong Industrial Zone"),
        ("永嘉县", "Yongjia County"),
        ("城区", "Chengqu"),
        ("<b>镇", "<b>镇"),
        ("", ""),
    ],
)
def test_a_place_is_romanised(chinese, english):
    speak("en")
    assert place(chinese) == english


def test_a_department_is_translated_with_its_level_or_stays():
    speak("zh")
    assert unit("县质监局") == "县质监局"
    speak("en")
    said = [unit(each) for each in ("县质监局", "市卫生局", "农业局", "沙头镇", "无人知晓办")]
    assert said == ["County Quality and Technical Supervision Bureau", "Municipal Health Bureau", "Agriculture Bureau", "Shatou Town", "无人知晓办"]


def test_a_trade_is_translated_or_stays():
    speak("en")
    assert trade("阀门") == "valves"
    assert trade("无人知晓业") == "无人知晓业"


def test_both_names_stand_together_and_chinese_readers_see_their_own():
    speak("en")
    assert place("瓯北街道", both=True) == "Oubei Subdistrict 瓯北街道"
    speak("zh")
    assert place("瓯北街道", both=True) == "瓯北街道"
    assert trade("阀门") == "阀门"


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("甲醛含量，mg/kg", "formaldehyde content, mg/kg"),
        ("壳体试验", "shell test"),
        ("密封试验（低压，气体）", "seal test (low pressure, gas)"),
        ("化学成分（C，Mn）", "chemical composition (C, Mn)"),
        ("没人译过的项目", "没人译过的项目"),
    ],
)
def test_an_item_is_said_in_english_with_its_unit(chinese, english):
    assert item(chinese) == chinese
    speak("en")
    assert item(chinese) == english
