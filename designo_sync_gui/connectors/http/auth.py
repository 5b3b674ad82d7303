"""Signing requests.

Law: a secret goes into a header or into a signature, never into a URL, and a signature is made
anew for every request, also for a repeated one.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from urllib.parse import quote

from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.sentence import Sentence, say


@contextmanager
def signing_in() -> Iterator[None]:
    """Marks what fails within: it concerns whoever asks, and no order that was to be asked for."""
    try:
        yield
    except SyncError as error:
        error.of_sign_in = True
        raise


class Signer(Protocol):
    """Adds to a request what proves who sends it; ``url`` is its address without the query."""

    def sign(self, request: Request, url: str) -> Request: ...


class Unsigned:
    """Sends a request as it is."""

    def sign(self, request: Request, url: str) -> Request:
        return request


@dataclass(frozen=True, slots=True)
class BasicAuth:
    """HTTP Basic with the consumer key and secret; WooCommerce takes it over https only."""

    user: Secret
    password: Secret

    def sign(self, request: Request, url: str) -> Request:
        pair = f"{self.user.reveal()}:{self.password.reveal()}".encode()
        value = base64.b64encode(pair).decode("ascii")
        return _with_header(request, "Authorization", f"Basic {value}")


@dataclass(frozen=True, slots=True)
class HeaderAuth:
    """A token in a named header, raw or behind a word such as ``Bearer``."""

    header: str
    token: Secret
    scheme: str = ""

    def sign(self, request: Request, url: str) -> Request:
        token = checked_header_value(
            self.token.reveal(), say("The value for “{header}”", header=self.header)
        )
        return _with_header(request, self.header, f"{self.scheme} {token}".lstrip())


@dataclass(frozen=True, slots=True)
class OAuth1:
    """OAuth 1.0a (RFC 5849), HMAC-SHA256; the query is signed, a JSON body is not.

    Without a token the key is the consumer secret and ``&``, and the parameters go into the query:
    the only way into WooCommerce over plain http, where Basic is ignored, and WordPress does not
    get the Authorization header on every server (measured on WooCommerce 9.9.5, and as its
    documentation advises). With an access token they go into the Authorization header, as
    Magento's integrations sign (Adobe, gs-authentication-oauth). No secret itself is among them.
    """

    key: Secret
    secret: Secret
    now: Callable[[], datetime]
    nonce: Callable[[], str]
    token: Secret | None = None
    token_secret: Secret | None = None

    def sign(self, request: Request, url: str) -> Request:
        parameters = [
            ("oauth_consumer_key", self.key.reveal()),
            ("oauth_nonce", self.nonce()),
            ("oauth_signature_method", "HMAC-SHA256"),
            ("oauth_timestamp", str(int(self.now().timestamp()))),
        ]
        if self.token is not None:
            parameters += [("oauth_token", self.token.reveal()), ("oauth_version", "1.0")]
        signed = (*request.query, *parameters)
        signature = oauth_signature(request.method, url, signed, self.secret, self.token_secret)
        pairs = (*parameters, ("oauth_signature", signature))
        if self.token is None:
            return replace(request, query=(*request.query, *pairs))
        value = ", ".join(f'{name}="{_percent(text)}"' for name, text in pairs)
        return _with_header(request, "Authorization", f"OAuth {value}")


@dataclass(frozen=True, slots=True)
class BehindBasic:
    """Signed by ``inner`` in the query, with the site's own password in the header."""

    inner: OAuth1
    site: BasicAuth

    def sign(self, request: Request, url: str) -> Request:
        return self.site.sign(self.inner.sign(request, url), url)


def oauth_signature(
    method: str,
    url: str,
    parameters: tuple[tuple[str, str], ...],
    secret: Secret,
    token_secret: Secret | None = None,
) -> str:
    """HMAC-SHA256 over the signature base string of RFC 5849, section 3.4.1, in base64."""
    pairs = sorted((_percent(name), _percent(value)) for name, value in parameters)
    joined = "&".join(f"{name}={value}" for name, value in pairs)
    base = "&".join((method.upper(), _percent(url), _percent(joined)))
    key = f"{_percent(secret.reveal())}&{_percent(token_secret.reveal()) if token_secret else ''}"
    digest = hmac.new(key.encode("ascii"), base.encode("ascii"), hashlib.sha256).digest()
    return base64.b64encode(digest).decode("ascii")


def checked_header_value(value: str, what: Sentence) -> str:
    """``value`` when a header can carry it. Raises ``SettingsInvalid`` without repeating it."""
    if not value or not value.isascii() or not value.isprintable() or value != value.strip():
        raise SettingsInvalid(
            say(
                "{what} cannot be sent in a header: it is empty, or contains line "
                "breaks, characters beyond ASCII, or spaces at its ends.",
                what=what,
            ),
            say("Enter it again, copied without spaces and line breaks."),
        )
    return value


def _with_header(request: Request, name: str, value: str) -> Request:
    others = tuple(pair for pair in request.headers if pair[0].lower() != name.lower())
    return replace(request, headers=(*others, (name, value)))


def _percent(text: str) -> str:
    return quote(text, safe="~")
