"""The start at sign-in: only with the tray, and nothing where nothing may be entered."""

import asyncio

import pytest

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.start_at_sign_in import (
    START,
    NoStart,
    StartState,
    cannot_be_entered,
    refuse_without_tray,
)


def test_that_it_is_refused_without_the_tray() -> None:
    refuse_without_tray(keep_in_tray=True)
    with pytest.raises(SettingsInvalid) as caught:
        refuse_without_tray(keep_in_tray=False)
    assert caught.value.field == START


def test_that_nothing_is_entered_where_nothing_may_be() -> None:
    start = NoStart()
    assert asyncio.run(start.state()) is StartState.IMPOSSIBLE
    with pytest.raises(SettingsInvalid):
        asyncio.run(start.turn_on())
    asyncio.run(start.turn_off())


def test_that_an_entry_that_cannot_be_written_says_why() -> None:
    told = cannot_be_entered(say("it would be longer than {most} characters", most=260))
    assert told.message.english == (
        "The system cannot start this at sign-in: it would be longer than 260 characters."
    )
