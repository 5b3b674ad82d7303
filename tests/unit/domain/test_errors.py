"""What an expected error tells beside its words."""

import pytest

from designo_sync_gui.domain.errors import Busy, system_reason
from designo_sync_gui.domain.sentence import verbatim


@pytest.mark.parametrize("seconds", [None, 0.0, 30.0])
def test_that_a_busy_side_says_how_long_to_wait_only_where_it_told(seconds: float | None) -> None:
    error = Busy(verbatim("Too many requests."), wait_seconds=seconds)
    assert error.wait_seconds == seconds
    assert error.retryable


def test_that_a_refusal_of_the_system_is_told_in_its_words_and_never_by_a_kind_of_error() -> None:
    assert system_reason(OSError(28, "No space left on device")).english == (
        "No space left on device"
    )
    assert system_reason(OSError()).english == "no reason was given"
    assert system_reason(ValueError("embedded null byte")).english == "no reason was given"
