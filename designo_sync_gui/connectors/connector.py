"""The interface of a connector: what it needs to open a store, and what it returns.

Law: a connector gets the secrets it declared, talks to one address only, and opens nothing else.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from designo_sync_gui.connectors.http.auth import Signer
from designo_sync_gui.connectors.http.client import Channel, is_loopback
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.pacing.pacer import Pacer, Pacers
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.form_fields import ADDRESS
from designo_sync_gui.domain.platform import Platform, SecretField
from designo_sync_gui.domain.ports import Clock, ConnectedSide
from designo_sync_gui.domain.sentence import Sentence, say

#: Makes the channel to one base address of the store's origin.
MakeChannel = Callable[[str, Signer, Masker, Pacer], Channel]


@dataclass(frozen=True, slots=True)
class Opening:
    """One store about to be opened.

    ``secrets`` holds what the platform's chosen way to sign in declares. ``nonce`` gives a new
    random text at every call. ``pacers`` keeps the ledgers of all hosts. ``known`` hides the
    secrets of the whole run.
    """

    store: Store
    secrets: Mapping[str, Secret]
    make_channel: MakeChannel
    clock: Clock
    nonce: Callable[[], str]
    pacers: Pacers
    known: Masker = field(default_factory=Masker)

    def channel(self, base: str, signer: Signer, pacer: Pacer, *more_secrets: str) -> Channel:
        """A channel whose errors and details never show the secrets, nor ``more_secrets``."""
        hidden = [secret.reveal() for secret in self.secrets.values()]
        return self.make_channel(base, signer, Masker([*hidden, *more_secrets], self.known), pacer)


def declared_secrets(store: Store, platform: Platform) -> tuple[SecretField, ...]:
    """The secrets of the store's way to sign in."""
    return platform.sign_in(store.sign_in).secrets


@dataclass(frozen=True, slots=True)
class Connector:
    """One platform: what it declares, and how a store of it is opened.

    ``secrets`` is asked with the store's settings, because a profile may name its own. ``open``
    raises ``SettingsInvalid`` for settings it cannot use and sends nothing. ``choices`` finds out
    what an option may be (the columns of a file), by option name and for ``status_field``.
    ``warnings`` says what of the settings is allowed and seldom meant.
    """

    platform: Platform
    open: Callable[[Opening], ConnectedSide]
    secrets: Callable[[Store, Platform], tuple[SecretField, ...]] = declared_secrets
    choices: Callable[[Store], Awaitable[Mapping[str, tuple[str, ...]]]] | None = None
    warnings: Callable[[Store], tuple[Sentence, ...]] | None = None


def refuse_plain_http(base: str, what: Sentence) -> None:
    """Raises ``SettingsInvalid`` for an address over which ``what`` would travel readable."""
    if urlsplit(base).scheme == "http" and not is_loopback(base):
        raise SettingsInvalid(
            say(
                "The address must begin with https://, otherwise {what} would be sent unencrypted.",
                what=what,
            ),
            say("Enter the address with https://."),
            field=ADDRESS,
        )
