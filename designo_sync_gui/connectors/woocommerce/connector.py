"""Opening a store of WooCommerce."""

from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.connectors.connector import Connector, Opening, refuse_plain_http
from designo_sync_gui.connectors.http.auth import BasicAuth, BehindBasic, OAuth1, Signer
from designo_sync_gui.connectors.pacing.adaptive import adaptive
from designo_sync_gui.connectors.woocommerce.checks import WooCommerceChecks
from designo_sync_gui.connectors.woocommerce.platform import BEHIND, PLATFORM, SIGNED
from designo_sync_gui.connectors.woocommerce.reader import WooCommerceReader, WooCommerceWriter
from designo_sync_gui.connectors.woocommerce.rules import WooCommerceRules
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.ports import ConnectedSide
from designo_sync_gui.domain.sentence import say


def open_store(opening: Opening) -> ConnectedSide:
    """Basic over https; OAuth 1.0a over http, where WooCommerce ignores Basic, and where the
    header does not arrive or belongs to the site's own password (measured). Raises
    ``SettingsInvalid`` for a site password over plain http."""
    store = opening.store
    base = base_address(store.url)
    key, secret = opening.secrets["consumer_key"], opening.secrets["consumer_secret"]
    way = PLATFORM.sign_in(store.sign_in).name
    signed = OAuth1(key, secret, opening.clock.now, opening.nonce)
    signer: Signer = BasicAuth(key, secret)
    learnt = [f"{key.reveal()}:{secret.reveal()}"]
    if way == BEHIND:
        refuse_plain_http(base, say("the site password"))
        user, password = opening.secrets["site_user"], opening.secrets["site_password"]
        signer = BehindBasic(signed, BasicAuth(user, password))
        learnt.append(f"{user.reveal()}:{password.reveal()}")
    elif way == SIGNED or urlsplit(base).scheme == "http":
        signer = signed
    pacer = opening.pacers.of((urlsplit(base).netloc, ""), adaptive)
    channel = opening.channel(base, signer, pacer, *learnt)
    reader = WooCommerceReader(channel, store)
    return ConnectedSide(
        reader=reader,
        rules=WooCommerceRules(channel, store),
        writer=WooCommerceWriter(channel, store),
        checks=WooCommerceChecks(channel, store, reader).run,
    )


CONNECTOR: Final = Connector(PLATFORM, open_store)
