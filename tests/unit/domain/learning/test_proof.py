"""What single requests prove of a list."""

import json
from datetime import UTC, datetime

import pytest
from order_answers import decoded

from designo_sync_gui.domain.learning.draft import Choice
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind
from designo_sync_gui.domain.learning.parameters import Parameter, Place, parameters_of
from designo_sync_gui.domain.learning.proof import (
    Proof,
    SinceProof,
    base_is_open,
    base_proof,
    base_words,
    far_ahead,
    ids_in,
    pages_words,
    proof_of_since_words,
    proven,
    since_is_open,
    since_proof,
    with_value,
)
from designo_sync_gui.domain.learning.scores import Role

_URL = "https://designo.example.com/o"
_NOW = datetime(2026, 11, 28, 12, 0, 0, 5, UTC)
_PAGE = Parameter(Place.QUERY, "page", "page", "0")
_SINCE = Parameter(Place.QUERY, "since", "since", "2026-11-01T00:00:00Z")
_CHOICE = Choice("/o", {Role.ID: "/id", Role.STATUS: "/s"})


def _ids(first: int, count: int = 10) -> frozenset[str]:
    return frozenset(map(str, range(first, first + count)))


def _changed(request: ExampleRequest, name: str, value: str) -> ExampleRequest:
    (held,) = (one for one in parameters_of(request) if one.name == name)
    return with_value(request, held, value)


def test_that_only_the_named_value_of_a_request_is_another_one() -> None:
    query = ExampleRequest("GET", f"{_URL}?a=%C3%BC+x&page=0&b=", (("X-A", "b"),))
    assert _changed(query, "page", "1").url == f"{_URL}?a=%C3%BC%20x&page=1&b="
    assert _changed(query, "page", "1").headers == query.headers
    form = ExampleRequest("POST", _URL, (), "page=0&q=")
    assert _changed(form, "page", "2").body == "page=2&q="
    body = '{"a/~b": {"page": 0, "n": [1.50, null, "x"]}, "t": true}'
    posted = ExampleRequest("POST", _URL, (), body)
    changed = _changed(posted, "/a~1~0b/page", "1").body
    assert changed == '{"a/~b": {"page": 1, "n": [1.50, null, "x"]}, "t": true}'
    text = _changed(posted, "/a~1~0b/n/2", 'y"').body
    assert json.loads(text or "")["a/~b"]["n"][2] == 'y"'


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("iso-utc", "2036-11-25T12:00:00Z"),
        ("unix", "2111227200"),
        ("unix-ms", "2111227200000"),
        ("rfc-2822", "Tue, 25 Nov 2036 12:00:00 +0000"),
    ],
)
def test_that_a_moment_in_the_future_is_written_as_the_example_writes_it(
    form: str, text: str
) -> None:
    assert far_ahead(form, _NOW) == text


def test_that_orders_for_a_moment_in_the_future_disprove_since() -> None:
    assert since_proof({"o": []}, "/o", 0) is SinceProof.HOLDS
    assert since_proof({}, "/o", 0) is SinceProof.HOLDS
    assert since_proof({"o": [["id"]]}, "/o", 1) is SinceProof.HOLDS
    assert since_proof({"o": [{"id": 1}]}, "/o", 0) is SinceProof.IGNORED
    assert since_proof({"o": "x"}, "/o", 0) is SinceProof.IGNORED


@pytest.mark.parametrize(
    ("pages", "base"),
    [
        ((_ids(0), _ids(10)), 0),
        ((_ids(0), _ids(9)), 0),
        ((_ids(0), _ids(0), _ids(10)), 1),
        ((_ids(0), _ids(1), _ids(11)), 1),
        ((frozenset(), _ids(0)), 1),
        ((_ids(0), _ids(0), _ids(0)), None),
        ((_ids(0), _ids(0), frozenset()), None),
        ((_ids(0), _ids(0), None), None),
        ((_ids(0), _ids(0)), None),
        ((_ids(0), frozenset()), None),
        ((_ids(0), None), None),
        ((None, _ids(0)), None),
    ],
)
def test_that_new_ids_say_where_the_pages_begin(
    pages: tuple[frozenset[str] | None, ...], base: int | None
) -> None:
    assert base_proof(pages) == Proof(base=base, doubtful=base is None)


def test_that_ids_are_those_of_the_list() -> None:
    root = decoded('{"o": [{"id": 7}, {"id": "8"}, {"id": null}, {}], "n": 1}')
    assert ids_in(root, "/o", "/id") == frozenset({"7", "8"})
    assert ids_in(root, "/n", "/id") is None


def test_that_page_one_of_an_example_is_the_first() -> None:
    assert not base_is_open(PagingFound(PagingKind.PAGE, _PAGE, first=1))
    assert base_is_open(PagingFound(PagingKind.PAGE, _PAGE, first=0))
    assert base_is_open(PagingFound(PagingKind.PAGE, _PAGE, first=3))
    assert not base_is_open(PagingFound(PagingKind.PAGE, first=0))
    assert not base_is_open(PagingFound(PagingKind.OFFSET, _PAGE, first=0))


def test_that_what_is_disproven_is_chosen_no_more() -> None:
    assert proven(_CHOICE, Proof()) == _CHOICE
    assert proven(_CHOICE, Proof(SinceProof.HOLDS)).since
    assert not proven(_CHOICE, Proof(SinceProof.IGNORED)).since
    found = proven(_CHOICE, Proof(SinceProof.REFUSED, base=1))
    assert (found.since, found.base) == (False, 1)
    paging = PagingFound(PagingKind.NONE, since=_SINCE, since_form="iso-utc")
    assert since_is_open(paging, _CHOICE)
    assert not since_is_open(paging, found)
    assert not since_is_open(PagingFound(PagingKind.NONE), _CHOICE)


def test_that_what_was_proven_is_said() -> None:
    def told(proof: SinceProof, place: Place = Place.QUERY) -> str:
        since = Parameter(place, "since", "since", "2026-11-01T00:00:00Z")
        paging = PagingFound(PagingKind.NONE, since=since, since_form="iso-utc")
        return proof_of_since_words(paging, Proof(proof)).english

    assert told(SinceProof.NOT_ASKED) == "Changes alone are asked for by “since” in the address."
    assert "Proven" in told(SinceProof.HOLDS)
    assert "it is left out" in told(SinceProof.IGNORED)
    assert "it stays as it is" in told(SinceProof.REFUSED, Place.FORM)
    nothing = PagingFound(PagingKind.NONE)
    assert proof_of_since_words(nothing, Proof(SinceProof.HOLDS)).english.startswith("Every")
    assert base_words(Proof(base=0)).english == "Proven: the first page has the number 0."
    assert "0 or 1 is not proven" in base_words(Proof(doubtful=True)).english
    assert not base_words(Proof())
    later = PagingFound(PagingKind.PAGE, _PAGE, first=3)
    assert "from page 1 on" in pages_words(later, Proof()).english
    assert "from page 1 on" not in pages_words(later, Proof(base=0)).english
