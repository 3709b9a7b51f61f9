"""A target's name without the figure of its goal, so that sentences can give the figure that was found."""

import pytest

from analytics import campaigns
from analytics.subject import measured


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("重点产品监督抽检合格率达到92%以上", "重点产品监督抽检合格率"),
        ("白酒合格率稳定在95％以上", "白酒合格率"),
        ("合格率不低于百分之九十", "合格率"),
        ("抽检合格率98%以上", "抽检合格率"),
        ("A类企业比例提高到30%", "A类企业比例"),
        ("质量违法案件下降到5件以下", "质量违法案件"),
        ("产品质量指数达到95", "产品质量指数"),
        ("抽检合格率比上年提高3个百分点", "抽检合格率比上年提高"),
        ("投诉同比减少20%", "投诉同比减少"),
        ("抽查合格率达到90%以上，比上年提高2个百分点", "抽查合格率"),
    ],
)
def test_the_goal_leaves_the_name(title, name):
    assert measured(title) == name


@pytest.mark.parametrize(
    "title", ["达到90%", "童装各级抽查合格率提升", "阀门产品抽查合格率", "规模以上企业达标率", "2007年底前建立企业质量档案", "95"]
)
def test_a_name_without_a_goal_stays(title):
    assert measured(title) == title


def test_shipped_campaigns_have_names_already():
    for one in campaigns.all_():
        for target in one.targets:
            assert measured(target.title.zh) == target.title.zh
