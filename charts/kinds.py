"""Every kind of figure that the app has as pure data."""

from __future__ import annotations

from charts.areas import MapSpec
from charts.spec import ChartSpec
from charts.xy import XYSpec

Chart = ChartSpec | XYSpec
"""What has series over axes."""
Spec = Chart | MapSpec
