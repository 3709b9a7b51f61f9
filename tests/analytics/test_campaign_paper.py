"""What the paper on campaign files says is what the reader of campaign files takes."""

import re
from pathlib import Path

import pytest

from analytics import campaign_file, campaign_target, campaigns
from analytics.campaign import AREAS, MEASURES, SHAPES

PAPER = (Path(__file__).resolve().parents[2] / "docs" / "专项行动文件.md").read_text(encoding="utf-8")


def test_its_example_is_a_campaign():
    example = re.search(r"```toml\n(.*?)```", PAPER, re.DOTALL)[1]
    campaign = campaigns.parse(example.encode(), "anji-2016.toml")
    assert [target.shape for target in campaign.targets] == ["rate", "rise", "index", "falls", "count", "rectified"]
    assert not campaign.warnings and {place.name for place in campaign.places()} >= {"递铺街道", "孝丰镇"}


@pytest.mark.parametrize("key", sorted({*campaign_file.KEYS, *campaign_file.PROCESS_KEYS, *campaign_target.KEYS, *SHAPES, *MEASURES, *AREAS}))
def test_it_names_every_key(key):
    assert re.search(rf"(?<![\w-]){key}(?![\w-])", PAPER), key


@pytest.mark.parametrize("shape", SHAPES)
def test_it_says_what_a_shape_needs(shape):
    row = next(line for line in PAPER.splitlines() if line.startswith(f"| `{shape}` |"))
    assert all(f"`{key}`" in row for key in campaign_target.NEEDED.get(shape, ())), row
