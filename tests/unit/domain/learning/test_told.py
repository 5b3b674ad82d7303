"""What is said of a proposal."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from order_answers import decoded

from designo_sync_gui.domain.learning.answers import Opened
from designo_sync_gui.domain.learning.draft import Choice, make_draft, since_usable
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind
from designo_sync_gui.domain.learning.parameters import Parameter, Place
from designo_sync_gui.domain.learning.proposal import Proposal, propose
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import SignIn, SignInKind, find_sign_in
from designo_sync_gui.domain.learning.told import (
    no_list_words,
    opened_words,
    paging_words,
    proof_words,
    sign_in_words,
    since_words,
    two_lists_words,
    why,
)

_PAGE = Parameter(Place.QUERY, "page", "page", "1")
_SINCE = Parameter(Place.JSON, "/since", "since", "2026-11-01T00:00:00Z")


def _best(known: KnownOrders) -> Proposal:
    entries = [{"id": str(n), "status": ("new", "done")[n % 2], "store": "north"} for n in range(6)]
    return propose(decoded(json.dumps({"orders": entries})), known)[0]


def _why(role: Role, known: KnownOrders) -> str:
    return why(role, _best(known).roles[role], known).english


def test_that_what_the_store_knows_is_the_first_reason() -> None:
    known = KnownOrders("Main Shop", {str(n): ("new", "done")[n % 2] for n in range(6)})
    assert _why(Role.ID, known) == "6 of 6 are known from Main Shop, all 6 are different"
    assert _why(Role.STATUS, known).startswith("equals the storefront's status in 6 of 6 orders")
    codes = KnownOrders(codes=frozenset({"north"}))
    assert _why(Role.STORE, codes) == "6 of 6 are known, by its name"


def test_that_a_store_that_agrees_in_no_order_is_no_reason_for_a_status() -> None:
    known = KnownOrders("Main Shop", {str(n): "packed" for n in range(6)})
    assert _why(Role.STATUS, known) == "the values look like statuses, by its name"


def test_that_without_a_store_names_and_values_are_the_reasons() -> None:
    assert _why(Role.ID, KnownOrders()) == "all 6 are different, by its name"
    assert _why(Role.STATUS, KnownOrders()) == "the values look like statuses, by its name"
    assert _why(Role.STORE, KnownOrders()) == "by its name"


@pytest.mark.parametrize(
    ("paging", "words"),
    [
        (PagingFound(PagingKind.LINK), "Link header"),
        (PagingFound(PagingKind.NEXT_URL, next="/next"), "address at /next"),
        (PagingFound(PagingKind.CURSOR, next="/c"), "no parameter of the request takes it"),
        (PagingFound(PagingKind.CURSOR, _PAGE, next="/c"), "sent as “page” in the address"),
        (PagingFound(PagingKind.PAGE), "no parameter of the request names one"),
        (
            PagingFound(PagingKind.PAGE, _PAGE, first=3),
            "shows page 3; the list is read from page 1",
        ),
        (PagingFound(PagingKind.PAGE, replace(_PAGE, place=Place.FORM)), "“page” in the form"),
        (PagingFound(PagingKind.OFFSET, replace(_PAGE, place=Place.JSON)), "page in the body"),
        (PagingFound(PagingKind.UNKNOWN), "more orders than shown"),
        (PagingFound(PagingKind.NONE), "contain all orders"),
    ],
)
def test_that_the_way_to_the_next_page_is_told(paging: PagingFound, words: str) -> None:
    assert words in paging_words(paging).english


def test_that_a_list_of_changes_is_told() -> None:
    found = PagingFound(PagingKind.NONE, since=_SINCE)
    doubtful = PagingFound(PagingKind.NONE, doubtful_since=_SINCE)
    assert "by /since in the body" in since_words(found, usable=True).english
    assert "without zone" in since_words(found, usable=False).english
    assert "not known" in since_words(doubtful, usable=False).english
    assert "whole list" in since_words(PagingFound(PagingKind.NONE), usable=False).english


def test_that_a_sign_in_is_told_with_its_end_and_without_its_value() -> None:
    def words(*headers: tuple[str, str]) -> str:
        return sign_in_words(find_sign_in(ExampleRequest("GET", "https://a", headers))).english

    assert "browser session (Cookie)" in words(("Cookie", "sid=s3cret"))
    assert "kept in the keyring" in words(("X-Api-Key", "s3cret"))
    assert "cannot be made again" in words(("Authorization", "AWS4-HMAC-SHA256 s3cret"))
    assert "no credentials" in words()
    assert "s3cret" not in words(("Cookie", "sid=s3cret"), ("X-Api-Key", "s3cret"))
    ends = SignIn(SignInKind.TOKEN, (), (), datetime(2026, 11, 28, 9, 5, tzinfo=UTC))
    assert "end at 2026-11-28 09:05 UTC" in sign_in_words(ends).english


def test_that_the_orders_of_a_shop_name_no_store() -> None:
    request = ExampleRequest("GET", "https://designo.example.com/o")
    pointers = {Role.ID: "/id", Role.STATUS: "/status", Role.STORE: "/store"}
    choice = Choice("", pointers, store_code="x", of_shop=True)
    none = PagingFound(PagingKind.NONE)
    draft = make_draft("Example", request, find_sign_in(request), none, choice)
    assert "store" not in draft.profile


def test_that_a_time_without_zone_in_the_address_is_left_out_as_told() -> None:
    request = ExampleRequest("GET", "https://designo.example/o?updated_from=2026-11-01")
    since = Parameter(Place.QUERY, "updated_from", "updated_from", "2026-11-01")
    paging = PagingFound(PagingKind.NONE, since=since, since_form="day")
    choice = Choice("/o", {Role.ID: "/id", Role.STATUS: "/status"})
    draft = make_draft("Example", request, find_sign_in(request), paging, choice)
    assert "updated_from" not in draft.profile
    assert "it is left out" in since_words(paging, usable=since_usable(paging)).english


def test_that_two_pages_prove_how_the_list_goes_on_or_not() -> None:
    pages = PagingFound(PagingKind.PAGE, _PAGE)
    assert proof_words(pages, 50).english == "Proven: the second page has 50 other orders."
    assert "not proven" in proof_words(pages, None).english
    assert "does not go on" in proof_words(pages, 0).english
    assert not proof_words(PagingFound(PagingKind.NONE), None)
    assert not proof_words(PagingFound(PagingKind.UNKNOWN), 3)


def test_that_what_a_recording_lacks_is_told() -> None:
    assert not opened_words(Opened(()))
    assert "one “Name: value” header a line" in opened_words(Opened((), described=True)).english
    told = opened_words(Opened((), sanitized=True, cut=2)).english
    assert "now paste the copied command" in told
    assert "Of 2 answers the browser kept only a part" in told


def test_that_several_lists_of_orders_are_told() -> None:
    orders = [{"id": str(n), "order_status": "new", "total": 1} for n in range(4)]
    both = propose(decoded(json.dumps({"orders": orders, "old_orders": orders})))
    assert "/orders, /old_orders" in two_lists_words(both).english
    assert not two_lists_words(propose(decoded(json.dumps({"orders": orders}))))


def test_that_an_answer_without_a_list_says_why() -> None:
    assert "contains no list" in no_list_words(None, lists=0).english
    assert "under their ids" in no_list_words((), lists=2).english
    assert not no_list_words(None, lists=1)
    assert "in a text at /d" in no_list_words(None, lists=0, inside="/d").english
