"""The doctor's checks of the data folder.

Looks and leaves nothing behind.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.storage.files import cannot_store

#: Bytes below which the next refresh or journal entry may not fit.
LEAST_FREE = 200 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_IS_POSIX = os.name == "posix"
#: Windows gives a folder in the user's profile to its owner alone; elsewhere the folder above
#: decides, and its access list is not read here.
_NOT_LOOKED = say("Who else may read it was not checked: on Windows, see the folder's properties.")


def folder_check(home: Path, free: Callable[[Path], int] | None = None) -> Check:
    """Whether the data folder is the owner's alone, takes a file, and has room.

    ``free`` tells the bytes left on its disk; given by tests.
    """
    name = say("Data folder")
    try:
        with tempfile.TemporaryFile(dir=home):
            left = (free or _free)(home)
        _refuse_others(home)
    except OSError as error:
        told = cannot_store(home, error)
        return Check(name, False, told.sentence, told.details, told)
    except StorageFailed as told:
        return Check(name, False, told.sentence, told.details, told)
    size = say("{home}: {n:,} MB free.", home=home, n=left // _MEGABYTE)
    if left < LEAST_FREE:
        full = StorageFailed(
            size,
            say("Free some disk space: every write is recorded in the journal before it is sent."),
        )
        return Check(name, False, full.sentence, "", full)
    if not _IS_POSIX:
        size = joined(" ", (size, _NOT_LOOKED))
    return Check(name, True, size)


def _free(home: Path) -> int:
    return shutil.disk_usage(home).free


def _refuse_others(home: Path) -> None:
    """Raises ``StorageFailed`` where other users of the computer may look in."""
    if _IS_POSIX and stat.S_IMODE(home.stat().st_mode) & 0o077:
        raise StorageFailed(
            say("Other users of this computer can read {home}.", home=home),
            say("Remove their permission: chmod 700."),
        )
