"""Authorization in the demo's Magento shop.

Law: signatures are computed and compared for real (RFC 5849, HMAC-SHA256), in the order in which
Magento checks (M2 framework/Oauth/Oauth.php); bearer tokens count only where they are allowed.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from urllib.parse import quote, unquote

from designo_sync_gui.demo.http_server import DemoRequest
from designo_sync_gui.demo.magento_replies import ShopError, error, not_authorized, required

VIEW: Final = "Magento_Sales::actions_view"
COMMENT: Final = "Magento_Sales::comment"
HOLD: Final = "Magento_Sales::hold"
UNHOLD: Final = "Magento_Sales::unhold"
CANCEL: Final = "Magento_Sales::cancel"
ALL_RIGHTS: Final = frozenset({VIEW, COMMENT, HOLD, UNHOLD, CANCEL})

#: Keys and tokens are 32 characters long (M2 framework/Oauth/Helper/Oauth.php).
LENGTH: Final = 32
_AHEAD_SECONDS: Final = 600
_REQUIRED: Final = (
    "oauth_consumer_key",
    "oauth_signature",
    "oauth_signature_method",
    "oauth_nonce",
    "oauth_timestamp",
    "oauth_token",
)


@dataclass(slots=True)
class Integration:
    """The four secrets of an integration and its rights; ``active`` false: its token ended."""

    consumer_key: str
    consumer_secret: str
    access_token: str
    access_token_secret: str
    rights: frozenset[str] = ALL_RIGHTS
    active: bool = True


@dataclass(slots=True)
class MagentoAuth:
    """``base`` is the configured base URL, which a signature must be made for."""

    base: str
    integrations: tuple[Integration, ...]
    bearer_allowed: bool = False
    _nonces: set[tuple[str, str]] = field(default_factory=set)

    def admit(self, request: DemoRequest, right: str, now: datetime) -> None:
        """Raises ``ShopError`` unless who sent the request has the right."""
        who = self._who(request, now)
        if who is None or right not in who.rights:
            raise not_authorized(right)

    def _who(self, request: DemoRequest, now: datetime) -> Integration | None:
        scheme, _, rest = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "oauth":
            return self._signed_by(request, _parameters(rest), now)
        if scheme.lower() == "bearer" and self.bearer_allowed:
            return next((i for i in self.integrations if i.active and i.access_token == rest), None)
        return None

    def _signed_by(
        self, request: DemoRequest, given: Mapping[str, str], now: datetime
    ) -> Integration:
        for name in _REQUIRED:
            if name not in given:
                raise required(name)
        if given.get("oauth_version", "1.0") != "1.0":
            raise error(400, 'The "%1" Oauth version isn\'t supported.', [given["oauth_version"]])
        if len(given["oauth_token"]) != LENGTH:
            raise error(400, "The token length is invalid. Check the length and try again.")
        if given["oauth_signature_method"] != "HMAC-SHA256":
            method = given["oauth_signature_method"]
            raise error(400, "Signature method %1 is not supported", [method])
        who = self._consumer(given["oauth_consumer_key"])
        self._fresh(given, now)
        if given["oauth_token"] != who.access_token:
            raise _refused("Specified token does not exist")
        if not who.active:
            raise _refused("Access token has been revoked")
        signature = self._signature(request, given, who)
        if not hmac.compare_digest(signature.encode(), given["oauth_signature"].encode()):
            raise _refused("The signature is invalid. Verify and try again.")
        return who

    def _consumer(self, key: str) -> Integration:
        if len(key) != LENGTH:
            raise _refused("Consumer key is not the correct length")
        for integration in self.integrations:
            if integration.consumer_key == key:
                return integration
        raise _refused("A consumer having the specified key does not exist")

    def _fresh(self, given: Mapping[str, str], now: datetime) -> None:
        """Only a time too far ahead is refused; the past is not (M2
        Integration/Model/Oauth/Nonce/Generator.php)."""
        stamp = given["oauth_timestamp"]
        if not stamp.isdigit() or not 0 < int(stamp) <= now.timestamp() + _AHEAD_SECONDS:
            raise error(400, "Incorrect timestamp value in the oauth_timestamp parameter")
        nonce = (given["oauth_consumer_key"], given["oauth_nonce"])
        if nonce in self._nonces:
            message = "The nonce is already being used by the consumer with ID %1"
            raise error(401, message, [1])
        self._nonces.add(nonce)

    def _signature(self, request: DemoRequest, given: Mapping[str, str], who: Integration) -> str:
        own = [(name, value) for name, value in given.items() if name != "oauth_signature"]
        pairs = sorted((_percent(n), _percent(v)) for n, v in [*request.query, *own])
        joined = "&".join(f"{name}={value}" for name, value in pairs)
        url = self.base.rstrip("/") + request.path
        text = "&".join([request.method, _percent(url), _percent(joined)])
        key = f"{_percent(who.consumer_secret)}&{_percent(who.access_token_secret)}"
        digest = hmac.new(key.encode("ascii"), text.encode("ascii"), hashlib.sha256).digest()
        return base64.b64encode(digest).decode("ascii")


def _refused(message: str) -> ShopError:
    return error(401, message)


def _parameters(header: str) -> dict[str, str]:
    """The protocol parameters of an Authorization header; the realm is none of them."""
    found = {}
    for part in header.split(","):
        name, separator, value = part.strip().partition("=")
        if separator and name.startswith("oauth_"):
            found[unquote(name)] = unquote(value.strip('"'))
    return found


def _percent(text: str) -> str:
    return quote(text, safe="~")
