"""A sign-in that ended is renewed by a new example of the same request.

Law: host and path have to be those of the connection, and nothing but credentials is taken from
the example.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from designo_sync_gui.domain.addresses import base_address, origin
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.parameters import Place, parameters_of
from designo_sync_gui.domain.learning.sign_in import SecretPlace, SignIn, find_sign_in
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say

_SECRET: Final = re.compile(r"\{secret:([A-Za-z0-9_-]{1,64})\}")
_PLACEHOLDER: Final = re.compile(r"\\\{[a-z_]+\\\}")
_SAME_REQUEST: Final = say("Copy the request that lists the orders, as for the first example.")


@dataclass(frozen=True, slots=True)
class Renewed:
    """The new credentials by their names, and when they say that they end."""

    secrets: Mapping[str, str]
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One credential of a profile; ``template`` is what stands around it at its place."""

    name: str
    place: SecretPlace
    key: str
    template: str


def renewed(profile: str, url: str, request: ExampleRequest) -> Renewed:
    """The credentials of a new example of a connection's own request. Raises ``ExampleRefused``
    for another host or path, and for an example that lacks one of them."""
    held = _toml(profile)
    listing = _table(held, "list")
    if origin(url) != origin(request.url):
        raise ExampleRefused(
            say(
                "The example is of {host}, the connection is of {own}.",
                host=urlsplit(request.url).netloc,
                own=urlsplit(url).netloc,
            ),
            _SAME_REQUEST,
        )
    if not _same_path(str(listing.get("path", "")), url, request):
        raise ExampleRefused(
            say("The example asks for another path than the connection does."), _SAME_REQUEST
        )
    wanted = tuple(_wanted(held))
    if not wanted:
        raise ExampleRefused(
            say("The connection has no credentials that an example could renew."),
            say("Edit the connection instead."),
        )
    sign_in = find_sign_in(request)
    found = {one.name: _value(one, request, sign_in) for one in wanted}
    missing = sorted(name for name, value in found.items() if not value)
    if missing:
        raise ExampleRefused(
            say("The example contains no {names}.", names=", ".join(missing)), _SAME_REQUEST
        )
    return Renewed({name: value for name, value in found.items() if value}, sign_in.ends)


def _toml(profile: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(profile)
    except tomllib.TOMLDecodeError:
        raise ExampleRefused(
            say("The connection's profile cannot be read."), say("Edit the connection instead.")
        ) from None


def _table(held: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = held.get(key)
    return value if isinstance(value, dict) else {}


def _same_path(path: str, url: str, request: ExampleRequest) -> bool:
    """What stands for a placeholder in the path may be anything but another step."""
    base = urlsplit(base_address(url)).path.rstrip("/")
    pattern = _PLACEHOLDER.sub("[^/]*", re.escape(path.lstrip("/")))
    pattern = pattern.replace(re.escape("{{"), re.escape("{"))
    pattern = pattern.replace(re.escape("}}"), re.escape("}"))
    own = f"{re.escape(base)}/{pattern}"
    return re.fullmatch(own, urlsplit(request.url).path or "/") is not None


def _wanted(held: Mapping[str, Any]) -> Iterator[_Wanted]:
    """The credentials of the requests that list orders and of signing in with a header."""
    listing, auth = _table(held, "list"), _table(held, "auth")
    if auth.get("kind") in ("bearer", "header"):
        header = str(auth.get("header", ""))
        prefix = str(auth.get("prefix", "" if header else "Bearer"))
        template = f"{prefix} {{secret:token}}".lstrip()
        yield _Wanted("token", SecretPlace.HEADER, header or "Authorization", template)
    places = (("headers", SecretPlace.HEADER), ("query", SecretPlace.QUERY))
    for section, place in (*places, ("form", SecretPlace.BODY)):
        for key, value in _table(listing, section).items():
            for template in value if isinstance(value, list) else [value]:
                for name in _SECRET.findall(str(template)):
                    yield _Wanted(name, place, key, str(template))
    for name in _SECRET.findall(str(listing.get("body", ""))):
        yield _Wanted(name, SecretPlace.BODY, "", "")


def _value(wanted: _Wanted, request: ExampleRequest, sign_in: SignIn) -> str:
    """What the example has at this place; empty where it has nothing that fits."""
    if not wanted.key:  # somewhere in a body of JSON: by its name alone
        named = (secret.value for secret in sign_in.secrets if secret.name == wanted.name)
        return next(named, "")
    if wanted.place is SecretPlace.HEADER:
        key = wanted.key.lower()
        without_tracking = (
            secret.value
            for secret in sign_in.secrets
            if secret.place is SecretPlace.HEADER and secret.key.lower() == key
        )
        whole = next(without_tracking, request.header(wanted.key) or "")
    else:
        place = Place.QUERY if wanted.place is SecretPlace.QUERY else Place.FORM
        held = (
            p.value or ""
            for p in parameters_of(request)
            if (p.place, p.name) == (place, wanted.key)
        )
        whole = next(held, "")
    pattern = _SECRET.sub("\0", wanted.template)
    found = re.fullmatch(re.escape(pattern).replace("\0", "(.*)", 1), whole)
    return found[1] if found else ""


def ended_words(ends: datetime | None, now: datetime) -> Sentence:
    """What is said of credentials that told when they end; nothing where they did not."""
    if ends is None:
        return NOTHING
    if ends <= now:
        return say("They ended at {ends:%Y-%m-%d %H:%M} UTC.", ends=ends.astimezone(UTC))
    return say("They end at {ends:%Y-%m-%d %H:%M} UTC.", ends=ends.astimezone(UTC))
