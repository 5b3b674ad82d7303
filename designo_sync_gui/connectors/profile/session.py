"""Signing in to a shop by its profile.

Law: a token is kept in memory, hidden from every text, renewed before its end and once after the
shop no longer takes it; a write is sent once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol
from urllib.parse import quote

from designo_sync_gui.connectors.http.auth import (
    BasicAuth,
    HeaderAuth,
    OAuth1,
    Signer,
    Unsigned,
    checked_header_value,
)
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import SIGNED_OUT, sign_in_ended
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.http.tokens import RenewableToken, Token
from designo_sync_gui.connectors.profile.answers import succeeded
from designo_sync_gui.connectors.profile.own_words import with_words
from designo_sync_gui.connectors.profile.requests import filled
from designo_sync_gui.connectors.profile.shop_rules import AuthRule, ShopAuth
from designo_sync_gui.connectors.reading.document import (
    Document,
    NotJsonError,
    PointerError,
    describe,
    read_json,
)
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import (
    BadReply,
    SignInFailed,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral

#: A token is renewed so long before its end, so that no request carries one that just ended.
_EARLY: Final = timedelta(minutes=2)
_MAX_DIGITS: Final = 9
_FORM: Final = "application/x-www-form-urlencoded"


class ShopSession:
    """One shop; implements ``Caller``."""

    side = Side.STOREFRONT

    def __init__(
        self,
        channel: Channel,
        rule: AuthRule,
        secrets: Mapping[str, Secret],
        nonce: Callable[[], str],
    ) -> None:
        self.channel = channel
        self._rule = rule
        self._secrets = secrets
        self._nonce = nonce
        asks = rule.kind in (ShopAuth.CLIENT_CREDENTIALS, ShopAuth.LOGIN)
        fetch = self._fetched if asks else self._fixed
        self._token = RenewableToken(channel.clock, fetch, self._signed_out, renews=asks)

    async def ask(self, request: Request) -> Reply:
        tries = 0 if request.method == "GET" else 1
        return await self._token.read(partial(self.channel.read, request, tries=tries))

    async def write(self, request: Request) -> Reply:
        """Send once; failing to sign in means that nothing was sent. Raises ``SyncError``.

        An answer that the sign-in had ended leaves open whether the write was saved; what is
        asked next signs in anew.
        """
        written = await self._token.write(partial(self.channel.send, request))
        if written.signed_out:
            raise sign_in_ended(self.channel.host, written.reply, self.channel.masker)
        if self._signed_out(written.reply):
            raise with_words(self._not_taken(written.reply), self.channel, written.reply)
        return written.reply

    def _not_taken(self, reply: Reply) -> SignInFailed:
        """A write that was refused the sign-in with credentials that never wrote before."""
        error = SignInFailed(
            say(
                "{host} refused the sign-in (HTTP {code}).",
                host=self.channel.host,
                code=reply.status,
            ),
            say("Check the credentials and enter them again."),
            details=self.channel.masker.raw(reply.body),
        )
        error.write_effect = WriteEffect.UNKNOWN
        return error

    def failed(self, reply: Reply) -> SyncError | None:
        return self.channel.status_error(reply)

    def _signed_out(self, reply: Reply) -> bool:
        if reply.status in SIGNED_OUT or self._rule.ended is None:
            return reply.status in SIGNED_OUT
        try:
            return succeeded(self._rule.ended, read_json(reply.body))
        except NotJsonError:
            return False

    async def _fixed(self) -> Token:
        return Token(self._entered())

    def _entered(self) -> Signer:
        secret, kind = self._secrets, self._rule.kind
        if kind is ShopAuth.BASIC:
            nothing = Secret("")
            return BasicAuth(secret.get("user", nothing), secret.get("password", nothing))
        if kind in (ShopAuth.BEARER, ShopAuth.HEADER):
            return self._token_signer(secret["token"])
        if kind is ShopAuth.OAUTH1:
            names = ("token", "token_secret") if self._rule.with_token else ()
            return OAuth1(
                secret["consumer_key"],
                secret["consumer_secret"],
                self.channel.clock.now,
                self._nonce,
                *(secret[name] for name in names),
            )
        return Unsigned()

    async def _fetched(self) -> Token:
        reply = await self.channel.sign_in(self._sign_in_request(), Unsigned(), tries=1)
        error = self.channel.sign_in_error(reply)
        if error is not None:
            raise self._refused(reply) if 400 <= reply.status < 500 else error
        document = self.channel.sign_in_document(reply)
        token = self._token_in(reply, document)
        self.channel.masker.learn(token)
        checked_header_value(token, say("The token from the shop"))
        return Token(self._token_signer(Secret(token)), self._end(document))

    def _token_signer(self, token: Secret) -> Signer:
        """What stands before a token is Bearer in ``Authorization``, and nothing in a header that
        the profile names."""
        named, prefix = self._rule.header, self._rule.prefix
        usual = "" if named else "Bearer"
        return HeaderAuth(named or "Authorization", token, usual if prefix is None else prefix)

    def _sign_in_request(self) -> Request:
        template = self._rule.request
        if template is None:
            raise AssertionError("this way to sign in has a request")
        values = {name: secret.reveal() for name, secret in self._secrets.items()}
        request = filled(template, {}, values)
        if request.body is not None:
            return request
        pairs = {
            "grant_type": "client_credentials",
            "client_id": values["client_id"],
            "client_secret": values["client_secret"],
        }
        if self._rule.scope:
            pairs["scope"] = self._rule.scope
        form = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs.items())
        return replace(request, body=form.encode("ascii"), content_type=_FORM)

    def _token_in(self, reply: Reply, document: Document) -> str:
        if self._rule.token_header:
            token = reply.headers.get(self._rule.token_header.lower(), "")
            if token:
                return token
            raise self._refused(reply)
        try:
            found = document.resolve(self._rule.token)
        except PointerError:
            raise self._refused(reply) from None
        if not isinstance(found, str) or isinstance(found, NumberLiteral) or not found:
            raise BadReply(
                say(
                    "At “{token}” there was {describe}, not a token.",
                    token=self._rule.token,
                    describe=describe(found),
                )
            )
        return found

    def _end(self, document: Document) -> datetime | None:
        if self._rule.expires is None:
            return None
        try:
            seconds = document.resolve(self._rule.expires)
        except PointerError:
            return None
        if not isinstance(seconds, str) or not seconds.isascii() or not seconds.isdigit():
            return None
        if len(seconds) > _MAX_DIGITS:
            return None
        holds = timedelta(seconds=int(seconds))
        return self.channel.clock.now() + max(holds - _EARLY, holds / 2)

    def _refused(self, reply: Reply) -> SignInFailed:
        return SignInFailed(
            say(
                "{host} sent no token (HTTP {status}).", host=self.channel.host, status=reply.status
            ),
            say("Check the credentials, and [auth] of the profile."),
        )


class Caller(Protocol):
    """One side that a profile describes."""

    @property
    def side(self) -> Side: ...

    @property
    def channel(self) -> Channel: ...

    async def ask(self, request: Request) -> Reply:
        """Send a reading, signed. Raises ``SyncError``."""

    def failed(self, reply: Reply) -> SyncError | None:
        """The error its HTTP status stands for; ``None`` for a success."""
