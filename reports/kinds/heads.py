"""The titles of reports, built from the campaign: '关于永嘉县2007年童装和阀门产品质量专项整治工作情况的总结报告'."""

from __future__ import annotations

import re

from analytics.campaigns import Campaign
from reports.findings import Findings
from words import _, language

_BRACKETS = re.compile(r"\s*[（(][^）)]*[）)]")
_YEAR = re.compile(r"\d{4}")


def subject(campaign: Campaign) -> str:
    """The campaign's name with its year and without what stands in brackets: '永嘉县2007年童装和阀门产品质量专项整治'."""
    name = _BRACKETS.sub("", str(campaign.title)).strip()
    if _YEAR.search(name):
        return name
    first, last = campaign.start.year, campaign.end.year
    if language() != "zh":
        return f"{name}, {first}" if first == last else f"{name}, {first}–{last}"
    year = f"{first}年" if first == last else f"{first}—{last}年"
    if name.startswith(campaign.county):
        return f"{campaign.county}{year}{name.removeprefix(campaign.county)}"
    return f"{year}{name}"


def summary(found: Findings) -> str:
    """A stage summary names its stage; where a campaign has one stage, or none is on, it is a summary."""
    stage = found.campaign.stage_on(found.as_of)
    if stage is None or len(found.campaign.stages) < 2:
        return _("Report on the state of work: {subject}", subject=subject(found.campaign))
    return _("Summary of stage {no}: {subject}", no=numeral(stage.no), subject=subject(found.campaign))


def numeral(no: int) -> str:
    """The number of a stage as it stands in a title: '三', '3'."""
    return "一二三四五六七八九十"[no - 1] if language() == "zh" and no <= 10 else str(no)


def final(found: Findings) -> str:
    """The title of a final report; before the last day it is a report so far."""
    if found.as_of < found.campaign.end:
        return _("Report so far: {subject}", subject=subject(found.campaign))
    return _("Final report: {subject}", subject=subject(found.campaign))


def weekly(found: Findings) -> str:
    """The title of a bulletin."""
    return _("Weekly bulletin: {subject}", subject=subject(found.campaign))
