"""One enterprise, one dossier: everything on record about it on one page, and in one file to print."""

from analytics.dossier import found as finding
from analytics.dossier import whole
from analytics.rectification import settled
from pages.ui import frame
from pages.ui.dossier import dossiers, search, shown
from pages.ui.store import ask
from words import _

campaign, scope = frame.scope()
as_of = ask(settled, scope)
frame.title(_("Enterprise dossier"), (whole.first_day(as_of), as_of))
text, firm = search.search_box(), dossiers.chosen()
if text:
    search.hits(scope, text)
elif firm:
    key = ask(finding.key_of, scope, firm) or firm
    found = ask(whole.of, scope, key)
    if found is None:
        search.unknown(firm)
    else:
        shown.show(found, scope)
else:
    search.nobody(scope)
