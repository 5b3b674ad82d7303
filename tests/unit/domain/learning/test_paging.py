"""How an example's list goes on."""

import json
from pathlib import Path
from typing import Any

import pytest
from order_answers import decoded

from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.lists import keyed_entries
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind, find_paging
from designo_sync_gui.domain.learning.parameters import Place, json_body, parameters_of
from designo_sync_gui.domain.learning.proposal import propose

_CASES = Path(__file__).resolve().parents[5] / "shared" / "cases-learn"
_URL = "https://designo.example.com/api/orders"
_ORDERS = [{"id": n, "status": "new"} for n in range(4)]


def _request(url: str = _URL, body: str | None = None, kind: str = "") -> ExampleRequest:
    headers = (("Content-Type", kind),) if kind else ()
    return ExampleRequest("GET" if body is None else "POST", url, headers, body)


def _found(answer: object, request: ExampleRequest | None = None, link: str = "") -> PagingFound:
    held = decoded(json.dumps(answer))
    return find_paging(request, held, propose(held)[0].found, link)


def _expected() -> dict[str, Any]:
    path = _CASES / "expected.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


@pytest.mark.skipif(not _CASES.exists(), reason="the study's answers are not beside the project")
def test_that_the_paging_of_the_study_is_found() -> None:
    wrong: list[object] = []
    for name, wanted in _expected().items():
        answer = decoded((_CASES / f"{name}.json").read_text("utf-8"))
        if keyed_entries(answer) is not None or "paging" not in wanted:
            continue
        told = wanted.get("request")
        request = _request(told["url"], told.get("body")) if told else None
        found = find_paging(request, answer, propose(answer)[0].found)
        since = found.since.key if found.since else None
        parameter = found.parameter.key if found.parameter else None
        got = {"kind": found.kind, "next": found.next, "total": found.total, "since": since}
        got |= {"last_page": found.last_page, "parameter": parameter}
        wrong += [(name, k, got[k]) for k, v in wanted["paging"].items() if got[k] != v]
    assert wrong == []


@pytest.mark.parametrize(
    ("query", "kind", "first", "size"),
    [
        ("page=1&per_page=20", PagingKind.PAGE, 1, "per_page"),
        ("p=0&limit=50", PagingKind.PAGE, 0, "limit"),
        ("pageNumber=3&pageSize=10", PagingKind.PAGE, 3, "pageSize"),
        ("offset=0&limit=100", PagingKind.OFFSET, 0, "limit"),
        ("skip=20&top=10", PagingKind.OFFSET, 20, "top"),
        ("from=0&size=10", PagingKind.OFFSET, 0, "size"),
        ("strona=1", PagingKind.PAGE, 1, None),
        ("seite=1&anzahl=5", PagingKind.PAGE, 1, None),
        ("status=open", PagingKind.NONE, 1, None),
        ("page=first", PagingKind.NONE, 1, None),
    ],
)
def test_that_a_parameter_of_the_query_pages(
    query: str, kind: PagingKind, first: int, size: str | None
) -> None:
    found = _found({"orders": _ORDERS}, _request(f"{_URL}?{query}"))
    assert (found.kind, found.first) == (kind, first)
    assert (found.size.name if found.size else None) == size


def test_that_a_parameter_of_a_form_or_of_json_pages() -> None:
    form = _found({"orders": _ORDERS}, _request(body="page=2&rows=5"))
    assert form.parameter is not None
    assert (form.kind, form.parameter.place, form.first) == (PagingKind.PAGE, Place.FORM, 2)
    posted = _found({"orders": _ORDERS}, _request(body='{"filter": {"page": 1, "q": null}}'))
    assert posted.parameter is not None
    assert (posted.parameter.place, posted.parameter.name) == (Place.JSON, "/filter/page")


def test_that_a_body_that_is_neither_has_no_parameters() -> None:
    assert parameters_of(_request(body="<xml/>", kind="text/xml")) == ()
    assert json_body(_request(body='{"cut": ')) is None
    assert json_body(_request(body="[1]")) == ["1"]
    assert parameters_of(_request(body="a=1", kind="application/x-www-form-urlencoded")) != ()


def test_that_deep_bodies_are_looked_into_to_a_limit() -> None:
    (found,) = parameters_of(_request(body='{"a":' * 39 + "1" + "}" * 39))
    assert found.value == "1"
    assert parameters_of(_request(body='{"a":' * 40 + "1" + "}" * 40)) == ()
    (listed,) = parameters_of(_request(body='{"ids": [true, "x"]}'))
    assert (listed.name, listed.value) == ("/ids/1", "x")


@pytest.mark.parametrize("link", ['<https://x/?p=2>; rel="next"', "</o?p=2>; rel=next"])
def test_that_the_link_header_comes_first(link: str) -> None:
    assert _found({"orders": _ORDERS}, _request(f"{_URL}?page=1"), link).kind is PagingKind.LINK


@pytest.mark.parametrize(
    ("around", "pointer"),
    [
        ({"next": "https://designo.example.com/api/orders?page=2"}, "/next"),
        ({"links": {"next": {"href": "/orders?page=2"}}}, "/links/next/href"),
        ({"paging": {"nextUrl": "?skip=6"}}, "/paging/nextUrl"),
    ],
)
def test_that_an_address_of_the_next_page_is_found(around: dict[str, Any], pointer: str) -> None:
    found = _found({"orders": _ORDERS, **around})
    assert (found.kind, found.next) == (PagingKind.NEXT_URL, pointer)


@pytest.mark.parametrize(
    ("around", "pointer"),
    [
        (
            {"pageInfo": {"startCursor": "a", "hasNextCursor": True, "endCursor": "x"}},
            "/pageInfo/endCursor",
        ),
        ({"next_page_token": "x"}, "/next_page_token"),
        ({"meta": {"continuation": None}}, "/meta/continuation"),
        ({"scroll_id": "x"}, "/scroll_id"),
    ],
)
def test_that_a_cursor_is_found(around: dict[str, Any], pointer: str) -> None:
    request = _request(body='{"variables": {"first": 4, "after": null}}')
    found = _found({"orders": _ORDERS, **around}, request)
    assert (found.kind, found.next) == (PagingKind.CURSOR, pointer)
    assert found.parameter is not None
    assert found.parameter.name == "/variables/after"


def test_that_a_next_flag_is_no_address() -> None:
    assert _found({"orders": _ORDERS, "next": True}).kind is PagingKind.NONE
    assert _found({"orders": _ORDERS, "next": "soon"}).kind is PagingKind.NONE


@pytest.mark.parametrize(
    ("around", "pointer"),
    [
        ({"total": 90, "count": 4}, "/total"),
        ({"count": 90}, "/count"),
        ({"meta": {"totalCount": 90, "page": 1, "limit": 100}}, "/meta/totalCount"),
        ({"gesamt": "90"}, "/gesamt"),
        ({"total": 3}, None),
        ({"total": "many"}, None),
        ({"total_pages": 90}, None),
        ({"size": 90, "to": 90}, None),
    ],
)
def test_that_the_number_of_all_orders_is_found(
    around: dict[str, Any], pointer: str | None
) -> None:
    assert _found({"orders": _ORDERS, **around}).total == pointer


@pytest.mark.parametrize(
    ("around", "pointer"),
    [
        ({"pages": 4}, "/pages"),
        ({"meta": {"last_page": 4, "per_page": 2}}, "/meta/last_page"),
        ({"totalPages": 4}, "/totalPages"),
        ({"page": 1, "page_number": 1, "per_page": 4}, None),
        ({"pages": "x"}, None),
    ],
)
def test_that_the_last_page_is_found(around: dict[str, Any], pointer: str | None) -> None:
    found = _found({"orders": _ORDERS, **around})
    assert found.last_page == pointer
    assert (found.kind is PagingKind.PAGE) == (pointer is not None)


def test_that_more_orders_than_shown_without_a_way_on_are_unknown() -> None:
    assert _found({"orders": _ORDERS, "total": 90}).kind is PagingKind.UNKNOWN


def test_that_values_inside_other_lists_and_very_deep_ones_say_nothing() -> None:
    deep: object = {"total": 90}
    for _ in range(12):
        deep = {"x": deep}
    answer = [{"orders": _ORDERS, "other": [{"total": 90}] * 9, "deep": deep}]
    held = decoded(json.dumps(answer))
    (found,) = (one for one in propose(held) if one.found.pointer == "/0/orders")
    assert find_paging(None, held, found.found).total is None
    beside = decoded(json.dumps([{"orders": _ORDERS, "total": 90}, {"total": 7}]))
    (found,) = (one for one in propose(beside) if one.found.pointer == "/0/orders")
    assert find_paging(None, beside, found.found).total == "/0/total"


@pytest.mark.parametrize(
    ("query", "since", "doubtful"),
    [
        ("modified_after=2026-11-01T00:00:00Z", "modified_after", None),
        ("since=2026-11-01T00:00:00Z", "since", None),
        ("updatedFrom=1790000000", "updatedFrom", None),
        ("from=2026-11-01", None, "from"),
        ("created_after=2026-11-01", None, "created_after"),
        ("updated_to=2026-11-01&to=2026-11-01", None, "updated_to"),
        ("changedUntil=2026-11-01", None, "changedUntil"),
        ("order=1790000000", None, None),
    ],
)
def test_that_since_is_found_by_its_name(
    query: str, since: str | None, doubtful: str | None
) -> None:
    found = _found({"orders": _ORDERS}, _request(f"{_URL}?{query}"))
    assert (found.since.name if found.since else None) == since
    assert (found.doubtful_since.name if found.doubtful_since else None) == doubtful


def test_that_a_filter_says_what_its_time_means() -> None:
    rule = {"field": "updatedAt", "parameters": {"gte": "2026-11-01T00:00:00Z"}}
    found = _found({"orders": _ORDERS}, _request(body=json.dumps({"filter": [rule]})))
    assert found.since is not None
    assert (found.since.name, found.since_form) == ("/filter/0/parameters/gte", "iso-utc")
    other = {"field": "updatedAt", "parameters": {"lte": "2026-11-01T00:00:00Z"}}
    upper = _found({"orders": _ORDERS}, _request(body=json.dumps({"filter": [other]})))
    assert upper.since is None


def test_that_an_offset_of_digits_pages_where_nothing_else_does() -> None:
    found = _found({"orders": _ORDERS}, _request(f"{_URL}?start=40"))
    assert (found.kind, found.first) == (PagingKind.OFFSET, 40)
    assert _found({"orders": _ORDERS}, _request(f"{_URL}?x=1")).kind is PagingKind.NONE


def test_that_a_cursor_without_a_parameter_for_it_is_still_one() -> None:
    found = _found({"orders": _ORDERS, "nextCursor": "x"}, _request(f"{_URL}?cursor=5"))
    assert (found.kind, found.parameter) == (PagingKind.CURSOR, None)
