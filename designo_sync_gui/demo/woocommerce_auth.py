"""Authorization in the demo's WooCommerce shop.

Law: over plain http only one-legged OAuth 1.0a counts; Basic and query keys are ignored, as
measured on WooCommerce 9.9.5.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote

from designo_sync_gui.demo.http_server import DemoRequest
from designo_sync_gui.demo.woocommerce_replies import authentication_error, cannot_view, error

_WINDOW_SECONDS = 15 * 60


class Permission(StrEnum):
    """What a REST key allows, and a key of a user without any rights."""

    READ_WRITE = "rw"
    READ = "r"
    WRITE = "w"
    NO_RIGHTS = "no rights"


@dataclass(frozen=True, slots=True)
class RestKey:
    consumer_key: str
    consumer_secret: str
    permission: Permission = Permission.READ_WRITE


@dataclass(slots=True)
class WooCommerceAuth:
    """Checks signatures; remembers nonces for the life of the shop."""

    base: str
    keys: tuple[RestKey, ...]
    _nonces: set[tuple[str, str]] = field(default_factory=set)

    def key_of(self, request: DemoRequest, now: datetime) -> RestKey:
        """The key that signed the request. Raises ``ShopError`` with the recorded bodies."""
        values = dict(request.query)
        if "oauth_consumer_key" not in values:
            raise cannot_view(401)
        key = next((k for k in self.keys if k.consumer_key == values["oauth_consumer_key"]), None)
        if key is None:
            raise authentication_error("Consumer key is invalid.")
        if not hmac.compare_digest(
            self._signature(request, key).encode(), values.get("oauth_signature", "").encode()
        ):
            raise authentication_error("Invalid signature - provided signature does not match.")
        stamp = values.get("oauth_timestamp", "")
        if not stamp.isdigit() or abs(now.timestamp() - int(stamp)) > _WINDOW_SECONDS:
            raise authentication_error("Invalid timestamp.")
        nonce = (key.consumer_key, values.get("oauth_nonce", ""))
        if nonce in self._nonces:
            raise authentication_error("Invalid nonce - nonce has already been used.")
        self._nonces.add(nonce)
        return key

    def _signature(self, request: DemoRequest, key: RestKey) -> str:
        pairs = sorted(
            (quote(name, safe="~"), quote(value, safe="~"))
            for name, value in request.query
            if name != "oauth_signature"
        )
        joined = "&".join(f"{name}={value}" for name, value in pairs)
        url = self.base.rstrip("/") + request.path
        base = "&".join([request.method, quote(url, safe="~"), quote(joined, safe="~")])
        digest = hmac.new(
            f"{key.consumer_secret}&".encode(), base.encode("ascii"), hashlib.sha256
        ).digest()
        return base64.b64encode(digest).decode("ascii")


def may_read(key: RestKey, *, single: bool = False) -> None:
    """Raises ``ShopError`` unless the key may read."""
    if key.permission is Permission.WRITE:
        raise authentication_error("The API key provided does not have read permissions.")
    if key.permission is Permission.NO_RIGHTS:
        if single:
            raise cannot_view(403, "Sorry, you cannot view this resource.")
        raise cannot_view(403)


def may_write(key: RestKey, *, batch: bool = False) -> None:
    """Raises ``ShopError`` unless the key may write."""
    if key.permission is Permission.READ:
        raise authentication_error("The API key provided does not have write permissions.")
    if key.permission is Permission.NO_RIGHTS:
        if batch:
            message = "Sorry, you are not allowed to batch manipulate this resource."
            raise error(403, "woocommerce_rest_cannot_batch", message)
        message = "Sorry, you are not allowed to edit this resource."
        raise error(403, "woocommerce_rest_cannot_edit", message)
