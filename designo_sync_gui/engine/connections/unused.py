"""Credentials that nothing needs any more leave the secret store."""

from collections.abc import Callable, Mapping, Sequence

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import SecretStoreUnavailable, SettingsInvalid, SyncError
from designo_sync_gui.domain.ports import SecretStore
from designo_sync_gui.domain.secret_origin import ORIGIN, entries
from designo_sync_gui.domain.sentence import say


async def forget_unused(
    secrets: SecretStore,
    owner: str,
    names_of: Callable[[DesignoConnection], Sequence[str]],
    former: DesignoConnection | None,
    now: DesignoConnection,
) -> None:
    """Delete what only DesignO's former profile named. Raises ``SecretStoreUnavailable`` that says
    what stays behind, and how it is removed later: nothing names it any more."""
    try:
        held = names_of(former) if former is not None else []
    except SyncError:  # a profile that this program does not know
        return
    kept = entries(names_of(now))
    unused = [name for name in entries(held) if name not in kept]
    if not unused:
        return
    try:
        await secrets.delete(owner, unused)
    except SecretStoreUnavailable as error:
        names = [name for name in unused if name != ORIGIN]
        given = " ".join(f"--entry {name}" for name in names)
        raise SecretStoreUnavailable(
            say(
                "The connection is saved, but the keyring still holds what only its former "
                "profile needed: {names}.",
                names=", ".join(names),
            ),
            say(
                "When the keyring can be used again, remove it: designo-sync credentials forget "
                "{given}",
                given=given,
            ),
            title=say("Credentials left in the keyring"),
            details=error.message.english,
        ) from error


async def delete_all(secrets: SecretStore, owned: Mapping[str, Sequence[str]]) -> None:
    """Delete all of it, whatever of it is refused. Raises the first ``SecretStoreUnavailable``."""
    refused: list[SecretStoreUnavailable] = []
    for owner, names in owned.items():
        try:
            await secrets.delete(owner, names)
        except SecretStoreUnavailable as error:
            refused.append(error)
    if refused:
        raise refused[0]


def left_in_keyring(left: Mapping[str, Sequence[str]]) -> SecretStoreUnavailable | None:
    """What is said while credentials that were to be removed are still there."""
    shown = [f"{owner}/{name}" for owner, names in left.items() for name in names if name != ORIGIN]
    if not any(left.values()):
        return None
    return SecretStoreUnavailable(
        say(
            "The keyring still holds credentials that were to be removed: {names}.",
            names=", ".join(shown or left),
        ),
        say(
            "The window tries again at each start. Or unlock the keyring and run: designo-sync "
            "credentials forget --left"
        ),
        title=say("Credentials left in the keyring"),
    )


def refuse_used(names: Sequence[str], used: Sequence[str]) -> None:
    """Raises ``SettingsInvalid`` for a name that DesignO's profile of now sends."""
    kept = [name for name in names if name in used or name == ORIGIN]
    if kept:
        raise SettingsInvalid(
            say("DesignO's connection uses {names}.", names=", ".join(kept)),
            say("To remove all that is stored: credentials forget --all"),
        )
