"""Renewing a sign-in by a new example of the same request.

Law: only the credentials change, and only after a first page was read with them. Nothing that was
read before is void: so the page must hold orders that are known, where any are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.connection_changes import changes_between
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.learning.renewal import Renewed, ended_words, renewed
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.secret_origin import entries, released, with_origin
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.sign_in_end import end_of, signs_in_by_cookie
from designo_sync_gui.engine.activity_log import ActivityLog
from designo_sync_gui.engine.connections.book import (
    DESIGNO_OWNER,
    ConnectionBook,
    store_owner,
)
from designo_sync_gui.engine.connections.service import refuse_while_busy
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.connections.trial import first_page
from designo_sync_gui.engine.jobs.job import Jobs


@dataclass(frozen=True, slots=True)
class RenewalDone:
    """``read`` orders of the first page, of which ``known`` are known; ``ends`` is when the
    new credentials say that they end, ``told`` the same in words."""

    read: int
    known: int
    ends: datetime | None
    told: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class Renewing:
    """A part of ``Services``."""

    book: ConnectionBook
    jobs: Jobs

    async def renew(self, code: str | None, text: str) -> RenewalDone:
        """Take the credentials of a copied command for a store; ``None``: for DesignO. Raises
        ``ExampleRefused``, ``JobRefused``, and ``SyncError`` for what the server says: then
        nothing is changed."""
        refuse_while_busy(self.jobs, code)
        settings = await self.book.load()
        connection = settings.designo if code is None else settings.store(code)
        if connection is None:
            raise ExampleRefused(
                say("There is no such connection."), say("Learn it from the example instead.")
            )
        request = read_paste(text)
        refuse_unsafe(request)
        fresh = renewed(_profile(connection), connection.url, request)
        secrets = await self._merged(connection, fresh)
        page = await self._first_page(connection, secrets)
        known = await self._known(page, self._asked(connection))
        await self._save(connection, secrets)
        told = ended_words(fresh.ends, self.book.context.clock.now())
        return RenewalDone(len(page.readings), known, fresh.ends, told)

    async def _merged(
        self, connection: DesignoConnection | Store, fresh: Renewed
    ) -> Mapping[str, Secret]:
        """The new credentials, and those stored that the example has nothing of."""
        names = [one.name for one in self._fields(connection)]
        others = [name for name in names if name not in fresh.secrets]
        stored: Mapping[str, Secret] = {}
        if others:
            whole = await self.book.secrets.load(_owner(connection), entries(others))
            stored = released(whole, connection.url, _name(connection))
        new = {name: Secret(value) for name, value in fresh.secrets.items()}
        return {**stored, **new}

    def _fields(self, connection: DesignoConnection | Store) -> Sequence[SecretField]:
        if isinstance(connection, Store):
            return tuple(self.book.store_secret_fields(connection))
        return tuple(self.book.designo_secret_fields(connection.read_profile))

    async def _first_page(
        self, connection: DesignoConnection | Store, secrets: Mapping[str, Secret]
    ) -> OrderPage:
        connections = self.book.context.connections
        if isinstance(connection, Store):
            side = await connections.trial_storefront(connection, secrets)
            return await first_page(side, connection.code)
        stores = self.book.settings.stores
        side = await connections.trial_designo(connection, secrets)
        return await first_page(side, stores[0].code if stores else "")

    async def _known(self, page: OrderPage, asked: Sequence[str]) -> int:
        """Raises ``ExampleRefused`` where orders were read before, of whichever side, and none of
        the page is one: that looks like another account. ``asked`` are the stores of an
        empty page."""
        mirror = self.book.context.mirror
        refs = [reading.ref for reading in page.readings]
        known = len(await mirror.orders(refs))
        codes = sorted({ref.store_code for ref in refs}) or asked
        before = sum([await mirror.order_count(code) for code in codes])
        if before and not known:
            raise ExampleRefused(
                say("No order that this sign-in shows was read before: is it another account?"),
                say("Nothing was changed. Enter the credentials in the connection's settings."),
            )
        return known

    def _asked(self, connection: DesignoConnection | Store) -> Sequence[str]:
        """The stores whose orders the first page may hold."""
        if isinstance(connection, Store):
            return [connection.code]
        codes = [store.code for store in self.book.settings.stores]
        return codes[:1] if "{store_code}" in connection.read_profile else codes

    async def _save(
        self, connection: DesignoConnection | Store, secrets: Mapping[str, Secret]
    ) -> None:
        context, profile = self.book.context, _profile(connection)
        await self.book.secrets.save(_owner(connection), with_origin(secrets, connection.url))
        code = connection.code if isinstance(connection, Store) else None
        await context.connections.forget(code)
        values = [secret.reveal() for secret in secrets.values()]
        context.states.sign_in(code or DESIGNO, end_of(values, session=signs_in_by_cookie(profile)))
        now = self.book.settings
        await ActivityLog(context).connections_changed(
            changes_between(now, now, credentials=code or "")
        )
        context.events.publish(ConnectionsChanged())


def can_be_renewed(connection: DesignoConnection | Store | None) -> bool:
    """Whether it signs in with what an example of its list holds."""
    return connection is not None and "{secret:" in _profile(connection)


def _profile(connection: DesignoConnection | Store) -> str:
    if isinstance(connection, Store):
        return dict(connection.options).get("profile", "")
    return connection.read_profile


def _owner(connection: DesignoConnection | Store) -> str:
    return store_owner(connection.code) if isinstance(connection, Store) else DESIGNO_OWNER


def _name(connection: DesignoConnection | Store) -> str:
    return connection.name if isinstance(connection, Store) else "DesignO"
