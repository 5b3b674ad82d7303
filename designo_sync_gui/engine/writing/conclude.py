"""Deciding the outcome of a write from the reply and the value read back.

Law: pure. "Verified" needs the wanted value to have been read back; an unclear answer with the
former value still there is "unknown", never "failed", and so is a yes: the side may show it later.
"""

from dataclasses import dataclass

from designo_sync_gui.domain.errors import (
    RefusedByReceiver,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import Observation, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import PlannedWrite, WriteRules
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief
from designo_sync_gui.domain.write_rules import shown_already


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome before it has a time and a place."""

    kind: OutcomeKind
    message: Sentence
    advice: Sentence = NOTHING
    before: Status | None = None
    after: Status | None = None
    sent: bool = False
    read_again: bool = False


def carried_out_otherwise(rules: WriteRules, write: PlannedWrite, state: str) -> Finding | None:
    """Why a row is not written where the change now means something else than was planned."""
    change = rules.change(write.expected, write.wanted, state)
    if (change.action, change.confirm) == (write.action, write.confirm):
        return None
    message = say("The target would now carry out this change differently from how it was planned.")
    told = joined(" ", [message, say("Nothing was sent.")])
    return Finding(OutcomeKind.SKIPPED, told, say("Plan again."))


def before_sending(
    write: PlannedWrite, seen: Observation, side: Side, shown: Status | None = None
) -> Finding | None:
    """Compare-and-set: why the write must not be sent, or ``None`` when it may. ``shown`` is what
    the side shows after it, where that is declared to be another value."""
    if seen.presence is Presence.NOT_READ:
        message = say(
            "{capital} could not be read: {problem} Nothing was sent.",
            capital=side.capital,
            problem=seen.problem,
        )
        return Finding(OutcomeKind.CANCELLED, message)
    if seen.presence is not Presence.PRESENT:
        return Finding(
            OutcomeKind.SKIPPED, say("The order is no longer in {named}.", named=side.named)
        )
    if seen.status is None:
        return Finding(
            OutcomeKind.SKIPPED,
            say(
                "The {named} status is now unreadable: {problem}",
                named=side.named,
                problem=seen.problem,
            ),
        )
    if seen.status == write.wanted:
        return Finding(
            OutcomeKind.SKIPPED,
            say(
                "{capital} already has the wanted value: nothing was sent.",
                capital=side.capital,
            ),
            before=seen.status,
            after=seen.status,
        )
    if shown is not None and seen.status == shown != write.wanted:
        return Finding(
            OutcomeKind.SKIPPED,
            shown_already(write.wanted, shown),
            before=seen.status,
            after=seen.status,
        )
    if seen.status != write.expected:
        return Finding(
            OutcomeKind.SKIPPED,
            say(
                "{capital} now has “{visible}”: nothing was sent.",
                capital=side.capital,
                visible=brief(seen.status),
            ),
            say("Refresh and plan again."),
            before=seen.status,
            after=seen.status,
        )
    return None


def source_moved(
    wanted: Status, seen: Observation | None, error: SyncError | None, side: Side
) -> Finding | None:
    """Why a value must not be written: the side it was taken from no longer holds it, or cannot be
    asked whether it does; ``None`` when it still holds it."""
    problem = error.sentence if error is not None else seen.problem if seen is not None else NOTHING
    if seen is None or error is not None or seen.presence is Presence.NOT_READ:
        message = say(
            "{capital}, whose value is written, could not be read again: {problem} Nothing was "
            "sent.",
            capital=side.capital,
            problem=problem,
        )
        return Finding(OutcomeKind.CANCELLED, message, say("Refresh and plan again."))
    if seen.presence is Presence.PRESENT and seen.status == wanted:
        return None
    held = _quoted(seen.status)
    message = say(
        "{capital} now has {held}, no longer the value of the plan: nothing was sent.",
        capital=side.capital,
        held=held,
    )
    return Finding(OutcomeKind.SKIPPED, message, say("Refresh and plan again."))


def not_sent(problem: SyncError) -> Finding:
    """No request that could change the target left: it could not be asked or reached, or it was
    clear before sending that it would not take the value."""
    refused = isinstance(problem, RefusedByReceiver)
    return Finding(
        OutcomeKind.REFUSED if refused else OutcomeKind.CANCELLED,
        say("Nothing was sent. {title}: {message}", title=problem.title, message=problem.message),
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
    def echo(self) -> Status | None:
        """The status that the answer names, where it names one."""
        echo = self.reply.echo if self.reply is not None else None
        return echo if echo is not None and echo.has_value else None

    @property
    def never_left(self) -> bool:
        return self.error is not None and self.error.write_effect is WriteEffect.NOT_SENT

    @property
    def words(self) -> Sentence:
        """The receiver's own words, or what went wrong."""
        if self.error is not None:
            return say("{title}: {message}", title=self.error.title, message=self.error.message)
        return self.reply.message if self.reply is not None else NOTHING

    @property
    def advice(self) -> Sentence:
        return self.error.advice if self.error is not None else NOTHING

    @property
    def raw(self) -> str:
        """The masked reply for the journal."""
        if self.error is not None:
            return self.error.details
        return self.reply.raw if self.reply is not None else ""


def _quoted(status: Status | None) -> Sentence:
    return say("nothing") if status is None else say("“{value}”", value=brief(status))


def by_bug(error: SyncError) -> Finding:
    """A write that was claimed when an error in the program ended its row."""
    return Finding(
        OutcomeKind.UNKNOWN,
        say("{message} The outcome of the write is not known.", message=error.message),
        say("It is not sent again. Refresh to read the order again."),
        sent=True,
    )


def lags(
    write: PlannedWrite,
    before: Status | None,
    answer: Answer,
    seen: Observation | None,
    shown: Status | None = None,
) -> bool:
    """Whether a side still shows the former value after its own yes: DesignO was seen to show a
    stored write seconds later. An answer that names the former value itself is not waited for."""
    return (
        answer.accepted is True
        and answer.echo in (None, write.wanted, shown)
        and seen is not None
        and seen.presence is Presence.PRESENT
        and seen.status is not None
        and seen.status == before != write.wanted
    )


def after_sending(
    write: PlannedWrite,
    before: Status | None,
    answer: Answer,
    seen: Observation | None,
    side: Side,
    shown: Status | None = None,
) -> Finding:
    """The outcome of a write that was sent. ``seen`` is ``None`` when it could not be read back;
    ``shown`` is what the side shows after it, where that is declared to be another value."""
    if seen is None or (seen.presence is not Presence.ABSENT and seen.status is None):
        return _unread(write, before, answer, seen, shown)
    if seen.presence is not Presence.PRESENT:
        return Finding(
            OutcomeKind.ALTERED,
            _and(
                say("After the write the order is no longer in {named}.", named=side.named),
                answer.words,
            ),
            say("Check the order there."),
            before=before,
            sent=True,
        )
    after = seen.status
    if after == write.wanted:
        message = say("Read back: {named} has the wanted value.", named=side.named)
        if not answer.accepted:
            message = say(
                "Read back: {named} has the wanted value, although the answer was: {words}",
                named=side.named,
                words=answer.words,
            )
        return Finding(OutcomeKind.VERIFIED, message, NOTHING, before, after, sent=True)
    if shown is not None and after == shown:
        return _shown(write, before, answer, shown, side)
    if answer.accepted is False:
        return Finding(OutcomeKind.REFUSED, answer.words, answer.advice, before, after, sent=True)
    if answer.accepted is None:
        return _unclear(before, after, answer, side)
    if lags(write, before, answer, seen, shown):
        return _lagging(before, after, answer, side)
    held = _quoted(after)
    if after == before:
        held = say("the former value")
    return Finding(
        OutcomeKind.ALTERED,
        say(
            "Sent “{visible}”, but {named} now has {held}.",
            visible=brief(write.wanted),
            named=side.named,
            held=held,
        ),
        say(
            "Something there changes or ignores this value: check the order before planning again."
        ),
        before,
        after,
        sent=True,
        read_again=after == before,
    )


def _shown(
    write: PlannedWrite, before: Status | None, answer: Answer, shown: Status, side: Side
) -> Finding:
    message = say(
        "Read back: {named} shows “{shown}”, as declared for “{wanted}”.",
        named=side.named,
        shown=brief(shown),
        wanted=brief(write.wanted),
    )
    if not answer.accepted:
        message = _and(message, say("The answer was: {words}", words=answer.words))
    return Finding(OutcomeKind.VERIFIED, message, NOTHING, before, shown, sent=True)


def _lagging(before: Status | None, after: Status | None, answer: Answer, side: Side) -> Finding:
    return Finding(
        OutcomeKind.UNKNOWN,
        _and(
            say(
                "{capital} accepted the write but still shows the former value: it may show the "
                "new value later, or something there ignores the write.",
                capital=side.capital,
            ),
            answer.words,
        ),
        say("It is not sent again. Refresh to read the order again."),
        before,
        after,
        sent=True,
    )


def _unclear(before: Status | None, after: Status | None, answer: Answer, side: Side) -> Finding:
    holds = (
        say(
            "The answer was unclear and {named} still has the former value; the "
            "write may still be carried out.",
            named=side.named,
        )
        if after == before
        else say(
            "The answer was unclear and {named} has a third value; the write may "
            "still be carried out.",
            named=side.named,
        )
    )
    return Finding(
        OutcomeKind.UNKNOWN,
        _and(holds, answer.words),
        say("It is not sent again. Refresh to read the order again."),
        before,
        after,
        sent=True,
    )


def _unread(
    write: PlannedWrite,
    before: Status | None,
    answer: Answer,
    seen: Observation | None,
    shown: Status | None,
) -> Finding:
    why = say("Read back: {problem}", problem=seen.problem) if seen is not None else NOTHING
    if answer.accepted is False:
        return Finding(OutcomeKind.REFUSED, answer.words, answer.advice, before, sent=True)
    echo = answer.echo
    if answer.accepted is True and echo is not None and echo not in (write.wanted, shown):
        message = say(
            "Sent “{sent}”, but the receiver's answer names “{got}”, and the value could not be "
            "read back.",
            sent=brief(write.wanted),
            got=brief(echo),
        )
        advice = say("Check the order there before planning again.")
        told = _and(message, why)
        return Finding(OutcomeKind.ALTERED, told, advice, before, sent=True, read_again=True)
    if answer.accepted is True:
        message = say("The write was accepted, but the value could not be read back.")
        told = _and(message, why, answer.words)
        return Finding(OutcomeKind.ACCEPTED, told, NOTHING, before, sent=True, read_again=True)
    return Finding(
        OutcomeKind.UNKNOWN,
        _and(
            say("The answer was unclear and the value could not be read back."), why, answer.words
        ),
        say(
            "It is not sent again. Check the order in the target. If there is a read source, a "
            "refresh reads the order again."
        ),
        before,
        sent=True,
    )


def _and(*sentences: Sentence) -> Sentence:
    return joined(" ", sentences)
