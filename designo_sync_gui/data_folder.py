"""Where all data of the program is kept, and how its window is opened at sign-in.

Named, never made or opened here; light to import, for the window asks before it is shown.
"""

import os
from pathlib import Path
from typing import Final

#: The word that opens the window of a data folder hidden in the tray, as at sign-in.
IN_TRAY: Final = "--in-tray"


class NoHomeError(Exception):
    """The system knows no home folder of this user, or of the one whose name stands behind ``~``.

    So it is in a container whose user has no entry in the list of users, without ``HOME``."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Name the data folder with --home DIR or DESIGNO_SYNC_HOME.")


def default_home() -> Path:
    """``DESIGNO_SYNC_HOME``, else the user's data folder of this system. Raises ``NoHomeError``."""
    chosen = os.environ.get("DESIGNO_SYNC_HOME")
    if chosen:
        return named_home(Path(chosen))
    usual = usual_home()
    if usual is None:
        raise NoHomeError("This computer knows no home folder of the user who runs this.")
    return usual


def usual_home() -> Path | None:
    """The user's data folder of this system; ``None`` where the user has no home folder."""
    import platformdirs

    try:
        return platformdirs.user_data_path("designo-sync", appauthor=False)
    except RuntimeError:
        return None


def named_home(path: Path) -> Path:
    """A data folder as the operator wrote it, without ``~``. Raises ``NoHomeError``: as it stands,
    ``~`` would become a folder of that name."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise NoHomeError(f"{path.parts[0]} is no user's home folder on this computer.") from None


def user_folder() -> Path | None:
    """The home folder of the user; ``None`` where the system knows none."""
    try:
        return Path.home()
    except RuntimeError:
        return None
