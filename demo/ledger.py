"""What the generator knows about each file it writes, so that the road's receipts can be held against it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Expected:
    """The counts of one file as `python -m etl load --json` should say them; passed, failed and not judged of all rows but the refused."""

    name: str
    dataset: str
    campaign: str
    fill: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    refused: int = 0
    repeated: int = 0
    conflicts: int = 0
    skipped: int = 0
    denominator: bool = True
    passed: int = 0
    failed: int = 0
    not_judged: int = 0

    def count(self, trouble: str, verdict: str) -> None:
        """One more row: sound where `trouble` is empty, else refused, repeated or in conflict."""
        self.rows += 1
        if trouble:
            setattr(self, trouble, getattr(self, trouble) + 1)
        if trouble != "refused":
            counter = {"pass": "passed", "fail": "failed", "not_judged": "not_judged"}[verdict]
            setattr(self, counter, getattr(self, counter) + 1)

    @property
    def accepted(self) -> int:
        """What is left of the rows once the troublesome ones are taken off."""
        return self.rows - self.refused - self.repeated - self.conflicts

    def counts(self) -> dict[str, int]:
        """The figures of the receipt that the generator can vouch for."""
        said = {"read": self.rows, "accepted": self.accepted, "refused": self.refused, "repeated": self.repeated, "conflicts": self.conflicts}
        if self.dataset == "sampling_results":
            said |= {"passed": self.passed, "failed": self.failed, "not_judged": self.not_judged}
        return said
