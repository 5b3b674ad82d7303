"""A server on loopback in front of a demo shop that breaks what it is told to break.

Requests go on to the shop as they came, so every platform's real requests work. Everything that
arrives is kept with its bytes. It runs on the test's own loop.
"""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Seen:
    """One request. ``nth`` counts the requests of its connection from 1."""

    head: bytes
    body: bytes
    nth: int

    @property
    def line(self) -> str:
        return self.head.split(b"\r\n", 1)[0].decode("latin-1")

    @property
    def method(self) -> str:
        return self.line.split(" ")[0]

    @property
    def target(self) -> str:
        return self.line.split(" ")[1]


#: Plays a fault; returns whether the connection stays open.
Play = Callable[["Exchange"], Awaitable[bool]]
When = Callable[[Seen], bool]


@dataclass
class _Armed:
    play: Play
    when: When
    skip: int
    times: int


@dataclass
class Exchange:
    """One request on its way, for a play."""

    server: "FaultServer"
    seen: Seen
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def forward(self) -> bytes:
        """Let the shop carry the request out; returns its whole answer."""
        return await self.server.forward(self.seen)

    async def send(self, *parts: bytes) -> None:
        for part in parts:
            self.writer.write(part)
            await self.writer.drain()

    async def until_gone(self) -> None:
        """Until the client closes its end."""
        while await self.reader.read(1000):
            pass

    def reset(self) -> None:
        """Close with a RST instead of a FIN."""
        plug: socket.socket = self.writer.get_extra_info("socket")
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


@dataclass
class FaultServer:
    """Use ``running``. ``watch`` wraps every request that reaches the shop (for counting).

    Without an upstream it answers 404: a place that nobody should ask.
    """

    upstream: int = 0
    port: int = 0
    seen: list[Seen] = field(default_factory=list)
    hits: int = 0
    late: list[Seen] = field(default_factory=list)
    watch: Callable[[Seen], Callable[[], None]] | None = None
    _armed: list[_Armed] = field(default_factory=list)
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    _server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def arm(
        self, play: Play, when: When = lambda seen: True, *, skip: int = 0, times: int = 1
    ) -> None:
        """Play ``play`` for ``times`` requests that fit, after the first ``skip`` of them."""
        self._armed.append(_Armed(play, when, skip, times))

    def clear(self) -> None:
        self._armed.clear()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["FaultServer"]:
        await self.open()
        try:
            yield self
        finally:
            await self.shut()

    async def open(self) -> None:
        """Listen; at the same port as before after ``shut``."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        """Refuse connections, and cut what is open."""
        if self._server is None:
            return
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        self._server = None

    async def forward(self, seen: Seen) -> bytes:
        done = self.watch(seen) if self.watch is not None else None
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        lines = [x for x in seen.head[:-4].split(b"\r\n") if not x.lower().startswith(b"connecti")]
        writer.write(b"\r\n".join(lines) + b"\r\nConnection: close\r\n\r\n" + seen.body)
        answer = await reader.read()
        writer.close()
        if done is not None:
            done()
        return answer

    async def release_late(self) -> None:
        """Carry out what was delayed."""
        for seen in self.late:
            await self.forward(seen)
        self.late.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._requests(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _requests(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nth, staying = 0, True
        while staying:
            nth += 1
            first = await reader.readexactly(1)
            if first == b"\x16":  # TLS greets a server that speaks plain http
                writer.write(raw(400, [("Connection", "close")]))
                return
            head = first + await reader.readuntil(b"\r\n\r\n")
            seen = Seen(head, await reader.readexactly(_length(head)), nth)
            self.seen.append(seen)
            staying = await self._play_of(seen)(Exchange(self, seen, reader, writer))

    def _play_of(self, seen: Seen) -> Play:
        for armed in self._armed:
            if armed.times < 1 or not armed.when(seen):
                continue
            if armed.skip > 0:
                armed.skip -= 1
                continue
            armed.times -= 1
            self.hits += 1
            return armed.play
        return passed_on if self.upstream else answer(404)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


async def passed_on(x: Exchange) -> bool:
    await x.send(await x.forward())
    return True


def raw(status: int, headers: Iterable[tuple[str, str]], body: bytes = b"") -> bytes:
    """An answer as bytes; no header is added."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status} Fault\r\n{lines}\r\n".encode("latin-1") + body


def answer(status: int, body: bytes = b"{}", **headers: str) -> Play:
    """A complete answer in place of the shop's; JSON unless ``content_type`` says otherwise."""
    named = {"content_type": "application/json", **headers}
    pairs = [(name.replace("_", "-"), value) for name, value in named.items()]
    if status != 204:
        pairs.append(("Content-Length", str(len(body))))

    async def play(x: Exchange) -> bool:
        await x.send(raw(status, pairs, body))
        return True

    return play


def after(play: Play) -> Play:
    """The shop carries the request out, and then ``play`` happens to the answer."""

    async def both(x: Exchange) -> bool:
        await x.forward()
        return await play(x)

    return both


def bytes_only(*parts: bytes) -> Play:
    """Sends these bytes and closes."""

    async def play(x: Exchange) -> bool:
        await x.send(*parts)
        return False

    return play


async def hang(x: Exchange) -> bool:
    await x.until_gone()
    return False


async def reset(x: Exchange) -> bool:
    x.reset()
    return False


async def drop(x: Exchange) -> bool:
    """Close without a byte."""
    return False


async def cut(x: Exchange) -> bool:
    """The shop's own answer without its last bytes."""
    whole = await x.forward()
    await x.send(whole[: whole.index(b"\r\n\r\n") + 6])
    return False


async def twice(x: Exchange) -> bool:
    """A proxy that delivers a request twice."""
    first = await x.forward()
    await x.forward()
    await x.send(first)
    return True


async def delayed(x: Exchange) -> bool:
    """Taken, not carried out yet (``release_late``), and no answer."""
    x.server.late.append(x.seen)
    return False


def dribble(head: bytes) -> Play:
    """``head`` at once, then a byte each 20 ms without end."""

    async def play(x: Exchange) -> bool:
        await x.send(head)
        while True:
            await asyncio.sleep(0.02)
            await x.send(b"x")

    return play


def endless(head: bytes, chunk: bytes, times: int) -> Play:
    """``head``, then ``chunk`` so many times, as long as the client takes it."""

    async def play(x: Exchange) -> bool:
        await x.send(head)
        for _ in range(times):
            await x.send(chunk)
            await asyncio.sleep(0)
        return False

    return play


def beforehand(act: Callable[[], None]) -> Play:
    """Somebody else acts before the request reaches the shop."""

    async def play(x: Exchange) -> bool:
        act()
        return await passed_on(x)

    return play


def afterwards(act: Callable[[], None]) -> Play:
    """Somebody else acts after the request was carried out, before its answer arrives."""

    async def play(x: Exchange) -> bool:
        whole = await x.forward()
        act()
        await x.send(whole)
        return True

    return play
