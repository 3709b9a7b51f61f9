"""The entries of the glossary: measures, verdicts and classes, each with its meaning and how it is counted."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.labels import ADMINISTRATIVE, EVIDENTIAL, MEASURE
from words import N_, _, chinese, language


@dataclass(frozen=True)
class Entry:
    """One word: its English id, what it means, and how it is counted."""

    term: str
    meaning: str
    formula: str = ""

    def said(self) -> tuple[str, str, str, str]:
        """The word in the reader's language, in the other one, its meaning and its formula."""
        both = (chinese().get(self.term, self.term), self.term[:1].upper() + self.term[1:])
        here, there = both if language() == "zh" else both[::-1]
        return here, there, _(self.meaning), _(self.formula) if self.formula else ""


MEASURES = (
    Entry(
        MEASURE["batch"],
        N_("The share of judged batches that passed; the rate that targets mean unless they say otherwise."),
        N_("passed batches ÷ (passed + failed batches)"),
    ),
    Entry(
        MEASURE["enterprise"],
        N_("The share of sampled enterprises without a single failed batch."),
        N_("enterprises without a failed batch ÷ enterprises sampled"),
    ),
    Entry(
        MEASURE["intrinsic"],
        N_("As the batch pass rate, but a batch that fails only on labelling counts as passed."),
        N_("(passed + labelling-only failures) ÷ (passed + failed batches)"),
    ),
    Entry(
        MEASURE["item"],
        N_("Of all items tested, the share that passed; only batches whose number of tested items is known take part."),
        N_("passed items ÷ tested items"),
    ),
    Entry(
        N_("Product quality index"),
        N_("100 minus the severity-weighted loss per batch: a failed batch loses as much as its worst failed item weighs, a passed one nothing."),
        N_("100 × (1 − mean loss), strata weighted by output or by their share of the sample"),
    ),
    Entry(
        N_("Counting date"),
        N_("The day by which a result belongs to a period: the day of sampling, else the day of the announcement. Undated rows are shown apart."),
    ),
    Entry(
        N_("Rectification rate"),
        N_(
            "Of the orders to rectify, the share confirmed at the re-inspection by the day, on time or late. What was reported as mended and not yet "
            "re-inspected does not count; beside it stands the share of those whose time limit has passed."
        ),
        N_("orders confirmed ÷ orders given"),
    ),
    Entry(
        N_("Time limit of an order"),
        N_(
            "The day that the order names, else so many days after it as the campaign allows. An order is overdue once that day has passed and no "
            "re-inspection has confirmed or failed it; it was late if it was finished after that day."
        ),
    ),
    Entry(
        N_("No denominator"),
        N_("A list of failures alone says nothing about those that passed, so it yields no rate: the answer is 'no data', neither 0 % nor 100 %."),
    ),
    Entry(
        N_("sample size (n)"),
        N_("The number of judged batches behind a rate; it always stands beside the rate, and 'not judged' batches are not in it."),
    ),
)

VERDICTS = (
    Entry(
        N_("Administrative verdict"),
        N_("Is the point value at or above the target? Compared on whole numbers, never on rounded ones."),
        N_("100 × passed ≥ target × judged"),
    ),
    Entry(ADMINISTRATIVE["met"], N_("The value reaches the target.")),
    Entry(ADMINISTRATIVE["not_yet"], N_("The value misses the target and the due date has not come.")),
    Entry(ADMINISTRATIVE["missed"], N_("The value misses the target and the due date has passed.")),
    Entry(
        N_("Evidential verdict"),
        N_(
            "What the sample proves: two one-sided exact binomial tests at 5 %, so the interval beside a target is the 90 % Clopper–Pearson interval."
        ),
    ),
    Entry(EVIDENTIAL["supported"], N_("Even the lower end of the interval reaches the target.")),
    Entry(EVIDENTIAL["undetermined"], N_("The interval reaches over the target: more batches are needed to tell.")),
    Entry(EVIDENTIAL["contradicted"], N_("Even the upper end of the interval stays below the target.")),
    Entry(EVIDENTIAL["not_applicable"], N_("Every unit of a register was counted, so there is no sampling error and no interval.")),
    Entry(N_("95% interval"), N_("Where no target is judged, a rate stands with its Wilson 95 % interval.")),
    Entry(N_("percentage point"), N_("The difference of two rates: from 80 % to 82 % are 2 percentage points.")),
)

CLASSES = (
    Entry(
        N_("Sales tier"),
        N_("By annual sales, the lower bound included: exactly 50 million yuan is A, exactly 10 million is B."),
        N_("A ≥ 50 million · B 10–50 million · C < 10 million yuan"),
    ),
    Entry(
        N_("Compliance class"),
        N_("By production conditions: A conform, B can conform after rectification, C cannot or refuses. Never mixed with the sales tier."),
    ),
    Entry(N_("Disposition"), N_("What is done with an enterprise: integrate and upgrade, rectify and regulate, or close and ban.")),
)
