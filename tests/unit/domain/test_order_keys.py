"""The keys of an order's names are those that each name has by itself."""

import pytest

from designo_sync_gui.domain.order_keys import natural_key, text_keys


@pytest.mark.parametrize(
    ("order_id", "number"),
    [("48231", "48231"), ("48231", "#48231"), ("48231", "PD-0231"), ("a", "#a"), ("0012", "#0012")],
)
def test_that_a_short_way_gives_the_same_keys(order_id: str, number: str) -> None:
    keys = text_keys(order_id, number, natural_key(order_id))
    assert (keys.of_id, keys.of_number) == (natural_key(order_id), natural_key(number))
    assert keys.search == f"{number}\n{order_id}".casefold()
