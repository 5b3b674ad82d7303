"""Where people see an order in the shop's own administration."""

import pytest

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order_page import order_page


def page(platform: str, url: str, order_id: str = "48213") -> str:
    return order_page(Store("de", "Depot", platform, url), order_id)


@pytest.mark.parametrize(
    ("platform", "url", "address"),
    [
        (
            "woocommerce",
            "https://shop.example/sub/",
            "https://shop.example/sub/wp-admin/post.php?post=48213&action=edit",
        ),
        ("shopify", "https://a.myshopify.com", "https://a.myshopify.com/admin/orders/48213"),
        (
            "bigcommerce",
            "https://api.bigcommerce.com/stores/ab12cd/",
            "https://store-ab12cd.mybigcommerce.com/manage/orders/48213",
        ),
    ],
)
def test_that_an_order_is_found_in_its_shop(platform, url, address) -> None:
    assert page(platform, url) == address


@pytest.mark.parametrize(
    ("platform", "url"),
    [
        ("magento", "https://shop.example/"),
        ("profile", "https://shop.example/"),
        ("bigcommerce", "https://api.bigcommerce.com/"),
        ("woocommerce", "http://127.0.0.1:8080/"),
        ("file", ""),
    ],
)
def test_that_what_is_not_known_or_not_safe_has_no_page(platform, url) -> None:
    assert page(platform, url) == ""


@pytest.mark.parametrize("order_id", ["1&action=trash", "../../x", "1#", "ä b", "1/2?"])
def test_that_an_order_id_cannot_lead_elsewhere(order_id) -> None:
    address = page("woocommerce", "https://shop.example/", order_id)
    kept = address.removeprefix("https://shop.example/wp-admin/post.php?post=")
    assert not set("&#/? ") & set(kept.removesuffix("&action=edit"))
