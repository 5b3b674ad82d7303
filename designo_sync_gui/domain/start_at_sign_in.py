"""Whether the program starts when the operator signs in to the computer.

Law: what the system says is shown, never what was once chosen here; only together with the tray.
"""

from enum import StrEnum
from typing import Final, Protocol

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import Sentence, say

START: Final = say("Start at sign-in")


class StartState(StrEnum):
    """What the system would do at the next sign-in; the values stand in ``--json``.

    ``OTHER``: an entry of this data folder is there and starts another program or in another way,
    as after the program was moved. ``IMPOSSIBLE``: nothing may be entered, as in the demo.
    """

    ON = "on"
    OFF = "off"
    OTHER = "other"
    IMPOSSIBLE = "not possible"


class StartEntry(Protocol):
    """The system's entry for one data folder. Each method raises ``StorageFailed``."""

    async def state(self) -> StartState:
        """Read from the system each time."""

    async def turn_on(self) -> None:
        """Write the entry, in place of one that starts something else. Raises ``SettingsInvalid``
        for a path that the system's entry cannot hold."""

    async def turn_off(self) -> None:
        """Remove the entry; none there is no error."""


def refuse_without_tray(*, keep_in_tray: bool) -> None:
    """Raises ``SettingsInvalid``: a window that nobody asked for would stand there."""
    if not keep_in_tray:
        raise SettingsInvalid(
            say("Start at sign-in needs “Keep running in the system tray”."),
            say("Choose both, or neither."),
            field=START,
        )


def not_possible() -> SettingsInvalid:
    return SettingsInvalid(
        say("This data folder cannot be opened at sign-in."),
        say("Start the program on your own data first."),
        field=START,
    )


def cannot_be_entered(why: Sentence) -> SettingsInvalid:
    """A path that an entry of the system cannot hold."""
    return SettingsInvalid(
        say("The system cannot start this at sign-in: {why}.", why=why),
        say("Use a shorter path of plain letters for the program and the data folder."),
        field=START,
    )


class NoStart:
    """Implements ``StartEntry`` where nothing may be entered."""

    async def state(self) -> StartState:
        return StartState.IMPOSSIBLE

    async def turn_on(self) -> None:
        raise not_possible()

    async def turn_off(self) -> None:
        """There is none."""
