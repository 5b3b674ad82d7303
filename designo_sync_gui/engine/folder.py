"""The data folder as screens show it: where it is, and the newest lines of the log.

Nothing is written here.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class DataFolderView:
    """``read_log`` gives the newest lines as they are in the file, already masked; empty where
    there are none. It raises ``StorageFailed`` where the file cannot be read."""

    path: Path
    read_log: Callable[[], Coroutine[Any, Any, str]]
