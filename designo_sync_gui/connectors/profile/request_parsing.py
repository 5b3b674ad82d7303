"""Reading one request of a profile.

Law: a secret stands in a header, a query entry or a body; never in a path, which is logged.
"""

import json
from collections.abc import Set
from typing import Final
from xml.parsers import expat

from designo_sync_gui.connectors.profile.purposes import Purpose
from designo_sync_gui.connectors.profile.request_template import BodyType, RequestTemplate
from designo_sync_gui.connectors.profile.table import Table
from designo_sync_gui.connectors.profile.templates import (
    FROM_ORDER,
    ORDER_KEY,
    STATUS,
    family,
    in_body,
    in_xml,
    names_in,
    names_in_body,
    secrets_in,
    stands_raw_in_xml,
    unknown_in,
    unknown_in_body,
)
from designo_sync_gui.connectors.reading.document import PointerSyntaxError, parse_pointer
from designo_sync_gui.domain.headers import may_be_set
from designo_sync_gui.domain.sentence import Sentence, say

#: Keys of a request that are one: a request of a status that has any of them inherits none.
BODY_KEYS: Final = ("body", "body_type", "form", "graphql", "variables")
REQUEST_KEYS: Final = ("method", "path", "query", "headers", *BODY_KEYS)


def request_of(table: Table, purpose: Purpose) -> RequestTemplate:
    """Raises ``ProfileInvalid``."""
    usual = "POST" if table.has("graphql") else purpose.methods[0]
    method = table.word("method") if table.has("method") else usual
    allowed = purpose.placeholders
    path = _path(table, allowed)
    query = table.texts("query")
    headers = table.texts("headers")
    form = table.texts("form")
    for section, pairs in (("query", query), ("form", form)):
        for name, value in pairs:
            _check_placeholders(table, f"{section}.{name}", value, allowed)
    for name, value in headers:
        _check_header(table, name, value, allowed)
    kind = table.choice("body_type", BodyType) if table.has("body_type") else BodyType.JSON
    body = _body(table, method, kind, allowed, has_form=bool(form))
    return RequestTemplate(method, path.removeprefix("/"), query, headers, body, kind, form)


def _path(table: Table, allowed: tuple[str, ...]) -> str:
    path = table.text("path")
    if "://" in path or path.startswith("//") or "?" in path or "#" in path or not path:
        what = say("it must be a path below the address, without “?” or “#”")
        raise table.error("path", what)
    if any(part in (".", "..") for part in path.split("/")) or not path.isprintable():
        what = say("it must not contain “.” or “..” steps or control characters")
        raise table.error("path", what)
    if secrets_in(path):
        what = say("it contains a secret; secrets are allowed in headers, query and body only")
        raise table.error("path", what)
    _check_placeholders(table, "path", path, allowed)
    return path


def _body(
    table: Table, method: str, kind: BodyType, allowed: tuple[str, ...], *, has_form: bool
) -> str:
    graph = table.has("graphql")
    if has_form and (graph or table.has("body") or kind is not BodyType.JSON):
        what = say("it cannot be used together with body, body_type or graphql")
        raise table.error("form", what)
    body = _graphql(table) if graph else table.text("body", "")
    key = "variables" if graph else "form" if has_form else "body"
    if (body or has_form) and method == "GET":
        raise table.error(key, say("it needs method = “POST”"))
    if not body:
        return body
    if kind is BodyType.XML:
        _check_placeholders(table, "body", body, allowed)
        _check_xml(table, body)
    else:
        _check_json(table, key, body, allowed)
    return body


def _graphql(table: Table) -> str:
    """The JSON body of a GraphQL request: the query goes in literally, its braces are no
    placeholders; ``variables`` is a JSON object that may hold some."""
    for key in ("body", "body_type"):
        if table.has(key):
            raise table.error(key, say("it cannot be used together with graphql"))
    query = json.dumps(table.text("graphql")).replace("{", "\\u007b")
    return f'{{"query": {query}, "variables": {table.text("variables", "{}")}}}'


def _check_header(table: Table, name: str, value: str, allowed: tuple[str, ...]) -> None:
    if not may_be_set(name) or not value.isascii() or not value.isprintable():
        raise table.error(f"headers.{name}", say("it cannot be sent as a header"))
    if secrets_in(value) and names_in(value):
        what = say("it mixes a secret with another placeholder")
        raise table.error(f"headers.{name}", what)
    _check_placeholders(table, f"headers.{name}", value, allowed)


def _check_placeholders(table: Table, key: str, value: str, allowed: tuple[str, ...]) -> None:
    unknown = unknown_in(value)
    if unknown:
        raise table.error(key, _unknown(unknown))
    _check_surplus(table, key, names_in(value), allowed)


def _check_surplus(table: Table, key: str, named: Set[str], allowed: tuple[str, ...]) -> None:
    surplus = [name for name in named if family(name) not in allowed]
    if ORDER_KEY in surplus:
        what = say("it contains {{{name}}}, which only [one] and [write] have", name=ORDER_KEY)
        raise table.error(key, what)
    if surplus:
        what = say("it contains {{{name}}}, which only [write] has", name=min(surplus))
        raise table.error(key, what)
    for name in named:
        if family(name) == FROM_ORDER:
            _check_pointer(table, key, name.removeprefix(FROM_ORDER))


def _check_pointer(table: Table, key: str, pointer: str) -> None:
    try:
        parse_pointer(pointer)
    except PointerSyntaxError as problem:
        raise table.error(key, problem.told) from None


def _unknown(name: str) -> Sentence:
    return say("it contains the unknown placeholder {name}", name=name)


def _check_json(table: Table, key: str, body: str, allowed: tuple[str, ...]) -> None:
    """``{status}`` is allowed in every body: in GraphQL it is a selection."""
    unknown = unknown_in_body(body)
    if unknown:
        raise table.error(key, _unknown(unknown))
    named = names_in_body(body)
    _check_surplus(table, key, named - {STATUS}, allowed)
    sample = dict.fromkeys(named, "1")
    try:
        json.loads(in_body(body, sample, dict.fromkeys(secrets_in(body), "x")))
    except (ValueError, RecursionError) as error:
        what = say("with its placeholders filled in, it is not JSON: {error}", error=error)
        raise table.error(key, what) from None


def _check_xml(table: Table, body: str) -> None:
    """It is sent in UTF-8, and its values are encoded: it must say and allow so."""
    sample = dict.fromkeys(names_in(body), "1")
    filled = in_xml(body, sample, dict.fromkeys(secrets_in(body), "x"))
    encodings: list[str] = []
    parser = expat.ParserCreate()
    parser.XmlDeclHandler = lambda _version, encoding, _alone: encodings.append(encoding or "utf-8")
    try:
        parser.Parse(filled.encode("utf-8"), True)
    except expat.ExpatError as error:
        what = say("with its placeholders filled in, it is not XML: {error}", error=error)
        raise table.error("body", what) from None
    if any(encoding.lower() != "utf-8" for encoding in encodings):
        raise table.error("body", say("it is sent in UTF-8 and names another encoding"))
    if stands_raw_in_xml(body):
        what = say("a placeholder is in a CDATA section, a comment or an instruction")
        raise table.error("body", what)
