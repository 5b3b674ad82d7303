"""A profile made of an example."""

import json
import tomllib
from typing import Any

import pytest
from order_answers import decoded

from designo_sync_gui.domain.learning.draft import Choice, Draft, make_draft
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.paging import find_paging
from designo_sync_gui.domain.learning.proposal import propose
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import find_sign_in

_ORDERS = [{"id": n, "status": "new"} for n in range(4)]
_CHOICE = Choice("/orders", {Role.ID: "/id", Role.STATUS: "/status"}, ids_are_numbers=True)


def _draft(
    request: ExampleRequest, choice: Choice = _CHOICE, **around: Any
) -> tuple[dict[str, Any], Draft]:
    answer = decoded(json.dumps({"orders": _ORDERS, **around}))
    paging = find_paging(request, answer, propose(answer)[0].found)
    draft = make_draft("Example", request, find_sign_in(request), paging, choice)
    return tomllib.loads(draft.profile), draft


def _get(query: str = "", *headers: tuple[str, str]) -> ExampleRequest:
    url = "https://designo.example.com:8443/api/orders" + (f"?{query}" if query else "")
    return ExampleRequest("GET", url, headers)


def test_that_a_request_with_pages_becomes_a_profile() -> None:
    held, draft = _draft(_get("page=1&per_page=20&sort=id", ("Accept", "a/b")), total=90)
    assert draft.address == "https://designo.example.com:8443"
    assert held == {
        "title": "Example",
        "auth": {"kind": "none"},
        "list": {
            "method": "GET",
            "path": "/api/orders",
            "query": {"page": "{page}", "per_page": "{limit}", "sort": "id"},
            "headers": {"Accept": "a/b"},
            "paging": {"kind": "page", "first": 1, "size": 20, "total": "/total"},
            "pointers": {"items": "/orders", "id": "/id", "status": "/status"},
        },
        "id": {"type": "number"},
    }


def test_that_credentials_stand_apart_from_the_profile() -> None:
    request = _get("key=s3cret-s3cret&page=1", ("Cookie", "sid=s3cret"))
    held, draft = _draft(request)
    assert "s3cret" not in draft.profile
    assert "s3cret" not in repr(draft)
    assert held["list"]["query"]["key"] == "{secret:key}"
    assert held["list"]["headers"] == {"Cookie": "{secret:cookie}"}
    assert draft.secrets == {"key": "s3cret-s3cret", "cookie": "sid=s3cret"}


def test_that_a_body_of_json_is_kept_as_it_was_written() -> None:
    body = '{"page":1,"q":"","size":20,"f":[1.50,true,null],"token":"abcd","t":"x"}'
    url = "https://designo.example.com/api"
    headers = (("Content-Type", "application/json"), ("Accept", "x"))
    held, _ = _draft(ExampleRequest("POST", url, headers, body))
    assert held["list"]["body"] == (
        '{"page": {page}, "q": "", "size": {limit}, "f": [1.50, true, null], '
        '"token": "{secret:token}", "t": "x"}'
    )
    assert held["list"]["headers"] == {"Accept": "x"}


def test_that_braces_inside_a_body_are_no_placeholders() -> None:
    body = '{"query":"query {orders{id}}","a{b}":1}'
    held, _ = _draft(ExampleRequest("POST", "https://designo.example.com/g", (), body))
    assert "{id}" not in held["list"]["body"]
    assert json.loads(held["list"]["body"]) == json.loads(body)


def test_that_a_cursor_in_a_body_may_be_null() -> None:
    body = '{"variables": {"first": 4, "after": null, "a/b": 1}}'
    request = ExampleRequest("POST", "https://designo.example.com/graphql", (), body)
    held, _ = _draft(request, pageInfo={"endCursor": "x"})
    assert '"after": {cursor_or_null}' in held["list"]["body"]
    assert held["list"]["paging"] == {"kind": "cursor", "size": 4, "next": "/pageInfo/endCursor"}


def test_that_a_form_stays_a_form() -> None:
    request = ExampleRequest("POST", "https://designo.example.com", (), "page=1&x={a}&x=b")
    held, _ = _draft(request)
    assert held["list"]["form"] == {"page": "{page}", "x": ["{{a}}", "b"]}
    assert held["list"]["path"] == "/"


def test_that_the_time_of_a_query_goes_into_since() -> None:
    held, _ = _draft(_get("updated_after=2026-11-01T00:00:00Z"))
    assert held["list"]["since"] == {"format": "iso-utc", "parameter": "updated_after"}
    assert "query" not in held["list"]
    off = Choice("/orders", {Role.ID: "/id", Role.STATUS: "/status"}, since=False)
    held, _ = _draft(_get("updated_after=2026-11-01T00:00:00Z"), off)
    assert "since" not in held["list"]


def test_that_the_time_of_a_body_is_filled_in_there() -> None:
    body = '{"changed_since": "2026-11-01T00:00:00Z", "n": 1}'
    request = ExampleRequest("POST", "https://designo.example.com/a", (), body)
    held, _ = _draft(request)
    assert held["list"]["since"] == {"format": "iso-utc"}
    assert '"changed_since": "{since}"' in held["list"]["body"]


def test_that_a_time_without_zone_limits_nothing() -> None:
    body = '{"changed_since": "2026-11-01 00:00:00"}'
    request = ExampleRequest("POST", "https://designo.example.com/a", (), body)
    held, _ = _draft(request)
    assert "since" not in held["list"]
    assert '"changed_since": "2026-11-01 00:00:00"' in held["list"]["body"]


def test_that_a_way_on_without_its_parameter_is_left_out() -> None:
    held, _ = _draft(_get(), next_cursor="x")
    assert held["list"]["paging"] == {"kind": "none", "next": "/next_cursor"}
    held, _ = _draft(_get(), total=90)
    assert held["list"]["paging"] == {"kind": "none", "total": "/total"}


def test_that_an_address_of_the_next_page_is_followed() -> None:
    held, _ = _draft(_get(), next="https://designo.example.com/api/orders?page=2")
    assert held["list"]["paging"] == {"kind": "next-url", "next": "/next"}


def test_that_one_store_is_named_where_no_field_does() -> None:
    pointers = {Role.ID: "/id", Role.STATUS: "/status"}
    held, _ = _draft(_get(), Choice("/orders", pointers, store_code="nörd\x7f"))
    assert held["list"]["one_store"] == "nörd\x7f"
    held, _ = _draft(_get(), Choice("/orders", {**pointers, Role.STORE: "/s"}, store_code="x"))
    assert "one_store" not in held["list"]
    assert held["id"] == {"type": "text"}


def test_that_odd_names_are_quoted() -> None:
    held, _ = _draft(_get("filter[a]=b&x.y=%22", ("X-A", "b")))
    assert held["list"]["query"] == {"filter[a]": "b", "x.y": '"'}


def test_that_an_example_of_a_later_page_is_read_from_the_first() -> None:
    def first(query: str) -> object:
        return _draft(_get(query))[0]["list"]["paging"]["first"]

    assert first("page=3") == 1
    assert first("page=0") == 0
    assert first("offset=40&limit=20") == 0
    assert first("offset=40") == 0
    assert first("offset=101&limit=50") == 1


def test_that_braces_of_the_path_and_of_a_header_are_no_placeholders() -> None:
    url = "https://designo.example.com/{order_id}"
    request = ExampleRequest("GET", url, (("X-Filter", '{page} {"a": 1}'), ("Cookie", "a=b")))
    held = _draft(request)[0]["list"]
    assert held["path"] == "/{{order_id}}"
    assert held["headers"]["X-Filter"] == '{{page}} {{"a": 1}}'
    assert held["headers"]["Cookie"] == "{secret:cookie}"


def test_that_a_credential_deep_in_a_body_is_not_in_the_profile() -> None:
    body = '{"a":' * 12 + '{"token": "s3cret-s3cret"}' + "}" * 12
    _, draft = _draft(ExampleRequest("POST", "https://designo.example.com/o", (), body))
    assert "s3cret" not in draft.profile
    assert draft.secrets == {"token": "s3cret-s3cret"}


def test_that_a_body_in_which_credentials_cannot_be_found_makes_no_profile() -> None:
    body = "<password>s3cret</password>"
    request = ExampleRequest("POST", "https://designo.example.com/o", (), body)
    with pytest.raises(ExampleRefused):
        _draft(request)


def test_that_a_blank_body_is_none() -> None:
    held, _ = _draft(ExampleRequest("POST", "https://designo.example.com/o", (), " "))
    assert "body" not in held["list"]


def test_that_headers_of_one_name_are_one() -> None:
    twice = (
        ("Cookie", "a=1"), ("X-B", ""), ("cookie", "b=2"), ("Accept", "a/b"), ("accept", "c/d"),
        ("Authorization", "Bearer s3cret"), ("authorization", "Basic x"), ("X-B", "c"),
        ("X-B", ""),
    )  # fmt: skip
    held, draft = _draft(_get("", *twice))
    assert held["list"]["headers"] == {
        "Cookie": "{secret:cookie}",
        "X-B": "c",
        "Accept": "a/b, c/d",
        "Authorization": "{secret:authorization}",
    }
    assert draft.secrets == {"cookie": "a=1; b=2", "authorization": "Bearer s3cret"}


def test_that_the_number_of_a_store_is_no_credential() -> None:
    body = '{"storeCode": 1234, "code": "9f8a-7b6c", "pin_password": 987654}'
    held, draft = _draft(ExampleRequest("POST", "https://designo.example.com/o", (), body))
    assert '"storeCode": 1234' in held["list"]["body"]
    assert draft.secrets == {"code": "9f8a-7b6c", "pin_password": "987654"}


def test_that_a_proven_first_page_goes_before_that_of_the_example() -> None:
    choice = Choice("/orders", _CHOICE.pointers, base=1)
    assert _draft(_get("page=0"), choice)[0]["list"]["paging"]["first"] == 1
    assert _draft(_get("offset=0"), choice)[0]["list"]["paging"]["first"] == 0
