"""The gate in front of the whole server: it stands before HTTP and WebSocket alike.

Until there is a sign-in, only this machine is served: the name asked for (Host) must be a loopback name, and a WebSocket must come
from a page of this very server (Origin), or a page elsewhere in the browser could read along (DNS rebinding, cross-site WebSockets).
"""

from __future__ import annotations

from ipaddress import ip_address
from posixpath import normpath
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_CLOSED = ("/_stcore/metrics", "/_stcore/agent")


def is_loopback(address: str | None) -> bool:
    """Whether only this machine can reach the address ('127.0.0.1', '::1', 'localhost')."""
    if not address:
        return False
    if address == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


class LoopbackGate:
    """ASGI middleware: 421 for a foreign Host, 403 for a foreign or missing Origin where one must be, 404 for what nobody needs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(code=1008, reason=refusal[1])(scope, receive, send)
        else:
            await PlainTextResponse(refusal[1], status_code=refusal[0])(scope, receive, send)

    @staticmethod
    def _refusal(scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if "@" in host or not is_loopback(_split(f"//{host}").hostname):
            return 421, "This server answers to 127.0.0.1 and localhost only."
        if normpath("/" + scope["path"].lstrip("/")).startswith(_CLOSED):  # '//_stcore/./metrics' is the same place
            return 404, "Not found."
        origin = headers.get("origin")
        writes = scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if (origin is None and scope["type"] == "websocket") or (origin is not None and writes and _split(origin).netloc != host):
            return 403, "Open the page from this server itself."
        return None


def _split(address: str) -> SplitResult:
    """The parts of an address; empty ones for what is none, such as 'http://[::1'."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
