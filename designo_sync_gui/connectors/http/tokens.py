"""A token that is fetched, used, and renewed when it ends or is refused.

Law: a token is kept in memory only and fetched by one request at a time. A reading that is refused
is asked once more with a new one; a write is sent once, whatever is answered.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.connectors.http.auth import Signer, signing_in
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.domain.errors import SyncError, WriteEffect
from designo_sync_gui.domain.ports import Clock

#: Sends one request, signed.
Send = Callable[[Signer], Awaitable[Reply]]
#: Whether a reply says that what signed the request is not there or has ended.
Refused = Callable[[Reply], bool]

#: Tokens of which it is remembered that they wrote: a write with the former one may still be under
#: way when another write has signed in anew.
_REMEMBERED: Final = 3


@dataclass(frozen=True, slots=True)
class Token:
    """The token and when it must be renewed; ``None`` if the reply states no time."""

    signer: Signer
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The reply to a write; ``signed_out``: it refused a token with which the same side took a
    write before, so that token had ended meanwhile."""

    reply: Reply
    signed_out: bool


class RenewableToken:
    """The token of one side.

    ``fetch`` asks for a new one and raises ``SyncError``. ``renews`` is ``False`` for what was
    entered by the operator: no other can be fetched, and what is refused stays refused. A write
    is not sent with a token that was unused for longer than ``unused``: how long it lasts may not
    be known, and a write that meets an ended one is unknown.
    """

    def __init__(
        self,
        clock: Clock,
        fetch: Callable[[], Awaitable[Token]],
        refused: Refused,
        *,
        renews: bool = True,
        unused: timedelta | None = None,
    ) -> None:
        self._clock = clock
        self._fetch = fetch
        self._refused = refused
        self._renews = renews
        self._unused = unused
        self._token: Token | None = None
        self._used: datetime | None = None
        self._wrote_with: deque[Signer] = deque(maxlen=_REMEMBERED)
        self._lock = asyncio.Lock()

    async def signer(self) -> Signer:
        """What signs a request now. Raises ``SyncError``."""
        return await self._current()

    async def read(self, send: Send) -> Reply:
        """Ask, and once more with another token if the first is refused. Raises ``SyncError``."""
        signer = await self._current()
        reply = await send(signer)
        if self._renews and self._refused(reply):
            reply = await send(await self._current(instead_of=signer))
        if not self._refused(reply):
            self._used = self._clock.now()
        return reply

    async def write(self, send: Send) -> Written:
        """Send once; if the token is refused, the next request signs in again. Raises
        ``SyncError``; failing to sign in means that nothing was sent."""
        try:
            signer = await self._current(for_write=True)
        except SyncError as error:
            error.write_effect = WriteEffect.NOT_SENT
            raise
        reply = await send(signer)
        if not self._refused(reply):
            self._used = self._clock.now()
            if not self._is_proven(signer):
                self._wrote_with.append(signer)
            return Written(reply, signed_out=False)
        async with self._lock:
            if self._token is not None and self._token.signer is signer:
                self._token = None
        return Written(reply, signed_out=self._renews and self._is_proven(signer))

    def _is_proven(self, signer: Signer) -> bool:
        """Whether a write was taken with it, also where another one has taken its place."""
        return any(known is signer for known in self._wrote_with)

    async def _current(
        self, *, instead_of: Signer | None = None, for_write: bool = False
    ) -> Signer:
        """The token that is there, or another one where it has ended or is ``instead_of``."""
        async with self._lock:
            token = self._token
            if token is None or token.signer is instead_of or self._ended(token, for_write):
                self._token = None
                with signing_in():
                    token = self._token = await self._fetch()
                self._used = self._clock.now()
            return token.signer

    def _ended(self, token: Token, for_write: bool) -> bool:
        now = self._clock.now()
        if token.ends is not None and now >= token.ends:
            return True
        idle = now - (self._used or now)
        return for_write and self._unused is not None and idle > self._unused


def fixed(clock: Clock, signer: Signer, refused: Refused) -> RenewableToken:
    """What the operator entered, which nothing here can renew."""

    async def entered() -> Token:
        return Token(signer)

    return RenewableToken(clock, entered, refused, renews=False)
