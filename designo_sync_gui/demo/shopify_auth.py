"""Authorization in the demo Shopify shop.

Bodies are those of the facts sheet, 1.6; where it says UNSURE the words are made up and no
test depends on them.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl

from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, json_reply

ALL_SCOPES: Final = frozenset(
    {
        "read_orders",
        "read_all_orders",
        "write_orders",
        "read_merchant_managed_fulfillment_orders",
        "write_merchant_managed_fulfillment_orders",
    }
)
_LIFE: Final = 86399
_HEADER: Final = "x-shopify-access-token"


class SignInRefusedError(Exception):
    """A request ends in this reply."""

    def __init__(self, reply: DemoReply) -> None:
        super().__init__(str(reply.status))
        self.reply = reply


@dataclass(slots=True)
class ShopifyAuth:
    """One app's credentials.

    ``token`` never ends; those given for ``client_id`` and ``client_secret`` end after a day.
    ``refusal`` is the code with which client credentials are refused, for example
    ``app_not_installed``.
    """

    now: Callable[[], datetime]
    token: str
    client_id: str
    client_secret: str
    scopes: frozenset[str] = ALL_SCOPES
    refusal: str = ""
    given: dict[str, datetime] = field(default_factory=dict)

    def check(self, request: DemoRequest) -> None:
        """Raises ``SignInRefusedError`` for a wrong or ended token."""
        token = request.headers.get(_HEADER, "")
        if token and token == self.token:
            return
        ends = self.given.get(token)
        if ends is None or ends <= self.now():
            words = "[API] Invalid API key or access token (unrecognized login or wrong password)"
            raise SignInRefusedError(json_reply(401, {"errors": words}))

    def give_token(self, request: DemoRequest) -> DemoReply:
        """Answer to a form of ``grant_type=client_credentials``."""
        form = dict(parse_qsl(request.body.decode("utf-8", "replace")))
        known = (form.get("client_id"), form.get("client_secret"))
        is_form = "application/x-www-form-urlencoded" in request.headers.get("content-type", "")
        if not is_form or form.get("grant_type") != "client_credentials":
            return json_reply(400, {"error": "invalid_request"})
        if known != (self.client_id, self.client_secret):
            return json_reply(400, {"error": "application_cannot_be_found"})
        if self.refusal:
            return json_reply(400, {"error": self.refusal})
        token = f"shpat_{secrets.token_hex(16)}"
        self.given[token] = self.now() + timedelta(seconds=_LIFE)
        scope = ",".join(sorted(self.scopes))
        return json_reply(200, {"access_token": token, "scope": scope, "expires_in": _LIFE})
