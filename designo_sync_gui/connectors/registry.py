"""Every platform this program connects to.

Law: this is the only list of them; nothing outside ``connectors`` knows a platform by name.
"""

from collections.abc import Mapping
from typing import Final

from designo_sync_gui.connectors.bigcommerce.connector import CONNECTOR as BIGCOMMERCE
from designo_sync_gui.connectors.connector import Connector
from designo_sync_gui.connectors.exports.connector import CONNECTOR as EXPORT
from designo_sync_gui.connectors.magento.connector import CONNECTOR as MAGENTO
from designo_sync_gui.connectors.profile.connector import CONNECTOR as OTHER
from designo_sync_gui.connectors.shopify.connector import CONNECTOR as SHOPIFY
from designo_sync_gui.connectors.woocommerce.connector import CONNECTOR as WOOCOMMERCE
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.plan import Change
from designo_sync_gui.domain.platform import Platform, SecretField
from designo_sync_gui.domain.sentence import say

CONNECTORS: Final[tuple[Connector, ...]] = (
    WOOCOMMERCE,
    MAGENTO,
    SHOPIFY,
    BIGCOMMERCE,
    OTHER,
    EXPORT,
)
PLATFORMS: Final[tuple[Platform, ...]] = tuple(c.platform for c in CONNECTORS)


def connector_of(store: Store) -> Connector:
    """Raises ``SettingsInvalid`` for a platform, field, option or sign-in not known here."""
    for connector in CONNECTORS:
        if connector.platform.name == store.platform:
            connector.platform.check(store)
            return connector
    known = ", ".join(platform.name for platform in PLATFORMS)
    raise SettingsInvalid(
        say("This program knows no platform “{platform}”.", platform=store.platform),
        say("Known: {known}.", known=known),
    )


def store_secret_fields(store: Store) -> tuple[SecretField, ...]:
    """The secrets a store needs. Raises what ``connector_of`` raises, and ``ProfileInvalid``."""
    connector = connector_of(store)
    return connector.secrets(store, connector.platform)


def deletions_of(store: Store) -> tuple[Change, ...]:
    """What it means at DesignO to be given a value by which the store says "deleted"."""
    field = connector_of(store).platform.field(store.status_field)
    told = field.deletions if field is not None else ()
    return tuple(Change(None, value, meaning, confirm=value) for value, meaning in told)


async def option_choices(store: Store) -> Mapping[str, tuple[str, ...]]:
    """What some of a store's options may be, found out from the others. Raises ``SyncError``."""
    for connector in CONNECTORS:
        if connector.platform.name == store.platform and connector.choices is not None:
            return await connector.choices(store)
    return {}
