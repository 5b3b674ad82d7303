"""The credentials in an example's request.

Law: each goes to the keyring under a name, and stands nowhere else; what only looks like one is
treated as one. What a browser adds by itself is left out.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.learning.entries import date_form
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.parameters import Parameter, parameters_of
from designo_sync_gui.domain.sign_in_end import JWT, token_end

_CREDENTIAL_HEADER: Final = re.compile(
    r"auth|cookie|token|secret|api-?key|access-?key|csrf|xsrf|signature|nonce|session|password|"
    r"[-_]key$|^key$|credential|passw|[-_]sid$|hmac|jwt",
    re.IGNORECASE,
)
CREDENTIAL_KEY: Final = re.compile(
    r"(^|[^a-z])(key|token|sig|signature|hmac|password|passwd|pwd|sid|secret|code|auth|"
    r"session|access_token|api_?key|x-amz-[a-z-]+)($|[^a-z])",
    re.IGNORECASE,
)
#: What the browser or its HTTP library writes anew for every request.
_OWN_HEADERS: Final = frozenset(
    [
        "host", "connection", "content-length", "accept-encoding", "accept-language",
        "user-agent", "referer", "origin", "pragma", "cache-control", "dnt", "priority", "te",
        "upgrade-insecure-requests", "if-none-match", "if-modified-since", "traceparent",
        "tracestate", "baggage", "sentry-trace", "x-request-id", "keep-alive",
        "transfer-encoding", "expect", "upgrade"
    ]
)  # fmt: skip
_TRACKING: Final = re.compile(
    r"_ga|_gid|_gat|_gcl|_fbp|_fbc|_hj|_pk_|_clck|_clsk|_uet|ajs_|amplitude|intercom-|optimizely|"
    r"hubspotutk|__hs|mp_|_dd_s|cookieconsent|OptanonConsent",
    re.IGNORECASE,
)
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_OPAQUE: Final = re.compile(r"[A-Za-z0-9+/=_.~-]{20,}")
#: Bits a character: English words have less, what a computer drew has more (measured).
_RANDOM: Final = 3.3
#: Sixteen letters hold four bits at most; what is drawn of 24 has at least this (10^6 tries).
_RANDOM_HEX: Final = 2.4
_HEX: Final = re.compile(r"[0-9a-fA-F]+")
_SIGNED: Final = re.compile(r"OAuth |AWS4-HMAC|hmac|Digest ", re.IGNORECASE)
_NAME: Final = re.compile(r"[^A-Za-z0-9]+")


class SignInKind(StrEnum):
    """How long an example's sign-in probably holds."""

    NONE = "none"
    SESSION = "browser session"
    TOKEN = "token"  # noqa: S105 - a word for a kind
    SIGNED = "signed request"


class SecretPlace(StrEnum):
    """Where a credential stands in the request."""

    HEADER = "header"
    QUERY = "query"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class FoundSecret:
    """One credential: ``name`` is its name in the keyring, ``key`` the header or parameter."""

    name: str
    place: SecretPlace
    key: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignIn:
    """What the request signs in with.

    Attributes:
        headers: what is left to be sent, credentials as ``{secret:NAME}``.
        ends: when its token, or its recorded cookies, say that it ends.
        left_out: cookies and headers of tracking that are not sent.
    """

    kind: SignInKind
    secrets: tuple[FoundSecret, ...]
    headers: tuple[tuple[str, str], ...]
    ends: datetime | None = None
    left_out: tuple[str, ...] = ()


def find_sign_in(request: ExampleRequest) -> SignIn:
    """Sort a request's headers and parameters into credentials and the rest."""
    secrets: list[FoundSecret] = []
    headers: list[tuple[str, str]] = []
    left_out: list[str] = []
    for name, value in _one_of_each(request.headers):
        if name.lower() in _OWN_HEADERS or name.lower().startswith(("sec-", ":", "proxy-")):
            continue
        if name.lower() == "cookie":
            value, dropped = _without_tracking(value)
            left_out += dropped
        if not value:
            continue
        if _CREDENTIAL_HEADER.search(name) or is_opaque(value):
            held = FoundSecret(_secret_name(name, secrets), SecretPlace.HEADER, name, value)
            secrets.append(held)
            headers.append((name, f"{{secret:{held.name}}}"))
        else:
            headers.append((name, value))
    for parameter in parameters_of(request):
        if _is_credential(parameter):
            place = SecretPlace.QUERY if parameter.place == "query" else SecretPlace.BODY
            name = _secret_name(parameter.key, secrets)
            secrets.append(FoundSecret(name, place, parameter.name, parameter.value or ""))
    told = (token_end(held.value for held in secrets), request.ends)
    ends = min((end for end in told if end is not None), default=None)
    return SignIn(_kind(secrets), tuple(secrets), tuple(headers), ends, tuple(left_out))


def _one_of_each(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers of one name as one, as HTTP allows: browsers split cookies (RFC 9113, 8.2.3), and a
    profile names each header once."""
    held: dict[str, tuple[str, str]] = {}
    for name, value in headers:
        key = name.lower()
        if key not in held or not held[key][1]:
            held[key] = name, value
        elif value and key not in ("authorization", "content-type"):
            joint = "; " if key == "cookie" else ", "
            held[key] = held[key][0], f"{held[key][1]}{joint}{value}"
    return list(held.values())


def is_opaque(value: str) -> bool:
    """Whether a value looks drawn by a computer: a JWT, or long, mixed and without meaning."""
    if JWT.search(value):
        return True
    if _UUID.fullmatch(value) or date_form(value) or not _OPAQUE.fullmatch(value):
        return False
    mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    return mixed and _entropy(value) >= (_RANDOM_HEX if _HEX.fullmatch(value) else _RANDOM)


def _entropy(value: str) -> float:
    counts = Counter(value)
    shares = (count / len(value) for count in counts.values())
    return -sum(share * math.log2(share) for share in shares)


def _is_credential(parameter: Parameter) -> bool:
    value = parameter.value or ""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1_\2", parameter.key)
    paging = parameter.key.lower() in ("after", "cursor", "page_token", "pagetoken", "nexttoken")
    if not value or paging:
        return False
    if parameter.numeric:  # the number of a store or a status is no credential
        spaced = re.sub(r"code", "", spaced, flags=re.IGNORECASE)
    return (bool(CREDENTIAL_KEY.search(spaced)) and len(value) > 3) or is_opaque(value)


def is_tracking(cookie: str) -> bool:
    """Whether a cookie's name is one of a program that follows visitors."""
    return _TRACKING.match(cookie) is not None


def names_a_credential(key: str) -> bool:
    """Whether a cookie is named like one that signs in."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1_\2", key)
    return bool(_CREDENTIAL_HEADER.search(key) or CREDENTIAL_KEY.search(spaced))


def _without_tracking(cookies: str) -> tuple[str, list[str]]:
    kept: list[str] = []
    dropped: list[str] = []
    for cookie in cookies.split(";"):
        name = cookie.partition("=")[0].strip()
        if is_tracking(name):
            dropped.append(name)
        elif name:
            kept.append(cookie.strip())
    return "; ".join(kept), dropped


def _secret_name(key: str, taken: Iterable[FoundSecret]) -> str:
    """``Authorization`` becomes ``authorization``; a second one of the name gets a number."""
    base = _NAME.sub("_", key).strip("_").lower()[:56] or "secret"
    names = {held.name for held in taken}
    if base not in names:
        return base
    return next(f"{base}_{n}" for n in range(2, len(names) + 3) if f"{base}_{n}" not in names)


def _kind(secrets: Iterable[FoundSecret]) -> SignInKind:
    held = list(secrets)
    if any(_SIGNED.match(one.value) or "x-amz-signature" in one.key.lower() for one in held):
        return SignInKind.SIGNED
    if any(one.key.lower() in ("cookie", "x-csrf-token", "x-xsrf-token") for one in held):
        return SignInKind.SESSION
    return SignInKind.TOKEN if held else SignInKind.NONE
