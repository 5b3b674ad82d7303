"""The connection test of DesignO, line by line.

Law: a test changes nothing. Only a real update-order shows whether DesignO takes one, so that
line is left open.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import replace

from designo_sync_gui.connectors.checks import encryption_line, failed, sign_in_check
from designo_sync_gui.connectors.designo.session import DesignoSession
from designo_sync_gui.domain.connection import AuthForm, Check, DesignoConnection
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    RefusedByReceiver,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.order import Reading
from designo_sync_gui.domain.ports import OrderPage, OrderReader
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.visible import brief, visible_text

_REACHED = say("DesignO reached")
_TOKEN = say("Token received")
_WRITE = say("May write a status")
_READ = say("Orders read")
#: While no store is connected, a list per store is asked for this one.
_NO_STORE = "connection-test"


class DesignoChecks:
    """Runs the checks of one DesignO connection; a list per store is asked for ``store_code``."""

    def __init__(
        self,
        session: DesignoSession,
        connection: DesignoConnection,
        reader: OrderReader | None,
        *,
        per_store: bool,
        store_code: str = "",
        sign_in: SignInEnd | None = None,
    ) -> None:
        self._session = session
        self._connection = connection
        self._reader = reader
        self._per_store = per_store
        self._code = store_code
        self._sign_in = sign_in

    async def run(self) -> AsyncIterator[Check]:
        host = self._session.channel.host
        yield encryption_line(self._session.channel.base)
        if self._connection.auth is AuthForm.NONE:
            yield Check(_TOKEN, None, say("Not asked for: the connection is set to send no token."))
        else:
            try:
                await self._session.signer()
            except SyncError as error:
                reached = not isinstance(error, Unreachable)
                if reached:
                    yield Check(_REACHED, True, say("{host} answers.", host=host))
                yield failed(_TOKEN if reached else _REACHED, error)
                return
            yield Check(_REACHED, True, say("{host} answers.", host=host))
            yield Check(_TOKEN, True, say("DesignO issued a token; it is kept in memory only."))
        yield Check(
            _WRITE,
            None,
            say(
                "Only a real write shows this; none was sent. The vendor publishes no "
                "description of update-order: the defaults are those of the vendor's "
                "WooCommerce plugin 1.0.9."
            ),
        )
        yield await self._read()
        if self._sign_in is not None:
            yield sign_in_check(self._sign_in, self._session.channel.clock.now())

    async def _read(self) -> Check:
        if self._reader is None:
            return Check(
                _READ,
                None,
                say(
                    "There is no read profile, so the DesignO column says “not read” and writes "
                    "end as “accepted, not verified”. The vendor publishes no API that reads "
                    "orders: ask the vendor for yours."
                ),
            )
        try:
            async with aclosing(self._reader.pages((self._code or _NO_STORE,), None)) as pages:
                async for page in pages:
                    return _noted(_told(_sample(page.readings, page.nameless), page), page.notes)
        except (NotTheApi, RefusedByReceiver) as error:
            if not self._per_store or self._code:
                return _unread(error)
            return Check(
                _READ,
                None,
                say(
                    "The list is read per store, and no store is connected yet, so the "
                    "test used a store code that does not exist (“{no_store}”), which was "
                    "refused. Connect a store and test again.",
                    no_store=_NO_STORE,
                ),
                error.details,
            )
        except SyncError as error:
            return _unread(error)
        return Check(_READ, None, say("The list is empty."))


def _told(check: Check, page: OrderPage) -> Check:
    """The check with the file that was read."""
    if not page.told:
        return check
    read = say("Read: {told}.", told=page.told)
    return replace(check, message=joined(" ", (read, check.message)))


def _noted(check: Check, notes: Sequence[Sentence]) -> Check:
    """What a reading guessed or refused is no pass."""
    if not notes:
        return check
    return replace(check, passed=None, message=joined(" ", [check.message, *notes]))


def _sample(readings: Sequence[Reading], nameless: int) -> Check:
    if not readings:
        return Check(_READ, None, say("The list is empty, so the pointers could not be checked."))
    first = readings[0]
    status = first.observation.status
    shown = say("unreadable") if status is None else say("“{status}”", status=brief(status))
    order, store = visible_text(first.ref.order_id), visible_text(first.ref.store_code)
    passed = None if nameless else True
    lost = say_n(
        "{n:,} entry has no usable id or store.",
        "{n:,} entries have no usable id or store.",
        nameless,
    )
    listed = say_n(
        "The first page contains {n:,} order: order {order} of store {store}, status {shown}.",
        "The first page contains {n:,} orders; the first is order {order} of store {store}, "
        "status {shown}.",
        len(readings),
        order=order,
        store=store,
        shown=shown,
    )
    return Check(
        _READ,
        passed,
        joined(" ", (listed, lost if nameless else NOTHING)),
        first.observation.evidence,
    )


def _unread(error: SyncError) -> Check:
    return failed(_READ, error, titled=isinstance(error, BadReply))
