"""A visitor without a browser: the WebSocket that Streamlit's page speaks, so that many sessions cost the machine only what the server does."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from benchmarks.measure import clock

PATIENCE = 120.0  # seconds


@dataclass
class Visitor:
    """One session: the widgets and pages that the server has shown it, and the seconds and messages of its last run."""

    line: ClientConnection
    query: str
    page: str = ""
    widgets: dict[str, str] = field(default_factory=dict)  # the name of a filter in the link → its id
    pages: dict[str, str] = field(default_factory=dict)  # path → hash
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    messages: int = 0
    failed: bool = False

    async def open(self) -> float:
        """The first run of a visit. Returns its seconds."""
        return await self._run()

    async def choose(self, name: str, values: Sequence[str]) -> float:
        """Choose in a filter of the sidebar, and wait until the page stands. Returns seconds from the click to the end of the run."""
        self.chosen[name] = tuple(values)
        return await self._run()

    async def go(self, path: str) -> float:
        """Turn to another page of the menu."""
        self.page = self.pages[path]
        return await self._run()

    async def _run(self) -> float:
        said = BackMsg()
        said.rerun_script.query_string = self.query
        said.rerun_script.page_script_hash = self.page
        said.rerun_script.cached_message_hashes.extend(self.known)
        for name, values in self.chosen.items():
            state = said.rerun_script.widget_states.widgets.add(id=self.widgets[name])
            state.string_array_value.data.extend(values)
        begun, self.messages = clock(), 0
        await self.line.send(said.SerializeToString())
        while True:
            heard = ForwardMsg()
            heard.ParseFromString(await asyncio.wait_for(self.line.recv(decode=False), PATIENCE))
            self.messages += 1
            match heard.WhichOneof("type"):
                case "delta":
                    self._note(heard)
                case "navigation":
                    self.pages = {each.url_pathname: each.page_script_hash for each in heard.navigation.app_pages}
                case "script_finished":
                    if heard.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                        return clock() - begun

    def _note(self, heard: ForwardMsg) -> None:
        element = heard.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "multiselect" and element.multiselect.query_param_key:
            self.widgets[element.multiselect.query_param_key] = element.multiselect.id
        self.failed |= kind == "exception"


async def visit(address: str, filters: Mapping[str, str]) -> Visitor:
    """A new session at `ws://…`, with the filters of its link."""
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    line = await connect(f"{address}/_stcore/stream", origin=Origin(address.replace("ws", "http", 1)), subprotocols=["streamlit"], max_size=None)
    return Visitor(line, query)
