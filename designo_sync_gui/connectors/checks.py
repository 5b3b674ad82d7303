"""The connection test of a shop: the same steps for every platform, with hooks for the rest.

Law: a test changes nothing in the shop. A line says cause and advice; what was not reached is not
claimed.
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Final

from designo_sync_gui.connectors.http.client import Channel, is_loopback
from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import (
    PermissionDenied,
    SignInFailed,
    SomethingBefore,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.ports import OrderReader
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n, verbatim
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import brief

REACHED: Final = say("Shop reached")
SIGNED_IN: Final = say("Signed in")
LIST: Final = say("May list orders")
ONE: Final = say("May read one order")
FIELD: Final = say("Status field")
STATUSES: Final = say("Statuses known")
WRITE: Final = say("May write a status")
CLOCK: Final = say("Clocks agree")
#: Seconds of difference between the clocks that no shop minds.
_MOST_APART: Final = 300.0

#: One line, asked for when those before it are told.
Step = Callable[[], Awaitable[Check]]


@dataclass(frozen=True, slots=True)
class Words:
    """What the lines of a platform say.

    Attributes:
        signed_in: that the credentials are accepted.
        clock: what to do about clocks that differ, and why it matters.
        api: name and text of the line that says that the address is one of this platform's API;
            ``None`` where nothing tells that apart from the address as such.
        reached, answers: the line that something answers at the address.
        none_listed, gone: no order could be asked for; the order that was listed is not there.
        field_advice: what to do about a status field that orders do not have.
    """

    signed_in: Sentence
    clock: Sentence
    api: tuple[Sentence, Sentence] | None = None
    reached: Sentence = REACHED
    answers: Sentence = field(default_factory=lambda: say("The address answers."))
    none_listed: Sentence = field(
        default_factory=lambda: say("The shop lists no order that could be read.")
    )
    gone: Sentence = field(default_factory=lambda: say("The shop no longer has this order."))
    field_advice: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What the shop's list holds, in words, and the order that is read alone; ``None`` for none."""

    told: Sentence
    order_id: str | None


@dataclass(frozen=True, slots=True)
class FirstReply:
    """The reply that shows who answers, what it says of the address, and its list if it is one."""

    reply: Reply
    listing: Listing | None = None
    is_api: Sentence | None = None


class ShopChecks(ABC):
    """Runs the checks of one store; a platform declares its ``words`` and fills in the hooks."""

    words: ClassVar[Words]

    def __init__(self, channel: Channel, store: Store, reader: OrderReader) -> None:
        self.channel = channel
        self.store = store
        self.reader = reader

    async def run(self) -> AsyncIterator[Check]:
        address = self.address()
        if address is not None:
            yield address
        try:
            first = await self.first()
        except SyncError as error:
            for check in self._stopped_by(error):
                yield check
            for step in self.after_stop(error):
                yield await step()
            return
        for check in self._reached(first):
            yield check
        for step in self.api_steps():
            yield await step()
        async for check in self._orders(first):
            yield check
        for step in self.write_steps():
            yield await step()
        yield clock_line(self.channel, first.reply, self.words.clock)

    def address(self) -> Check | None:
        """Checks of the address alone, before any request."""
        return None

    @abstractmethod
    async def first(self) -> FirstReply:
        """Ask once for what shows that the address and the credentials are right. Raises
        ``SyncError``."""

    def doubtful_api(self, error: SignInFailed) -> Check | None:
        """The API's line where a refused sign-in does not show that it was the API's own."""
        return None

    def denied(self, error: PermissionDenied) -> Sequence[Check]:
        """The lines from the sign-in on where the first request was not permitted."""
        return [Check(SIGNED_IN, True, self.words.signed_in), failed(LIST, error)]

    def after_stop(self, error: SyncError) -> Sequence[Step]:
        """Checks that still make sense when the first request failed."""
        return ()

    def api_steps(self) -> Sequence[Step]:
        """Lines about the API as such, before the orders."""
        return ()

    async def listing(self, first: FirstReply) -> Listing:
        """Raises ``SyncError`` where the orders cannot be listed."""
        if first.listing is None:
            raise AssertionError("the first reply of this platform is its list")
        return first.listing

    def no_value(self, status: Status, order_id: str) -> Check | None:
        """The line about a status field without a value; ``None`` where it has one."""
        if status.json_type is not JsonType.ABSENT:
            return None
        return self._no_field(say("The order has no such field."))

    def write_steps(self) -> Sequence[Step]:
        """Whether the credentials may write, and which statuses the shop knows."""
        return ()

    def _stopped_by(self, error: SyncError) -> Sequence[Check]:
        """The lines up to the one that failed; what was not reached is not mentioned."""
        words = self.words
        reached = Check(words.reached, True, words.answers)
        before, api = [], reached
        if words.api is not None:
            before, api = [reached], Check(words.api[0], True, words.api[1])
        if isinstance(error, Unreachable):
            return [failed(words.reached, error)]
        if isinstance(error, SignInFailed):
            return [*before, self.doubtful_api(error) or api, failed(SIGNED_IN, error)]
        if isinstance(error, SomethingBefore):
            unasked = say("Not checked: the shop itself did not answer.")
            return [*before, failed(api.name, error), Check(SIGNED_IN, None, unasked)]
        if isinstance(error, PermissionDenied):
            return [*before, api, *self.denied(error)]
        return [*before, failed(api.name, error)]

    def _reached(self, first: FirstReply) -> Sequence[Check]:
        words = self.words
        lines = [Check(words.reached, True, say("{host} answers.", host=self.channel.host))]
        if words.api is not None:
            name, text = words.api
            lines.append(Check(name, True, first.is_api or text))
        return [*lines, Check(SIGNED_IN, True, words.signed_in)]

    async def _orders(self, first: FirstReply) -> AsyncIterator[Check]:
        try:
            listing = await self.listing(first)
        except SyncError as error:
            yield failed(LIST, error)
            return
        yield Check(LIST, True, listing.told)
        if listing.order_id is None:
            yield Check(ONE, None, self.words.none_listed)
            yield Check(FIELD, None, self.words.none_listed)
            return
        ref = OrderRef(self.store.code, listing.order_id)
        try:
            reading = (await self.reader.read_orders([ref]))[ref]
        except SyncError as error:
            yield failed(ONE, error)
            return
        yield Check(ONE, True, say("Order {order_id} was read.", order_id=ref.order_id))
        yield self._field(reading)

    def _field(self, reading: Reading) -> Check:
        status, order_id = reading.observation.status, reading.ref.order_id
        if status is None:
            problem = reading.observation.problem
            if not problem:
                return Check(FIELD, False, self._about_field(self.words.gone))
            return self._no_field(problem)
        missing = self.no_value(status, order_id)
        if missing is not None:
            return missing
        name = self.store.status_field
        if not status.has_value:
            told = say(
                "“{name}” of order {order_id} is {shown}.",
                name=name,
                order_id=order_id,
                shown=status.json_type.named,
            )
            return Check(FIELD, True, told)
        told = say(
            "“{name}” of order {order_id} is “{visible}”.",
            name=name,
            order_id=order_id,
            visible=brief(status),
        )
        return Check(FIELD, True, told)

    def _no_field(self, why: Sentence) -> Check:
        told, advice = self._about_field(why), self.words.field_advice
        return Check(FIELD, False, told if advice is None else joined(" ", [told, advice]))

    def _about_field(self, why: Sentence) -> Sentence:
        return say("“{name}”: {why}", name=self.store.status_field, why=why)


def failed(name: Sentence, error: SyncError, *, titled: bool = False) -> Check:
    """A line that failed, with the error's own cause and advice, and its title if ``titled``."""
    told = say("{title}: {message}", title=error.title, message=error.message)
    parts = [told if titled else error.message, error.advice]
    message = joined(" ", parts)
    return Check(name, False, message, error.details, error)


def may_write_by(name: Sentence, refusal: SyncError | None) -> Check:
    """What a write that could change nothing showed, where it was neither taken nor clearly
    refused: only a refusal of the sign-in or of a right says something."""
    if isinstance(refusal, SignInFailed | PermissionDenied):
        return failed(name, refusal)
    return Check(name, None, say("The shop does not say beforehand; the first write will show it."))


def encryption_line(base: str, unencrypted: Sentence = NOTHING) -> Check:
    """The address, and what it means where it is not encrypted: a warning, unless nothing leaves
    this computer. Sides that send a token refuse such an address before they are tested."""
    name = say("Address")
    if base.startswith("https://"):
        return Check(name, True, say("{base} (encrypted)", base=base))
    if is_loopback(base):
        return Check(name, True, say("{base} is on this computer (not encrypted).", base=base))
    return Check(name, True, unencrypted or verbatim(base), careful=True)


def clock_line(channel: Channel, reply: Reply, advice: Sentence) -> Check:
    """Whether the shop's Date header fits this clock."""
    theirs = http_date(reply.headers.get("date"))
    if theirs is None:
        return Check(CLOCK, None, say("The shop does not state its time."))
    skew = (theirs - channel.clock.now()).total_seconds()
    if abs(skew) <= _MOST_APART:
        close = say_n(
            "The shop's clock differs by {n:,} second.",
            "The shop's clock differs by {n:,} seconds.",
            round(abs(skew)),
        )
        return Check(CLOCK, True, close)
    minutes = abs(skew) / 60
    ahead = say(
        "The shop's clock is {minutes:.0f} minutes ahead of this computer's.", minutes=minutes
    )
    behind = say(
        "The shop's clock is {minutes:.0f} minutes behind this computer's.", minutes=minutes
    )
    return Check(CLOCK, False, joined(" ", [ahead if skew > 0 else behind, advice]))


def sign_in_check(end: SignInEnd, now: datetime) -> Check:
    """How long a sign-in that ends by itself holds: known and far enough is a pass."""
    far = end.at is not None and not end.is_near(now)
    renew = say("Renew it with a newly copied command.")
    words = say("{words}.", words=end.words(now))
    return Check(say("Sign-in"), far or None, words if far else joined(" ", (words, renew)))
