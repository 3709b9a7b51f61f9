"""Going back goes one step a press: what every page carries so that the browser's history holds one entry for each press."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEAD = b"<head>"


class OneEntryAPress:
    """ASGI middleware: the page that a browser loads carries the script before all that Streamlit does in it.

    Drawn by Streamlit it would come after the first run, when a link without language and campaign has been completed by entries of its own.
    Such a page is small and comes in one piece or a few; every other answer passes as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and write the script into an answer that is a page."""
        if scope["type"] != "http" or scope["method"] != "GET" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in (b"accept-encoding", b"if-none-match", b"if-modified-since")]
        began: Message | None = None
        body = b""

        async def write(message: Message) -> None:
            nonlocal began, body
            if message["type"] == "http.response.start" and _is_page(message):
                began = message
            elif began is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    page = body.replace(_HEAD, _HEAD + _script(), 1)
                    headers = MutableHeaders(raw=began["headers"])
                    headers["content-length"] = str(len(page))
                    for name in ("etag", "last-modified", "accept-ranges"):  # they tell of the file, not of what was written into it
                        del headers[name]
                    await send({**began, "headers": headers.raw})
                    await send({"type": "http.response.body", "body": page})

        await self.app({**scope, "headers": plain}, receive, write)


@cache
def _script() -> bytes:
    """What the browser runs before Streamlit: one entry a press, and tables that let the keyboard through (pages/ui/tables.py)."""
    return b"".join(b"<script>" + Path(__file__).with_name(name).read_bytes() + b"</script>" for name in ("history.js", "tables.js"))


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(raw=message["headers"])
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html")
