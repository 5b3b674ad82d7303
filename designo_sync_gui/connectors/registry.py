"""Every platform this program connects to.

Law: this is the only list of them; nothing outside ``connectors`` knows a platform by name. What
opens a store is imported once a store of the platform is used: with all the others it would be a
sixth of the program's start (P11).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from designo_sync_gui.connectors.bigcommerce.platform import PLATFORM as BIGCOMMERCE
from designo_sync_gui.connectors.exports.platform import PLATFORM as EXPORT
from designo_sync_gui.connectors.magento.platform import PLATFORM as MAGENTO
from designo_sync_gui.connectors.profile.platform import PLATFORM as OTHER
from designo_sync_gui.connectors.shopify.platform import PLATFORM as SHOPIFY
from designo_sync_gui.connectors.woocommerce.platform import PLATFORM as WOOCOMMERCE
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.plan import Change
from designo_sync_gui.domain.platform import Platform, SecretField
from designo_sync_gui.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from designo_sync_gui.connectors.connector import Connector

PLATFORMS: Final[tuple[Platform, ...]] = (
    WOOCOMMERCE,
    MAGENTO,
    SHOPIFY,
    BIGCOMMERCE,
    OTHER,
    EXPORT,
)


def connector_for(platform: Platform) -> "Connector":
    """What opens the stores of a platform; imported here."""
    if platform is WOOCOMMERCE:
        from designo_sync_gui.connectors.woocommerce.connector import CONNECTOR
    elif platform is MAGENTO:
        from designo_sync_gui.connectors.magento.connector import CONNECTOR
    elif platform is SHOPIFY:
        from designo_sync_gui.connectors.shopify.connector import CONNECTOR
    elif platform is BIGCOMMERCE:
        from designo_sync_gui.connectors.bigcommerce.connector import CONNECTOR
    elif platform is OTHER:
        from designo_sync_gui.connectors.profile.connector import CONNECTOR
    else:
        from designo_sync_gui.connectors.exports.connector import CONNECTOR
    return CONNECTOR


def connector_of(store: Store) -> "Connector":
    """Raises ``SettingsInvalid`` for a platform, field, option or sign-in not known here."""
    return connector_for(_platform_of(store))


def store_secret_fields(store: Store) -> tuple[SecretField, ...]:
    """The secrets a store needs. Raises what ``connector_of`` raises, and ``ProfileInvalid``."""
    connector = connector_of(store)
    return connector.secrets(store, connector.platform)


def store_warnings(store: Store) -> tuple[Sentence, ...]:
    """What of a store's settings is allowed and seldom meant. Raises what ``store_secret_fields``
    raises."""
    warnings = connector_of(store).warnings
    return warnings(store) if warnings is not None else ()


def deletions_of(store: Store) -> tuple[Change, ...]:
    """What it means at DesignO to be given a value by which the store says "deleted". Raises what
    ``connector_of`` raises."""
    field = _platform_of(store).field(store.status_field)
    told = field.deletions if field is not None else ()
    return tuple(Change(None, value, meaning, confirm=value) for value, meaning in told)


async def option_choices(store: Store) -> Mapping[str, tuple[str, ...]]:
    """What some of a store's options may be, found out from the others. Raises ``SyncError``."""
    for platform in PLATFORMS:
        if platform.name == store.platform:
            choices = connector_for(platform).choices
            return await choices(store) if choices is not None else {}
    return {}


def _platform_of(store: Store) -> Platform:
    for platform in PLATFORMS:
        if platform.name == store.platform:
            platform.check(store)
            return platform
    known = ", ".join(platform.name for platform in PLATFORMS)
    raise SettingsInvalid(
        say("This program knows no platform “{platform}”.", platform=store.platform),
        say("Known: {known}.", known=known),
    )
