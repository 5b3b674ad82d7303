"""The declaration of the platform BigCommerce, and opening a store."""

import re
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.connectors.bigcommerce.checks import BigCommerceChecks
from designo_sync_gui.connectors.bigcommerce.reader import PER_PAGE, BigCommerceReader
from designo_sync_gui.connectors.bigcommerce.rules import BigCommerceRules
from designo_sync_gui.connectors.bigcommerce.writer import BigCommerceWriter
from designo_sync_gui.connectors.connector import Connector, Opening, refuse_plain_http
from designo_sync_gui.connectors.http.auth import HeaderAuth
from designo_sync_gui.connectors.pacing.pacer import Announce, Pacer
from designo_sync_gui.connectors.pacing.window import WindowPacer
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.forecast import Pace, Window
from designo_sync_gui.domain.order_page import OrderPage
from designo_sync_gui.domain.platform import (
    Capabilities,
    Platform,
    SecretField,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.ports import Clock, ConnectedSide
from designo_sync_gui.domain.sending import MOST_AT_ONCE
from designo_sync_gui.domain.sentence import say, verbatim

_VERSION: Final = re.compile(r"v[23]/\Z")
_STORE: Final = re.compile(r"/stores/[^/]+/\Z")

PLATFORM: Final = Platform(
    name="bigcommerce",
    title=verbatim("BigCommerce"),
    url_label=say("API path"),
    url_where=say(
        "Shown when the API account is made: https://api.bigcommerce.com/stores/HASH/v3/. "
        "The version at its end may be left out."
    ),
    url_example="https://api.bigcommerce.com/stores/HASH/",
    order_page=OrderPage(
        "https://store-{place}.mybigcommerce.com/manage/orders/{id}",
        place=r"/stores/([A-Za-z0-9]+)(?:/|\Z)",
    ),
    sign_ins=(
        SignIn(
            "token",
            say("Store-level API account"),
            (
                SecretField(
                    "access_token",
                    say("Access token"),
                    say(
                        "BigCommerce control panel: Settings, Store-level API accounts, Create API "
                        "account, with the scope Orders: modify (or read-only). Shown once."
                    ),
                ),
            ),
        ),
    ),
    fields=(
        StatusField(
            "status",
            say("Order status (the system's label)"),
            Writing.DIRECT,
            may_cause=say(
                "e-mails to the customer, depending on the store's notification "
                "settings; “Refunded” moves no money"
            ),
        ),
        StatusField("custom_status", say("Order status as the merchant renamed it"), Writing.NEVER),
        StatusField("status_id", say("Order status as a number"), Writing.NEVER),
        StatusField("payment_status", say("Payment status"), Writing.NEVER),
    ),
    capabilities=Capabilities(
        page_size=PER_PAGE,
        orders_since=True,
        changed_since=True,
        reads_singly=True,
        writes_in_batches=False,
        limits=say(
            "150 requests in 30 seconds on Standard and Plus, 450 on Pro, shared by all apps "
            "of the store"
        ),
        # Standard and Plus, the lesser plans (facts sheet 3.4).
        pace=Pace(MOST_AT_ONCE, (Window(150, 30),)),
    ),
)


def api_base(url: str) -> str:
    """The store's path without a version. Raises ``SettingsInvalid`` for another path."""
    base = _VERSION.sub("", base_address(url))
    if not _STORE.search(base):
        raise SettingsInvalid(
            say("The address is not an API path of a store: it lacks stores/HASH/."),
            say(
                "Copy the API path shown with the API account, for example "
                "https://api.bigcommerce.com/stores/abc123/v3/."
            ),
        )
    return base


def _store_window(clock: Clock, announce: Announce) -> Pacer:
    """Each store has its own limit, though all are behind one host (facts sheet 3.4)."""
    return WindowPacer(clock, 150, 30, announce=announce, host="BigCommerce")


def open_store(opening: Opening) -> ConnectedSide:
    store = opening.store
    base = api_base(store.url)
    refuse_plain_http(base, say("the access token"))
    signer = HeaderAuth("X-Auth-Token", opening.secrets["access_token"])
    place = urlsplit(base)
    pacer = opening.pacers.of((place.netloc, place.path), _store_window)
    channel = opening.channel(base, signer, pacer)
    reader = BigCommerceReader(channel, store)
    return ConnectedSide(
        reader=reader,
        rules=BigCommerceRules(channel, store),
        writer=BigCommerceWriter(channel, store),
        checks=BigCommerceChecks(channel, store, reader).run,
    )


CONNECTOR: Final = Connector(PLATFORM, open_store)
