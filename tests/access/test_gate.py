"""Only this machine is served: rows 3 to 6 and 43 of the attacks."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from access.gate import LoopbackGate, is_loopback


async def _hello(request):
    return PlainTextResponse("hello")


async def _stream(socket):
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


@pytest.fixture
def client():
    routes = [Route("/{path:path}", _hello, methods=["GET", "POST", "PUT"]), WebSocketRoute("/_stcore/stream", _stream)]
    with TestClient(Starlette(routes=routes, middleware=[Middleware(LoopbackGate)]), base_url="http://127.0.0.1:8501") as client:
        yield client


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8501", 200),
        ("localhost:8501", 200),
        ("[::1]:8501", 200),
        ("evil.test", 421),
        ("127.0.0.1.evil.test", 421),
        ("10.0.0.5:8501", 421),
        ("evil.test@127.0.0.1", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_a_foreign_name_is_not_answered(client, host, status):
    assert client.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize("origin", [None, "null", "http://evil.test", "http://127.0.0.1:9999", "http://localhost:1", "http://[::1"])
def test_a_websocket_opens_only_from_a_page_of_this_server(client, origin):
    headers = {"host": "127.0.0.1:8501"} | ({"origin": origin} if origin else {})
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream", headers=headers):
        pass


def test_its_own_page_gets_its_websocket(client):
    headers = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}
    with client.websocket_connect("/_stcore/stream", headers=headers) as socket:
        assert socket.receive_text() == "hello"


def test_a_foreign_page_cannot_write(client):
    assert client.put("/_stcore/upload_file/x", headers={"origin": "http://evil.test"}).status_code == 403
    assert client.put("/_stcore/upload_file/x", headers={"origin": "http://127.0.0.1:8501"}).status_code == 200


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/run", "/_stcore//metrics"])
def test_what_nobody_needs_is_closed(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("address", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.5", False),
        ("", False),
        (None, False),
    ],
)
def test_loopback_is_this_machine_alone(address, loopback):
    assert is_loopback(address) is loopback
