"""What libraries log reaches nobody below a warning, whichever libraries they are."""

import ast
import asyncio
import logging
import re
from pathlib import Path

import pytest

import designo_sync_gui
from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.library_logs import silence_libraries
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.demo.http_server import DemoReply, DemoServer
from designo_sync_gui.engine.system_clock import SystemClock

ROOT = Path(designo_sync_gui.__file__).parent.parent


def test_that_the_library_that_sends_logs_no_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    async def ask() -> int:
        with DemoServer(lambda _request: DemoReply(200, b"{}", {})) as server:
            client = HttpClient(await tls_context(), HttpLimits())
            channel = Channel(
                client, server.address, Unsigned(), Masker(), SystemClock(), lambda: 0.5
            )
            reply = await channel.read(Request("GET", "orders", (("secret", "ck_canary"),)))
            await client.aclose()
        return reply.status

    assert asyncio.run(ask()) == 200
    assert "ck_canary" not in caplog.text


def test_that_a_library_nobody_named_is_silent_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logger = logging.getLogger("invented_http_library.pool")
    logger.setLevel(logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.NOTSET)
    silence_libraries()
    logger.debug("connect to https://shop.example/?key=ck_canary")
    logging.getLogger("invented_http_library.other").info("ck_canary")
    assert "ck_canary" not in caplog.text
    logger.warning("the pool is full")
    assert "the pool is full" in caplog.text


def test_that_the_program_and_python_itself_still_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    silence_libraries()
    logging.getLogger("designo_sync_gui.connectors.http.client").info("own words")
    logging.getLogger("asyncio").info("python's words")
    assert "own words" in caplog.text
    assert "python's words" in caplog.text


def test_that_one_http_library_is_used_and_no_second_one() -> None:
    """Objects of the former ``httpx`` are not those of ``httpx2``."""
    former = set()
    for folder in ("designo_sync_gui", "tests", "packaging"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)) if re.search(r"\bhttpx\b", text) else ():
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom):
                    names = [node.module or ""]
                former |= {path.name for name in names if name.partition(".")[0] == "httpx"}
    assert former == set()
