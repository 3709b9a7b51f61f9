"""Help: the user guide in the reader's language, offline, with its pictures; and the same to print."""

from pages.ui import frame
from pages.ui.help import guide
from words import _, language

frame.title(_("Help"))
guide.draw(guide.sections(language()))
