"""The file in hand: what a person chose, laid into a folder of this session until it is published or put away."""

from __future__ import annotations

import hashlib
import shutil
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from etl.left_behind import PREFIX
from pages.ui import english_words
from pages.ui.text import literal
from words import _

# A table saved as a web page is read too. Endings only: one MIME type among them would switch the server's own check off.
ENDINGS = ["csv", "tsv", "txt", "xlsx", "xls", "htm", "html", "mht", "mhtml"]
_LONGEST = 180  # bytes of a file's name; file systems take 255
_KEPT = "upload-held"


@dataclass
class Held:
    """A file in hand and everything the session found out about it. Its folder goes when neither session nor job holds it any more."""

    path: Path
    size: int
    sha256: str
    jobs: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.path.parent, ignore_errors=True)

    @property
    def name(self) -> str:
        """The file's name as it may be shown (as data, never as markup)."""
        return self.path.name


def held() -> Held | None:
    """The file in hand, kept over reruns and page changes."""
    file: Held | None = st.session_state.get(_KEPT)
    return file


def put_away() -> None:
    """Let the file go; the next one is asked for by a fresh widget."""
    st.session_state.pop(_KEPT, None)
    st.session_state["upload-turn"] = st.session_state.get("upload-turn", 0) + 1


def ask(largest: int) -> None:
    """The widget that takes a file of at most `largest` bytes. The script runs again once there is one."""
    key = f"upload-file-{st.session_state.get('upload-turn', 0)}"
    label = _("A file of data: CSV, TSV, XLSX or XLS")
    english_words.uploader(key, largest >> 20)
    chosen = st.file_uploader(label, ENDINGS, key=key, max_upload_size=largest >> 20)
    if chosen is None:
        return
    if chosen.size > largest or Path(chosen.name).suffix.lower().lstrip(".") not in ENDINGS:  # the server does not insist on either
        st.error(
            literal(
                _(
                    "{file} is not taken: choose a file of at most {most} MB that ends in {endings}.",
                    file=safe_name(chosen.name),
                    most=largest >> 20,
                    endings=", ".join(ENDINGS),
                )
            ),
            icon=":material/block:",
        )
        return
    st.session_state[_KEPT] = lay_down(chosen)
    st.rerun()


def lay_down(chosen: UploadedFile) -> Held:
    """The bytes in a folder of their own, under a name that cannot lead anywhere else."""
    path = Path(mkdtemp(prefix=PREFIX)) / safe_name(chosen.name)
    content = chosen.getbuffer()
    path.write_bytes(content)
    return Held(path, len(content), hashlib.sha256(content).hexdigest())


def safe_name(name: str) -> str:
    """The last part of a path that someone sent, without control or direction-changing signs, short enough for any file system."""
    last = "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable() and sign not in ':*?"<>|').strip(" .")
    stem, dot, ending = last.rpartition(".")
    while len(stem.encode()) > _LONGEST:
        stem = stem[:-1]
    return f"{stem or 'file'}{dot}{ending[:8]}" if dot else last.encode()[:_LONGEST].decode(errors="ignore") or "file"
