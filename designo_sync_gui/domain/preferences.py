"""What the operator prefers for the whole program.

Nothing here is a secret, and nothing here weakens what is promised of connections.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.updates import check_address

#: A year: more is as good as never.
MOST_UNREAD_HOURS: Final = 366 * 24
PROXY: Final = say("Proxy")
UNREAD: Final = say("Hours without a reading")


class Density(StrEnum):
    """How high the rows of tables are."""

    COMPACT = "compact"
    ROOMY = "roomy"


class Appearance(StrEnum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What holds in every window and command of one data folder.

    The environment (``HTTPS_PROXY``, ``NO_PROXY``) and ``.netrc`` are never asked. Addresses of
    this very computer never go through the proxy.

    Attributes:
        proxy: the address of an HTTP proxy, empty for none.
        language: of the screens, as ISO 639-1 code; empty for the system's.
        notify: tell the end of a job by a notification while the window is not in front.
        keep_in_tray: closing the window leaves the program running in the system tray.
        density: how high the rows of the order table are.
        appearance: whether the screens are light or dark, or as the system wants them.
        on_trouble: the command that is run on trouble, empty for none (``domain.trouble``).
        unread_hours: a side not read for longer is trouble; 0 for never.
        updates_url: the file that is asked when the operator checks for updates; empty for none.
    """

    proxy: str = ""
    language: str = ""
    notify: bool = True
    keep_in_tray: bool = False
    density: Density = Density.COMPACT
    appearance: Appearance = Appearance.SYSTEM
    on_trouble: str = ""
    unread_hours: int = 0
    updates_url: str = ""

    def __post_init__(self) -> None:
        """Raises ``SettingsInvalid`` for an address or a number that cannot be used as it is.

        Where an address is entered or read, ``refuse_credentials`` has looked at it before. A
        command is judged where it is entered: one that another computer knows is no damage.
        """
        if not 0 <= self.unread_hours <= MOST_UNREAD_HOURS:
            raise SettingsInvalid(
                say(
                    "“{field}” is no number from 0 to {most:,}.",
                    field=UNREAD,
                    most=MOST_UNREAD_HOURS,
                ),
                say("Enter 0 for never."),
                field=UNREAD,
            )
        if self.proxy:
            _check_proxy(self.proxy)
        if self.updates_url:
            check_address(self.updates_url)


def _check_proxy(proxy: str) -> None:
    try:
        parts = urlsplit(proxy)
        port = parts.port
    except ValueError:
        raise _no_address() from None
    spaced = any(c.isspace() or not c.isprintable() for c in proxy)
    if parts.scheme not in ("http", "https") or not parts.hostname or not port or spaced:
        raise _no_address()
    if parts.username is not None or parts.password is not None:
        raise SettingsInvalid(
            say(
                "The proxy's address contains a user or password, and the settings "
                "cannot keep secrets."
            ),
            say(
                "Proxies that ask for a password are not supported: use one on this computer "
                "that signs in to yours."
            ),
            field=PROXY,
        )
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise SettingsInvalid(
            say("The proxy's address contains more than a host and a port."),
            say("Enter it like http://proxy.example.com:3128"),
            field=PROXY,
        )


def _no_address() -> SettingsInvalid:
    return SettingsInvalid(
        say("The proxy's address is not of the form http://host:port."),
        say("Enter it like http://proxy.example.com:3128"),
        field=PROXY,
    )
