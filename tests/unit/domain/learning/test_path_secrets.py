"""A credential in the path of an example's address: refused, told, or not one."""

import pytest

from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.path_secrets import (
    drawn_in,
    drawn_steps,
    drawn_texts,
    drawn_words,
    shown_address,
)
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.learning.write_places import places_of
from designo_sync_gui.domain.learning.writing import make_write, refuse_unwritable

HOST = "https://d.example"
DRAWN = "q8Zr2Lx0Vt7Yb3Kd9Wm4"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJhIjogMX0.c2ln"


@pytest.mark.parametrize(
    "step",
    [
        DRAWN,
        "9f8a7b6c5d4e3f2a1b0c9d8e",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "k3j9x8a7q2m5w1z6t4r0",
        f"%2F{DRAWN}",
    ],
)
def test_that_a_drawn_step_of_a_path_is_told_and_not_shown(step: str) -> None:
    request = ExampleRequest("GET", f"{HOST}/api/{step}/orders?page=1")
    refuse_unsafe(request)  # it may as well be the id of a shop
    assert drawn_in(request) == (2,)
    assert "(part 2)" in drawn_words(drawn_in(request)).english
    assert shown_address(request) == f"{HOST}/api/•••/orders"
    assert drawn_texts(f"/api/{step}/orders") == (step,)


@pytest.mark.parametrize(
    "path",
    [
        "/api/orders/1004512",
        "/shops/6f1c0c5e-0000-4000-8000-000000000001/orders",
        "/api/v2/orders-by-customer-with-items-v2-list",
        "/rest/getOrdersOfCustomerByStatus2",
        "/a/12345678901234567890123/orders",
        "/2026-11-23T07:12:56/orders",
        "",
    ],
)
def test_that_ids_names_and_dates_are_not(path: str) -> None:
    request = ExampleRequest("GET", HOST + path)
    assert drawn_steps(path) == ()
    assert not drawn_words(drawn_in(request))
    assert shown_address(request) == HOST + path


@pytest.mark.parametrize("path", [f"/api/{JWT}/orders", f"/token/{DRAWN}/orders"])
def test_that_what_plainly_is_a_credential_is_refused_and_nowhere_shown(path: str) -> None:
    listing = ExampleRequest("GET", HOST + path)
    assert "•••" in shown_address(listing)
    for refuse, request in (
        (refuse_unsafe, listing),
        (refuse_unwritable, ExampleRequest("POST", HOST + path, (), "status=x")),
    ):
        with pytest.raises(ExampleRefused) as caught:
            refuse(request)
        assert "a key in its path" in caught.value.message.english


def test_that_a_credential_that_stands_in_the_path_too_is_not_shown() -> None:
    request = ExampleRequest(
        "GET", f"{HOST}/a/my-own-words-abc/o", (("X-Key", "my-own-words-abc"),)
    )
    assert shown_address(request) == f"{HOST}/a/•••/o"


@pytest.mark.parametrize("step", [JWT, DRAWN])
def test_that_a_refusal_does_not_repeat_a_path_that_may_hold_a_key(step: str) -> None:
    with pytest.raises(ExampleRefused) as caught:
        refuse_unsafe(ExampleRequest("GET", f"{HOST}/{step}/orders/delete"))
    assert "(GET /•••/orders/delete)" in caught.value.message.english


def test_that_a_copied_change_tells_a_drawn_step_but_not_the_order_itself() -> None:
    order = "b7Tq9Rw2Xz5Lk1Vn8Md3"
    request = ExampleRequest("POST", f"{HOST}/{DRAWN}/orders/{order}", (), "status=done&n=1")
    hidden = [place.name for place in places_of(request) if place.secret]
    assert hidden == ["path/0", "path/2"]
    draft = make_write(request, order, "done", None, "")
    assert draft.drawn == (1,)
