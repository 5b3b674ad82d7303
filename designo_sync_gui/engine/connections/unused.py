"""Credentials that nothing needs any more leave the secret store."""

from collections.abc import Callable, Sequence

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.ports import SecretStore
from designo_sync_gui.domain.secret_origin import entries


async def forget_unused(
    secrets: SecretStore,
    owner: str,
    names_of: Callable[[DesignoConnection], Sequence[str]],
    former: DesignoConnection | None,
    now: DesignoConnection,
) -> None:
    """Delete what only DesignO's former profile named. Raises ``SecretStoreUnavailable``."""
    try:
        held = names_of(former) if former is not None else []
    except SyncError:  # a profile that this program does not know
        return
    kept = entries(names_of(now))
    unused = [name for name in entries(held) if name not in kept]
    if unused:
        await secrets.delete(owner, unused)
