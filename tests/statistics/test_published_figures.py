from pathlib import Path

import pytest

from tests.statistics import published_examples
from tests.statistics.published_examples import EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.method}: {example.case}")
def test_a_published_example_comes_out_to_the_printed_digits(example):
    assert example.as_printed() == example.published


def test_the_page_of_published_figures_is_the_one_these_functions_print():
    page = Path(__file__).parents[2] / "docs" / "statistics.md"
    assert page.read_text(encoding="utf-8") == published_examples.page(), (
        "Print it again: python -m tests.statistics.published_examples > docs/statistics.md"
    )
