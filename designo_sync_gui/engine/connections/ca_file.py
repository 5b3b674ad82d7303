"""Whose certificates are trusted for one connection besides the system's.

Law: kept by its whole path, as it is found from wherever the program is started next; a file that
is not there is refused before anything is saved. The same for the window and the command line.
"""

from pathlib import Path

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say


def found_ca_file(path: str) -> str:
    """The whole path of a PEM file; empty for none. A path that is not whole begins in the folder
    where the program was started, ``~`` is the operator's own. Blocking.

    Raises ``SettingsInvalid``, which does not repeat what was given: it may be a key.
    """
    if not path:
        return ""
    found = _whole(path)
    if found is None:
        raise SettingsInvalid(
            say("There is no file where “Private CA file” points."),
            say("Choose a PEM file with the certificates of your own authority, or give none."),
            field=say("Private CA file"),
        )
    return str(found)


def _whole(path: str) -> Path | None:
    """``None`` for what is no file, or in a folder that may not be looked into."""
    try:
        found = Path(path).expanduser().absolute()
        return found if found.is_file() else None
    except (OSError, RuntimeError):  # no such user behind ~ is a RuntimeError
        return None
