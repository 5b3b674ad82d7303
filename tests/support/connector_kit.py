"""What the connector tests share: a clock that does not wait, secrets in memory, a scripted
transport, and a raw server for what only a real connection shows."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx2 as httpx

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.ports import Clock, ConnectedSide, OrderReader
from designo_sync_gui.domain.secret_origin import for_this_run
from designo_sync_gui.domain.sentence import Sentence, say

_T = TypeVar("_T")
RECORDINGS = Path(__file__).parents[1] / "fixtures" / "woocommerce"
KEY = "ck_canary0123456789"
SECRET = "cs_canary9876543210"  # noqa: S105 - made up for tests
TOKEN = "tok/canary+5555=="  # noqa: S105 - made up for tests
SHOP_SECRETS = {"consumer_key": Secret(KEY), "consumer_secret": Secret(SECRET)}


@dataclass
class FakeClock:
    """Stands still until it is slept on."""

    time: datetime = datetime(2026, 11, 23, 7, 2, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)
    passed: float = 0.0

    def now(self) -> datetime:
        return self.time

    def elapsed(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds
        self.time += timedelta(seconds=seconds)


@dataclass
class MemorySecrets:
    """A secret store for one test; what it is given belongs to every address."""

    kept: dict[str, dict[str, Secret]] = field(default_factory=dict)
    loads: int = 0
    description: Sentence = say("memory")  # noqa: RUF009 - frozen

    async def probe(self) -> None:
        return None

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        self.loads += 1
        kept = for_this_run(self.kept[owner]) if owner in self.kept else {}
        return {name: kept[name] for name in names if name in kept}

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        self.kept[owner] = dict(secrets)

    async def delete(self, owner: str, names: Sequence[str]) -> None:
        self.kept.pop(owner, None)


Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


class Script:
    """Answers requests in order; the last answer serves all that follow."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return httpx.Response(
                answer.status_code, headers=answer.headers, content=answer.content
            )
        return answer(request)

    @property
    def lines(self) -> list[str]:
        """Method and path of each request."""
        return [f"{r.method} {r.url.path}" for r in self.requests]

    def body(self, index: int = -1) -> Any:
        return json.loads(self.requests[index].content)

    def query(self, index: int = -1) -> dict[str, str]:
        return dict(self.requests[index].url.params)


def reply(status: int = 200, body: object = None, **headers: str) -> httpx.Response:
    """A JSON answer; ``body`` may be text or bytes to be sent as they are."""
    content = body if isinstance(body, bytes) else None
    if content is None:
        content = (body if isinstance(body, str) else json.dumps(body)).encode()
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    names.setdefault("content-type", "application/json; charset=UTF-8")
    names.setdefault("date", "Mon, 23 Nov 2026 07:02:34 GMT")
    return httpx.Response(status, headers=names, content=content)


HTML = "<!DOCTYPE html>\n<html><head><title>Log In</title></head><body>Username</body></html>"


def html(status: int = 200) -> httpx.Response:
    return reply(status, HTML, content_type="text/html; charset=UTF-8")


def registry(
    script: Callable[[httpx.Request], Any] | None = None,
    *,
    clock: Clock | None = None,
    limits: HttpLimits | None = None,
    secrets: MemorySecrets | None = None,
) -> ConnectionRegistry:
    """A registry on a scripted transport, or on the real one."""
    return ConnectionRegistry(
        secrets or MemorySecrets(),
        clock or FakeClock(),
        nonce=lambda: "nonce-1",
        jitter=lambda: 0.5,
        limits=limits or HttpLimits(),
        transport=httpx.MockTransport(script) if script else None,
    )


def store(url: str = "https://shop.example/", status_field: str = "status") -> Store:
    return Store("shop", "Shop", "woocommerce", url, status_field)


def with_shop(
    script: Callable[[httpx.Request], Any] | None,
    use: Callable[[ConnectedSide], Awaitable[_T]],
    *,
    of: Store | None = None,
    clock: FakeClock | None = None,
    limits: HttpLimits | None = None,
    secrets: Mapping[str, Secret] = SHOP_SECRETS,
) -> _T:
    """Open a shop, use it, close everything; returns what ``use`` returned."""

    async def run() -> _T:
        connections = registry(script, clock=clock, limits=limits)
        try:
            return await use(await connections.trial_storefront(of or store(), secrets))
        finally:
            await connections.aclose()

    return asyncio.run(run())


def with_designo(
    script: Callable[[httpx.Request], Any] | None,
    use: Callable[[ConnectedSide], Awaitable[_T]],
    *,
    of: DesignoConnection | None = None,
    secrets: Mapping[str, Secret] | None = None,
    clock: FakeClock | None = None,
    limits: HttpLimits | None = None,
) -> _T:
    """Open DesignO, use it, close everything; returns what ``use`` returned."""

    async def run() -> _T:
        connections = registry(script, clock=clock, limits=limits)
        try:
            connection = of or DesignoConnection("https://designo.example/")
            return await use(await connections.trial_designo(connection, secrets or {}))
        finally:
            await connections.aclose()

    return asyncio.run(run())


def reader_of(side: ConnectedSide) -> OrderReader:
    if side.reader is None:
        raise RuntimeError("this side is not read")
    return side.reader


async def read_all(
    side: ConnectedSide, codes: Sequence[str] = ("shop",), since: datetime | None = None
) -> list[Reading]:
    pages = reader_of(side).pages(codes, since)
    return [reading async for page in pages for reading in page.readings]


async def read_first(side: ConnectedSide, codes: Sequence[str] = ("shop",)) -> list[Reading]:
    """The orders of the first page, whatever the list says of its size."""
    async with aclosing(reader_of(side).pages(codes, None)) as pages:
        return list((await anext(pages)).readings)


async def read_one(side: ConnectedSide, order_id: str = "18", code: str = "shop") -> Reading:
    ref = OrderRef(code, order_id)
    return (await reader_of(side).read_orders([ref]))[ref]


async def all_checks(side: ConnectedSide) -> dict[str, Check]:
    return {check.name.english: check async for check in side.checks()}


def recording(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RECORDINGS / f"{name}.json").read_text("utf-8"))
    return found


def recorded_reply(name: str, *, slim: bool = False) -> httpx.Response:
    """The recorded answer. A body that was trimmed when it was recorded is completed: a list
    with its first entry, an order (``slim``) with the fields a ``_fields`` request gives."""
    told = recording(name)
    answer = told.get("response", told)
    body = answer["body"]
    if isinstance(body, dict) and "_trimmed_chars" in body:
        first = body["first"]
        if isinstance(first, dict):
            body = [first]
        elif slim:
            body = _slim(first)
        else:
            body = first
    headers = {
        key: value
        for key, value in answer.get("headers", {}).items()
        if key not in ("content-encoding", "content-length")
    }
    content = body if isinstance(body, str) else json.dumps(body)
    return httpx.Response(answer["status"], headers=headers, content=content.encode())


def _slim(text: str) -> object:
    order_id = re.search(r'"id": (\d+)', text)
    status = re.search(r'"status": "([^"]*)"', text)
    if order_id is None or status is None:
        return text
    return {"id": int(order_id[1]), "status": status[1]}


@asynccontextmanager
async def raw_server(
    answer: Callable[[bytes, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[str]:
    """A server on loopback that gives each request's head to ``answer``; yields its address."""
    open_writers: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_writers.add(writer)
        try:
            await answer(await reader.readuntil(b"\r\n\r\n"), writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            open_writers.discard(writer)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/"
    finally:
        for writer in list(open_writers):
            writer.close()
        server.close()
        await server.wait_closed()
