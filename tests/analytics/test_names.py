"""Places and trades for readers of English; in Chinese they stay as they are."""

import pytest

from analytics.names import place, trade
from words import speak


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("瓯北街道", "Oubei Subdistrict"),
        ("桥下镇", "Qiaoxia Town"),
        ("茗岙乡", "Ming'ao Township"),
        ("永嘉县", "Yongjia County"),
        ("城区", "Chengqu"),
        ("<b>镇", "<b>镇"),
        ("", ""),
    ],
)
def test_a_place_is_romanised(chinese, english):
    speak("en")
    assert place(chinese) == english


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
