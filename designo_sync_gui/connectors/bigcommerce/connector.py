"""Opening a store of BigCommerce."""

import re
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.connectors.bigcommerce.checks import BigCommerceChecks
from designo_sync_gui.connectors.bigcommerce.platform import PLATFORM
from designo_sync_gui.connectors.bigcommerce.reader import BigCommerceReader
from designo_sync_gui.connectors.bigcommerce.rules import BigCommerceRules
from designo_sync_gui.connectors.bigcommerce.writer import BigCommerceWriter
from designo_sync_gui.connectors.connector import Connector, Opening, refuse_plain_http
from designo_sync_gui.connectors.http.auth import HeaderAuth
from designo_sync_gui.connectors.pacing.pacer import Announce, Pacer
from designo_sync_gui.connectors.pacing.window import WindowPacer
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.form_fields import ADDRESS
from designo_sync_gui.domain.ports import Clock, ConnectedSide
from designo_sync_gui.domain.sentence import say

_VERSION: Final = re.compile(r"v[23]/\Z")
_STORE: Final = re.compile(r"/stores/[^/]+/\Z")


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
            field=ADDRESS,
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
