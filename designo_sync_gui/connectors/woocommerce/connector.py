"""WooCommerce as declared to screens and plans, and opened."""

from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.connectors.auth import BasicAuth, OAuthOneLegged, Signer
from designo_sync_gui.connectors.opening import Connector, Opening
from designo_sync_gui.connectors.pacing_adaptive import adaptive
from designo_sync_gui.connectors.woocommerce.checks import WooCommerceChecks
from designo_sync_gui.connectors.woocommerce.listing import PER_PAGE
from designo_sync_gui.connectors.woocommerce.orders import WooCommerceReader, WooCommerceWriter
from designo_sync_gui.connectors.woocommerce.rules import WooCommerceRules
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.platform import (
    Capabilities,
    Platform,
    SecretField,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.ports import ConnectedSide
from designo_sync_gui.domain.sentence import say

PLATFORM: Final = Platform(
    name="woocommerce",
    title="WooCommerce",
    url_label=say("Shop address"),
    url_where=say("The address of the shop's start page, for example https://shop.example.com/"),
    sign_ins=(
        SignIn(
            "keys",
            say("REST API key"),
            (
                SecretField(
                    "consumer_key",
                    say("Consumer key"),
                    say(
                        "WordPress admin: WooCommerce, Settings, Advanced, REST API, Add key, with "
                        "the permission “Read/Write”. It begins with ck_."
                    ),
                    "ck_",
                ),
                SecretField(
                    "consumer_secret",
                    say("Consumer secret"),
                    say("Shown once, together with the consumer key. It begins with cs_."),
                    "cs_",
                ),
            ),
        ),
    ),
    fields=(
        StatusField(
            "status",
            say("Order status"),
            Writing.DIRECT,
            may_cause=say(
                "mails to the customer and the shop, stock changes and dates, depending on "
                "the status before and after; “refunded” records a refund"
            ),
        ),
    ),
    capabilities=Capabilities(
        page_size=PER_PAGE,
        changed_since=True,
        reads_singly=True,
        writes_in_batches=False,
        limits=say("none stated; the shop's own server is the limit"),
    ),
    free_field=True,
    plain_http=say(
        "Requests are signed with OAuth 1.0a, so the consumer secret itself is not sent."
    ),
)


def open_store(opening: Opening) -> ConnectedSide:
    """Basic over https; OAuth 1.0a over http, where WooCommerce ignores Basic (measured)."""
    store = opening.store
    base = base_address(store.url)
    key, secret = opening.secrets["consumer_key"], opening.secrets["consumer_secret"]
    signer: Signer = BasicAuth(key, secret)
    if urlsplit(base).scheme == "http":
        signer = OAuthOneLegged(key, secret, opening.clock.now, opening.nonce)
    pair = f"{key.reveal()}:{secret.reveal()}"
    pacer = opening.pacers.of((urlsplit(base).netloc, ""), adaptive)
    channel = opening.channel(base, signer, pacer, pair)
    return ConnectedSide(
        reader=WooCommerceReader(channel, store),
        rules=WooCommerceRules(channel, store),
        writer=WooCommerceWriter(channel, store),
        checks=WooCommerceChecks(channel, store).run,
    )


CONNECTOR: Final = Connector(PLATFORM, open_store)
