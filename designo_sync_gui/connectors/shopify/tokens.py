"""Where the access token comes from: entered, or fetched with client ID and secret.

Law: a fetched token lives in memory only, is hidden in every text from the moment it arrives,
and is renewed before Shopify ends it (24 hours, ShopifySharp 6.30.0; facts sheet 1.1).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode

from designo_sync_gui.connectors.http.auth import HeaderAuth
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.http.tokens import RenewableToken, Token, fixed
from designo_sync_gui.connectors.reading.values import number, text
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import BadReply, NotTheApi, SignInFailed
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sentence import say

TOKEN_PATH: Final = "admin/oauth/access_token"  # noqa: S105 - a path
_HEADER: Final = "X-Shopify-Access-Token"
_FORM: Final = "application/x-www-form-urlencoded"
_LIFE: Final = 24 * 3600.0
_MARGIN: Final = 300.0

_REFUSALS: Final = {
    "shop_not_permitted": (
        say("Shopify issued no token: the app and the shop belong to different organisations."),
        say(
            "Client ID and secret are for an app and a shop of one organisation. Make the app in "
            "the Dev Dashboard of the shop's own organisation, or use an access token."
        ),
    ),
    "app_not_installed": (
        say("Shopify issued no token: the app is not installed in this shop."),
        say(
            "Install it in the shop (Dev Dashboard, the app, Install), and check the shop's "
            "address. An app made in the shop's own admin has no client credentials: use its "
            "access token."
        ),
    ),
}


def _refused(reply: Reply) -> bool:
    return reply.status == 401


def entered_token(clock: Clock, token: Secret) -> RenewableToken:
    """The token of an app, entered by the operator."""
    return fixed(clock, HeaderAuth(_HEADER, token), _refused)


def client_credentials(
    channel: Channel, client_id: Secret, secret: Secret, maskers: Sequence[Masker]
) -> RenewableToken:
    """A token that is fetched over ``channel`` and hidden by ``maskers`` as well."""
    asked = _ClientCredentials(channel, client_id, secret, maskers)
    return RenewableToken(channel.clock, asked.fetch, _refused)


class _ClientCredentials:
    """Requests tokens with the app's client ID and secret."""

    def __init__(
        self, channel: Channel, client_id: Secret, secret: Secret, maskers: Sequence[Masker]
    ) -> None:
        self._channel = channel
        self._client_id = client_id
        self._secret = secret
        self._maskers = (channel.masker, *maskers)

    async def fetch(self) -> Token:
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
        ends = asked + timedelta(seconds=max(lasts - _MARGIN, lasts / 2))
        return Token(HeaderAuth(_HEADER, Secret(token)), ends)

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
