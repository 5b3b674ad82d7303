"""A profile whose requests hold the whole sign-in: a browser session, a key of a page.

Such a sign-in ends when somebody signs out, and the server says so in one of four ways: 401, 419,
a redirect to its page for signing in, or that page itself. Each is told with how it is renewed.
"""

from dataclasses import dataclass
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import SIGNED_OUT, looks_like_html
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.profile.session import Caller
from designo_sync_gui.domain.errors import NotTheApi, Redirected, SignInFailed, SyncError
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import joined, say

RENEW: Final = say(
    "A browser session ends when you sign out. Sign in again, copy the same request and renew the "
    "sign-in with it; or enter new credentials."
)


@dataclass(frozen=True, slots=True)
class SignInThatEnds:
    """A caller around another one; implements ``Caller``."""

    caller: Caller

    @property
    def side(self) -> Side:
        return self.caller.side

    @property
    def channel(self) -> Channel:
        return self.caller.channel

    async def ask(self, request: Request) -> Reply:
        try:
            return await self.caller.ask(request)
        except Redirected as error:
            advice = joined(" ", (error.advice, RENEW))
            raise Redirected(error.message, advice, details=error.details) from error

    def failed(self, reply: Reply) -> SyncError | None:
        host, details = self.channel.host, self.channel.masker.raw(reply.body)
        if reply.status in SIGNED_OUT:
            message = say("{host} refused the sign-in (HTTP {code}).", host=host, code=reply.status)
            return SignInFailed(message, RENEW, details=details)
        error = self.caller.failed(reply)
        if error is None and looks_like_html(reply):
            message = say(
                "{host} answered with a web page instead of data (HTTP {status}).",
                host=host,
                status=reply.status,
            )
            return NotTheApi(message, RENEW, details=details)
        return error
