"""The one HTTP client, and the one retry layer.

Law: TLS is always verified, redirects are never followed, the environment is not consulted, no
cookie is kept. Every request has a total deadline and every answer a size limit. Only readings
are repeated, never a write.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, AsyncExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import TypeVar
from urllib.parse import urlsplit

import httpx2 as httpx

from designo_sync_gui.connectors.http.auth import Signer
from designo_sync_gui.connectors.http.body import read_body
from designo_sync_gui.connectors.http.connections import alone, asks_alone
from designo_sync_gui.connectors.http.errors import (
    building,
    document,
    library_errors,
    redirect_error,
    status_error,
    too_late,
)
from designo_sync_gui.connectors.http.library_logs import silence_libraries
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.http.way import Way, transport_of
from designo_sync_gui.connectors.pacing.ledger import LONGEST_HOLD
from designo_sync_gui.connectors.pacing.pacer import Pacer, Unpaced
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.large_answers import decoded_in_turn
from designo_sync_gui.domain.errors import (
    Busy,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SyncError,
    Unreachable,
    WriteEffect,
)
from designo_sync_gui.domain.form_fields import ADDRESS
from designo_sync_gui.domain.patience import GaveUp, patience
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sending import MOST_AT_ONCE, about_to_send
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.waiting import first_of, growing_pause

_T = TypeVar("_T")

#: Seconds before a reading is asked again, at the most; by chance as little as half of it.
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_CHUNKS_AT_ONCE = 1000
#: Of the answers under way so many may be large: eight of 16 MB cost 250 MB before one is decoded.
_LARGE_AT_ONCE = 2

#: Within it whatever the HTTP library raises becomes an expected error.
Translating = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """Seconds a request may take: ``connect`` for the connection, ``deadline`` for everything.

    httpx's own read timeout counts from chunk to chunk, so a server that dribbles outlasts it;
    the deadline does not.
    """

    connect: float = 10.0
    deadline: float = 60.0
    tries: int = 3


def is_loopback(address: str) -> bool:
    """Whether an address names this very computer, where plain http reveals nothing."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class HttpClient:
    """The connections to one origin; shared by every side there."""

    def __init__(
        self,
        context: ssl.SSLContext,
        limits: HttpLimits,
        transport: httpx.AsyncBaseTransport | None = None,
        proxy: str = "",
    ) -> None:
        self.limits = limits
        self._proxy = urlsplit(proxy).netloc
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)
        self._decoder = ThreadPoolExecutor(1, "decoder")
        self._deadlines: set[asyncio.Timeout] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._closing = False
        through = _proxy(proxy, context) if proxy else None

        def way(kept: int) -> Way:
            return Way(transport or transport_of(context, through, kept), limits, kept=bool(kept))

        self._keeping, self._alone = way(MOST_AT_ONCE), way(0)
        silence_libraries()

    async def exchange(
        self, request: Request, url: str, masker: Masker, *, apart: bool = False
    ) -> Reply:
        """Send once and read the whole answer. Raises ``SyncError``.

        How many are under way at once is for the host's pacer alone to decide: there is a
        connection for each. With ``apart`` it gets a connection of its own.
        """
        if self._closing:
            raise _closed()
        host = urlsplit(url).netloc
        query = request.query_string()
        full = f"{url}?{query}" if query else url
        way, large = self._keeping, self._large
        if apart or asks_alone():
            way, large = self._alone, asyncio.Semaphore()  # a write waits for no list
        translating = partial(library_errors, host, url, masker, self._proxy)
        try:
            async with asyncio.timeout(self.limits.deadline) as deadline:
                with self._under_way(deadline):
                    return await _exchange(
                        way,
                        request,
                        full,
                        translating,
                        masker,
                        large,
                        self._decoder,
                        writing=apart,
                    )
        except TimeoutError:
            raise too_late(host) from None

    @contextmanager
    def _under_way(self, deadline: asyncio.Timeout) -> Iterator[None]:
        self._deadlines.add(deadline)
        self._idle.clear()
        try:
            yield
        finally:
            self._deadlines.discard(deadline)
            if not self._deadlines:
                self._idle.set()

    async def aclose(self) -> None:
        """What is still under way ends like at its deadline, so that no connection that is just
        being made outlives this; then every connection is closed. May be called again."""
        self._closing = True
        now = asyncio.get_running_loop().time()
        for deadline in tuple(self._deadlines):
            if not deadline.expired():
                deadline.reschedule(now)
        await self._idle.wait()
        await self._keeping.aclose()
        await self._alone.aclose()
        self._decoder.shutdown(wait=False)


async def _exchange(
    way: Way,
    request: Request,
    url: str,
    translating: Translating,
    masker: Masker,
    large: asyncio.Semaphore,
    decoder: Executor,
    *,
    writing: bool,
) -> Reply:
    with building(masker):
        built = way.built(request, url, writing=writing)
    with translating():
        response = await way.send(built)
    try:
        names = {name.lower(): value for name, value in response.headers.items()}
        encoding, host = names.get("content-encoding", ""), urlsplit(url).netloc
        async with AsyncExitStack() as held:
            grown = partial(held.enter_async_context, large)
            body = await read_body(_chunks(response, translating), encoding, host, grown)
            await way.answered(response)
            return Reply(response.status_code, names, await decoded_in_turn(body, decoder))
    finally:
        await response.aclose()


async def _chunks(response: httpx.Response, translating: Translating) -> AsyncIterator[bytes]:
    """The body as it arrives, still packed. Chunks that came together are given without waiting:
    64 KB can be 10,000 of them and held the loop for 0.4 s (measured)."""
    taken = 0
    with translating():
        async for chunk in response.stream:  # type: ignore[union-attr]
            yield chunk
            taken += 1
            if taken % _CHUNKS_AT_ONCE == 0:
                await asyncio.sleep(0)


def _closed() -> Unreachable:
    error = Unreachable(
        say("The connection was closed because its settings changed."), say("Try again.")
    )
    error.retryable = False  # by itself: this client stays closed
    return error


def _proxy(address: str, context: ssl.SSLContext) -> httpx.Proxy:
    """Of a proxy that is itself reached by TLS the certificate is verified like any other."""
    secure = address.lower().startswith("https://")
    try:
        return httpx.Proxy(address, ssl_context=context if secure else None)
    except httpx.InvalidURL:
        raise SettingsInvalid(
            say("The host name of the proxy in the preferences is not valid."),
            say("Enter it again."),
        ) from None


class Channel:
    """One base address with its signer and masker: what a connector talks through."""

    def __init__(
        self,
        client: HttpClient,
        base: str,
        signer: Signer,
        masker: Masker,
        clock: Clock,
        jitter: Callable[[], float],
        pacer: Pacer | None = None,
    ) -> None:
        self.pacer = pacer or Unpaced()
        self.base = _normal(base)
        self.host = urlsplit(self.base).netloc
        self.masker = masker
        self.clock = clock
        self._client = client
        self._signer = signer
        self._jitter = jitter

    def ahead(self) -> int:
        """How many requests whoever has many hands in at a time; grows and shrinks."""
        return self.pacer.wanted

    async def send(
        self, request: Request, signer: Signer | None = None, *, reading: bool = False
    ) -> Reply:
        """Send once, over a connection of its own unless it is a ``reading``. Raises
        ``SyncError`` for no answer and for a redirect; any other HTTP status is returned."""
        url = self.base + request.path
        async with self.pacer.turn(request.cost, write=not reading):
            if not reading:
                about_to_send(connected=False)
            signed = (signer or self._signer).sign(request, url)
            reply = await self._client.exchange(signed, url, self.masker, apart=not reading)
            self.pacer.learn(reply)
        if 300 <= reply.status < 400:
            raise redirect_error(reply.headers.get("location", ""), url, self.masker)
        return reply

    async def read(self, request: Request, signer: Signer | None = None, tries: int = 0) -> Reply:
        """Ask for something; an idempotent request is repeated when trying again may help.

        Raises ``SyncError`` also for 429 and 5xx; any other HTTP status is returned.
        """
        if request.method != "GET":
            tries = 1
        return await self.repeated(partial(self._read_once, request, signer), tries)

    async def repeated(self, ask: Callable[[], Awaitable[_T]], tries: int = 0) -> _T:
        """Ask, and again while trying again may help; never for a write.

        Raises the ``SyncError`` of the last try, or one that asks to wait longer than anybody
        should wait unasked.
        """
        tries = tries or self._client.limits.tries
        attempt = 1
        while True:
            try:
                return await ask()
            except SyncError as error:
                if not error.retryable or attempt >= tries or _asks_too_much(error):
                    raise
                await self._pause(error, attempt)
            attempt += 1

    async def _read_once(self, request: Request, signer: Signer | None) -> Reply:
        reply = await self.send(request, signer, reading=True)
        error = self.status_error(reply)
        if isinstance(error, Busy | ServerFailure):
            raise error
        return reply

    async def _pause(self, error: SyncError, attempt: int) -> None:
        """Wait before the next attempt. Where the host is busy the whole ledger is held, for as
        long as the host said, and the next turn waits in line with everybody who asks there."""
        longest = growing_pause(_FIRST_PAUSE, attempt - 1, _LONGEST_PAUSE)
        pause = longest * (0.5 + self._jitter() / 2)
        if isinstance(error, Busy):
            named = error.wait_seconds
            if self.pacer.hold(pause if named is None else named):
                return
            pause = max(pause, named or 0.0)
        await self._sleep(pause)

    async def _sleep(self, seconds: float) -> None:
        """A pause of its own between two tries is kept; a longer one, which the host asked for,
        raises ``GaveUp`` when the job is cancelled."""
        cancelled, waiting = asyncio.Event(), patience()
        if seconds <= _FIRST_PAUSE * 2:
            await self.clock.sleep(seconds)
            return
        with waiting.told(cancelled.set):
            if not waiting.over:
                await first_of(self.clock.sleep(seconds), cancelled.wait())
        if waiting.over:
            raise GaveUp

    def status_error(self, reply: Reply) -> SyncError | None:
        """The error an HTTP status stands for; ``None`` for 2xx."""
        return status_error(reply, self.host, self.masker, self.clock.now())

    def document(self, reply: Reply) -> Document:
        """The JSON of a reply. Raises ``NotTheApi`` or ``BadReply``."""
        return document(reply, self.host, self.masker)

    async def sign_in(
        self, request: Request, signer: Signer | None = None, tries: int = 0
    ) -> Reply:
        """Ask for a token, over a connection of its own. Raises what ``read`` raises.

        Whatever answers may hold a token that nobody knows yet and no masker hides, so no error
        of a sign-in keeps anything of its answer, here and in the two methods below.
        """
        try:
            with alone():
                return await self.read(request, signer, tries)
        except SyncError as error:
            error.details = ""
            raise

    def sign_in_error(self, reply: Reply) -> SyncError | None:
        """``status_error`` of the answer to a sign-in."""
        error = self.status_error(reply)
        if error is not None:
            error.details = ""
            error.write_effect = WriteEffect.NOT_SENT
        if isinstance(error, RefusedByReceiver):
            error.advice = say(
                "Check the address and the credentials. The server's reply to a sign-in is not "
                "kept."
            )
        return error

    def sign_in_document(self, reply: Reply) -> Document:
        """``document`` of the answer to a sign-in."""
        try:
            return document(reply, self.host, self.masker, quoted=False)
        except SyncError as error:
            error.details = ""
            raise


def _normal(base: str) -> str:
    """The address as it is sent, which is also what OAuth signs: without a default port, its
    host in ASCII, its path percent-encoded. Raises ``SettingsInvalid``."""
    try:
        return str(httpx.URL(base))
    except httpx.InvalidURL:
        raise SettingsInvalid(
            say("“{base}” is not an address.", base=base),
            say("Check the address."),
            field=ADDRESS,
        ) from None


def _asks_too_much(error: SyncError) -> bool:
    wait = error.wait_seconds if isinstance(error, Busy) else None
    return wait is not None and wait > LONGEST_HOLD
