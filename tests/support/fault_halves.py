"""Which connectors meet a fault of what all of them share, the client and the engine."""

import re

#: In a whole run, by whether the fault's number is even.
HALVES = (("woocommerce", "shopify", "designo"), ("magento", "bigcommerce", "other"))


def half_of(test: str) -> tuple[str, ...]:
    """By the name of the test, ``test_Fnn_...``."""
    number = re.match(r"test_F(\d+)_", test)
    if number is None:
        raise ValueError(f"{test} names no fault")
    return HALVES[int(number[1]) % 2]
