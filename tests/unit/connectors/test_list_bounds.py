"""What one list may cost before it is called endless."""

import pytest

from designo_sync_gui.connectors.reading import bounds as list_bounds
from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.domain.errors import BadReply

MEGABYTE = 1024 * 1024


@pytest.fixture
def bounds() -> ListBounds:
    return ListBounds("shop.example")


def test_that_a_list_may_be_as_large_as_a_large_shop(bounds):
    for _ in range(10_000):
        bounds.received(76_000)
        bounds.listed(100)


def test_that_more_answers_than_any_list_has_are_an_error(bounds):
    for _ in range(list_bounds.MOST_ANSWERS):
        bounds.received(1)
    with pytest.raises(BadReply, match=r"does not end: 20,000 answers were read"):
        bounds.received(1)


def test_that_more_bytes_than_any_list_has_are_an_error(bounds):
    for _ in range(list_bounds.MOST_MEGABYTES // 10):
        bounds.received(10 * MEGABYTE)
    with pytest.raises(BadReply, match=r"2,000 MB were read"):
        bounds.received(1)


def test_that_more_orders_than_any_shop_has_are_an_error(bounds):
    bounds.listed(list_bounds.MOST_ORDERS)
    with pytest.raises(BadReply, match=r"1,000,000 orders were read"):
        bounds.listed(1)


def test_that_pages_without_anything_new_are_an_error_only_in_a_row(bounds):
    for _ in range(5):
        bounds.listed(1)
        bounds.listed(0)
        bounds.listed(0)
    with pytest.raises(BadReply, match="3 pages in a row contain only orders"):
        bounds.listed(0)
