"""What the toolbar of a figure offers: saving the picture, in the reader's language, without any request to the internet."""

from __future__ import annotations

import re
from typing import Any, Literal

from words import N_, _, language

_TOOLBAR = (
    N_("Download plot as a PNG"),
    N_("Download plot"),
    N_("Reset axes"),
    N_("Preparing image - this may take a few seconds"),
    N_("Image download succeeded"),
    N_("Sorry, there was a problem downloading your image!"),
)


def file_name(*parts: str) -> str:
    """A name that Windows takes too: '永嘉县2007_分乡镇合格率_2007-11-11'."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", "_".join(part for part in parts if part)).strip("_.")[:120]


def config(name: str, picture: Literal["png", "svg"] = "png") -> dict[str, Any]:
    """The `config` of one figure: a toolbar on hover that saves it under `name`, three times as fine as the screen, or as SVG."""
    told: dict[str, Any] = {
        "displaylogo": False,
        "displayModeBar": "hover",
        "modeBarButtons": [["toImage", "resetScale2d"]],
        "toImageButtonOptions": {"format": picture, "scale": 3 if picture == "png" else 1, "filename": name},
    }
    if language() == "zh":
        told["locale"] = "zh-CN"
        told["locales"] = {"zh-CN": {"dictionary": {word: _(word) for word in _TOOLBAR}, "format": {"decimal": ".", "thousands": ","}}}
    return told
