"""What an expected error tells beside its words."""

import pytest

from designo_sync_gui.domain.errors import Busy
from designo_sync_gui.domain.sentence import verbatim


@pytest.mark.parametrize("seconds", [None, 0.0, 30.0])
def test_that_a_busy_side_says_how_long_to_wait_only_where_it_told(seconds: float | None) -> None:
    error = Busy(verbatim("Too many requests."), wait_seconds=seconds)
    assert error.wait_seconds == seconds
    assert error.retryable
