"""The write section of a shop's profile, made of the copied command of one change of a status.

Law: nothing is sent here. The order and the status are found where their values stand, as the
operator names them; what cannot be told apart is asked, never guessed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
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
from designo_sync_gui.domain.learning.sign_in import (
    SecretPlace,
    SignIn,
    SignInKind,
    credential_in_path,
    find_sign_in,
)
from designo_sync_gui.domain.learning.toml_parts import toml_key, toml_text, without_placeholders
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import NumberLiteral

_METHODS: Final = ("POST", "PUT", "PATCH")
_YES: Final = frozenset({"success", "ok", "done", "saved", "updated"})
_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """``section`` is TOML; ``status_at`` and ``order_at`` say where the status and the order's id
    go in, ``stays`` names what is sent for every order as the example had it, and ``settled`` says
    how a yes is known. The secrets go to the keyring."""

    section: str
    status_at: str
    settled: Sentence
    secrets: Mapping[str, str] = field(repr=False)
    stays: tuple[str, ...] = ()
    order_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Filling:
    """What goes into the places of the example's values."""

    order_id: str
    status: str
    status_at: str
    secrets: Mapping[tuple[SecretPlace, str], str]

    def of(self, place: str, value: str) -> str:
        """A placeholder; empty for a value that stays."""
        if place == self.status_at and value == self.status:
            return "{status}"
        return "{order_id}" if value == self.order_id else ""


def make_write(
    request: ExampleRequest, order_id: str, status: str, answer: object = None, at: str = ""
) -> WriteDraft:
    """The section of a request that set ``status`` at the order ``order_id``; ``at`` is the place
    of the status, where its value stands in several. Raises ``ExampleRefused``."""
    _refuse(request)
    sent = tuple(_places(request))
    if order_id not in (value for _, value in sent):
        raise ExampleRefused(
            say("The request does not contain the order id “{id}”.", id=order_id), _AS_SENT
        )
    chosen = _chosen(dict(sent), status, order_id, at)
    sign_in = find_sign_in(request)
    held = [
        one
        for one in sign_in.secrets
        if one.place is SecretPlace.HEADER or one.value != order_id  # a drawn id looks like one
    ]
    secrets = {(one.place, one.key): f"{{secret:{one.name}}}" for one in held}
    apart = {f"{place.value}:{one.key}" for one in sign_in.secrets for place in Place}
    _refuse_other_orders(request, order_id, chosen, sign_in, apart)
    order_at = tuple(dict.fromkeys(place for place, value in sent if value == order_id))
    filling = _Filling(order_id, status, chosen, secrets)
    lines = ["[write]", f"method = {toml_text(request.method)}"]
    lines.append(f"path = {toml_text(_path(request, filling))}")
    lines += _body(request, filling)
    success, settled = _success(answer, status)
    lines += success[:1] if success and success[0].startswith("echo") else []
    query = _pairs(request, Place.QUERY, filling)
    if query:
        lines += ["", "[write.query]", *(f"{toml_key(name)} = {value}" for name, value in query)]
    headers = [(n, v) for n, v in sign_in.headers if n.lower() != "content-type"]
    if headers:
        lines += ["", "[write.headers]"]
        lines += [f"{toml_key(n)} = {toml_text(_header(v, secrets))}" for n, v in headers]
    if success and not success[0].startswith("echo"):
        lines += ["", "[write.success]", *success]
    values = {one.name: one.value for one in held}
    stays = staying_places(request, order_id, chosen, apart)
    return WriteDraft("\n".join([*lines, ""]), chosen, settled, values, stays, order_at)


def _refuse_other_orders(
    request: ExampleRequest, order_id: str, chosen: str, sign_in: SignIn, secrets: Set[str]
) -> None:
    in_headers = [one for one in sign_in.secrets if one.place is SecretPlace.HEADER]
    filled = {one.key for one in in_headers}
    headers = [(name, value) for name, value in sign_in.headers if name not in filled]
    headers += [(one.key, one.value) for one in in_headers if one.value == order_id]
    steps = ((f"path/{n}", unquote(step)) for n, step in enumerate(_steps(request)))
    left = [(place, text) for place, text in steps if place != chosen]
    if [text for _, text in left].count(order_id) > 1:
        raise ExampleRefused(
            say("The order id stands in the path more than once."),
            say("Copy the change of an order whose id stands there once."),
        )
    others = [(place, text) for place, text in left if text != order_id]
    others += [(f"header:{name}", value) for name, value in headers]
    refuse_other_orders(request, order_id, chosen, secrets, others)


_AS_SENT: Final = say("Give id and status exactly as the request holds them.")


def _refuse(request: ExampleRequest) -> None:
    if request.method not in _METHODS:
        raise ExampleRefused(
            say("The request ({method}) sets nothing.", method=request.method),
            say("Copy the request that the shop's page sent when you changed a status."),
        )
    if find_sign_in(request).kind is SignInKind.SIGNED or credential_in_path(request.url):
        raise ExampleRefused(
            say("The request is signed for one time and cannot be made again."),
            say("Ask the vendor for a key, and describe the interface with a profile."),
        )
    formed = any(p.place is Place.FORM for p in parameters_of(request))
    if (request.body or "").strip() and not formed and json_body(request) is None:
        raise ExampleRefused(NEITHER_FORM_NOR_JSON, OTHER_REQUEST)


def _places(request: ExampleRequest) -> Iterator[tuple[str, str]]:
    """Every value that the request sends besides its headers, by a name for its place."""
    for number, step in enumerate(_steps(request)):
        yield f"path/{number}", unquote(step)
    for parameter in parameters_of(request):
        yield f"{parameter.place.value}:{parameter.name}", parameter.value or ""


def _steps(request: ExampleRequest) -> list[str]:
    return urlsplit(request.url).path.removeprefix("/").split("/")


def _chosen(places: Mapping[str, str], status: str, order_id: str, at: str) -> str:
    found = [place for place, value in places.items() if value == status]
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
            say("The status stands at several places: {places}.", places=named),
            say("Choose one of them."),
        )
    return found[0]


def _path(request: ExampleRequest, filling: _Filling) -> str:
    steps = (
        filling.of(f"path/{number}", unquote(step)) or without_placeholders(step)
        for number, step in enumerate(_steps(request))
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


def _success(answer: object, status: str) -> tuple[Sequence[str], Sentence]:
    """What in the answer says yes: the status itself, or a value that is named so."""
    held = list(_values(answer, "", 0))
    for pointer, value in held:
        if isinstance(value, str) and value == status:
            return [f"echo = {toml_text(pointer)}"], say(
                "The answer contains the new status at {at}.", at=pointer
            )
    for pointer, value in held:
        if value is True and pointer.rpartition("/")[2].lower() in _YES:
            told = say("The answer says yes by true at {at}.", at=pointer)
            return [f"pointer = {toml_text(pointer)}", "equals = true"], told
    return [], say("The answer does not tell: every write is settled by reading the order.")


def _values(value: object, pointer: str, deep: int) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict) and deep < _DEEPEST:
        for key, held in value.items():
            yield from _values(held, f"{pointer}/{pointer_step(key)}", deep + 1)
    elif not isinstance(value, dict | list):
        yield pointer, value
