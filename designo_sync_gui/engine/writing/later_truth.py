"""What a later reading proves about a write that was sent.

Law: pure. The outcome recorded before stays in the journal; what is decided here is added to it. A
value that may come from somebody else never makes a write "altered" that was only accepted.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.order import Presence, Reading
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief

#: A shop goes on with a request whose connection broke (measured: WooCommerce finished a batch
#: of 100 after the client had gone). Before this much time a former value proves nothing.
GRACE: Final = timedelta(seconds=20)
#: "Not applied" is looked at once more after this (measured: a write landed 27 s late).
ONCE_MORE: Final = timedelta(minutes=5)

_LOOK = say("Check the order, then plan again.")


@dataclass(frozen=True, slots=True)
class Age:
    """How much time went by since a write came to its end: more than ``GRACE``, and more than
    ``ONCE_MORE``."""

    past_grace: bool
    past_minutes: bool


def is_open(write: UnsettledWrite) -> bool:
    """Whether nobody knows what became of it; else its outcome is known and read again."""
    return write.outcome in (None, OutcomeKind.UNKNOWN)


def tells(reading: Reading) -> bool:
    """Whether a reading tells what the side holds."""
    seen = reading.observation
    if seen.presence is Presence.PRESENT:
        return seen.status is not None
    return seen.presence is Presence.ABSENT


def too_early(
    write: UnsettledWrite, reading: Reading, age: Age, shown: Status | None = None
) -> bool:
    """Whether the same reading would settle the write if more time had gone by. ``shown`` is what
    the side shows after it, where that is declared to be another value."""
    waits = is_open(write) or write.outcome is OutcomeKind.ACCEPTED
    if not waits or age.past_grace or not tells(reading):
        return False
    return reading.observation.status not in (write.wanted, shown)


def later_outcome(
    write: UnsettledWrite, reading: Reading, age: Age, shown: Status | None = None
) -> Outcome | None:
    """The outcome to add; ``None`` while the reading proves nothing new."""
    seen = reading.observation
    if not tells(reading) or too_early(write, reading, age, shown):
        return None
    side = write.target.named
    if seen.status is not None and seen.status == write.wanted:
        message = say("Read again: {side} has the wanted value.", side=side)
        return _outcome(write, reading, OutcomeKind.VERIFIED, message, seen.status)
    if shown is not None and seen.status == shown:
        message = say(
            "Read again: {side} shows “{shown}”, as declared for “{wanted}”.",
            side=side,
            shown=brief(shown),
            wanted=brief(write.wanted),
        )
        return _outcome(write, reading, OutcomeKind.VERIFIED, message, seen.status)
    if is_open(write):
        return _of_an_open_write(write, reading)
    if seen.status is not None and seen.status == write.expected:
        return _still_former(write, reading, age)
    return _moved_on(write, reading)


def unknown_outcome(write: UnsettledWrite) -> Outcome:
    """What a row shows of a write of which nothing better is known."""
    return Outcome(
        ref=write.ref,
        number=write.number,
        target=write.target,
        kind=OutcomeKind.UNKNOWN,
        before=write.expected,
        wanted=write.wanted,
        after=None,
        message=say("The outcome of the write is not known."),
        at=write.ended_at or write.claimed_at,
        advice=say("A refresh settles it by reading the order again, if that side can be read."),
        sent=True,
    )


def _of_an_open_write(write: UnsettledWrite, reading: Reading) -> Outcome:
    side, seen = write.target.named, reading.observation
    if seen.presence is Presence.ABSENT:
        message = say("Read again: the order is no longer in {side}.", side=side)
    elif seen.status == write.expected:
        return _not_applied(write, reading)
    elif write.expected is not None:
        message = say("Read again: {side} has neither the former nor the wanted value.", side=side)
    else:
        message = say(
            "Read again: {side} does not have the wanted value; the former one is not known.",
            side=side,
        )
    return _outcome(write, reading, OutcomeKind.ALTERED, message, seen.status, _LOOK)


def _still_former(write: UnsettledWrite, reading: Reading, age: Age) -> Outcome | None:
    """The former value, of a write whose outcome is known: an accepted one was not applied, and
    what was called so already has its last look after minutes."""
    kind = write.outcome
    if kind is None or kind is OutcomeKind.ACCEPTED:
        return _not_applied(write, reading)
    if not age.past_minutes:
        return None
    message = say("Read once more: {side} still has the former value.", side=write.target.named)
    return _outcome(write, reading, kind, message, reading.observation.status, _LOOK)


def _not_applied(write: UnsettledWrite, reading: Reading) -> Outcome:
    side = write.target.named
    said_yes = write.outcome is OutcomeKind.ACCEPTED
    message = (
        say(
            "Not applied, although the write was accepted: {side} still had the former value "
            "when read again.",
            side=side,
        )
        if said_yes
        else say("Not applied: {side} still had the former value when read again.", side=side)
    )
    advice = say(
        "A refresh checks once more, in case it is carried out late. Check the "
        "order, then plan again."
    )
    status = reading.observation.status
    return _outcome(write, reading, OutcomeKind.REFUSED, message, status, advice, again=True)


def _moved_on(write: UnsettledWrite, reading: Reading) -> Outcome:
    """Another value, or no order any more, some time after an outcome that was known: whether the
    write was carried out in between cannot be seen, so its kind stays.

    ``after`` is kept only where nothing had been read back of an altered write: an undo must not
    take back what somebody else wrote since.
    """
    kind = write.outcome or OutcomeKind.UNKNOWN
    unread = kind is OutcomeKind.ALTERED and write.after is None
    status = reading.observation.status
    message = _holds_now(write.target.named, status)
    return _outcome(write, reading, kind, message, status if unread else None, _LOOK)


def _holds_now(side: Sentence, status: Status | None) -> Sentence:
    if status is None:
        return say(
            "Read again: the order is no longer in {side}; it is not known whether "
            "it had the wanted value in between.",
            side=side,
        )
    return say(
        "Read again: {side} now has “{visible}”; it is not known whether it "
        "had the wanted value in between.",
        side=side,
        visible=brief(status),
    )


def _outcome(
    write: UnsettledWrite,
    reading: Reading,
    kind: OutcomeKind,
    message: Sentence,
    after: Status | None,
    advice: Sentence = NOTHING,
    *,
    again: bool = False,
) -> Outcome:
    return Outcome(
        ref=write.ref,
        number=write.number,
        target=write.target,
        kind=kind,
        before=write.expected,
        wanted=write.wanted,
        after=after,
        message=message,
        at=reading.observation.read_at,
        advice=advice,
        sent=True,
        read_again=again,
    )
