"""One published example, and its figures in the form in which they were printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Example:
    """One published example: what was asked, who printed which figures, and how we compute them."""

    method: str
    case: str
    source: str
    published: tuple[str, ...]
    ours: Callable[[], Sequence[float]]

    def as_printed(self) -> tuple[str, ...]:
        """Our figures with as many digits as the published ones."""
        return tuple(like(value, printed) for value, printed in zip(self.ours(), self.published, strict=True))


def like(value: float, printed: str) -> str:
    """A figure in the form of a printed one: as many decimals, half up."""
    if "E" in printed:
        return f"{value:.3E}"
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    return str(Decimal(repr(float(value))).quantize(step, ROUND_HALF_UP))
