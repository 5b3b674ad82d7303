"""Output to a terminal, a pipe or a file."""

import io
import sys

import pytest

from designo_sync_gui.cli.console import Console


@pytest.mark.parametrize(
    ("platform", "received"), [("win32", "prüfung ✓".encode()), ("linux", b"pr\xfcfung \\u2713")]
)
def test_that_a_pipe_on_windows_gets_utf_8_whatever_its_code_page(
    monkeypatch: pytest.MonkeyPatch, platform: str, received: bytes
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    pipe = io.BytesIO()
    out = io.TextIOWrapper(pipe, encoding="cp1252", newline="")
    Console(out=out, err=io.StringIO()).line("prüfung ✓")
    out.flush()
    assert pipe.getvalue() == received + b"\n"
