"""Reading a read profile from its TOML text.

Law: every error names the line and the key. An unknown key is an error, because a key spelt
wrong would otherwise be silence.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from designo_sync_gui.connectors.profile.rules import (
    AbsentRule,
    AuthRule,
    IdType,
    OneRule,
    Paging,
    PagingRule,
    Pointers,
    ProfileAuth,
    ReadProfile,
    RequestTemplate,
    ShopAuth,
    ShopProfile,
    SinceFormat,
    SinceRule,
    SuccessRule,
    WriteRule,
)
from designo_sync_gui.connectors.profile.templates import (
    KNOWN,
    STATUS,
    in_body,
    names_in,
    secrets_in,
    unknown_in,
)
from designo_sync_gui.connectors.reading.document import parse_pointer
from designo_sync_gui.domain.errors import ProfileInvalid
from designo_sync_gui.domain.headers import may_be_set
from designo_sync_gui.domain.sentence import say

_ADVICE = say(
    "Correct the profile; the example profile that comes with this program explains each key."
)
#: JSON has no limit, but no status and no page needs more; Python refuses to write 4,300 digits.
_MOST = 2**63
_T = TypeVar("_T")
_SAMPLE = dict.fromkeys((*KNOWN, STATUS), "1")
_PAGING_NEEDS = {
    Paging.PAGE: "page",
    Paging.OFFSET: "offset",
    Paging.CURSOR: "cursor",
}


def read_profile(text: str) -> ReadProfile:
    """Parse a profile. Raises ``ProfileInvalid`` with line, key, cause and advice."""
    root = toml_root(text)
    auth = root.table("auth")
    kind = auth.choice("kind", ProfileAuth)
    auth.no_more()
    profile = reading_rules(root, kind)
    root.no_more()
    _check_stores(profile, root.table("list"))
    return profile


def toml_root(text: str) -> "Table":
    """The whole of a profile. Raises ``ProfileInvalid`` for what is no TOML."""
    try:
        return Table(text, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileInvalid(
            say("The profile is not valid TOML: {error}.", error=error), _ADVICE
        ) from None
    except ValueError:  # an integer of more than 4,300 digits
        raise ProfileInvalid(say("The profile holds a number that is too long."), _ADVICE) from None
    except RecursionError:
        raise ProfileInvalid(say("The profile is nested too deeply."), _ADVICE) from None


def reading_rules(root: "Table", kind: ProfileAuth, *, of_shop: bool = False) -> ReadProfile:
    """The part that every profile has: title, list, id and one."""
    title = root.text("title")
    listing = root.table("list")
    request = request_of(listing)
    paging = _paging(listing, request)
    since = _since(listing, request)
    pointers = _pointers(listing.table("pointers"))
    listing.no_more()
    ids = root.table("id")
    id_type = ids.choice("type", IdType)
    ids.no_more()
    one = _one(root.table("one"), of_shop=of_shop) if root.has("one") else None
    success = success_of(root.table("success")) if root.has("success") else None
    return ReadProfile(
        title, kind, request, paging, pointers, id_type, since, one, of_shop, success
    )


def success_of(table: "Table") -> SuccessRule:
    """Whether a reply is a yes. Raises ``ProfileInvalid``."""
    absent = table.flag("absent")
    rule = SuccessRule(
        table.pointer("pointer"),
        absent,
        table.scalar("equals") if table.has("equals") else None,
        table.pointer("message") if table.has("message") else None,
    )
    if absent == (rule.equals is not None):
        raise table.error("equals", "or absent = true must be given, and not both")
    table.no_more()
    return rule


def _check_stores(profile: ReadProfile, listing: "Table") -> None:
    """An order without its store could be taken for another store's order of the same id."""
    if profile.pointers.store is None and not profile.per_store:
        raise listing.table("pointers").error(
            "store", "is missing: without it, {store_code} must stand in the list's request"
        )
    one = profile.one
    if one is None:
        return
    if profile.pointers.store is None and "store_code" not in one.request.placeholders():
        raise listing.table("pointers").error(
            "store", "is missing: without it, {store_code} must stand in the request of [one] too"
        )


def request_of(
    table: "Table", *, writes: bool = False, secret_body: bool = False
) -> RequestTemplate:
    graph = table.has("graphql")
    method = table.text("method", "POST" if writes or graph else "GET")
    methods = ("POST", "PUT", "PATCH") if writes else ("GET", "POST")
    if method not in methods:
        raise table.error("method", f"must be {' or '.join(f'“{name}”' for name in methods)}")
    path = table.text("path")
    if "://" in path or path.startswith("//") or "?" in path or "#" in path or not path:
        raise table.error("path", "must be a path below the address, without “?” or “#”")
    if any(part in (".", "..") for part in path.split("/")) or not path.isprintable():
        raise table.error("path", "must not hold “.” or “..” steps or control characters")
    allowed = (*KNOWN, STATUS) if writes else KNOWN
    _check_placeholders(table, "path", path, allowed)
    query = table.texts("query")
    headers = table.texts("headers")
    for name, value in query:
        _check_placeholders(table, f"query.{name}", value, allowed)
    for name, value in headers:
        _check_header(table, name, value, allowed)
    body = _graphql(table) if graph else table.text("body", "")
    if body:
        key = "variables" if graph else "body"
        _check_body(table, key, method, body, secret_body=secret_body)
    return RequestTemplate(method, path.removeprefix("/"), query, headers, body)


def _graphql(table: "Table") -> str:
    """The JSON body of a GraphQL request: the query goes in literally, its braces are no
    placeholders; ``variables`` is a JSON object that may hold some."""
    if table.has("body"):
        raise table.error("body", "and graphql exclude each other")
    query = json.dumps(table.text("graphql")).replace("{", "\\u007b")
    return f'{{"query": {query}, "variables": {table.text("variables", "{}")}}}'


def _check_header(table: "Table", name: str, value: str, allowed: tuple[str, ...]) -> None:
    if not may_be_set(name) or not value.isascii() or not value.isprintable():
        raise table.error(f"headers.{name}", "cannot be sent as a header")
    if unknown_in(value):
        raise table.error(f"headers.{name}", f"holds the unknown placeholder {unknown_in(value)}")
    if secrets_in(value) and names_in(value):
        raise table.error(f"headers.{name}", "mixes a secret with another placeholder")
    _check_surplus(table, f"headers.{name}", value, allowed)


def _check_placeholders(
    table: "Table", key: str, value: str, allowed: tuple[str, ...] = KNOWN
) -> None:
    if secrets_in(value):
        raise table.error(key, "holds a secret: secrets may stand in headers only")
    if unknown_in(value):
        raise table.error(key, f"holds the unknown placeholder {unknown_in(value)}")
    _check_surplus(table, key, value, allowed)


def _check_surplus(table: "Table", key: str, value: str, allowed: tuple[str, ...]) -> None:
    surplus = names_in(value) - set(allowed)
    if surplus:
        raise table.error(key, f"holds {{{min(surplus)}}}, which only [write] has")


def _check_body(table: "Table", key: str, method: str, body: str, *, secret_body: bool) -> None:
    if method == "GET":
        raise table.error(key, "needs method = “POST”")
    if secrets_in(body) and not secret_body:
        raise table.error(key, "holds a secret: secrets may stand in headers only")
    try:
        json.loads(in_body(body, _SAMPLE, dict.fromkeys(secrets_in(body), "x")))
    except (ValueError, RecursionError) as error:
        raise table.error(key, f"is not JSON with its placeholders filled: {error}") from None


def _paging(listing: "Table", request: RequestTemplate) -> PagingRule:
    if not listing.has("paging"):
        return PagingRule()
    table = listing.table("paging")
    kind = table.choice("kind", Paging)
    rule = PagingRule(
        kind=kind,
        parameter=table.text("parameter", ""),
        first=table.whole("first", 0 if kind is Paging.OFFSET else 1),
        size_parameter=table.text("size_parameter", ""),
        size=table.whole("size", 0),
        last_page=table.pointer("last_page") if table.has("last_page") else None,
        next=table.pointer("next") if table.has("next") else "",
        total=table.pointer("total") if table.has("total") else None,
    )
    table.no_more()
    needed = _PAGING_NEEDS.get(kind)
    if needed and not rule.parameter and needed not in request.placeholders():
        raise table.error("parameter", f"is missing: or use {{{needed}}} in the request")
    if kind in (Paging.CURSOR, Paging.NEXT_URL) and not table.has("next"):
        raise table.error("next", "is missing: where the answer gives the next cursor or address")
    if rule.size_parameter and not rule.size:
        raise table.error("size", "is missing: how many orders a page shall hold")
    if "limit" in request.placeholders() and not rule.size:
        raise table.error("size", "is missing: the request uses {limit}")
    return rule


def _since(listing: "Table", request: RequestTemplate) -> SinceRule | None:
    if not listing.has("since"):
        if "since" in request.placeholders():
            raise listing.error("since", "is missing: the request uses {since}")
        return None
    table = listing.table("since")
    rule = SinceRule(table.choice("format", SinceFormat), table.text("parameter", ""))
    table.no_more()
    if not rule.parameter and "since" not in request.placeholders():
        raise table.error("parameter", "is missing: or use {since} in the request")
    return rule


def _pointers(table: "Table") -> Pointers:
    def optional(key: str) -> str | None:
        return table.pointer(key) if table.has(key) else None

    pointers = Pointers(
        items=table.pointer("items"),
        id=table.pointer("id"),
        status=table.pointer("status"),
        store=optional("store"),
        changed_at=optional("changed_at"),
        number=optional("number"),
    )
    table.no_more()
    return pointers


def _one(table: "Table", *, of_shop: bool) -> OneRule:
    request = request_of(table)
    if "order_id" not in request.placeholders():
        raise table.error("path", "must name the order with {order_id}, here or in query or body")
    surplus = request.placeholders() - {"order_id", "store_code", STATUS}
    if surplus:
        what = f"or its query or body uses {{{min(surplus)}}}, which only lists have"
        raise table.error("path", what)
    pointers = table.table("pointers")
    item = pointers.pointer("item")
    has_next = of_shop and pointers.has("next_statuses")
    next_statuses = pointers.pointer("next_statuses") if has_next else None
    pointers.no_more()
    absent = table.table("absent")
    rule = AbsentRule(
        http_status=absent.whole("http_status", 0) or None,
        pointer=absent.pointer("pointer") if absent.has("pointer") else None,
        equals=absent.scalar("equals") if absent.has("equals") else None,
        null=absent.flag("null"),
    )
    if rule.http_status is None and rule.pointer is None:
        raise absent.error("http_status", "is missing: how an order that is not there shows")
    if (rule.pointer is None) != (rule.equals is None and not rule.null):
        raise absent.error("equals", "and pointer must be given together")
    absent.no_more()
    table.no_more()
    return OneRule(request, item, rule, next_statuses)


@dataclass(slots=True)
class Table:
    """One table of the profile; remembers which keys were asked for."""

    text_of_profile: str
    name: str
    data: dict[str, object]
    asked: set[str]

    def __init__(self, text: str, name: str, data: Mapping[str, object]) -> None:
        self.text_of_profile = text
        self.name = name
        self.data = dict(data)
        self.asked = set()

    def has(self, key: str) -> bool:
        self.asked.add(key)
        return key in self.data

    def error(self, key: str, what: str) -> ProfileInvalid:
        path = f"{self.name}.{key}" if self.name else key
        line = line_of(self.text_of_profile, path)
        return ProfileInvalid(
            say("Line {line}, key “{path}”: it {what}.", line=line, path=path, what=what), _ADVICE
        )

    def table(self, key: str) -> "Table":
        name = f"{self.name}.{key}" if self.name else key
        value = self._get(key, dict, "a table", {} if key == "query" else None)
        return Table(self.text_of_profile, name, cast("dict[str, object]", value))

    def text(self, key: str, default: str | None = None) -> str:
        return self._get(key, str, "a text", default)

    def whole(self, key: str, default: int) -> int:
        value = self._get(key, int, "a whole number", default)
        if isinstance(value, bool) or not 0 <= value < _MOST:
            raise self.error(key, "must be a whole number of 0 or more, and below 2^63")
        return value

    def flag(self, key: str) -> bool:
        return self._get(key, bool, "true or false", False)

    def scalar(self, key: str) -> str | int | bool:
        value = self.data[key]
        if isinstance(value, str) or (isinstance(value, int) and -_MOST <= value < _MOST):
            return value
        raise self.error(key, "must be a text, a whole number below 2^63 or true or false")

    def texts(self, key: str) -> tuple[tuple[str, str], ...]:
        pairs: dict[str, object] = self._get(key, dict, "a table of texts", {})
        for name, value in pairs.items():
            if not isinstance(value, str):
                raise self.error(f"{key}.{name}", "must be a text")
        return tuple(cast("dict[str, str]", pairs).items())

    def choice(self, key: str, kind: Callable[[str], _T]) -> _T:
        value = self.text(key)
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(f"“{member}”" for member in cast("type[Paging]", kind))
            raise self.error(key, f"must be one of {known}") from None

    def pointer(self, key: str) -> str:
        value = self.text(key)
        try:
            parse_pointer(value)
        except ValueError as problem:
            raise self.error(key, f"is no JSON pointer: {problem}") from None
        return value

    def no_more(self) -> None:
        for key in self.data:
            if key not in self.asked:
                raise self.error(key, "is unknown")

    def _get(self, key: str, kind: type[_T], what: str, default: _T | None = None) -> _T:
        self.asked.add(key)
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, kind):
            raise self.error(key, f"must be {what}")
        return value


def line_of(text: str, path: str) -> int:
    """The line (from 1) of a key or table, or of the nearest table that would hold it."""
    best = (0, 1)
    section: tuple[str, ...] = ()
    wanted = tuple(path.split("."))
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
        key = re.match(r"\s*([A-Za-z0-9_.\-\"']+)\s*=", line)
        if header:
            section = _steps(header[1])
            here = section
        elif key:
            here = (*section, *_steps(key[1]))
        else:
            continue
        if wanted[: len(here)] == here and len(here) > best[0]:
            best = (len(here), number)
    return best[1]


def _steps(dotted: str) -> tuple[str, ...]:
    return tuple(step.strip(" \"'") for step in dotted.split("."))


_ASKING = (ShopAuth.CLIENT_CREDENTIALS, ShopAuth.LOGIN)


def read_shop_profile(text: str) -> ShopProfile:
    """Parse a shop's profile. Raises ``ProfileInvalid`` with line, key, cause and advice."""
    root = toml_root(text)
    auth = _auth(root.table("auth"))
    read = reading_rules(root, ProfileAuth.NONE, of_shop=True)
    if read.pointers.store is not None:
        raise root.table("list").table("pointers").error("store", "is only for DesignO's profiles")
    write = _write(root.table("write"), read.success) if root.has("write") else None
    root.no_more()
    body = auth.request.body if auth.request else ""
    return ShopProfile(read, auth, secrets_in(body), write)


def _auth(table: Table) -> AuthRule:
    kind = table.choice("kind", ShopAuth)
    request = None
    if kind in _ASKING:
        request = request_of(table, writes=True, secret_body=True)
        if request.placeholders():
            name = min(request.placeholders())
            raise table.error("path", f"or its query, headers or body uses {{{name}}}")
    rule = AuthRule(
        kind,
        header=table.text("header", ""),
        with_token=table.flag("with_token"),
        request=request,
        token=table.pointer("token") if table.has("token") else "/access_token",
        token_header=table.text("token_header", ""),
        expires=table.pointer("expires") if table.has("expires") else None,
        scope=table.text("scope", ""),
        ended=success_of(table.table("ended")) if table.has("ended") else None,
    )
    if kind is ShopAuth.HEADER and not rule.header:
        raise table.error("header", "is missing: the header that carries the token")
    if rule.header and not may_be_set(rule.header):
        raise table.error("header", "cannot be sent as a header")
    if kind is ShopAuth.LOGIN and not secrets_in(request.body if request else ""):
        raise table.error("body", "must name the secrets to sign in with, as {secret:password}")
    table.no_more()
    return rule


def _write(table: Table, general: SuccessRule | None) -> WriteRule:
    """``general`` is the rule of the whole profile; it holds where ``[write.success]`` is not."""
    request = request_of(table, writes=True)
    for name in ("order_id", "status"):
        if name not in request.placeholders():
            raise table.error("body", f"or path or query must hold {{{name}}}")
    surplus = request.placeholders() - {"order_id", "status", "store_code"}
    if surplus:
        raise table.error("body", f"uses {{{min(surplus)}}}, which only lists have")

    def maybe(key: str) -> str | None:
        return table.pointer(key) if table.has(key) else None

    rule = WriteRule(
        request,
        success_of(table.table("success")) if table.has("success") else general,
        maybe("refused"),
        maybe("message"),
        maybe("echo"),
        maybe("next_statuses"),
    )
    table.no_more()
    return rule
