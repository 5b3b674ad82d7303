"""The request for one order, found in an example of it."""

import json
import tomllib
from dataclasses import replace
from typing import Any

import pytest
from order_answers import decoded

from designo_sync_gui.connectors.profile.parsing import read_profile
from designo_sync_gui.domain.learning.absent import AbsentProof
from designo_sync_gui.domain.learning.answers import Example, ExampleAnswer
from designo_sync_gui.domain.learning.draft import Choice, make_draft
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.paging import find_paging
from designo_sync_gui.domain.learning.proposal import propose
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import find_sign_in
from designo_sync_gui.domain.learning.single import (
    OfList,
    Single,
    address_values,
    find_single,
    may_name_one,
    single_words,
)

_HOST = "https://designo.example.com"
_ORDERS = [
    {"order_id": str(4710 + n), "uid": f"k{n}", "no": 90 + n, "status": "new", "total": "9.90"}
    for n in range(4)
]
_LIST = ExampleRequest("GET", f"{_HOST}/api/1/orders?page=1", (("Cookie", "sid=s3cret"),))
_FIELDS = {Role.ID: "/order_id", Role.STATUS: "/status"}


def _of(listed: ExampleRequest = _LIST, known: frozenset[str] = frozenset()) -> OfList:
    answer = decoded(json.dumps({"orders": _ORDERS}))
    return OfList(listed, propose(answer)[0].found, _FIELDS, known)


def _single(address: str, answer: Any, of: OfList | None = None, *headers: Any) -> Single:
    root = None if answer is None else decoded(json.dumps(answer))
    request = ExampleRequest("GET", f"{_HOST}{address}", headers)
    return find_single(Example(ExampleAnswer(root), request), of or _of())


def _profile(single: Single, listed: ExampleRequest = _LIST) -> dict[str, Any]:
    answer = decoded(json.dumps({"orders": _ORDERS}))
    paging = find_paging(listed, answer, propose(answer)[0].found)
    choice = Choice("/orders", _FIELDS, store_code="north", one=single)
    draft = make_draft("Example", listed, find_sign_in(listed), paging, choice)
    read_profile(draft.profile)
    return tomllib.loads(draft.profile)


def test_that_an_address_with_a_listed_id_in_its_path_reads_one_order() -> None:
    single = _single("/api/1/orders/4712/?x={a}", {"data": _ORDERS[2], "lines": [{"order_id": 1}]})
    assert (single.order_id, single.item, single.inside, single.key) == ("4712", "/data", None, "")
    held = _profile(single)
    assert held["one"] == {
        "path": "/api/1/orders/{order_id}/",
        "query": {"x": "{{a}}"},
        "headers": {"Cookie": "{secret:cookie}"},
        "pointers": {"item": "/data"},
        "absent": {"http_status": 404},
    }
    assert "key" not in held["list"]["pointers"]
    assert "the path" in single_words(single).english


def test_that_an_id_in_the_query_and_a_list_of_one_entry_read_one_order() -> None:
    listed = ExampleRequest("GET", f"{_HOST}/api/orders?key=s3cret-s3cret", ())
    address = "/api/orders?id=4711&key=s3cret-s3cret&f=a&f=b"
    single = _single(address, {"orders": [_ORDERS[1]]}, _of(listed))
    assert (single.place, single.item, single.inside) == ("id", "/orders/0", "/orders")
    held = _profile(single, listed)["one"]
    assert held["query"] == {"id": "{order_id}", "key": "{secret:key}", "f": ["a", "b"]}
    assert held["absent"] == {"pointer": "/orders", "empty": True}
    assert "headers" not in held
    told = single_words(single).english
    assert "“id” in the address" in told
    assert "empty list" in told


def test_that_the_systems_own_id_in_the_address_becomes_the_key() -> None:
    single = _single("/api/1/orders/k3", _ORDERS[3])
    assert (single.order_id, single.item, single.key) == ("4713", "", "/uid")
    held = _profile(single)
    assert held["one"]["path"] == "/api/1/orders/{order_key}"
    assert held["list"]["pointers"]["key"] == "/uid"


def test_that_an_order_which_a_store_knows_needs_not_be_listed() -> None:
    other = {**_ORDERS[0], "order_id": "5000"}
    assert _single("/o/5000", other, _of(known=frozenset({"5000"}))).order_id == "5000"
    with pytest.raises(ExampleRefused, match="no id of a known"):
        _single("/o/5000", other)


def test_that_headers_of_the_example_stay_and_credentials_are_the_lists() -> None:
    own = (("Accept", "a/{b}"), ("Content-Type", "x/y"), ("Cookie", "sid=newer"))
    held = _profile(_single("/o/4710", _ORDERS[0], None, *own))["one"]["headers"]
    assert held == {"Accept": "a/{{b}}", "Cookie": "{secret:cookie}"}


@pytest.mark.parametrize(
    "answer",
    [
        {"order_id": 4711},
        {"order_id": "4711"},
        {"order_id": "4712", "status": "new"},
        {"history": [{"order_id": "4711", "status": "new"}]},
        {"orders": [_ORDERS[1], _ORDERS[2]]},
        {"a": {"b": {"c": {"d": {"e": _ORDERS[1]}}}}},
        {"order_id": None, "status": "new"},
        "x",
    ],
)
def test_that_an_answer_which_does_not_show_the_order_is_refused(answer: Any) -> None:
    with pytest.raises(ExampleRefused, match="does not show the order 4711"):
        _single("/o/4711", answer)


def test_that_other_examples_are_refused_with_the_reason() -> None:
    with pytest.raises(ExampleRefused, match="several places"):
        _single("/o/4711?id=4711", _ORDERS[1])
    with pytest.raises(ExampleRefused, match="is missing"):
        _single("/o/4711", None)
    with pytest.raises(ExampleRefused, match="other credentials"):
        _single("/o/4711", _ORDERS[1], None, ("X-Api-Key", "s3cret"))
    with pytest.raises(ExampleRefused, match="may change"):
        _single("/o/4711/cancel", _ORDERS[1])
    answer = ExampleAnswer(_ORDERS[1])
    with pytest.raises(ExampleRefused, match="answer alone"):
        find_single(Example(answer), _of())
    with pytest.raises(ExampleRefused, match="another host"):
        find_single(Example(answer, ExampleRequest("GET", "https://other.example/4711")), _of())
    for wrong in (
        ExampleRequest("POST", f"{_HOST}/o/4711"),
        ExampleRequest("GET", f"{_HOST}/o/4711", (), "a=b"),
    ):
        with pytest.raises(ExampleRefused, match="Only an address"):
            find_single(Example(answer, wrong), _of())


def test_that_what_the_list_is_asked_with_is_no_id_of_an_order() -> None:
    listed = ExampleRequest("GET", f"{_HOST}/shops/4710/orders?v=4711")
    of = _of(listed)
    single = _single("/shops/4710/orders/4712?v=4711", _ORDERS[2], of)
    assert (single.order_id, single.place) == ("4712", 3)


def test_that_a_key_of_an_order_without_an_id_is_none() -> None:
    orders: list[dict[str, Any]] = [{**order} for order in _ORDERS]
    orders[1]["order_id"] = None
    found = propose(decoded(json.dumps({"orders": orders})))[0].found
    with pytest.raises(ExampleRefused, match="no id of a known"):
        _single("/o/k1", _ORDERS[1], OfList(_LIST, found, _FIELDS))


def test_that_an_address_with_digits_may_name_an_order() -> None:
    assert may_name_one(ExampleRequest("GET", f"{_HOST}/o/a7"))
    assert may_name_one(ExampleRequest("GET", f"{_HOST}/o?id=7"))
    assert not may_name_one(ExampleRequest("GET", f"{_HOST}/o?page=x"))
    assert not may_name_one(ExampleRequest("POST", f"{_HOST}/o/7"))
    assert address_values(ExampleRequest("GET", f"{_HOST}/a%20b/")) == {0: "a b"}


@pytest.mark.parametrize(
    ("absent", "section", "said"),
    [
        (AbsentProof.NOT_ASKED, {"http_status": 404}, "assumed, not proven"),
        (AbsentProof.NOT_FOUND, {"http_status": 404}, "HTTP 404 there is taken as"),
        (AbsentProof.GONE, {"http_status": 410}, "HTTP 410 there is taken as"),
        (AbsentProof.NULL, {"pointer": "/data", "null": True}, "Null there is taken as"),
        (AbsentProof.OTHER, {"http_status": 404}, "answered in another way"),
    ],
)
def test_that_how_a_missing_order_is_answered_is_told_and_written(
    absent: AbsentProof, section: dict[str, Any], said: str
) -> None:
    single = replace(_single("/api/1/orders/4712", {"data": _ORDERS[2]}), absent=absent)
    assert _profile(single)["one"]["absent"] == section
    told = single_words(single).english
    assert said in told
    proven = absent not in (AbsentProof.NOT_ASKED, AbsentProof.OTHER)
    assert ("Proven: an order that cannot exist was answered so." in told) is proven


def test_that_an_address_that_shows_an_order_for_every_id_reads_none() -> None:
    single = _single("/api/1/orders/k2", {"data": _ORDERS[2]})
    assert single.key
    shown = replace(single, absent=AbsentProof.SHOWN)
    held = _profile(shown)
    assert "one" not in held
    assert "key" not in held["list"]["pointers"]
    assert "single orders are not read by it" in single_words(shown).english


def test_that_the_request_for_an_order_that_cannot_exist_differs_in_the_id_alone() -> None:
    single = _single("/api/1/orders/4712?x=1", {"data": _ORDERS[2]})
    request = single.without_order
    assert request is not None
    assert request.url == f"{_HOST}/api/1/orders/2147483600?x=1"
    assert request.headers == single.request.headers
    texts = [{**order, "order_id": letter} for order, letter in zip(_ORDERS, "abcd", strict=True)]
    found = propose(decoded(json.dumps({"orders": texts})))[0].found
    of = OfList(_LIST, found, _FIELDS)
    assert _single("/api/1/orders/c", {"data": texts[2]}, of).without_order is None


def test_that_a_step_of_its_path_that_may_be_a_key_is_counted_and_the_order_never_is() -> None:
    order = {**_ORDERS[2], "order_id": "k9Xw2Lq8Zt4Rb7Nm1Vc5"}
    found = propose(decoded(json.dumps({"orders": [*_ORDERS[:2], order]})))[0].found
    of = OfList(_LIST, found, _FIELDS)
    single = _single("/h7Gd3Kf9Sa2Pw6Yu4Je8/k9Xw2Lq8Zt4Rb7Nm1Vc5", {"data": order}, of)
    assert single.drawn == (1,)
