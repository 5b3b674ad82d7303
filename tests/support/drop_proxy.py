"""A proxy on loopback in front of a real server that loses what it is told to lose."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


class Loss(StrEnum):
    """What happens to a request."""

    BEFORE = "never reaches the server"
    AFTER = "is carried out, and its answer is lost"
    CUT = "is carried out, and its answer is cut"
    TWICE = "reaches the server twice"


@dataclass
class DropProxy:
    """Use it as an async context. ``arm`` names the loss and a part of the requests it hits."""

    upstream: int
    port: int = 0
    hits: int = 0
    _loss: Loss | None = None
    _match: bytes = b""
    _left: int = 0
    _server: asyncio.Server | None = field(default=None, repr=False)

    def arm(self, loss: Loss, match: bytes, times: int = 1) -> None:
        self._loss, self._match, self._left = loss, match, times

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            head = await reader.readuntil(b"\r\n\r\n")
            await self._pass_on(head, await _body(reader, head), writer)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    async def _pass_on(self, head: bytes, body: bytes, writer: asyncio.StreamWriter) -> None:
        loss = None
        if self._left > 0 and self._match in head + body:
            loss, self._left, self.hits = self._loss, self._left - 1, self.hits + 1
        if loss is Loss.BEFORE:
            return
        answer = await self._asked(head, body)
        if loss is Loss.TWICE:
            await self._asked(head, body)
        if loss is Loss.AFTER:
            return
        writer.write(answer[:-20] if loss is Loss.CUT else answer)
        await writer.drain()

    async def _asked(self, head: bytes, body: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        lines = [x for x in head[:-4].split(b"\r\n") if not x.lower().startswith(b"connection:")]
        writer.write(b"\r\n".join(lines) + b"\r\nConnection: close\r\n\r\n" + body)
        await writer.drain()
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
        return answer


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return await reader.readexactly(int(line.split(b":")[1]))
    return b""
