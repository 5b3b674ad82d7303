"""What a write came to, decided from the reply and the value read back.

Law: pure. "Verified" needs the wanted value to have been read back; an unclear answer with the
former value still there is "unknown", never "failed".
"""

from dataclasses import dataclass

from designo_sync_gui.domain.errors import (
    RefusedByReceiver,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import Observation, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome before it has a time and a place."""

    kind: OutcomeKind
    message: str
    advice: str = ""
    before: Status | None = None
    after: Status | None = None
    sent: bool = False


def before_sending(write: PlannedWrite, seen: Observation, side: Side) -> Finding | None:
    """Compare-and-set: why the write must not be sent, or ``None`` when it may."""
    if seen.presence is Presence.NOT_READ:
        message = f"{_capital(side.named)} could not be read: {seen.problem} Nothing was sent."
        return Finding(OutcomeKind.CANCELLED, message)
    if seen.presence is not Presence.PRESENT:
        return Finding(OutcomeKind.SKIPPED, f"The order is no longer in {side.named}.")
    if seen.status is None:
        return Finding(
            OutcomeKind.SKIPPED, f"The {side.named} status is now unreadable: {seen.problem}"
        )
    if seen.status == write.wanted:
        return Finding(
            OutcomeKind.SKIPPED,
            f"{_capital(side.named)} already holds the wanted value: nothing was sent.",
            before=seen.status,
            after=seen.status,
        )
    if seen.status != write.expected:
        return Finding(
            OutcomeKind.SKIPPED,
            f"{_capital(side.named)} now holds “{visible(seen.status)}”: nothing was sent.",
            "Refresh and plan again.",
            before=seen.status,
            after=seen.status,
        )
    return None


def not_sent(problem: SyncError) -> Finding:
    """No request that could change the target left: it could not be asked or reached, or it was
    clear before sending that it would not take the value."""
    refused = isinstance(problem, RefusedByReceiver)
    return Finding(
        OutcomeKind.REFUSED if refused else OutcomeKind.CANCELLED,
        f"Nothing was sent. {problem.title}: {problem.message}",
        problem.advice,
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from a write: a reply, or the error it ended in."""

    reply: WriteReply | None = None
    error: SyncError | None = None

    @property
    def accepted(self) -> bool | None:
        """Yes, a definite no, or unclear."""
        if self.reply is not None:
            return self.reply.accepted
        if self.error is not None and self.error.write_effect is WriteEffect.NOT_APPLIED:
            return False
        return None

    @property
    def never_left(self) -> bool:
        return self.error is not None and self.error.write_effect is WriteEffect.NOT_SENT

    @property
    def words(self) -> str:
        """The receiver's own words, or what went wrong."""
        if self.error is not None:
            return f"{self.error.title}: {self.error.message}"
        return self.reply.message if self.reply is not None else ""

    @property
    def advice(self) -> str:
        return self.error.advice if self.error is not None else ""

    @property
    def raw(self) -> str:
        """The masked reply for the journal."""
        if self.error is not None:
            return self.error.details
        return self.reply.raw if self.reply is not None else ""


def after_sending(
    write: PlannedWrite, before: Status | None, answer: Answer, seen: Observation | None, side: Side
) -> Finding:
    """The outcome of a write that was sent. ``seen`` is ``None`` when it could not be read back."""
    name = _capital(side.named)
    if seen is None or (seen.presence is not Presence.ABSENT and seen.status is None):
        return _unread(before, answer, seen)
    if seen.presence is not Presence.PRESENT:
        return Finding(
            OutcomeKind.ALTERED,
            f"After the write the order is no longer in {side.named}. {answer.words}".strip(),
            "Look at the order there.",
            before=before,
            sent=True,
        )
    after = seen.status
    if after == write.wanted:
        words = "" if answer.accepted else f" although the answer was: {answer.words}"
        message = f"Read back: {side.named} holds the wanted value{words}."
        return Finding(OutcomeKind.VERIFIED, message, "", before, after, sent=True)
    if answer.accepted is False:
        return Finding(OutcomeKind.REFUSED, answer.words, answer.advice, before, after, sent=True)
    if answer.accepted is None:
        holds = "still holds the former value" if after == before else "holds a third value"
        return Finding(
            OutcomeKind.UNKNOWN,
            f"The answer was unclear and {side.named} {holds}; the write may yet be carried out. "
            f"{answer.words}".strip(),
            "It is not sent again. Refresh: it is settled by reading.",
            before,
            after,
            sent=True,
        )
    held = "the former value" if after == before else f"“{visible(after)}”" if after else "nothing"
    return Finding(
        OutcomeKind.ALTERED,
        f"Sent “{visible(write.wanted)}”, but {name} now holds {held}.",
        "Something there changes or ignores this value: look at the order before planning again.",
        before,
        after,
        sent=True,
    )


def _unread(before: Status | None, answer: Answer, seen: Observation | None) -> Finding:
    why = f" Read back: {seen.problem}" if seen is not None else ""
    if answer.accepted is False:
        return Finding(OutcomeKind.REFUSED, answer.words, answer.advice, before, sent=True)
    if answer.accepted is True:
        message = f"The receiver said yes; the value could not be read back.{why} {answer.words}"
        return Finding(OutcomeKind.ACCEPTED, message.strip(), "", before, sent=True)
    return Finding(
        OutcomeKind.UNKNOWN,
        f"The answer was unclear and the value could not be read back.{why} {answer.words}".strip(),
        "It is not sent again. Look at the order in the target; a refresh settles it by reading "
        "where there is a read source.",
        before,
        sent=True,
    )


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
