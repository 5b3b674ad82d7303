"""The pages of orders that the platforms declare."""

import pytest

from designo_sync_gui.connectors.registry import PLATFORMS

PAGES = {platform.name: platform.order_page for platform in PLATFORMS}


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
        ("bigcommerce", "https://api.bigcommerce.com/", ""),
    ],
)
def test_that_an_order_is_found_in_its_shop(platform: str, url: str, address: str) -> None:
    page = PAGES[platform]
    assert page is not None
    assert page.address(url, "48213") == address


def test_that_a_shop_whose_administration_cannot_be_known_declares_no_page() -> None:
    assert {name for name, page in PAGES.items() if page is None} == {"magento", "other", "export"}
