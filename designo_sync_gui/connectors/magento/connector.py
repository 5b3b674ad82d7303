"""Opening a store of Magento 2 / Adobe Commerce."""

from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.connectors.connector import Connector, Opening, refuse_plain_http
from designo_sync_gui.connectors.http.auth import HeaderAuth, OAuth1, Signer
from designo_sync_gui.connectors.magento.checks import MagentoChecks
from designo_sync_gui.connectors.magento.platform import PLATFORM
from designo_sync_gui.connectors.magento.reader import MagentoReader
from designo_sync_gui.connectors.magento.rules import MagentoRules
from designo_sync_gui.connectors.magento.writer import MagentoWriter
from designo_sync_gui.connectors.pacing.adaptive import adaptive
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.ports import ConnectedSide
from designo_sync_gui.domain.sentence import say


def open_store(opening: Opening) -> ConnectedSide:
    """Raises ``SettingsInvalid`` for a store view that cannot be one, and for an address over
    which a bearer token would travel readable. OAuth sends no secret, so http is let through."""
    store = opening.store
    base = base_address(store.url)
    secrets = opening.secrets
    token = secrets["access_token"]
    signer: Signer
    if PLATFORM.sign_in(store.sign_in).name == "bearer":
        refuse_plain_http(base, say("the access token"))
        signer = HeaderAuth("Authorization", token, "Bearer")
    else:
        signer = OAuth1(
            secrets["consumer_key"],
            secrets["consumer_secret"],
            opening.clock.now,
            opening.nonce,
            token,
            secrets["access_token_secret"],
        )
    pacer = opening.pacers.of((urlsplit(base).netloc, ""), adaptive)
    channel = opening.channel(base, signer, pacer)
    reader = MagentoReader(channel, store)
    return ConnectedSide(
        reader=reader,
        rules=MagentoRules(channel, store),
        writer=MagentoWriter(channel, store),
        checks=MagentoChecks(channel, store, reader).run,
    )


CONNECTOR: Final = Connector(PLATFORM, open_store)
