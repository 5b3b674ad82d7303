"""What single requests prove of a list: that "changed since" limits it, and where its pages begin.

Law: a probe is the example's own request with one value changed; what it does not show stays
doubtful, and is said.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from designo_sync_gui.domain.learning.draft import Choice, since_usable
from designo_sync_gui.domain.learning.entries import DateForm
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.outline import part_at, value_at
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind
from designo_sync_gui.domain.learning.parameters import Parameter, Place, json_body
from designo_sync_gui.domain.learning.told import paging_words, since_words, where_words
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.status import NumberLiteral

#: Before 2038, where seconds of 32 bits end.
_AHEAD: Final = timedelta(days=3_650)


class SinceProof(StrEnum):
    """What a moment in the future gave; ``NOT_ASKED`` where nothing was asked."""

    NOT_ASKED = "not asked"
    HOLDS = "holds"
    IGNORED = "ignored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Proof:
    """``base`` is the number of the first page where it was proven; ``doubtful`` where it is not
    known and the example does not say it."""

    since: SinceProof = SinceProof.NOT_ASKED
    base: int | None = None
    doubtful: bool = False


def base_is_open(paging: PagingFound) -> bool:
    """Whether the example leaves open where its pages begin: page 1 is the first one, page 0 may be
    answered as page 1, and behind page 2 there may be a page 0."""
    return paging.kind is PagingKind.PAGE and paging.parameter is not None and paging.first != 1


def since_is_open(paging: PagingFound, choice: Choice) -> bool:
    """Whether a profile would ask for changes alone."""
    return choice.since and since_usable(paging)


def proven(choice: Choice, proof: Proof) -> Choice:
    """The choice without what was disproven."""
    fails = proof.since in (SinceProof.IGNORED, SinceProof.REFUSED)
    return replace(choice, since=choice.since and not fails, base=proof.base)


def with_value(request: ExampleRequest, parameter: Parameter, value: str) -> ExampleRequest:
    """The request with another value at a parameter's place."""
    if parameter.place is Place.QUERY:
        held = urlsplit(request.url)
        query = _pairs(held.query, parameter.name, value)
        return replace(request, url=held._replace(query=query).geturl())
    if parameter.place is Place.FORM:
        return replace(request, body=_pairs(request.body or "", parameter.name, value))
    body = _json_text(json_body(request), "", parameter, value)
    return replace(request, body=body)


def _pairs(text: str, name: str, value: str) -> str:
    pairs = parse_qsl(text, keep_blank_values=True)
    return urlencode([(n, value if n == name else held) for n, held in pairs], quote_via=quote)


def _json_text(held: object, pointer: str, parameter: Parameter, value: str) -> str:
    if isinstance(held, dict):
        inner = (
            f"{json.dumps(key)}: "
            + _json_text(part, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}",
                         parameter, value)
            for key, part in held.items()
        )  # fmt: skip
        return "{" + ", ".join(inner) + "}"
    if isinstance(held, list):
        parts = (_json_text(p, f"{pointer}/{n}", parameter, value) for n, p in enumerate(held))
        return "[" + ", ".join(parts) + "]"
    if pointer == parameter.name:
        return value if parameter.numeric else json.dumps(value)
    return str(held) if isinstance(held, NumberLiteral) else json.dumps(held)


def far_ahead(form: str, now: datetime) -> str:
    """A moment in the future, as ``form`` writes it."""
    moment = (now + _AHEAD).astimezone(UTC).replace(microsecond=0)
    seconds = int(moment.timestamp())
    texts = {
        DateForm.UNIX: str(seconds),
        DateForm.UNIX_MS: str(seconds * 1000),
        DateForm.RFC_2822: format_datetime(moment),
    }
    return texts.get(form, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def ids_in(root: object, choice_items: str, id_pointer: str) -> frozenset[str] | None:
    """The ids of an answer's orders; ``None`` where its list stands elsewhere."""
    entries = part_at(root, choice_items)
    if not isinstance(entries, list):
        return None
    values = (value_at(entry, id_pointer) for entry in entries)
    return frozenset(str(value) for value in values if isinstance(value, str))


def since_proof(root: object, items: str, skipped: int) -> SinceProof:
    """What the answer to a moment in the future proves. A list that is not there at all is none."""
    entries = part_at(root, items)
    if entries is None:
        return SinceProof.HOLDS
    held = isinstance(entries, list) and len(entries) <= skipped
    return SinceProof.HOLDS if held else SinceProof.IGNORED


def base_proof(pages: Sequence[frozenset[str] | None]) -> Proof:
    """Where the list begins, by the ids of page 0, of page 1 and, where these are one page, of
    page 2. An empty page 0 is none: the list begins at page 1."""
    zero, one = pages[0], pages[1]
    if zero is None or not one:
        return Proof(doubtful=True)
    if not zero:
        return Proof(base=1)
    if differ(zero, one):
        return Proof(base=0)
    two = pages[2] if len(pages) > 2 else None
    return Proof(base=1) if two and differ(one, two) else Proof(doubtful=True)


def differ(page: frozenset[str] | None, next_page: frozenset[str] | None) -> bool:
    """Whether they are two pages: orders that come meanwhile move a few from one to the other."""
    both = (page or frozenset()) & (next_page or frozenset())
    return len(both) * 2 < len(next_page or ())


def proof_of_since_words(paging: PagingFound, proof: Proof) -> Sentence:
    """Whether changes alone are asked for, and what of it was proven."""
    if paging.since is None or proof.since is SinceProof.NOT_ASKED:
        return since_words(paging, usable=since_usable(paging))
    at = where_words(paging.since)
    if proof.since is SinceProof.HOLDS:
        return say(
            "Changes alone are asked for by {at}. Proven: for a time in the future there is no "
            "order.",
            at=at,
        )
    if paging.since.place is not Place.QUERY:
        return say(
            "{at} does not limit the list to changes: it stays as it is in the example.", at=at
        )
    return say(
        "{at} does not limit the list to changes: it is left out, and every refresh reads the "
        "whole list.",
        at=at,
    )


def pages_words(paging: PagingFound, proof: Proof) -> Sentence:
    """How the list goes on, and where it begins."""
    told = paging if proof.base is None else replace(paging, first=1)
    return joined(" ", [paging_words(told), base_words(proof)])


def base_words(proof: Proof) -> Sentence:
    """Where the pages begin, where the example leaves it open."""
    if proof.base is not None:
        return say("Proven: the first page has the number {n:,}.", n=proof.base)
    if proof.doubtful:
        return say(
            "Whether the first page has the number 0 or 1 is not proven: compare the number of "
            "orders."
        )
    return NOTHING
