"""The exit statuses of the command line.

The number alone shows a script whether nothing, the operator or the network must be fixed.
"""

from collections.abc import Iterable

from designo_sync_gui.domain.errors import (
    Busy,
    NotTheApi,
    PermissionDenied,
    PlanInvalid,
    Redirected,
    SecretStoreUnavailable,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SomethingBefore,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.sentence import say, verbatim

DONE = 0
REFUSED = 1
USAGE = 2
UNREACHABLE = 3
SIGN_IN = 4
SECRET_STORE = 5
TROUBLE = 6

EPILOG = """\
exit status:
  0  done
  1  something was refused, altered, skipped, cancelled, not read or is unknown; or an error in
     this program
  2  usage: arguments, settings, a read profile or a plan file that cannot be used
  3  a storefront or DesignO cannot be reached there, or gives no usable answer now
  4  sign-in: credentials are missing, wrong, expired or not permitted
  5  no usable keyring (see --session-secrets)
  6  of status: a side was never read, or not for longer than --max-age, a write's outcome is
     unknown, or a list was not read to its end
Of several errors the one with the highest number counts.

Without a command, or with --home DIR alone, the window opens; with --in-tray, hidden in the
system tray.
All data is kept in --home DIR, else in DESIGNO_SYNC_HOME, else in the user's data folder.
Secrets are kept in the keyring of the system and nowhere else.
"""

_CODES: tuple[tuple[tuple[type[SyncError], ...], int], ...] = (
    ((SettingsInvalid, PlanInvalid), USAGE),
    ((SomethingBefore,), UNREACHABLE),
    ((Unreachable, Redirected, NotTheApi, ServerFailure, Busy), UNREACHABLE),
    ((SignInFailed, PermissionDenied), SIGN_IN),
    ((SecretStoreUnavailable,), SECRET_STORE),
)


class UsageProblem(SettingsInvalid):
    """The command cannot be carried out as it was given."""

    title = say("Not possible")

    def __init__(self, message: str, advice: str = "") -> None:
        """Plain text: the command line speaks English only."""
        super().__init__(verbatim(message), verbatim(advice))


def code_of(error: SyncError) -> int:
    """The exit status for one expected error."""
    for kinds, code in _CODES:
        if isinstance(error, kinds):
            return code
    return REFUSED


def worst(errors: Iterable[SyncError]) -> int:
    """The exit status for several errors; ``DONE`` for none."""
    return max((code_of(error) for error in errors), default=DONE)
