"""The address that stored credentials belong to.

Law: it stands beside them in the keyring, so that an address that another hand changed in
settings.json gets none. Credentials stored without it (by earlier versions) are given to no
address: settings.json could have been changed already, and nothing else tells.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from designo_sync_gui.domain.addresses import origin
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SignInFailed
from designo_sync_gui.domain.sentence import say

#: The name of the entry; no secret of a platform or profile can have it.
ORIGIN: Final = "@origin"
#: Credentials handed over for one run, together with the settings of the moment.
_ANYWHERE: Final = "*"

_AGAIN: Final = say("Enter them again in the connection's settings.")


def entries(names: Sequence[str]) -> list[str]:
    """What is loaded or deleted of an owner's ``names``."""
    return [*names, ORIGIN] if names else []


def with_origin(secrets: Mapping[str, Secret], url: str) -> Mapping[str, Secret]:
    """The secrets as they are stored for an address; none stay none."""
    return {**secrets, ORIGIN: Secret(_origin(url))} if secrets else {}


def for_this_run(secrets: Mapping[str, Secret]) -> Mapping[str, Secret]:
    """The secrets as they are kept in memory when standard input gave them."""
    return {**secrets, ORIGIN: Secret(_ANYWHERE)}


def released(stored: Mapping[str, Secret], url: str, whose: str) -> Mapping[str, Secret]:
    """The secrets alone, where they belong to this address. Raises ``SignInFailed``."""
    secrets = {name: secret for name, secret in stored.items() if name != ORIGIN}
    belongs = stored[ORIGIN].reveal() if ORIGIN in stored else ""
    if not secrets or belongs in (_ANYWHERE, _origin(url)):
        return secrets
    title = say("Credentials held back")
    if not belongs:
        raise SignInFailed(
            say(
                "The credentials of {whose} were stored by an earlier version without the "
                "address they belong to.",
                whose=whose,
            ),
            _AGAIN,
            title=title,
        )
    raise SignInFailed(
        say(
            "The credentials of {whose} belong to {belongs}, but the settings now name {now}: "
            "nothing was sent there.",
            whose=whose,
            belongs=belongs,
            now=_origin(url),
        ),
        say(
            "If you did not change the address, somebody else did: check settings.json. If the "
            "address is right, enter the credentials again in the connection's settings."
        ),
        title=title,
    )


def _origin(url: str) -> str:
    scheme, host, port = origin(url)
    return f"{scheme}://{host}:{port}"
