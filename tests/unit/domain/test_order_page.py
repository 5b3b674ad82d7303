"""Where people see an order in the shop's own administration."""

import pytest

from designo_sync_gui.domain.order_page import OrderPage

PLAIN = OrderPage("{base}admin?order={id}&do=look")
PLACED = OrderPage("https://{place}.example/orders/{id}", place=r"/tenants/([a-z0-9]+)/")


@pytest.mark.parametrize("url", ["https://shop.example/sub/", "https://shop.example/sub"])
def test_that_a_page_stands_below_the_address_of_its_store(url: str) -> None:
    assert PLAIN.address(url, "48213") == "https://shop.example/sub/admin?order=48213&do=look"


def test_that_a_page_may_stand_where_a_part_of_the_address_leads() -> None:
    address = PLACED.address("https://api.example/tenants/ab12/", "48213")
    assert address == "https://ab12.example/orders/48213"


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (PLAIN, "http://127.0.0.1:8080/"),
        (PLAIN, ""),
        (PLACED, "https://api.example/"),
        (PLACED, "https://api.example/tenants/../x/"),
    ],
)
def test_that_what_is_not_known_or_not_safe_has_no_page(page: OrderPage, url: str) -> None:
    assert page.address(url, "48213") == ""


@pytest.mark.parametrize("order_id", ["1&action=trash", "../../x", "1#", "ä b", "1/2?"])
def test_that_an_order_id_cannot_lead_elsewhere(order_id: str) -> None:
    address = PLAIN.address("https://shop.example/", order_id)
    kept = address.removeprefix("https://shop.example/admin?order=")
    assert not set("&#/? ") & set(kept.removesuffix("&do=look"))


@pytest.mark.parametrize("order_id", ["{base}", "{0}", "{"])
def test_that_an_order_id_is_never_a_template(order_id: str) -> None:
    address = PLAIN.address("https://shop.example/", order_id)
    assert not {"{", "}"} & set(address)
