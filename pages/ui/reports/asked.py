"""What a person asks of the Reports page, as one frozen value, and the command line that makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics.campaigns import Campaign
from analytics.scope import Scope
from charts.plotly.config import file_name
from words import N_, _, language, speak

FORMS: Mapping[str, str] = {"word": "docx", "slides": "pptx", "workbook": "xlsx"}
FORM_WORDS = {"word": N_("Word report"), "slides": N_("PowerPoint deck"), "workbook": N_("Excel workbook")}
KIND_WORDS = {
    "summary": N_("Stage summary"),
    "final": N_("Final report"),
    "weekly": N_("Weekly bulletin"),
    "industry": N_("Industry status report"),
    "failures": N_("Notice of failures"),
    "dossier": N_("Enterprise dossier"),
}
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


@dataclass(frozen=True)
class Wanted:
    """A report of a scope at a data version; `enterprise` is the key that a dossier is about ('' elsewhere), `scope.language` its language."""

    form: str
    kind: str
    scope: Scope
    version: int
    demo: bool
    enterprise: str = ""

    def arguments(self) -> tuple[str, ...]:
        """What `python -m reports` takes, without --out. '--option=value' throughout: a name may begin with a dash."""
        scope = self.scope
        single: dict[str, str | date | int | None] = {
            "campaign": scope.campaign,
            "kind": self.kind,
            "enterprise": self.enterprise or None,
            "from": scope.start,
            "to": scope.end,
            "as-of": scope.as_of,
            "lang": scope.language,
            "data-version": self.version,
        }
        several = {"township": scope.townships, "trade": scope.trades, "level": scope.levels, "sampling-kind": scope.kinds, "tier": scope.tiers}
        said = [f"--{name}={value}" for name, value in single.items() if value is not None]
        said += [f"--{name}={value}" for name, values in several.items() for value in values or ()]
        return (self.form, *said, *(("--demo",) if self.demo else ()))

    def file(self, campaign: Campaign) -> str:
        """The name of the file, in its own language: campaign, kind, day, data version."""
        spoken = language()
        speak(self.scope.language)
        try:
            what = _(KIND_WORDS[self.kind]) if self.form == "word" else f"{_(KIND_WORDS[self.kind])}_{_(FORM_WORDS[self.form])}"
            name = file_name(str(campaign.title), what, self.enterprise[:40], str(self.scope.as_of), f"v{self.version}")
        finally:
            speak(spoken)
        return f"{name}.{FORMS[self.form]}"
