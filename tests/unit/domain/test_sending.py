"""The last question before a write leaves is asked while, and only while, somebody wants it."""

import pytest

from designo_sync_gui.domain.errors import WriteEffect
from designo_sync_gui.domain.sending import (
    ReadingTooOld,
    about_to_send,
    asked_before_sending,
    compared_status,
)
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status


def test_that_the_one_who_decided_is_asked_until_the_write_is_over() -> None:
    asked: list[bool] = []
    about_to_send(connected=False)
    with asked_before_sending(asked.append):
        about_to_send(connected=False)
        about_to_send(connected=True)
    about_to_send(connected=True)
    assert asked == [False, True]


def test_that_a_refusal_says_that_nothing_was_sent_and_is_over_afterwards() -> None:
    def refuse(_: bool) -> None:
        raise ReadingTooOld(verbatim("Read 9 seconds ago."))

    with pytest.raises(ReadingTooOld) as caught, asked_before_sending(refuse):
        about_to_send(connected=True)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    about_to_send(connected=True)


def test_that_the_value_a_write_was_decided_by_is_known_while_it_is_sent() -> None:
    held = Status.text(" new")
    with asked_before_sending(lambda connected: None, held):
        assert compared_status() is held
        with asked_before_sending(lambda connected: None):
            assert compared_status() is None
    assert compared_status() is None
