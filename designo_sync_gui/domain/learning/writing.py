"""The write section of a shop's profile, made of the copied command of one change of a status.

Law: nothing is sent here. The order and the status are found where their values stand, as the
operator names them; what cannot be told apart is asked, never guessed.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import count
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from designo_sync_gui.domain.learning.entries import pointer_step
from designo_sync_gui.domain.learning.example import (
    NEITHER_FORM_NOR_JSON,
    OTHER_REQUEST,
    ExampleRefused,
    ExampleRequest,
)
from designo_sync_gui.domain.learning.one_order import refuse_other_orders, staying_places
from designo_sync_gui.domain.learning.parameters import Place, json_body, parameters_of
from designo_sync_gui.domain.learning.path_secrets import drawn_in, refuse_credential_in_path
from designo_sync_gui.domain.learning.sign_in import (
    FoundSecret,
    SecretPlace,
    SignIn,
    SignInKind,
    find_sign_in,
)
from designo_sync_gui.domain.learning.toml_parts import toml_key, toml_text, without_placeholders
from designo_sync_gui.domain.learning.write_places import places_of, steps_of
from designo_sync_gui.domain.sentence import Sentence, joined, say
from designo_sync_gui.domain.status import NumberLiteral

_METHODS: Final = ("POST", "PUT", "PATCH")
_YES: Final = frozenset({"success", "ok", "done", "saved", "updated"})
_WORDS: Final = frozenset({"message", "msg", "error", "error_message", "errormessage", "detail"})
_DEEPEST: Final = 4
_NO_SECRETS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """``section`` is TOML; ``status_at`` and ``order_at`` say where the status and the order's id
    go in, ``stays`` names what is sent for every order as the example had it, and ``settled`` says
    how a yes is known; ``drawn`` are the steps of the path that may hold a key. The secrets go to
    the keyring."""

    section: str
    status_at: str
    settled: Sentence
    secrets: Mapping[str, str] = field(repr=False)
    stays: tuple[str, ...] = ()
    order_at: tuple[str, ...] = ()
    drawn: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Filling:
    """What goes into the places of the example's values."""

    order_id: str
    status: str
    status_at: str
    order_at: Collection[str]
    secrets: Mapping[tuple[SecretPlace, str], str]

    def of(self, place: str, value: str) -> str:
        """A placeholder; empty for a value that stays."""
        if place == self.status_at and value == self.status:
            return "{status}"
        return "{order_id}" if place in self.order_at and value == self.order_id else ""


def make_write(
    request: ExampleRequest,
    order_id: str,
    status: str,
    answer: object = None,
    at: str = "",
    *,
    order_at: Collection[str] = (),
    held: Mapping[str, str] = _NO_SECRETS,
) -> WriteDraft:
    """The section of a request that set ``status`` at the order ``order_id``; ``at`` is the place
    of the status, where its value stands in several, and ``order_at`` those of the order id, which
    are all if none is given. ``held`` are credentials of the profile: one of the example that is
    another than that of its name gets a name of its own. Raises ``ExampleRefused``."""
    refuse_unwritable(request)
    places = [(one.name, one.value) for one in places_of(request)]
    everywhere = tuple(dict.fromkeys(name for name, value in places if value == order_id))
    ids = tuple(name for name in everywhere if not order_at or name in order_at)
    if not ids:
        raise _without_id(order_id)
    chosen = _chosen(places, status, order_id, at)
    if ids == (chosen,):
        raise _without_id(order_id)
    sign_in = _named_apart(find_sign_in(request), held)
    apart = {f"{place.value}:{one.key}" for one in sign_in.secrets for place in Place}
    _refuse_other_orders(request, order_id, chosen, sign_in, apart)
    filled = {*((name, order_id) for name in ids), (chosen, status)}
    secrets = {
        (one.place, one.key): f"{{secret:{one.name}}}"
        for one in sign_in.secrets
        if one.place is SecretPlace.HEADER or not filled & _possible_places(one)
    }
    filling = _Filling(order_id, status, chosen, ids, secrets)
    success = _success(answer, status)
    section = _section(request, filling, sign_in, success)
    values = {one.name: one.value for one in sign_in.secrets if f"{{secret:{one.name}}}" in section}
    stays = staying_places(request, order_id, chosen, apart)
    stays += tuple(name for name in everywhere if name not in (*ids, chosen))
    drawn = tuple(n for n in drawn_in(request) if not {f"path/{n - 1}"} & {*ids, chosen})
    order_at = tuple(n for n in ids if n != chosen)
    return WriteDraft(section, chosen, success.told, values, stays, order_at, drawn)


def _possible_places(one: FoundSecret) -> set[tuple[str, str]]:
    """A drawn id looks like a credential, and so does a parameter named ``status_code``."""
    return {(f"{place.value}:{one.key}", one.value) for place in Place}


def _section(
    request: ExampleRequest, filling: _Filling, sign_in: SignIn, success: "_Success"
) -> str:
    lines = ["[write]", f"method = {toml_text(request.method)}"]
    lines.append(f"path = {toml_text(_path(request, filling))}")
    lines += _body(request, filling)
    lines += success.lines
    query = _pairs(request, Place.QUERY, filling)
    if query:
        lines += ["", "[write.query]", *(f"{toml_key(name)} = {value}" for name, value in query)]
    headers = [(n, v) for n, v in sign_in.headers if n.lower() != "content-type"]
    if headers:
        lines += ["", "[write.headers]"]
        lines += [f"{toml_key(n)} = {toml_text(_header(v, filling.secrets))}" for n, v in headers]
    if success.table:
        lines += ["", "[write.success]", *success.table]
    return "\n".join([*lines, ""])


def _named_apart(sign_in: SignIn, held: Mapping[str, str]) -> SignIn:
    taken = {one.name for one in sign_in.secrets} | set(held)
    names: dict[str, str] = {}
    for one in sign_in.secrets:
        if held.get(one.name) and held[one.name] != one.value:
            free = (f"write_{one.name}{n or ''}" for n in count())
            names[one.name] = next(name for name in free if name not in taken)
            taken.add(names[one.name])
    placeholders = {f"{{secret:{old}}}": f"{{secret:{new}}}" for old, new in names.items()}
    secrets = tuple(replace(s, name=names.get(s.name, s.name)) for s in sign_in.secrets)
    headers = tuple((name, placeholders.get(value, value)) for name, value in sign_in.headers)
    return replace(sign_in, secrets=secrets, headers=headers)


def _without_id(order_id: str) -> ExampleRefused:
    return ExampleRefused(
        say("The request does not contain the order id “{id}”.", id=order_id), _AS_SENT
    )


def _refuse_other_orders(
    request: ExampleRequest, order_id: str, chosen: str, sign_in: SignIn, secrets: Set[str]
) -> None:
    in_headers = [one for one in sign_in.secrets if one.place is SecretPlace.HEADER]
    filled = {one.key for one in in_headers}
    headers = [(name, value) for name, value in sign_in.headers if name not in filled]
    headers += [(one.key, one.value) for one in in_headers if one.value == order_id]
    steps = ((f"path/{n}", unquote(step)) for n, step in enumerate(steps_of(request)))
    left = [(place, text) for place, text in steps if place != chosen]
    if [text for _, text in left].count(order_id) > 1:
        raise ExampleRefused(
            say("The order id is in the path more than once."),
            say("Copy the change of an order whose id is there once."),
        )
    others = [(place, text) for place, text in left if text != order_id]
    others += [(f"header:{name}", value) for name, value in headers]
    refuse_other_orders(request, order_id, chosen, secrets, others)


_AS_SENT: Final = say("Give id and status exactly as the request contains them.")


def refuse_unwritable(request: ExampleRequest) -> None:
    """Raises ``ExampleRefused`` for a request that sets nothing or cannot be made again."""
    if request.method not in _METHODS:
        raise ExampleRefused(
            say("The request ({method}) sets nothing.", method=request.method),
            say("Copy the request that the shop's page sent when you changed a status."),
        )
    if find_sign_in(request).kind is SignInKind.SIGNED:
        raise ExampleRefused(
            say("The request is signed for one time and cannot be made again."),
            say("Ask the vendor for a key, and describe the interface with a profile."),
        )
    refuse_credential_in_path(request)
    formed = any(p.place is Place.FORM for p in parameters_of(request))
    if (request.body or "").strip() and not formed and json_body(request) is None:
        raise ExampleRefused(NEITHER_FORM_NOR_JSON, OTHER_REQUEST)


def _chosen(places: Sequence[tuple[str, str]], status: str, order_id: str, at: str) -> str:
    found = list(dict.fromkeys(place for place, value in places if value == status))
    if at and at in found:
        return at
    named = ", ".join(found)
    if not found or at:
        raise ExampleRefused(
            say("The request does not contain the status “{status}” there.", status=status),
            _AS_SENT,
        )
    if len(found) > 1 or status == order_id:
        raise ExampleRefused(
            say("The status is at several places: {places}.", places=named),
            say("Choose one of them."),
        )
    return found[0]


def _path(request: ExampleRequest, filling: _Filling) -> str:
    steps = (
        filling.of(f"path/{number}", unquote(step)) or without_placeholders(step)
        for number, step in enumerate(steps_of(request))
    )
    return "/" + "/".join(steps)


def _body(request: ExampleRequest, filling: _Filling) -> list[str]:
    held = json_body(request)
    if held is not None:
        return [f"body = {toml_text(_json_text(held, '', filling))}"]
    pairs = _pairs(request, Place.FORM, filling)
    inner = ", ".join(f"{toml_key(name)} = {value}" for name, value in pairs)
    return [f"form = {{{inner}}}"] if pairs else []


def _pairs(request: ExampleRequest, place: Place, filling: _Filling) -> list[tuple[str, str]]:
    text = urlsplit(request.url).query if place is Place.QUERY else request.body or ""
    wanted = SecretPlace.QUERY if place is Place.QUERY else SecretPlace.BODY
    if place is Place.FORM and not any(p.place is place for p in parameters_of(request)):
        return []
    named: dict[str, list[str]] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        secret = filling.secrets.get((wanted, name), "")
        filled = filling.of(f"{place.value}:{name}", value) or secret
        named.setdefault(name, []).append(toml_text(filled or without_placeholders(value)))
    return [(n, v[0] if len(v) == 1 else f"[{', '.join(v)}]") for n, v in named.items()]


def _header(value: str, secrets: Mapping[tuple[SecretPlace, str], str]) -> str:
    return value if value in secrets.values() else without_placeholders(value)


def _json_text(value: object, pointer: str, filling: _Filling) -> str:
    if isinstance(value, dict):
        inner = (
            f"{_literal(key)}: {_json_text(held, f'{pointer}/{pointer_step(key)}', filling)}"
            for key, held in value.items()
        )
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        parts = (_json_text(held, f"{pointer}/{n}", filling) for n, held in enumerate(value))
        return "[" + ", ".join(parts) + "]"
    text = str(value) if isinstance(value, str) else ""
    filled = filling.of(f"json:{pointer}", text) if text else ""
    filled = filled or filling.secrets.get((SecretPlace.BODY, pointer), "")
    if isinstance(value, NumberLiteral):
        return filled or str(value)
    return f'"{filled}"' if filled else _literal(value)


def _literal(value: object) -> str:
    return json.dumps(value).replace("{", "\\u007b").replace("}", "\\u007d")


@dataclass(frozen=True, slots=True)
class _Success:
    """``lines`` stand in the section itself, ``table`` in that of its success."""

    told: Sentence
    lines: tuple[str, ...] = ()
    table: tuple[str, ...] = ()


def _success(answer: object, status: str) -> _Success:
    """What in the answer says yes: the status itself, or a value that is named so; and where the
    shop's own words stand, which are shown when it refuses."""
    held = list(_values(answer, "", 0))
    found = _yes(held, status)
    words = [p for p, value in held if isinstance(value, str) and _last(p) in _WORDS
             and not isinstance(value, NumberLiteral) and value != status]  # fmt: skip
    if not words:
        return found
    told = say("The shop's words, if it refuses, are read at {at}.", at=words[0])
    lines = (*found.lines, f"message = {toml_text(words[0])}")
    return replace(found, told=joined(" ", (found.told, told)), lines=lines)


def _yes(held: Sequence[tuple[str, object]], status: str) -> _Success:
    for pointer, value in held:
        if isinstance(value, str) and value == status:
            told = say("The answer contains the new status at {at}.", at=pointer)
            return _Success(told, (f"echo = {toml_text(pointer)}",))
    for pointer, value in held:
        if value is True and _last(pointer) in _YES:
            told = say("The answer reports success by true at {at}.", at=pointer)
            return _Success(told, (), (f"pointer = {toml_text(pointer)}", "equals = true"))
    return _Success(
        say(
            "The answer does not say whether it succeeded: every write is settled by reading "
            "the order."
        )
    )


def _last(pointer: str) -> str:
    return pointer.rpartition("/")[2].lower()


def _values(value: object, pointer: str, deep: int) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict) and deep < _DEEPEST:
        for key, held in value.items():
            yield from _values(held, f"{pointer}/{pointer_step(key)}", deep + 1)
    elif not isinstance(value, dict | list):
        yield pointer, value
