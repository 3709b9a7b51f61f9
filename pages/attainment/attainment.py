"""Are the targets met, how sure is that, what changed, who pulls us down: the first page."""

from pages.ui import frame, later, nothing
from pages.ui.attainment import attained, drags
from pages.ui.scorecard import scorecards
from words import _

campaign, scope = frame.scope()
targets = attained.ask_targets(campaign, scope)
frame.title(_("Attainment"), attained.days(targets, campaign))
empty = attained.nothing_yet(targets)
if empty:
    nothing.here(
        _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either."),
        _("Upload a batch of results"),
    )
attained.overview(targets, compared=not empty)
later.say(campaign, scope, targets=True)
if scorecards.too_many(targets):
    scorecards.show(campaign, targets)
else:
    attained.cards(targets)
if not empty:
    drags.who_pulls_us_down(campaign, scope, targets)
