"""A connection that waits is closed once something was read ahead on it, by anyio or Windows."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any, cast

import httpx2 as httpx
import pytest

from designo_sync_gui.connectors.http.connections import KeptConnections


@dataclass
class Protocol:
    read_queue: deque[bytes]


@dataclass
class Selected:
    """A transport as Linux and macOS have it."""


@dataclass
class Proactor:
    """A transport of Windows; 0 is the end of the stream, -1 nothing."""

    _pending_data_length: int


@dataclass
class Stream:
    _transport: object
    _protocol: object


@dataclass
class Tls:
    transport_stream: object


@dataclass
class Network:
    _stream: object


@dataclass
class Parser:
    trailing_data: tuple[bytes, bool] = (b"", False)


@dataclass(eq=False)
class Connection:
    _network_stream: Network
    idle: bool = True
    closed: int = 0
    _h11_state: Parser = field(default_factory=Parser)

    def is_idle(self) -> bool:
        return self.idle

    async def aclose(self) -> None:
        self.closed += 1


@dataclass
class Inside:
    """One of the boxes in which the library keeps a connection."""

    _httpcore_stream: object = None
    _stream: object = None
    _connection: object = None


@dataclass
class Answer:
    connection: Connection
    extensions: dict[str, object]

    @property
    def stream(self) -> Inside:
        return Inside(_httpcore_stream=Inside(_stream=Inside(_connection=self.connection)))


def connection(transport: object, *ahead: bytes, tls: int = 0, idle: bool = True) -> Connection:
    stream: object = Stream(transport, Protocol(deque(ahead)))
    for _ in range(tls):
        stream = Tls(stream)
    return Connection(Network(stream), idle)


def times_closed(kept: Connection) -> int:
    async def body() -> int:
        connections = KeptConnections()
        await connections.answered(cast(Any, Answer(kept, {"network_stream": object()})))
        await connections.close_late()
        await connections.close_late()
        return kept.closed

    return asyncio.run(body())


@pytest.mark.parametrize("tls", [0, 1, 2], ids=["plain", "tls", "tls through a tls proxy"])
@pytest.mark.parametrize("transport", [Selected(), Proactor(-1)], ids=["linux", "windows"])
def test_that_a_connection_on_which_nothing_came_is_kept(transport: object, tls: int) -> None:
    assert times_closed(connection(transport, tls=tls)) == 0


@pytest.mark.parametrize("tls", [0, 1, 2], ids=["plain", "tls", "tls through a tls proxy"])
@pytest.mark.parametrize(
    "late",
    [(Selected(), b"HTTP/1.1 200"), (Proactor(12),), (Proactor(0),), (Proactor(-1), b"x")],
    ids=["read ahead", "held by windows", "end held by windows", "both"],
)
def test_that_one_on_which_something_came_since_is_closed_once(late: Any, tls: int) -> None:
    assert times_closed(connection(*late, tls=tls)) == 1


def test_that_one_whose_own_answer_is_coming_is_left_alone() -> None:
    assert times_closed(connection(Proactor(12), b"[1]", idle=False)) == 0


@pytest.mark.parametrize("inside", [object(), Stream(None, Protocol(deque())), Stream(1, object())])
def test_that_one_that_is_built_otherwise_is_not_used_again(inside: object) -> None:
    assert times_closed(Connection(Network(inside))) == 1


def test_that_an_answer_without_a_connection_is_no_error() -> None:
    async def body() -> None:
        connections = KeptConnections()
        await connections.answered(httpx.Response(200))
        await connections.close_late()

    asyncio.run(body())
