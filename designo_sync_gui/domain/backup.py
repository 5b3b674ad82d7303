"""A copy of what cannot be read again: the journal and the settings."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from designo_sync_gui.domain.sentence import NOTHING, Sentence


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
        settings_problem: why its settings cannot be read; they were copied as they were.
        put_aside: the files of the folder that a restore kept under another name.
    """

    folder: Path
    made_at: datetime
    program: str
    rows: int
    wrong_row: int | None = None
    settings_problem: Sentence = NOTHING
    put_aside: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether journal and settings are as they should be."""
        return self.wrong_row is None and not self.settings_problem
