"""What an expected error tells beside its words."""

import errno
import os
import ssl

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
    assert system_reason(OSError(40, "Too many levels of links")).is_verbatim
    assert system_reason(OSError()).english == "no reason was given"
    assert system_reason(ValueError("embedded null byte")).english == "no reason was given"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC])
def test_that_the_usual_refusals_of_the_system_can_be_told_in_another_language(
    number: int,
) -> None:
    told = system_reason(OSError(number, os.strerror(number)))
    assert not told.is_verbatim
    assert told.english == os.strerror(number)


def test_that_what_is_no_refusal_of_a_file_is_never_taken_for_one_by_its_number() -> None:
    assert system_reason(ssl.SSLError(errno.ENOENT, "unknown error")).english == "unknown error"


def test_that_a_number_of_windows_that_says_more_is_told_in_the_words_of_windows() -> None:
    held = PermissionError(errno.EACCES, "Another process uses the file", None, 32)
    vars(held).setdefault("winerror", 32)  # elsewhere an error has no such number
    assert system_reason(held).is_verbatim
