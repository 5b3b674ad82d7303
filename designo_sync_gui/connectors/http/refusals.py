"""What a side's error replies mean, as one table per side.

Law: the HTTP status gives the general error; a row of the table puts the side's own words to it.
A row may call a refused write "not applied" only where the side's own words prove it: otherwise
the write has the effect that the HTTP status alone leaves open.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import ended
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.domain.errors import RefusedByReceiver, SyncError
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say


@dataclass(frozen=True, slots=True)
class Refusal:
    """One error answer, as the rows of a table see it.

    ``general`` is what its HTTP status alone stands for; ``words`` are the side's own, hidden of
    secrets; ``codes`` its own names for what is wrong.
    """

    channel: Channel
    reply: Reply
    general: SyncError
    words: str = ""
    codes: frozenset[str] = frozenset()

    @property
    def host(self) -> str:
        return self.channel.host

    @property
    def status(self) -> int:
        return self.reply.status

    @property
    def said(self) -> Sentence:
        """The side's own words as a sentence; nothing where it said none."""
        return say("It says: {words}", words=ended(self.words)) if self.words else NOTHING


#: A text of a row: fixed, or made of the answer.
Text = Sentence | Callable[[Refusal], Sentence | None]


@dataclass(frozen=True, slots=True)
class Row:
    """Answers of one kind, and the error that they stand for. What is left out does not matter.

    Attributes:
        of: the general errors that it is about.
        statuses, code, word: the HTTP status, the side's own name for it, and a part of its words
            in small letters.
        when: what else must be so.
        kind: the error it stands for; ``None`` for the general one, with other texts.
        message, advice, title: its texts; ``None`` leaves those of the general error.
        speaks: whether the side's own words follow its message.
        proves: whether the words prove that a write was not applied; ``None``: the HTTP status
            alone tells.
    """

    of: type[SyncError] | tuple[type[SyncError], ...] = SyncError
    message: Text | None = None
    advice: Text | None = None
    kind: type[SyncError] | None = None
    statuses: frozenset[int] = frozenset()
    code: str = ""
    word: str = ""
    when: Callable[[Refusal], bool] | None = None
    title: Sentence = NOTHING
    speaks: bool = True
    proves: Callable[[Refusal], bool] | None = None

    def fits(self, refusal: Refusal) -> bool:
        return (
            isinstance(refusal.general, self.of)
            and (not self.statuses or refusal.status in self.statuses)
            and (not self.code or self.code in refusal.codes)
            and (not self.word or self.word in refusal.words.lower())
            and (self.when is None or self.when(refusal))
        )

    def error(self, refusal: Refusal) -> SyncError:
        """The error that an answer of this kind stands for."""
        general = refusal.general
        message = _text(self.message, refusal) or general.message
        if self.speaks and self.message is not None:
            message = joined(" ", [message, refusal.said])
        advice = _text(self.advice, refusal) or general.advice
        if self.kind is None:
            general.message, general.advice = message, advice
            return general
        details = refusal.channel.masker.raw(refusal.reply.body)
        error = self.kind(message, advice, title=self.title, details=details)
        if self.proves is None or not self.proves(refusal):
            error.write_effect = general.write_effect
        return error


Table = Sequence[Row]


#: A definite no that the side gives a reason for.
REFUSED_IN_WORDS: Final = Row(
    RefusedByReceiver,
    lambda refusal: say(
        "{host} refused the request (HTTP {status}).", host=refusal.host, status=refusal.status
    ),
    say("See the details."),
    RefusedByReceiver,
    when=lambda refusal: bool(refusal.words),
)


def reply_error(
    table: Table,
    channel: Channel,
    reply: Reply,
    words: Callable[[Reply], str] = lambda reply: "",
    codes: Callable[[Reply], frozenset[str]] = lambda reply: frozenset(),
) -> SyncError | None:
    """The error that a reply stands for by its side's table; ``None`` for 2xx. ``words`` and
    ``codes`` find the side's own in a reply."""
    general = channel.status_error(reply)
    if general is None:
        return None
    own = channel.masker.words(words(reply))
    return of_table(table, Refusal(channel, reply, general, own, codes(reply)))


def of_table(table: Table, refusal: Refusal) -> SyncError:
    """The error of the first row that fits; the general one where none does."""
    row = next((row for row in table if row.fits(refusal)), None)
    return refusal.general if row is None else row.error(refusal)


def _text(text: Text | None, refusal: Refusal) -> Sentence | None:
    if text is None or isinstance(text, Sentence):
        return text
    return text(refusal)


def always(refusal: Refusal) -> bool:
    """The words of every answer of this kind prove it."""
    return True


def spoken(refusal: Refusal) -> bool:
    """Whether the side gave an error text of its own."""
    return bool(refusal.words)
