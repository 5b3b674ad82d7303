"""Opening a store of Shopify."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.connectors.connector import Connector, Opening, refuse_plain_http
from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.tokens import RenewableToken
from designo_sync_gui.connectors.pacing.buckets import CostPoints, TokenBucket
from designo_sync_gui.connectors.pacing.pacer import Announce, Pacer, Unpaced
from designo_sync_gui.connectors.shopify.checks import ShopifyChecks
from designo_sync_gui.connectors.shopify.platform import PLATFORM
from designo_sync_gui.connectors.shopify.reader import ShopifyReader
from designo_sync_gui.connectors.shopify.rules import ShopifyRules
from designo_sync_gui.connectors.shopify.session import ShopifySession
from designo_sync_gui.connectors.shopify.tokens import client_credentials, entered_token
from designo_sync_gui.connectors.shopify.writer import ShopifyWriter
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.ports import Clock, ConnectedSide
from designo_sync_gui.domain.sentence import say


def open_store(opening: Opening) -> ConnectedSide:
    """Raises ``SettingsInvalid`` for an address over which the token would travel readable."""
    store = opening.store
    base = base_address(store.url)
    refuse_plain_http(base, say("the access token"))
    pacers = _pacers(opening, base)
    graph = opening.channel(base, Unsigned(), pacers["graphql"])
    rest = opening.channel(base, Unsigned(), pacers["rest"])
    session = ShopifySession(graph, rest, _tokens(opening, base, (graph, rest)))
    reader = ShopifyReader(session, store)
    return ConnectedSide(
        reader=reader,
        rules=ShopifyRules(session, store),
        writer=ShopifyWriter(session, store),
        checks=ShopifyChecks(session, store, reader).run,
    )


def _pacers(opening: Opening, base: str) -> Mapping[str, Pacer]:
    """Each API has a limit of its own, per app and shop (facts sheet 1.4)."""
    host = urlsplit(base).netloc
    return {
        "graphql": opening.pacers.of((host, "graphql"), _points),
        "rest": opening.pacers.of((host, "rest"), _calls),
    }


def _points(clock: Clock, announce: Announce) -> Pacer:
    return CostPoints(clock, announce=announce, host="Shopify")


def _calls(clock: Clock, announce: Announce) -> Pacer:
    return TokenBucket(clock, 40, 2, announce=announce, host="Shopify")


def _tokens(opening: Opening, base: str, users: tuple[Channel, ...]) -> RenewableToken:
    """``users`` are the channels whose texts must hide a token that is fetched."""
    secrets = opening.secrets
    if PLATFORM.sign_in(opening.store.sign_in).name == "token":
        return entered_token(opening.clock, secrets["access_token"])
    signing = opening.channel(base, Unsigned(), Unpaced())
    maskers = [channel.masker for channel in users]
    return client_credentials(signing, secrets["client_id"], secrets["client_secret"], maskers)


CONNECTOR: Final = Connector(PLATFORM, open_store)
