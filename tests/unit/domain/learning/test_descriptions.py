"""Requests that a description of an interface names: OpenAPI, Swagger, Postman."""

import json
from typing import Any

import pytest

from designo_sync_gui.domain.learning.answers import decode_answer
from designo_sync_gui.domain.learning.descriptions import (
    MOST_REQUESTS,
    is_description,
    requests_in,
)
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest

_PAGE = {"name": "page", "in": "query", "schema": {"type": "integer"}}
_OPENAPI: dict[str, Any] = {
    "openapi": "3.1.0",
    "servers": [
        {"url": "http://x.example"},
        {"url": "https://{t}.print.example/api/", "variables": {"t": {"default": "north"}}},
    ],
    "paths": {
        "/jobs": {"get": {"parameters": [_PAGE]}},
        "/orders": {
            "parameters": [{"$ref": "#/components/parameters/Size"}],
            "get": {
                "parameters": [
                    _PAGE,
                    {"name": "start", "in": "query"},
                    {"name": "status", "in": "query", "schema": {"default": "all"}},
                    {"name": "filter", "in": "query"},
                    {"name": "X-Version", "in": "header", "example": 2},
                    {"name": "X-Token", "in": "header"},
                    {"$ref": "https://other.example/p.json"},
                ]
            },
            "post": {"operationId": "createOrder"},
        },
        "/orders/{id}": {"get": {}},
        "/orders/{id}/cancel": {"post": {}},
        "/orders/search": {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {"example": {"page": 1, "in": ["a", None, True]}}
                    }
                }
            }
        },
    },
    "components": {
        "parameters": {
            "Size": {"$ref": "#/components/parameters/Real~1Size"},
            "Real/Size": {"name": "per_page", "in": "query"},
            "Round": {"$ref": "#/components/parameters/Round"},
        }
    },
}


def _requests(described: object) -> tuple[ExampleRequest, ...]:
    root = decode_answer(json.dumps(described))
    assert is_description(root)
    return requests_in(root)


def test_that_requests_that_list_orders_come_first_with_what_they_need() -> None:
    first, search = _requests(_OPENAPI)[:2]
    assert (first.method, first.body) == ("GET", None)
    assert first.url == (
        "https://north.print.example/api/orders?per_page=50&page=1&start=0&status=all"
    )
    assert first.headers == (("X-Version", "2"),)
    assert (search.method, search.url) == ("POST", "https://north.print.example/api/orders/search")
    assert search.body == '{"page": 1, "in": ["a", null, true]}'
    assert search.header("content-type") == "application/json"


def test_that_requests_for_one_order_and_those_that_change_something_are_not_offered() -> None:
    urls = [f"{one.method} {one.url.partition('?')[0]}" for one in _requests(_OPENAPI)]
    base = "https://north.print.example/api"
    assert urls == [
        f"GET {base}/orders",
        f"POST {base}/orders/search",
        f"GET {base}/jobs",
    ]


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/orders/search", True),
        ("/order-list", True),
        ("/listOrders", True),
        ("/search/orders", True),
        ("/orders/searchByStatus", True),
        ("/price-list/orders", False),
        ("/orders/wish-list", False),
        ("/search/orders/ship", False),
        ("/query/orders/complete", False),
        ("/list/orders/print", False),
        ("/orders", False),
        ("/2026/orders", False),
        ("/search/2026", False),
        ("/", False),
    ],
)
def test_that_a_described_post_is_offered_where_it_is_named_a_search_itself(path, offered) -> None:
    body = {"content": {"application/json": {"example": {"status": "shipped"}}}}
    paths = {"/jobs/orders": {"get": {}}, path: {"post": {"requestBody": body}}}
    described = {"openapi": "3.0.0", "servers": [{"url": "https://a.example"}], "paths": paths}
    methods = [request.method for request in _requests(described)]
    assert ("POST" in methods) is offered


def test_that_a_switch_of_a_description_is_sent_as_json_writes_it() -> None:
    given = [
        {"name": "archived", "in": "query", "schema": {"type": "boolean", "default": False}},
        {"name": "open", "in": "query", "example": True},
    ]
    paths = {"/orders": {"get": {"parameters": given}}}
    described = {"openapi": "3.0.0", "servers": [{"url": "https://a.example"}], "paths": paths}
    (request,) = _requests(described)
    assert request.url == "https://a.example/orders?archived=false&open=true"


def test_that_an_answer_whose_orders_are_called_item_is_no_description() -> None:
    order = {"id": "1", "status": "new", "item": [{"sku": "a"}]}
    assert not is_description({"info": {"count": 1}, "item": [order]})
    assert not is_description({"info": {"count": 0}, "item": []})
    assert not is_description({"info": "x", "item": []})
    assert not is_description({"info": {}, "item": {}})
    assert is_description(
        {"info": {"schema": "https://schema.example/collection.json"}, "item": []}
    )
    assert is_description({"info": {"_postman_id": "1"}, "item": []})
    assert is_description({"info": {}, "item": [{"item": [{"request": "https://a.example/"}]}]})


def test_that_a_parameter_with_halves_of_characters_is_left_out() -> None:
    given = [
        {"name": "a", "in": "query", "example": "\ud800"},
        {"name": "\udc00", "in": "query", "example": "b"},
        {"name": "c", "in": "query", "example": "d"},
    ]
    paths = {"/orders": {"get": {"parameters": given}}}
    described = {"openapi": "3.0.0", "servers": [{"url": "https://a.example"}], "paths": paths}
    (request,) = _requests(described)
    assert request.url == "https://a.example/orders?c=d"


def test_that_swagger_2_names_its_host() -> None:
    described = {
        "swagger": "2.0",
        "host": "shop.example",
        "basePath": "/v1",
        "paths": {"/auftraege": {"get": {"parameters": [{"$ref": "#/parameters/Round"}]}}},
        "parameters": {"Round": {"$ref": "#/parameters/Round"}},
    }
    (request,) = _requests(described)
    assert request.url == "https://shop.example/v1/auftraege"


def test_that_a_postman_collection_is_read_with_its_variables() -> None:
    def item(url: object, **more: object) -> dict[str, object]:
        return {"name": "n", "request": {"url": url, **more}}

    header = [{"key": "X-Key", "value": "{{key}}"}, {"key": "A", "value": "b", "disabled": True}]
    described = {
        "info": {"name": "x"},
        "variable": [{"key": "base", "value": "https://p.example"}, {"key": "key", "value": "k1"}],
        "item": [
            {
                "name": "folder",
                "item": [
                    item({"raw": "{{base}}/orders?page=1"}, method="GET", header=header),
                    item("{{none}}/orders", method="GET"),
                    {"request": "https://p.example/orders"},
                    item("https://p.example/orders/delete", method="DELETE"),
                    item(
                        "https://p.example/list/orders",
                        method="POST",
                        header=[{"key": "Content-Type", "value": "application/json"}],
                        body={"mode": "raw", "raw": '{"page": 1}'},
                    ),
                    item("https://p.example/orders", method="POST", body={"mode": "raw"}),
                    {"name": "a note"},
                ],
            }
        ],
    }
    found = _requests(described)
    assert [(one.method, one.url) for one in found] == [
        ("GET", "https://p.example/orders?page=1"),
        ("POST", "https://p.example/list/orders"),
        ("GET", "https://p.example/orders"),
    ]
    assert found[0].headers == (("X-Key", "k1"),)
    assert found[1].body == '{"page": 1}'


@pytest.mark.parametrize(
    "described",
    [
        {
            "openapi": "3.0.0",
            "paths": {"/jobs/x": {"get": {}}},
            "servers": [{"url": "https://a.b"}],
        },
        {"openapi": "3.0.0", "paths": {"/orders": {"get": {}}}, "servers": []},
        {"openapi": "3.0.0", "paths": {"/orders": {"get": 1}}, "servers": [{"url": "/api"}]},
        {"info": {}, "item": [{"request": {"url": "{{a}}/orders"}}]},
    ],
)
def test_that_a_description_without_a_list_of_orders_is_told(described: object) -> None:
    with pytest.raises(ExampleRefused, match="names no request"):
        _requests(described)


def test_that_many_operations_are_offered_up_to_a_number() -> None:
    paths: dict[str, object] = {f"/orders{n}/orders": {"get": {}} for n in range(6_000)}
    described = {"openapi": "3.0.0", "paths": paths, "servers": [{"url": "https://a.example"}]}
    assert len(_requests(described)) == MOST_REQUESTS


@pytest.mark.parametrize("answer", [[], {"orders": []}, {"openapi": 1}, {"info": {}, "item": {}}])
def test_that_an_answer_is_no_description(answer: object) -> None:
    assert not is_description(answer)


def test_that_folders_nested_without_end_are_read_to_a_depth() -> None:
    inner: dict[str, object] = {"request": "https://p.example/orders"}
    for _ in range(60):
        inner = {"item": [inner]}
    with pytest.raises(ExampleRefused):
        _requests({"info": {"_postman_id": "1"}, "item": [inner]})
