"""The request for one order, found in an example of it beside the list it belongs to.

Law: nothing is guessed. The address holds the id of a known or listed order, and the answer shows
that order as the list does; otherwise a profile gets no request for one order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from designo_sync_gui.domain.learning.absent import AbsentProof, impossible_id, with_step
from designo_sync_gui.domain.learning.answers import Example
from designo_sync_gui.domain.learning.entries import MISSING, EntryField, pointer_step
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.lists import ListFound
from designo_sync_gui.domain.learning.outline import value_at
from designo_sync_gui.domain.learning.path_secrets import drawn_in
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import SecretPlace, SignIn, find_sign_in
from designo_sync_gui.domain.learning.toml_parts import toml_key, toml_text, without_placeholders
from designo_sync_gui.domain.learning.vocabulary import Concept
from designo_sync_gui.domain.sentence import Sentence, joined, say

_DEEPEST: Final = 4
#: How much of a listed order must stand in the only entry of a list: one line of an order's
#: history names its id and a status too.
_ALIKE: Final = 0.5
_BY_STATUS: Final = frozenset({AbsentProof.NOT_FOUND, AbsentProof.GONE})
_LIST_TOO: Final = say("Give the request of an order that the list shows, and its answer.")


@dataclass(frozen=True, slots=True)
class Single:
    """The request for one order.

    Attributes:
        order_id: the order that the example shows.
        place: where its id stands: the number of a step of the path, or the name in the query.
        item: pointer to the order in the answer.
        inside: pointer to the list whose only entry it is; ``None`` where it is in none.
        key: pointer to what stands in the address in place of the id, from an entry on.
        absent: what was answered for an order that cannot exist.
    """

    request: ExampleRequest = field(repr=False)
    order_id: str
    place: int | str
    item: str
    inside: str | None = None
    key: str = ""
    absent: AbsentProof = AbsentProof.NOT_ASKED

    @property
    def usable(self) -> bool:
        """Whether its address names an order at all: one that shows an order for every id does
        not."""
        return self.absent is not AbsentProof.SHOWN

    @property
    def without_order(self) -> ExampleRequest | None:
        """Its request for an order that cannot exist; ``None`` where no such id can be made up."""
        value = impossible_id(address_values(self.request).get(self.place, ""))
        return with_step(self.request, self.place, value) if value else None

    @property
    def drawn(self) -> tuple[int, ...]:
        """The steps of its path besides the order's own that may be a key, counted from 1."""
        own = self.place + 1 if isinstance(self.place, int) else 0
        return tuple(number for number in drawn_in(self.request) if number != own)

    @property
    def placeholder(self) -> str:
        return "{order_key}" if self.key else "{order_id}"


@dataclass(frozen=True, slots=True)
class OfList:
    """The list that single orders belong to: its request and fields, and the ids of orders that
    connected stores have."""

    request: ExampleRequest
    found: ListFound
    fields: Mapping[Role, str]
    known: frozenset[str] = frozenset()


def address_values(request: ExampleRequest) -> Mapping[int | str, str]:
    """The values in a request's address that may name an order: steps of its path by their number,
    entries of its query by their name."""
    held = urlsplit(request.url)
    values: dict[int | str, str] = {
        number: unquote(step) for number, step in enumerate(_steps(held.path)) if step
    }
    return values | dict(parse_qsl(held.query))


def may_name_one(request: ExampleRequest) -> bool:
    """Whether a recorded request may be one for a single order."""
    return request.method == "GET" and any(
        any(map(str.isdigit, value)) for value in address_values(request).values()
    )


def find_single(example: Example, of: OfList) -> Single:
    """Raises ``ExampleRefused`` that says why an example shows no request for one order."""
    request = example.request
    if request is None:
        raise ExampleRefused(say("An answer alone does not say how it was asked for."), _LIST_TOO)
    place, order_id, key = named_order(request, of)
    if example.answer.root is None:
        raise ExampleRefused(say("The answer of the request for one order is missing."), _LIST_TOO)
    for item, inside, value in _objects(example.answer.root, "", None, 0):
        if _is_order(value, order_id, of, whole=inside is not None):
            return Single(request, order_id, place, item, inside, key)
    raise ExampleRefused(
        say("The answer does not show the order {id} as the list does.", id=order_id), _LIST_TOO
    )


def _refuse(request: ExampleRequest, listed: ExampleRequest) -> None:
    refuse_unsafe(request)
    if request.method != "GET" or (request.body or "").strip():
        raise ExampleRefused(say("Only an address can be the request for one order."), _LIST_TOO)
    ours, theirs = urlsplit(listed.url), urlsplit(request.url)
    if (ours.scheme, ours.netloc) != (theirs.scheme, theirs.netloc):
        raise ExampleRefused(
            say("The list is of {host}, and this request of another host.", host=ours.netloc),
            _LIST_TOO,
        )
    held = {(one.place, one.key.lower()) for one in find_sign_in(listed).secrets}
    sign_in = find_sign_in(request)
    if any((one.place, one.key.lower()) not in held for one in sign_in.secrets):
        raise ExampleRefused(
            say("The request for one order signs in with other credentials than the list."),
            say("Give both requests as one browser made them."),
        )


def named_order(request: ExampleRequest, of: OfList) -> tuple[int | str, str, str]:
    """Where the order stands in the address, its id, and the field that stands for it there.
    Raises ``ExampleRefused`` for a request that cannot be the one for a known or listed order."""
    _refuse(request, of.request)
    same = address_values(of.request)
    values = {
        place: value for place, value in address_values(request).items() if same.get(place) != value
    }
    ids = _field(of.found, of.fields[Role.ID])
    listed = {str(value) for value in ids.values if isinstance(value, str)}
    places = [place for place, value in values.items() if value in listed]
    places = places or [place for place, value in values.items() if value in of.known]
    found = [(place, values[place], "") for place in places] or list(_keyed(values, ids, of.found))
    if not found:
        raise ExampleRefused(
            say("The address contains no id of a known or listed order."), _LIST_TOO
        )
    if len({place for place, _, _ in found}) > 1:
        raise ExampleRefused(say("The id is at several places in the address."), _LIST_TOO)
    return found[0]


def _keyed(
    values: Mapping[int | str, str], ids: EntryField, found: ListFound
) -> Iterator[tuple[int | str, str, str]]:
    """Places whose value is that of another field of one listed order, what is named an id
    first: DesignO's own id may stand in its addresses, and the shop's be the order's."""
    fields = [held for held in found.fields if held.unique and held.pointer != ids.pointer]
    for held in sorted(fields, key=lambda one: not one.means(Concept.ID)):
        for place, value in values.items():
            if value in held.texts:
                order = ids.values[held.texts.index(value)]
                if isinstance(order, str):
                    yield place, str(order), held.pointer


def _field(found: ListFound, pointer: str) -> EntryField:
    values = tuple(value_at(entry, pointer) for entry in found.entries)
    return EntryField(pointer, tuple(pointer.split("/")[1:]), values)


def _objects(
    value: object, pointer: str, inside: str | None, deep: int
) -> Iterator[tuple[str, str | None, object]]:
    """The objects of an answer from the outside in; of its lists only those with one entry."""
    if deep > _DEEPEST:
        return
    if isinstance(value, dict):
        yield pointer, inside, value
        for key, held in value.items():
            below = f"{pointer}/{pointer_step(key)}"
            yield from _objects(held, below, inside, deep + 1)
    elif isinstance(value, list) and len(value) == 1:
        yield from _objects(value[0], f"{pointer}/0", pointer, deep + 1)


def _is_order(value: object, order_id: str, of: OfList, *, whole: bool) -> bool:
    """Whether an object is that order: each chosen field stands in it. ``whole``: most of what the
    list shows has to."""
    held = value_at(value, of.fields[Role.ID])
    if not isinstance(held, str) or held != order_id:
        return False
    if any(value_at(value, pointer) is MISSING for pointer in of.fields.values()):
        return False
    alike = [value_at(value, one.pointer) is not MISSING for one in of.found.fields]
    return not whole or sum(alike) >= _ALIKE * len(alike)


def single_lines(single: Single, sign_in: SignIn) -> Sequence[str]:
    """The section of a profile, with the credentials of the list."""
    request, held = single.request, urlsplit(single.request.url)
    steps = (
        single.placeholder if number == single.place else without_placeholders(step)
        for number, step in enumerate(_steps(held.path))
    )
    lines = ["[one]", f"path = {toml_text('/' + '/'.join(steps))}", ""]
    query = _query(parse_qsl(held.query, keep_blank_values=True), single, sign_in)
    if query:
        lines += ["[one.query]", *(f"{toml_key(name)} = {value}" for name, value in query), ""]
    headers = _headers(request, sign_in)
    if headers:
        lines += ["[one.headers]", *(f"{toml_key(n)} = {toml_text(v)}" for n, v in headers), ""]
    lines += ["[one.pointers]", f"item = {toml_text(single.item)}", "", "[one.absent]"]
    return [*lines, *_absent_lines(single), ""]


def _absent_lines(single: Single) -> Sequence[str]:
    if single.absent is AbsentProof.NULL:
        return [f"pointer = {toml_text(single.item)}", "null = true"]
    if single.absent in _BY_STATUS:
        return [f"http_status = {single.absent.value}"]
    if single.inside is None:
        return ["http_status = 404"]
    return [f"pointer = {toml_text(single.inside)}", "empty = true"]


def _query(
    pairs: Sequence[tuple[str, str]], single: Single, sign_in: SignIn
) -> list[tuple[str, str]]:
    secrets = {one.key: one.name for one in sign_in.secrets if one.place is SecretPlace.QUERY}
    named: dict[str, list[str]] = {}
    for name, value in pairs:
        text = without_placeholders(value)
        if name == single.place:
            text = single.placeholder
        elif name in secrets:
            text = f"{{secret:{secrets[name]}}}"
        named.setdefault(name, []).append(toml_text(text))
    return [(n, v[0] if len(v) == 1 else f"[{', '.join(v)}]") for n, v in named.items()]


def _headers(request: ExampleRequest, sign_in: SignIn) -> list[tuple[str, str]]:
    """The example's own, and the list's credentials: a recording may hold none."""
    secret = {one.key.lower() for one in sign_in.secrets if one.place is SecretPlace.HEADER}
    own = [
        (name, without_placeholders(value))
        for name, value in find_sign_in(request).headers
        if name.lower() not in secret and name.lower() != "content-type"
    ]
    return own + [(name, value) for name, value in sign_in.headers if name.lower() in secret]


def _steps(path: str) -> list[str]:
    return path.removeprefix("/").split("/")


def single_words(single: Single) -> Sentence:
    """What reading one order was learned as."""
    where = (
        say("“{name}” in the address", name=single.place)
        if isinstance(single.place, str)
        else say("the path")
    )
    if not single.usable:
        return say(
            "For an order that cannot exist the address of one order ({where}) showed an order "
            "too: single orders are not read by it.",
            where=where,
        )
    told = {"where": where, "answer": _absent_words(single)}
    taken = say(
        "One order is read by its own address ({where}). {answer} there is taken as: no such "
        "order.",
        **told,
    )
    return joined(" ", [taken, _PROVEN.get(single.absent, _IS_PROVEN)])


def _absent_words(single: Single) -> Sentence:
    if single.absent is AbsentProof.NULL:
        return say("Null")
    if single.absent in _BY_STATUS:
        return say("HTTP {code}", code=single.absent.value)
    return say("HTTP {code}", code="404") if single.inside is None else say("An empty list")


_IS_PROVEN: Final = say("Proven: an order that cannot exist was answered so.")
_PROVEN: Final = {
    AbsentProof.NOT_ASKED: say("That is assumed, not proven."),
    AbsentProof.OTHER: say(
        "That is not proven: an order that cannot exist was answered in another way, and an order "
        "that is gone may end in an error."
    ),
}
