"""A profile made of an example: the text that is saved, and the credentials apart from it.

Law: no credential stands in the text; what the operator did not choose is not in it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.domain.learning.entries import pointer_step
from designo_sync_gui.domain.learning.example import (
    NEITHER_FORM_NOR_JSON,
    OTHER_REQUEST,
    ExampleRefused,
    ExampleRequest,
)
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind
from designo_sync_gui.domain.learning.parameters import (
    Parameter,
    Place,
    json_body,
    parameters_of,
)
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import SecretPlace, SignIn
from designo_sync_gui.domain.learning.single import Single, single_lines
from designo_sync_gui.domain.learning.toml_parts import toml_key, toml_text, without_placeholders
from designo_sync_gui.domain.status import NumberLiteral

#: Kinds whose parameter stands for the place in the list, with the placeholder it is filled by.
_PLACEHOLDERS: Final = {
    PagingKind.PAGE: "{page}",
    PagingKind.OFFSET: "{offset}",
    PagingKind.CURSOR: "{cursor}",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the operator saw proposed and left, or chose in the tree.

    Attributes:
        items: pointer to the list; ``pointers`` go from one entry on.
        store_code: the one store that all orders belong to, where no field names it.
        since: whether the list may be limited by the parameter that was found.
        of_shop: the orders are those of a shop, which is one store, not DesignO's.
        one: the request for one order, where an example of it was given.
        base: the number of the first page, where it was proven.
    """

    items: str
    pointers: Mapping[Role, str]
    ids_are_numbers: bool = False
    store_code: str = ""
    since: bool = True
    of_shop: bool = False
    one: Single | None = None
    base: int | None = None

    @property
    def fields(self) -> Mapping[Role, str]:
        """The pointers that stand in the profile: a shop's orders name no store."""
        left_out = {Role.STORE} if self.of_shop else set()
        return {role: at for role, at in self.pointers.items() if role not in left_out}


@dataclass(frozen=True, slots=True)
class Draft:
    """``address`` is that of the connection, ``profile`` TOML; the secrets go to the keyring."""

    address: str
    profile: str
    secrets: Mapping[str, str] = field(repr=False)


def make_draft(
    title: str, request: ExampleRequest, sign_in: SignIn, paging: PagingFound, choice: Choice
) -> Draft:
    """The profile that makes the example's request again, page by page. Raises ``ExampleRefused``
    for a body in which credentials cannot be found."""
    held = urlsplit(request.url)
    lines = [f"title = {toml_text(title)}", "", "[auth]", 'kind = "none"', ""]
    lines += _list(request, sign_in, paging, choice)
    lines += _paging(paging, choice.base)
    since = paging.since if choice.since and since_usable(paging) else None
    if since is not None:
        lines += ["[list.since]", f"format = {toml_text(paging.since_form)}"]
        lines += [f"parameter = {toml_text(since.name)}"] if since.place is Place.QUERY else []
        lines.append("")
    lines += ["[list.pointers]", f"items = {toml_text(choice.items)}"]
    lines += [f"{role.value} = {toml_text(pointer)}" for role, pointer in choice.fields.items()]
    one = choice.one if choice.one is not None and choice.one.usable else None
    if one is not None and one.key:
        lines.append(f"key = {toml_text(one.key)}")
    lines += ["", "[id]", f"type = {toml_text('number' if choice.ids_are_numbers else 'text')}", ""]
    lines += [] if one is None else single_lines(one, sign_in)
    secrets = {secret.name: secret.value for secret in sign_in.secrets}
    return Draft(f"{held.scheme}://{held.netloc}", "\n".join(lines), secrets)


#: The ways of writing a time that a profile knows; a day or a local time without zone is asked.
_SINCE_FORMS: Final = frozenset({"iso-utc", "unix", "unix-ms", "rfc-2822"})


def since_usable(paging: PagingFound) -> bool:
    """Whether a profile can ask for changes alone by what was found."""
    return paging.since is not None and paging.since_form in _SINCE_FORMS


def _list(
    request: ExampleRequest, sign_in: SignIn, paging: PagingFound, choice: Choice
) -> list[str]:
    held = urlsplit(request.url)
    lines = [
        "[list]",
        f"method = {toml_text(request.method)}",
        f"path = {toml_text(without_placeholders(held.path or '/'))}",
    ]
    if choice.store_code and Role.STORE not in choice.fields and not choice.of_shop:
        lines.append(f"one_store = {toml_text(choice.store_code)}")
    fill = _Fill(sign_in, paging, since=choice.since)
    pairs = [p for p in parameters_of(request) if p.place is Place.QUERY]
    lines += _body(request, fill)
    lines.append("")
    query = fill.pairs(pairs)
    if query:
        lines += ["[list.query]", *(f"{toml_key(name)} = {value}" for name, value in query), ""]
    if sign_in.headers:
        headers = _sent_headers(request, sign_in)
        lines += ["[list.headers]", *(f"{toml_key(n)} = {toml_text(v)}" for n, v in headers), ""]
    return lines


def _sent_headers(request: ExampleRequest, sign_in: SignIn) -> list[tuple[str, str]]:
    """Without the type of a body of JSON or a form, which the profile itself says."""
    formed = any(p.place is not Place.QUERY for p in parameters_of(request))
    filled = {f"{{secret:{secret.name}}}" for secret in sign_in.secrets}
    return [
        (name, value if value in filled else without_placeholders(value))
        for name, value in sign_in.headers
        if not (formed and name.lower() == "content-type")
    ]


def _body(request: ExampleRequest, fill: "_Fill") -> list[str]:
    if not (request.body or "").strip():
        return []
    held = json_body(request)
    if held is not None:
        return [f"body = {toml_text(fill.json_text(held, ''))}"]
    pairs = [p for p in parameters_of(request) if p.place is Place.FORM]
    inner = ", ".join(f"{toml_key(name)} = {value}" for name, value in fill.pairs(pairs))
    if not pairs:
        raise ExampleRefused(NEITHER_FORM_NOR_JSON, OTHER_REQUEST)
    return [f"form = {{{inner}}}"]


@dataclass(frozen=True, slots=True)
class _Fill:
    """What stands in the example's places when its request is made again."""

    sign_in: SignIn
    paging: PagingFound
    since: bool

    def pairs(self, parameters: Sequence[Parameter]) -> list[tuple[str, str]]:
        """Names with their values as TOML; several of one name as a list."""
        named: dict[str, list[str]] = {}
        for parameter in parameters:
            if self._left_out(parameter):
                continue
            value = self._stands_for(parameter) or without_placeholders(parameter.value or "")
            named.setdefault(parameter.name, []).append(toml_text(value))
        return [(n, v[0] if len(v) == 1 else f"[{', '.join(v)}]") for n, v in named.items()]

    def json_text(self, value: object, pointer: str) -> str:
        """A JSON body again, its literals as they were written."""
        if isinstance(value, dict):
            inner = (
                f"{_json(key)}: {self.json_text(held, f'{pointer}/{pointer_step(key)}')}"
                for key, held in value.items()
            )
            return "{" + ", ".join(inner) + "}"
        if isinstance(value, list):
            parts = (self.json_text(held, f"{pointer}/{n}") for n, held in enumerate(value))
            return "[" + ", ".join(parts) + "]"
        filled = self._in_json(value, pointer)
        if filled:
            return filled
        return str(value) if isinstance(value, NumberLiteral) else _json(value)

    def _in_json(self, value: object, pointer: str) -> str:
        place = self._stands_for(Parameter(Place.JSON, pointer, "", None))
        if not place:
            return ""
        if place == "{cursor}":
            return "{cursor_or_null}"
        return place if isinstance(value, NumberLiteral) else f'"{place}"'

    def _left_out(self, parameter: Parameter) -> bool:
        """The query's "changed since" is put in by ``[list.since]`` itself."""
        since = self.paging.since
        if since is None or parameter.place is not Place.QUERY:
            return False
        return parameter.name == since.name

    def _stands_for(self, parameter: Parameter) -> str:
        where = parameter.place, parameter.name
        paging = self.paging
        if paging.parameter and where == (paging.parameter.place, paging.parameter.name):
            return _PLACEHOLDERS.get(paging.kind, "")
        if paging.size and where == (paging.size.place, paging.size.name):
            return "{limit}"
        usable = self.since and since_usable(paging)
        if usable and paging.since and where == (paging.since.place, paging.since.name):
            return "{since}"
        wanted = SecretPlace.QUERY if parameter.place is Place.QUERY else SecretPlace.BODY
        for secret in self.sign_in.secrets:
            if secret.place is wanted and secret.key == parameter.name:
                return f"{{secret:{secret.name}}}"
        return ""


def _paging(paging: PagingFound, base: int | None) -> list[str]:
    kind = PagingKind.NONE if paging.kind is PagingKind.UNKNOWN else paging.kind
    stuck = kind in _PLACEHOLDERS and paging.parameter is None  # it has to be chosen
    lines = ["[list.paging]", f"kind = {toml_text('none' if stuck else kind.value)}"]
    if kind in (PagingKind.PAGE, PagingKind.OFFSET) and not stuck:
        proven = kind is PagingKind.PAGE and base is not None
        lines.append(f"first = {base if proven else _first(paging)}")
    if paging.size is not None and paging.size.whole:
        lines.append(f"size = {paging.size.whole}")
    held = (("next", paging.next), ("total", paging.total), ("last_page", paging.last_page))
    lines += [f"{key} = {toml_text(pointer)}" for key, pointer in held if pointer is not None]
    return [*lines, ""]


def _first(paging: PagingFound) -> int:
    """The beginning of the list, wherever in it the example was copied."""
    if paging.first <= 1:
        return paging.first
    if paging.kind is PagingKind.PAGE:
        return 1
    size = paging.size.whole if paging.size is not None else None
    return 1 if size and paging.first % size == 1 else 0  # some count from 1


def _json(value: object) -> str:
    """A JSON literal whose braces are no placeholders: GraphQL holds many."""
    return json.dumps(value).replace("{", "\\u007b").replace("}", "\\u007d")
