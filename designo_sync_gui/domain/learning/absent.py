"""How a shop answers for an order that it does not have: assumed, or proven by asking for one.

Law: an order is called absent only by an answer that a profile names. What is asked is the request
for one order that the example shows, with an id that no order can have.
"""

import re
from dataclasses import replace
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.outline import part_at, value_at

#: Fits where ids are whole numbers of 32 bits; no order gets so far.
_LAST: Final = "2147483600"
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NO_UUID: Final = "ffffffff-ffff-4fff-bfff-ffffffffffff"
_DIGITS: Final = re.compile(r"[0-9]+(?=[^0-9]*\Z)")


class AbsentProof(StrEnum):
    """What the answer for an order that cannot exist was; ``NOT_ASKED``: it is assumed."""

    NOT_ASKED = "not asked"
    NOT_FOUND = "404"
    GONE = "410"
    EMPTY = "empty list"
    NULL = "null"
    SHOWN = "an order"
    OTHER = "another answer"


def impossible_id(value: str) -> str:
    """An id of the same form that no order has; empty where none can be made up."""
    if _UUID.fullmatch(value):
        return "" if value == _NO_UUID else _NO_UUID
    found = _DIGITS.search(value)
    if found is None:
        return ""
    last = (
        _LAST if found.end() - found.start() < len(_LAST) else "9" * (found.end() - found.start())
    )
    made = value[: found.start()] + last + value[found.end() :]
    return made if made != value else ""


def with_step(request: ExampleRequest, place: int | str, value: str) -> ExampleRequest:
    """The request with another value at a step of its path or at a name of its query."""
    held = urlsplit(request.url)
    if isinstance(place, str):
        pairs = [
            (name, value if name == place else text)
            for name, text in parse_qsl(held.query, keep_blank_values=True)
        ]
        return replace(request, url=held._replace(query=urlencode(pairs, quote_via=quote)).geturl())
    steps = held.path.removeprefix("/").split("/")
    steps[place] = quote(value, safe="")
    return replace(request, url=held._replace(path="/" + "/".join(steps)).geturl())


def absent_proof(root: object, item: str, inside: str | None, id_pointer: str) -> AbsentProof:
    """What an answer of HTTP 200 proves. ``item`` is where an order would stand, ``inside`` the
    list of which it would be the only entry."""
    held = part_at(root, item)
    if isinstance(held, dict) and isinstance(value_at(held, id_pointer), str):
        return AbsentProof.SHOWN
    if inside is not None:
        return AbsentProof.EMPTY if part_at(root, inside) == [] else AbsentProof.OTHER
    is_null = bool(item) and value_at(root, item) is None
    return AbsentProof.NULL if is_null else AbsentProof.OTHER


def proof_of_status(http_status: int) -> AbsentProof:
    """What an HTTP status without an answer proves."""
    known = {404: AbsentProof.NOT_FOUND, 410: AbsentProof.GONE}
    return known.get(http_status, AbsentProof.OTHER)
