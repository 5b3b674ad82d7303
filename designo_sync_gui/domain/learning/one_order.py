"""Whether a copied change of a status is of one order alone.

Law: what stays in the section is sent for every order. An id of an order that stays there, of this
order or of another one, would be written to each time.
"""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from designo_sync_gui.domain.learning.entries import pointer_step
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.parameters import Place, json_body, parameters_of
from designo_sync_gui.domain.sentence import Sentence, say

_INDEX: Final = re.compile(r"\[[0-9]*\]|(?<=/)[0-9]+(?=/|\Z)")


def refuse_other_orders(
    request: ExampleRequest,
    order_id: str,
    status_at: str,
    secrets: Set[str],
    others: Sequence[tuple[str, str]],
) -> None:
    """Raises ``ExampleRefused`` where the id stands in a list with others, or within a text or a
    name that stays. ``secrets`` are the places of credentials, ``others`` what else stays: steps
    of the path and headers."""
    beside = _beside(request, order_id, {status_at})
    if beside:
        raise ExampleRefused(
            say("At {place} stands another order beside this one.", place=beside),
            say("Copy the change of a single order."),
        )
    whole = re.compile(rf"(?<![0-9A-Za-z]){re.escape(order_id)}(?![0-9A-Za-z])")
    staying = _staying(request, {status_at, *secrets})
    for place, text in (*others, *(pair for pair in staying if pair[1] != order_id)):
        if whole.search(text):
            raise ExampleRefused(_stays(place), _ANOTHER)
    for place, name in _names(request):
        if whole.search(name):
            raise ExampleRefused(_stays(place), _ANOTHER)


_ANOTHER: Final = say(
    "Take it out of the copied command where the shop does not need it, or copy the change of an "
    "order whose id stands nowhere else."
)


def staying_places(
    request: ExampleRequest, order_id: str, status_at: str, secrets: Set[str]
) -> tuple[str, ...]:
    """What is sent for every order as the example has it, switches such as ``notify`` too: they
    may send a mail each time."""
    staying = _staying(request, {status_at, *secrets})
    places = [place for place, value in staying if value != order_id]
    switches = (f"{Place.JSON.value}:{pointer}" for pointer in _switches(json_body(request), ""))
    return tuple(dict.fromkeys([*places, *switches]))


def _stays(place: str) -> Sentence:
    return say(
        "The order id is also within {place}, where it would stay for every order.",
        place=place,
    )


def _beside(request: ExampleRequest, order_id: str, kept_out: Set[str]) -> str:
    """Where the id stands in a list with values of its kind; empty for nowhere."""
    lists: dict[str, set[str]] = {}
    for place, value in _staying(request, kept_out):
        lists.setdefault(_INDEX.sub("*", place), set()).add(value)
    for place, values in lists.items():
        kinds = [_kind(value) for value in values - {order_id, ""}]
        if order_id in values and _kind(order_id) in kinds:
            return place
    return ""


def _kind(value: str) -> tuple[bool, bool]:
    """Ids of one system look alike: digits alone, with digits in them, or without."""
    return value.isdigit(), any(character.isdigit() for character in value)


def _staying(request: ExampleRequest, kept_out: Set[str]) -> Iterator[tuple[str, str]]:
    for parameter in parameters_of(request):
        place = f"{parameter.place.value}:{parameter.name}"
        if place not in kept_out:
            yield place, parameter.value or ""


def _names(request: ExampleRequest) -> Iterator[tuple[str, str]]:
    """Names of parameters, and the keys of a body of JSON."""
    for parameter in parameters_of(request):
        if parameter.place is not Place.JSON:
            yield f"{parameter.place.value}:{parameter.name}", parameter.name
    for key in _keys(json_body(request)):
        yield f"{Place.JSON.value}:{key}", key


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for inner in held:
        yield from _keys(inner)


def _switches(value: object, pointer: str) -> Iterator[str]:
    """Where ``true`` or ``false`` stands in a body of JSON."""
    if isinstance(value, bool):
        yield pointer
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from _switches(held, f"{pointer}/{pointer_step(name)}")
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield from _switches(held, f"{pointer}/{place}")
