"""Where the access token comes from: entered, or fetched with client ID and secret.

Law: a fetched token lives in memory only, is hidden in every text from the moment it arrives,
and is renewed before Shopify ends it (24 hours, ShopifySharp 6.30.0; facts sheet 1.1).
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol
from urllib.parse import urlencode

from designo_sync_gui.connectors.http.auth import HeaderAuth, Signer, signing_in
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.reading.values import number, text
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import BadReply, NotTheApi, SignInFailed
from designo_sync_gui.domain.sentence import say

TOKEN_PATH: Final = "admin/oauth/access_token"  # noqa: S105 - a path
_HEADER: Final = "X-Shopify-Access-Token"
_FORM: Final = "application/x-www-form-urlencoded"
_LIFE: Final = 24 * 3600.0
_MARGIN: Final = 300.0

_REFUSALS: Final = {
    "shop_not_permitted": (
        say("Shopify gives no token: the app and the shop belong to different organisations."),
        say(
            "Client ID and secret are for an app and a shop of one organisation. Make the app in "
            "the Dev Dashboard of the shop's own organisation, or use an access token."
        ),
    ),
    "app_not_installed": (
        say("Shopify gives no token: the app is not installed in this shop."),
        say(
            "Install it in the shop (Dev Dashboard, the app, Install), and check the shop's "
            "address. An app made in the shop's own admin has no client credentials: use its "
            "access token."
        ),
    ),
}


class Tokens(Protocol):
    """Gives what signs a request."""

    async def signer(self) -> Signer:
        """Raises ``SyncError`` when there is none and none can be fetched."""

    async def after_refusal(self, refused: Signer) -> Signer | None:
        """Another signer after a 401; ``None`` when there is no other."""


class EnteredToken:
    """The token of an app, entered by the operator; it cannot be renewed here."""

    def __init__(self, token: Secret) -> None:
        self._signer = HeaderAuth(_HEADER, token)

    async def signer(self) -> Signer:
        return self._signer

    async def after_refusal(self, refused: Signer) -> Signer | None:
        return None


class ClientCredentials:
    """Fetches tokens with the app's client ID and secret, one at a time."""

    def __init__(
        self, channel: Channel, client_id: Secret, secret: Secret, maskers: Sequence[Masker]
    ) -> None:
        self._channel = channel
        self._client_id = client_id
        self._secret = secret
        self._maskers = (channel.masker, *maskers)
        self._signer: HeaderAuth | None = None
        self._ends: datetime | None = None
        self._lock = asyncio.Lock()

    async def signer(self) -> Signer:
        async with self._lock:
            if self._signer is None or self._ends is None:
                return await self._fetch()
            if self._channel.clock.now() >= self._ends:
                return await self._fetch()
            return self._signer

    async def after_refusal(self, refused: Signer) -> Signer | None:
        """A new token; the one that another request has already fetched since, if there is."""
        async with self._lock:
            if self._signer is not None and self._signer is not refused:
                return self._signer
            return await self._fetch()

    async def _fetch(self) -> Signer:
        with signing_in():
            return await self._fetch_token()

    async def _fetch_token(self) -> Signer:
        self._signer = None
        form = {
            "grant_type": "client_credentials",
            "client_id": self._client_id.reveal(),
            "client_secret": self._secret.reveal(),
        }
        body = urlencode(form).encode("ascii")
        asked = self._channel.clock.now()
        request = Request("POST", TOKEN_PATH, body=body, content_type=_FORM)
        reply = await self._channel.sign_in(request)
        self._refuse(reply)
        root = self._channel.sign_in_document(reply).root
        token = text(root, "/access_token")
        if not token:
            raise BadReply(
                say("{host} answered the sign-in without a token.", host=self._channel.host),
                say("Check the shop's address and the app."),
            )
        for masker in self._maskers:
            masker.learn(token)
        life = number(root, "/expires_in")
        lasts = min(_LIFE if life is None else life, _LIFE)
        self._ends = asked + timedelta(seconds=max(lasts - _MARGIN, lasts / 2))
        self._signer = HeaderAuth(_HEADER, Secret(token))
        return self._signer

    def _refuse(self, reply: Reply) -> None:
        """Raises the error that a refused sign-in stands for, without the answer."""
        error = self._channel.sign_in_error(reply)
        if error is None:
            return
        said = reply.body.decode("utf-8", "replace")
        for code, (message, advice) in _REFUSALS.items():
            if code in said:
                raise SignInFailed(message, advice)
        if reply.status in (400, 401, 403):
            raise SignInFailed(
                say(
                    "{host} does not accept this client ID and secret (HTTP {status}).",
                    host=self._channel.host,
                    status=reply.status,
                ),
                say("Copy both again from the Dev Dashboard, the app, Settings."),
            )
        if isinstance(error, NotTheApi):
            error.advice = say("Check the shop's address; it ends in .myshopify.com.")
        raise error
