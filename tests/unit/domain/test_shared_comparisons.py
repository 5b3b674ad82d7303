"""Equal comparisons of many orders are one object."""

from designo_sync_gui.domain import order_states
from designo_sync_gui.domain.compare import Comparison, Verdict


def test_that_comparisons_that_are_equal_become_one_object() -> None:
    order_states._shared.cache_clear()  # what other tests asked for is kept for the whole process
    one, other = Comparison(Verdict.EQUAL), Comparison(Verdict.EQUAL)
    assert one is not other
    assert order_states._shared(one) is order_states._shared(other)
