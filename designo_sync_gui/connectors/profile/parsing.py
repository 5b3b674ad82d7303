"""Reading a read profile from its TOML text.

Law: every error names the line and the key (``Table``).
"""

import json
from collections.abc import Iterable

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
from designo_sync_gui.connectors.profile.table import Table, one_of, toml_root
from designo_sync_gui.connectors.profile.templates import (
    KNOWN,
    STATUS,
    in_body,
    names_in,
    secrets_in,
    unknown_in,
)
from designo_sync_gui.domain.headers import may_be_set
from designo_sync_gui.domain.sentence import Sentence, say

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


def reading_rules(root: Table, kind: ProfileAuth, *, of_shop: bool = False) -> ReadProfile:
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


def success_of(table: Table) -> SuccessRule:
    """Whether a reply is a yes. Raises ``ProfileInvalid``."""
    absent = table.flag("absent")
    rule = SuccessRule(
        table.pointer("pointer"),
        absent,
        table.scalar("equals") if table.has("equals") else None,
        table.pointer("message") if table.has("message") else None,
    )
    if absent == (rule.equals is not None):
        raise table.error("equals", say("give either equals or absent = true, not both"))
    table.no_more()
    return rule


def _check_stores(profile: ReadProfile, listing: Table) -> None:
    """An order without its store could be taken for another store's order of the same id."""
    if profile.pointers.store is None and not profile.per_store:
        raise listing.table("pointers").error(
            "store",
            say("it is missing; without it, the list's request must contain {{store_code}}"),
        )
    one = profile.one
    if one is None:
        return
    if profile.pointers.store is None and "store_code" not in one.request.placeholders():
        raise listing.table("pointers").error(
            "store",
            say("it is missing; without it, the request of [one] must contain {{store_code}} too"),
        )


def request_of(table: Table, *, writes: bool = False, secret_body: bool = False) -> RequestTemplate:
    graph = table.has("graphql")
    method = table.text("method", "POST" if writes or graph else "GET")
    methods = ("POST", "PUT", "PATCH") if writes else ("GET", "POST")
    if method not in methods:
        raise table.error("method", one_of(methods))
    path = table.text("path")
    if "://" in path or path.startswith("//") or "?" in path or "#" in path or not path:
        what = say("it must be a path below the address, without “?” or “#”")
        raise table.error("path", what)
    if any(part in (".", "..") for part in path.split("/")) or not path.isprintable():
        what = say("it must not contain “.” or “..” steps or control characters")
        raise table.error("path", what)
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


def _graphql(table: Table) -> str:
    """The JSON body of a GraphQL request: the query goes in literally, its braces are no
    placeholders; ``variables`` is a JSON object that may hold some."""
    if table.has("body"):
        raise table.error("body", say("it cannot be used together with graphql"))
    query = json.dumps(table.text("graphql")).replace("{", "\\u007b")
    return f'{{"query": {query}, "variables": {table.text("variables", "{}")}}}'


def _check_header(table: Table, name: str, value: str, allowed: tuple[str, ...]) -> None:
    if not may_be_set(name) or not value.isascii() or not value.isprintable():
        raise table.error(f"headers.{name}", say("it cannot be sent as a header"))
    if unknown_in(value):
        raise table.error(f"headers.{name}", _unknown(value))
    if secrets_in(value) and names_in(value):
        what = say("it mixes a secret with another placeholder")
        raise table.error(f"headers.{name}", what)
    _check_surplus(table, f"headers.{name}", value, allowed)


def _check_placeholders(
    table: Table, key: str, value: str, allowed: tuple[str, ...] = KNOWN
) -> None:
    if secrets_in(value):
        raise table.error(key, say("it contains a secret; secrets are allowed in headers only"))
    if unknown_in(value):
        raise table.error(key, _unknown(value))
    _check_surplus(table, key, value, allowed)


def _check_surplus(table: Table, key: str, value: str, allowed: tuple[str, ...]) -> None:
    surplus = names_in(value) - set(allowed)
    if surplus:
        what = say("it contains {{{name}}}, which only [write] has", name=min(surplus))
        raise table.error(key, what)


def _unknown(value: str) -> Sentence:
    return say("it contains the unknown placeholder {name}", name=unknown_in(value))


def _check_body(table: Table, key: str, method: str, body: str, *, secret_body: bool) -> None:
    if method == "GET":
        raise table.error(key, say("it needs method = “POST”"))
    if secrets_in(body) and not secret_body:
        raise table.error(key, say("it contains a secret; secrets are allowed in headers only"))
    try:
        json.loads(in_body(body, _SAMPLE, dict.fromkeys(secrets_in(body), "x")))
    except (ValueError, RecursionError) as error:
        what = say("with its placeholders filled in, it is not JSON: {error}", error=error)
        raise table.error(key, what) from None


def _paging(listing: Table, request: RequestTemplate) -> PagingRule:
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
        what = say("it is missing; give it, or use {{{name}}} in the request", name=needed)
        raise table.error("parameter", what)
    if kind in (Paging.CURSOR, Paging.NEXT_URL) and not table.has("next"):
        what = say("it is missing; it says where the answer gives the next cursor or address")
        raise table.error("next", what)
    if rule.size_parameter and not rule.size:
        what = say("it is missing; it says how many orders a page contains")
        raise table.error("size", what)
    if "limit" in request.placeholders() and not rule.size:
        raise table.error("size", say("it is missing, but the request uses {{limit}}"))
    return rule


def _since(listing: Table, request: RequestTemplate) -> SinceRule | None:
    if not listing.has("since"):
        if "since" in request.placeholders():
            raise listing.error("since", say("it is missing, but the request uses {{since}}"))
        return None
    table = listing.table("since")
    rule = SinceRule(table.choice("format", SinceFormat), table.text("parameter", ""))
    table.no_more()
    if not rule.parameter and "since" not in request.placeholders():
        what = say("it is missing; give it, or use {{{name}}} in the request", name="since")
        raise table.error("parameter", what)
    return rule


def _pointers(table: Table) -> Pointers:
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


def _lists_only(surplus: Iterable[str]) -> Sentence:
    return say("the request uses {{{name}}}, which only lists have", name=min(surplus))


def _one(table: Table, *, of_shop: bool) -> OneRule:
    request = request_of(table)
    if "order_id" not in request.placeholders():
        what = say("the path, the query or the body must contain {{{name}}}", name="order_id")
        raise table.error("path", what)
    surplus = request.placeholders() - {"order_id", "store_code", STATUS}
    if surplus:
        raise table.error("path", _lists_only(surplus))
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
        what = say("it is missing; it says how the answer shows that an order does not exist")
        raise absent.error("http_status", what)
    if (rule.pointer is None) != (rule.equals is None and not rule.null):
        what = say("pointer needs equals or null = true, and they need pointer")
        raise absent.error("equals", what)
    absent.no_more()
    table.no_more()
    return OneRule(request, item, rule, next_statuses)


_ASKING = (ShopAuth.CLIENT_CREDENTIALS, ShopAuth.LOGIN)


def read_shop_profile(text: str) -> ShopProfile:
    """Parse a shop's profile. Raises ``ProfileInvalid`` with line, key, cause and advice."""
    root = toml_root(text)
    auth = _auth(root.table("auth"))
    read = reading_rules(root, ProfileAuth.NONE, of_shop=True)
    if read.pointers.store is not None:
        what = say("it is allowed only in a profile of DesignO")
        raise root.table("list").table("pointers").error("store", what)
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
            what = say("the sign-in request uses {{{name}}}, which has no value there", name=name)
            raise table.error("path", what)
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
        what = say("it is missing; it names the header that carries the token")
        raise table.error("header", what)
    if rule.header and not may_be_set(rule.header):
        raise table.error("header", say("it cannot be sent as a header"))
    if kind is ShopAuth.LOGIN and not secrets_in(request.body if request else ""):
        what = say("it must contain the secrets to sign in with, such as {{secret:password}}")
        raise table.error("body", what)
    table.no_more()
    return rule


def _write(table: Table, general: SuccessRule | None) -> WriteRule:
    """``general`` is the rule of the whole profile; it holds where ``[write.success]`` is not."""
    request = request_of(table, writes=True)
    for name in ("order_id", "status"):
        if name not in request.placeholders():
            what = say("the body, the path or the query must contain {{{name}}}", name=name)
            raise table.error("body", what)
    surplus = request.placeholders() - {"order_id", "status", "store_code"}
    if surplus:
        raise table.error("body", _lists_only(surplus))

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
