"""The server of 达标 Dabiao: `streamlit run app.py` (or scripts/run).

The frame that every page stands in is `pages/frame.py`. It is not this file because Streamlit takes a `pages` folder beside the script
that it runs for its old kind of navigation, and then greets a first visit by a deep link with 'Page not found'.
"""

import sys

import streamlit as st
from starlette.middleware import Middleware

from access.gate import LoopbackGate, is_loopback
from pages.ui import beforehand
from pages.ui.history import OneEntryAPress

app = st.App("pages/frame.py", middleware=[Middleware(LoopbackGate), Middleware(OneEntryAPress)])

if __name__ == "__main__":  # run as a script, as Streamlit's AppTest does
    from pages import frame  # the server answers before it has loaded what pages need

    frame.show()
elif not is_loopback(st.get_option("server.address")):
    sys.exit("Refused: without a sign-in Dabiao serves this machine only. Leave server.address at 127.0.0.1.")
else:
    beforehand.start()
