"""What a change of the settings changes.

Law: pure; what goes in is what is known and what was entered, nothing is read or kept here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store, fingerprint
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import say


def placed(settings: Settings, store: Store, replaces: str | None) -> Settings:
    """The settings with a store in the place of another, or behind all."""
    codes = [known.code for known in settings.stores]
    place = codes.index(replaces) if replaces in codes else len(codes)
    others = [s for s in settings.stores if s.code not in (store.code, replaces)]
    return replace(settings, stores=(*others[:place], store, *others[place:]))


def differs(former: Store, now: Store | None) -> bool:
    """Whether a store is removed or reached in another way."""
    return now is None or fingerprint(former) != fingerprint(now)


def reads_differ(former: DesignoConnection | None, now: DesignoConnection | None) -> bool:
    """Whether DesignO is read elsewhere or in another way; how it is written is left out."""
    if former is None or now is None:
        return former is not now
    before = (former.url, former.read_profile, former.read_table, former.extra_headers)
    return before != (now.url, now.read_profile, now.read_table, now.extra_headers)


def complete(names: Sequence[str], secrets: Mapping[str, Secret]) -> None:
    """Raises ``SettingsInvalid`` that names the secrets that are missing."""
    missing = [name for name in names if name not in secrets or not secrets[name].reveal()]
    if missing:
        raise SettingsInvalid(
            say("Missing credentials: {missing}.", missing=", ".join(missing)), say("Enter them.")
        )
