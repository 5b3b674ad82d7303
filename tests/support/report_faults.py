"""What a disk and other programs do to a file that is being written."""

import errno
import os
from types import SimpleNamespace
from typing import Any

import pytest

from designo_sync_gui.file_replacing import OpenElsewhere
from designo_sync_gui.reports import formats


def full_disk(patch: pytest.MonkeyPatch) -> None:
    """Full at the last byte of a report; what else is written has room."""

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    patch.setattr(formats, "os", SimpleNamespace(**{**vars(os), "fsync": full}))


def held_file(patch: pytest.MonkeyPatch) -> None:
    """The former file is open in a spreadsheet and does not let go."""

    def held(_source: Any, target: Any) -> None:
        raise OpenElsewhere(errno.EACCES, "Access is denied", str(target))

    patch.setattr(formats, "replace_file", held)
