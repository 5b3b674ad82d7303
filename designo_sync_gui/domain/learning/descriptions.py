"""Requests that an interface's description names: OpenAPI 3 and 2 (Swagger), Postman 2.

Only JSON is read, and only references inside the file. What a description says of a request is
no answer: the request is made once at the host that the operator confirmed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from designo_sync_gui.domain.learning.example import (
    ExampleRefused,
    ExampleRequest,
    refuse_unusable,
)
from designo_sync_gui.domain.learning.parameters import parameters_of
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.learning.vocabulary import Concept as C
from designo_sync_gui.domain.learning.vocabulary import concepts_of
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral, without_surrogates

#: Requests that are offered, the most like a list of orders first.
MOST_REQUESTS: Final = 12
_MOST_OPERATIONS: Final = 5_000
_DEEPEST: Final = 20
_VARIABLE: Final = re.compile(r"\{\{([^{}]+)\}\}")
_PLACEHOLDER: Final = re.compile(r"\{[^{}]+\}")
_YAML: Final = re.compile(
    r"^\s*(?:---\s*\n\s*)?[\"']?(?:openapi|swagger)[\"']?\s*:\s*[\"']?\d", re.M
)

#: A POST of these reads.
_SEARCHES: Final = frozenset(["search", "query", "list", "find", "filter", "graphql"])

Held = Mapping[str, Any]


def is_description(root: object) -> bool:
    """Whether a JSON document describes an interface and is no answer of one: an answer may name
    its orders ``item`` and stand beside an ``info`` too."""
    if not isinstance(root, dict):
        return False
    described = ("openapi" in root or "swagger" in root) and isinstance(root.get("paths"), dict)
    info = root.get("info")
    if described or not isinstance(info, dict) or not isinstance(root.get("item"), list):
        return described
    return "_postman_id" in info or "schema" in info or any("request" in i for i in _items(root, 0))


def refuse_yaml(text: str) -> None:
    """Raises ``ExampleRefused`` for a description in YAML."""
    if _YAML.search(text[:4_000]):
        raise ExampleRefused(
            say("The description is written in YAML."), say("Save it as JSON and open that file.")
        )


def requests_in(root: object) -> tuple[ExampleRequest, ...]:
    """The reading requests of a description that are most like a list of orders. Raises
    ``ExampleRefused`` where there is none that could be made."""
    held: Held = root if isinstance(root, dict) else {}
    found = _of_postman(held) if "item" in held else _of_openapi(held)
    ranked = []
    for place, request in enumerate(found):
        if place >= _MOST_OPERATIONS:
            break
        points = _points(request)
        if _usable(request) and points >= 1:
            ranked.append((-points, place, request))
    if not ranked:
        raise ExampleRefused(
            say("The description names no request that lists orders at an https address."),
            say("Give the address itself, or a copied command."),
        )
    return tuple(request for _, _, request in sorted(ranked, key=lambda one: one[:2]))[
        :MOST_REQUESTS
    ]


def _usable(request: ExampleRequest) -> bool:
    """A request with a placeholder in its path asks for one thing. None that may change something
    is offered: nobody has made a described POST yet, so only one that is named a search is."""
    path = urlsplit(request.url).path
    if _PLACEHOLDER.search(path) or (request.method != "GET" and not _is_search(path)):
        return False
    try:
        refuse_unusable(request)
        refuse_unsafe(request)
    except ExampleRefused:
        return False
    return True


def _is_search(path: str) -> bool:
    """Whether the request itself is named a search, as ``/orders/search``, ``/order-list`` and
    ``/list/orders``; a list or search that something is done to (``/price-list/orders``,
    ``/search/orders/ship``) is none."""
    steps = [_words(step) for step in path.split("/") if step]
    before, last = [set[str](), set[str](), *steps][-2:]
    if _SEARCHES & last:
        return "list" not in last or _orders(last - _SEARCHES)
    return bool(before) and before <= _SEARCHES and bool(last) and _orders(last)


def _orders(words: set[str]) -> bool:
    return all(any(C.ORDER in meaning for meaning in concepts_of(word)) for word in words)


def _words(path: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", path)}


def _points(request: ExampleRequest) -> float:
    path = urlsplit(request.url).path
    steps = [step for step in path.split("/") if step]
    last = concepts_of(steps[-1]) if steps else ()
    named = any(C.ORDER in meaning for meaning in last)
    around = any(C.ORDER in meaning for step in steps for meaning in concepts_of(step))
    pages = sum(p.means(C.PAGE, C.OFFSET, C.CURSOR, C.LIMIT) for p in parameters_of(request))
    return 6.0 * named + 2.0 * around + min(pages, 2) + (0.5 if request.method == "GET" else 0)


def _of_openapi(root: Held) -> Iterator[ExampleRequest]:
    base = _base(root)
    for path, item in _dict(root.get("paths")).items():
        whole = _resolved(root, item)
        shared = _list(whole.get("parameters"))
        for method in ("get", "post"):
            if method in whole:
                operation = _resolved(root, whole[method])
                given = [_resolved(root, p) for p in (*shared, *_list(operation.get("parameters")))]
                yield _operation(root, f"{base}{path}", method.upper(), operation, given)


def _operation(
    root: Held, url: str, method: str, operation: Held, given: list[Held]
) -> ExampleRequest:
    query = [(str(p.get("name", "")), _sample(p)) for p in given if p.get("in") == "query"]
    headers = [
        (str(p.get("name", "")), value)
        for p in given
        if p.get("in") == "header" and (value := _sample(p))
    ]
    pairs = [
        pair for pair in query if all(pair) and without_surrogates("".join(pair)) == "".join(pair)
    ]
    body = _body(root, operation) if method == "POST" else None
    if body is not None:
        headers.append(("Content-Type", "application/json"))
    return ExampleRequest(
        method, f"{url}?{urlencode(pairs)}" if pairs else url, tuple(headers), body
    )


def _base(root: Held) -> str:
    servers = [_dict(server) for server in _list(root.get("servers"))]
    urls = [_filled_server(server) for server in servers]
    https = next((url for url in urls if url.startswith("https://")), next(iter(urls), ""))
    if not urls and root.get("host"):
        https = f"https://{root['host']}{root.get('basePath') or ''}"
    return https.rstrip("/")


def _filled_server(server: Held) -> str:
    url = str(server.get("url", ""))
    for name, variable in _dict(server.get("variables")).items():
        url = url.replace(f"{{{name}}}", str(_dict(variable).get("default", "")))
    return url


def _sample(parameter: Held) -> str:
    """What a parameter is sent as: its example or default, and 1 or 50 for pages."""
    schema = _dict(parameter.get("schema"))
    for held in (parameter, schema):
        for key in ("example", "default", "x-example"):
            value = held.get(key)
            if isinstance(value, bool):
                return "true" if value else "false"
            if isinstance(value, str) and value:
                return str(value)
    meanings = {
        concept for meaning in concepts_of(str(parameter.get("name", ""))) for concept in meaning
    }
    if C.LIMIT in meanings:
        return "50"
    if C.OFFSET in meanings:
        return "0"
    return "1" if C.PAGE in meanings else ""


def _body(root: Held, operation: Held) -> str | None:
    content = _dict(_resolved(root, operation.get("requestBody")).get("content"))
    example = _dict(content.get("application/json")).get("example")
    return _literal(example) if isinstance(example, dict) else None


def _literal(value: object) -> str:
    """JSON again, its numbers as they were written."""
    if isinstance(value, dict):
        inner = (f"{json.dumps(key)}: {_literal(held)}" for key, held in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return str(value) if isinstance(value, NumberLiteral) else json.dumps(value)


def _resolved(root: Held, value: object, deep: int = 0) -> Held:
    """The object a local reference points to; an empty one for any other reference."""
    held = _dict(value)
    reference = held.get("$ref")
    if not isinstance(reference, str):
        return held
    if not reference.startswith("#/") or deep > _DEEPEST:
        return {}
    target: object = root
    for step in reference[2:].split("/"):
        target = _dict(target).get(step.replace("~1", "/").replace("~0", "~"))
    return _resolved(root, target, deep + 1)


def _of_postman(root: Held) -> Iterator[ExampleRequest]:
    variables = {
        str(_dict(one).get("key")): str(_dict(one).get("value") or "")
        for one in _list(root.get("variable"))
    }
    for item in _items(root, 0):
        request = item.get("request")
        if isinstance(request, str):
            request = {"url": request}
        if isinstance(request, dict):
            yield _of_item(request, variables)


def _items(held: Held, deep: int) -> Iterator[Held]:
    for item in _list(held.get("item")):
        inner = _dict(item)
        if deep < _DEEPEST:
            yield inner
            yield from _items(inner, deep + 1)


def _of_item(request: Held, variables: Mapping[str, str]) -> ExampleRequest:
    def filled(text: object) -> str:
        return _VARIABLE.sub(lambda found: variables.get(found[1], found[0]), str(text or ""))

    url = request.get("url")
    raw = url.get("raw") if isinstance(url, dict) else url
    headers = tuple(
        (filled(one.get("key")), filled(one.get("value")))
        for one in map(_dict, _list(request.get("header")))
        if not one.get("disabled")
    )
    body = _dict(request.get("body"))
    text = filled(body["raw"]) if body.get("mode") == "raw" and body.get("raw") else None
    method = str(request.get("method") or "GET").upper()
    return ExampleRequest(method, filled(raw), headers, text)


def _dict(value: object) -> Held:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
