"""A copy of what cannot be read again: the journal and the settings."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup folder, looked through.

    Attributes:
        folder: where it lies.
        made_at: UTC.
        program: name and version that made it.
        rows: of the journal.
        wrong_row: the first row that was altered, removed or moved in the journal that was copied;
            ``None`` where all is well.
    """

    folder: Path
    made_at: datetime
    program: str
    rows: int
    wrong_row: int | None = None
