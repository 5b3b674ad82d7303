"""Where the order and the status of a copied change may stand.

Law: a place is proposed with its reason and chosen by the operator; what looks like a credential
is never shown. Only the connection's own host is taken.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote, urlsplit

from designo_sync_gui.domain.addresses import base_address, origin
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.parameters import Place, parameters_of
from designo_sync_gui.domain.learning.path_secrets import drawn_in
from designo_sync_gui.domain.learning.sign_in import SecretPlace, find_sign_in
from designo_sync_gui.domain.learning.vocabulary import Concept, concepts_of
from designo_sync_gui.domain.sentence import Sentence, say

_STATUS: Final = frozenset({Concept.STATUS, Concept.STATE, Concept.STAGE})
_CHOOSE: Final = say("Choose it.")


@dataclass(frozen=True, slots=True)
class WritePlace:
    """A value that the request sends besides its headers.

    Attributes:
        name: as ``make_write`` takes it, such as ``form:status``.
        key: the name of the parameter; empty for a part of the address.
        secret: whether it looks like a credential; its value is not shown then.
    """

    name: str
    key: str
    value: str = field(repr=False)
    secret: bool = False


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """An order id, and all places that are filled with it."""

    value: str = field(repr=False)
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteProposal:
    """``order`` is a place among the choices of the order, ``status`` one among all places; each
    is ``None`` where nothing is proposed."""

    order: int | None
    order_why: Sentence
    status: int | None
    status_why: Sentence


def of_connection(url: str, request: ExampleRequest) -> ExampleRequest:
    """The request with its path below the connection's address. Raises ``ExampleRefused`` for one
    of another host or path, and ``SettingsInvalid`` for an address that is none."""
    base = base_address(url)
    if origin(base) != origin(request.url):
        raise ExampleRefused(
            say(
                "The example is of {host}, the connection is of {own}.",
                host=urlsplit(request.url).netloc,
                own=urlsplit(base).netloc,
            ),
            say("Copy the request that the shop's page sent when you changed a status."),
        )
    held = urlsplit(request.url)
    path = held.path or "/"
    if not path.startswith(urlsplit(base).path):
        raise ExampleRefused(
            say("The example's path is not below the address of the connection."),
            say("Shorten the address of the connection."),
        )
    below = "/" + path.removeprefix(urlsplit(base).path)
    return replace(request, url=held._replace(path=below).geturl())


def places_of(request: ExampleRequest) -> Iterator[WritePlace]:
    """Every value that the request sends besides its headers, those of the path first."""
    secrets = {(one.place, one.key) for one in find_sign_in(request).secrets}
    drawn = drawn_in(request)
    for number, step in enumerate(steps_of(request)):
        yield WritePlace(f"path/{number}", "", unquote(step), number + 1 in drawn)
    for parameter in parameters_of(request):
        in_query = parameter.place is Place.QUERY
        where = SecretPlace.QUERY if in_query else SecretPlace.BODY
        name = f"{parameter.place.value}:{parameter.name}"
        secret = (where, parameter.name) in secrets
        yield WritePlace(name, parameter.key, parameter.value or "", secret)


def steps_of(request: ExampleRequest) -> list[str]:
    return urlsplit(request.url).path.removeprefix("/").split("/")


def order_choices(places: Sequence[WritePlace]) -> tuple[OrderChoice, ...]:
    """Each value that is sent; one that stands at several places first at all of them."""
    found: dict[str, list[str]] = {}
    for place in places:
        if place.value and place.name not in found.setdefault(place.value, []):
            found[place.value].append(place.name)
    choices: list[OrderChoice] = []
    for value, names in found.items():
        choices.append(OrderChoice(value, tuple(names)))
        if len(names) > 1:
            choices += [OrderChoice(value, (name,)) for name in names]
    return tuple(choices)


def propose_write(places: Sequence[WritePlace], known: KnownOrders) -> WriteProposal:
    """What the order and the status are most likely; several that are alike are not chosen
    between."""
    choices = order_choices(places)
    order, order_why = _order(choices, places, known)
    value = None if order is None else choices[order].value
    status, status_why = _status(places, value, known)
    return WriteProposal(order, order_why, status, status_why)


def _order(
    choices: Sequence[OrderChoice], places: Sequence[WritePlace], known: KnownOrders
) -> tuple[int | None, Sentence]:
    for place, choice in enumerate(choices):
        if choice.value in known.ids:
            return place, say("sure: it is an order of {store}.", store=known.store)
    named = {one.value for one in places if one.value and _is_id(one.key)}
    numbers = {one.value for one in places if not one.key and one.value.isdecimal()}
    for values, why in (
        (named, say("likely: it is named like an id.")),
        (numbers, say("likely: the number in the address.")),
    ):
        if len(values) == 1:
            return next(n for n, choice in enumerate(choices) if choice.value in values), why
    return None, _CHOOSE


def _is_id(key: str) -> bool:
    meanings = concepts_of(key)
    return any(Concept.ID in one for one in meanings) and not any(one & _STATUS for one in meanings)


def _status(
    places: Sequence[WritePlace], order: str | None, known: KnownOrders
) -> tuple[int | None, Sentence]:
    others = [(n, one) for n, one in enumerate(places) if one.value and one.value != order]
    named = [n for n, one in others if any(part & _STATUS for part in concepts_of(one.key))]
    seen = [n for n, one in others if one.value in known.statuses.values()]
    if len(named) == 1:
        return named[0], say("likely: it is named like a status.")
    if len(seen) == 1:
        return seen[0], say("likely: orders of {store} have this status.", store=known.store)
    return None, _CHOOSE


def with_write(profile: str, section: str) -> str:
    """The profile with the section behind it. Raises ``ExampleRefused`` for a profile that cannot
    be read or that writes already."""
    try:
        held = tomllib.loads(profile)
    except (ValueError, RecursionError):
        raise ExampleRefused(say("The profile cannot be read."), say("Correct it first.")) from None
    if "write" in held:
        raise ExampleRefused(
            say("The profile has a [write] already."), say("Remove it from the profile first.")
        )
    return f"{profile.rstrip()}\n\n{section}"
