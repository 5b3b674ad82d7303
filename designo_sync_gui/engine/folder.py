"""The data folder as screens show it: where it is, the newest lines of the log, and copies of it.

Nothing in it is changed here.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designo_sync_gui.domain.backup import Backup


@dataclass(frozen=True, slots=True)
class DataFolderView:
    """``read_log`` gives the newest lines as they are in the file, already masked; empty where
    there are none. ``back_up`` copies journal and settings into a new folder below the given one
    and looks the copy through. Both raise ``StorageFailed``."""

    path: Path
    read_log: Callable[[], Coroutine[Any, Any, str]]
    back_up: Callable[[Path], Coroutine[Any, Any, Backup]]
