"""What the doctor asks of TLS.

Law: the same trust as every connection has; there is no switch that turns verification off.
"""

import ssl
from collections.abc import Callable
from pathlib import Path

from designo_sync_gui.connectors.trust import asks_system, tls_context, trust_places
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.sentence import say


async def trust_check(places: Callable[[], list[Path]] | None = None) -> Check:
    """Whether servers can be verified at all: the system's trust store is there.

    ``places`` are where it is looked for where the system has no interface to it (not on Windows
    and macOS); given by tests.
    """
    name = say("TLS")
    try:
        await tls_context()
        found = [place for place in (places or trust_places)() if place.exists()]
        by_system = asks_system() and places is None
        if not found and not by_system:
            raise SettingsInvalid(
                say("This computer has no trust store, so no server can be verified."),
                say("Install the system's certificates (on Debian: ca-certificates)."),
                title=say("No certificates"),
            )
    except SyncError as error:
        return Check(name, False, error.sentence, error.details, error)
    where = say("the system's") if by_system else str(found[0])
    return Check(
        name,
        True,
        say("{version}; trust store: {where}.", version=ssl.OPENSSL_VERSION, where=where),
    )
