"""A small HTTP/1.1 server on loopback, for the demo and for tests.

Law: loopback only, a port of the system's choice, and no thread left behind.
"""

import json
import selectors
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol, Self
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """One request. ``query`` is decoded; header names are lower case."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes

    def value(self, name: str) -> str | None:
        """The last value of a query parameter, as PHP takes it."""
        return dict(self.query).get(name)


@dataclass(frozen=True, slots=True)
class DemoReply:
    """One reply; ``Content-Length`` is added."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def json_reply(status: int, value: object, headers: Mapping[str, str] | None = None) -> DemoReply:
    """A reply as PHP's ``json_encode`` writes it: ASCII, no spaces."""
    body = json.dumps(value, separators=(",", ":")).encode("ascii")
    return DemoReply(
        status, body, {"Content-Type": "application/json; charset=UTF-8", **(headers or {})}
    )


Handle = Callable[[DemoRequest], DemoReply]


class Interposed(Protocol):
    """A hook between the request and the shop's answer, to simulate a bad network."""

    def answer(
        self, request: DemoRequest, carry_out: Handle
    ) -> tuple[DemoReply | None, int | None]:
        """The reply, or ``None`` to drop the connection, and how many bytes of its body are sent;
        ``None`` for all."""

    def close(self) -> None:
        """Let go whoever waits here: the server closes."""


class DemoServer:
    """Serves ``handle`` until closed; ``requests`` is what arrived, in order."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self.requests: list[DemoRequest] = []
        self.interposed: Interposed | None = None
        self.before_handle: Callable[[DemoRequest], None] | None = None
        self.after_handle: Callable[[DemoRequest], None] | None = None
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler_of(self))
        self._thread = threading.Thread(target=self._server.serve, name="demo server", daemon=True)

    @property
    def address(self) -> str:
        """``http://127.0.0.1:PORT/``"""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def start(self) -> Self:
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop listening, cut what is open, wait for every thread."""
        if self.interposed is not None:
            self.interposed.close()
        self._server.end()
        if self._thread.ident is not None:
            self._thread.join()
        self._server.cut()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def answer(self, request: DemoRequest) -> tuple[DemoReply | None, int | None]:
        """The reply, or ``None`` to drop the connection, and how many bytes of it are sent."""
        with self._lock:
            self.requests.append(request)
        if self.interposed is not None:
            return self.interposed.answer(request, self._carried_out)
        return self._carried_out(request), None

    def _carried_out(self, request: DemoRequest) -> DemoReply:
        if self.before_handle is not None:
            self.before_handle(request)
        reply = self._handle(request)
        if self.after_handle is not None:
            self.after_handle(request)
        return reply


class _Server(ThreadingHTTPServer):
    #: A connection that is gone before it is taken is not waited for.
    timeout = 0

    daemon_threads = False
    block_on_close = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._ending, self._woken = socket.socketpair()
        super().__init__(address, handler)

    def serve(self) -> None:
        """Until ``end``. The library's own loop looks twenty times a second whether it is to end,
        which keeps a computer at rest awake."""
        with selectors.DefaultSelector() as ready:
            ready.register(self, selectors.EVENT_READ)
            ready.register(self._woken, selectors.EVENT_READ)
            while not any(key.fileobj is self._woken for key, _ in ready.select()):
                self.handle_request()

    def end(self) -> None:
        """Take no further connection."""
        self._ending.close()

    def server_close(self) -> None:
        super().server_close()
        self._woken.close()

    def get_request(self) -> tuple[socket.socket, object]:
        connection, peer = super().get_request()
        with self._guard:
            self._open.add(connection)
        return connection, peer

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        with self._guard:
            if isinstance(request, socket.socket):
                self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no error of the server."""

    def cut(self) -> None:
        with self._guard:
            connections = tuple(self._open)
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


def _handler_of(server: DemoServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _serve(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            if len(body) < length:  # the client went away before it had sent everything
                self.close_connection = True
                return
            request = DemoRequest(
                self.command,
                parts.path,
                tuple(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                body,
            )
            reply, keep = server.answer(request)
            if reply is None:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response_only(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "Date" not in reply.headers:
                self.send_header("Date", self.date_time_string())
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body if keep is None else reply.body[:keep])
            if keep is not None:
                self.close_connection = True

        do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = do_OPTIONS = do_HEAD = _serve

        def log_message(self, format: str, *args: object) -> None:
            """Requests are in ``requests``; nothing is printed."""

    return Handler
