"""Making a side of what a connection says: its reader, rules, writer and checks.

Law: nothing here sends anything; the client of the side's origin is given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from designo_sync_gui.connectors.connector import Connector, Opening, refuse_plain_http
from designo_sync_gui.connectors.designo.checks import DesignoChecks
from designo_sync_gui.connectors.designo.reading import DesignoCaller
from designo_sync_gui.connectors.designo.session import DesignoRules, DesignoSession, DesignoWriter
from designo_sync_gui.connectors.examples import ask_example
from designo_sync_gui.connectors.exports.connector import export_reader
from designo_sync_gui.connectors.http.auth import Signer, Unsigned
from designo_sync_gui.connectors.http.client import Channel, HttpClient
from designo_sync_gui.connectors.http.connections import reading_alone
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.pacing.adaptive import adaptive
from designo_sync_gui.connectors.pacing.pacer import Pacer, Pacers
from designo_sync_gui.connectors.pacing.stated import NO_PACE, pacer_for
from designo_sync_gui.connectors.profile.ended import SignInThatEnds
from designo_sync_gui.connectors.profile.parsing import read_profile
from designo_sync_gui.connectors.profile.reader import ProfileReader
from designo_sync_gui.connectors.profile.rules import ProfileAuth
from designo_sync_gui.connectors.profile.session import Caller
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.form_fields import ADDRESS
from designo_sync_gui.domain.learning.answers import ExampleAnswer
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.path_secrets import drawn_texts
from designo_sync_gui.domain.learning.sign_in import find_sign_in
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.ports import Clock, ConnectedSide, OrderReader
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.sign_in_end import end_of, signs_in_by_cookie


@dataclass(frozen=True, slots=True)
class SideMaker:
    """What all sides share: see ``ConnectionRegistry``."""

    clock: Clock
    nonce: Callable[[], str]
    jitter: Callable[[], float]
    pacers: Pacers
    known: Masker

    def storefront(
        self,
        connector: Connector,
        store: Store,
        secrets: Mapping[str, Secret],
        client: HttpClient | None,
    ) -> ConnectedSide:
        """Raises ``SettingsInvalid`` for settings that the connector cannot use."""

        def make_channel(base: str, signer: Signer, masker: Masker, pacer: Pacer) -> Channel:
            if client is None:
                raise SettingsInvalid(
                    say("{title} has no address.", title=connector.platform.title), field=ADDRESS
                )
            return Channel(client, base, signer, masker, self.clock, self.jitter, pacer)

        opening = Opening(
            store, secrets, make_channel, self.clock, self.nonce, self.pacers, self.known
        )
        return _apart(connector.open(opening))

    def designo(
        self,
        connection: DesignoConnection,
        secrets: Mapping[str, Secret],
        client: HttpClient,
        store_code: str = "",
    ) -> ConnectedSide:
        """Raises ``ProfileInvalid``, and ``SettingsInvalid`` for an address or export that cannot
        be used."""
        base = base_address(connection.url)
        refuse_plain_http(base, say("its token"))
        masker = Masker([secret.reveal() for secret in secrets.values()], self.known)
        text = connection.read_profile
        profile = read_profile(text) if text.strip() else None
        pace = profile.pace if profile is not None else NO_PACE
        pacer = pacer_for(self.pacers, urlsplit(base).netloc, pace)
        channel = Channel(client, base, Unsigned(), masker, self.clock, self.jitter, pacer)
        session = DesignoSession(channel, connection)
        reader: OrderReader | None = None
        per_store = False
        values = [secret.reveal() for secret in secrets.values()]
        sign_in = end_of(values, session=signs_in_by_cookie(text))
        if profile is not None:
            per_store = profile.per_store
            with_token = profile.auth is ProfileAuth.TOKEN
            caller: Caller = DesignoCaller(session, with_token)
            if profile.secret_places and not with_token:
                caller = SignInThatEnds(caller)
            reader = ProfileReader(caller, profile, secrets, shows=profile.shows)
        elif connection.read_table:
            reader = export_reader(Side.DESIGNO, dict(connection.read_table), "", self.clock)
        return _apart(
            ConnectedSide(
                reader=reader,
                rules=DesignoRules(connection, profile.shows if profile is not None else {}),
                writer=DesignoWriter(session, connection),
                checks=DesignoChecks(
                    session,
                    connection,
                    reader,
                    per_store=per_store,
                    store_code=store_code,
                    sign_in=sign_in,
                ).run,
                shows=profile.shows if profile is not None else {},
                sign_in=sign_in,
            )
        )

    async def example(
        self, connection: DesignoConnection, request: ExampleRequest, client: HttpClient
    ) -> ExampleAnswer:
        """Make an example's request once. Raises ``SyncError``."""
        base = base_address(connection.url)
        refuse_plain_http(base, say("the example's credentials"))
        secrets = [secret.value for secret in find_sign_in(request).secrets]
        secrets += drawn_texts(urlsplit(request.url).path)  # not logged, whatever they are
        pacer = self.pacers.of((urlsplit(base).netloc, ""), adaptive)
        masker = Masker(secrets, self.known)
        channel = Channel(client, base, Unsigned(), masker, self.clock, self.jitter, pacer)
        return await ask_example(channel, request)


def _apart(side: ConnectedSide) -> ConnectedSide:
    """What is read around a write goes over connections of its own."""
    return side if side.reader is None else replace(side, reader=reading_alone(side.reader))
