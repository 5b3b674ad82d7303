"""The line at the bottom of the window.

Law: it says what is selected, how fresh the table is, and where credentials are kept.
"""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QStatusBar

from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.tones import ToneLabel


class StatusLine:
    """Keeps the words of a status bar up to date."""

    def __init__(self, bar: QStatusBar) -> None:
        self._selected = 0
        self._total = 0
        self._read_at: datetime | None = None
        self._secret_store = ""
        self.label = ToneLabel()
        self.label.setAccessibleName("State")
        self.label.setContentsMargins(8, 0, 8, 0)
        bar.addPermanentWidget(self.label, 1)
        bar.setSizeGripEnabled(False)

    def show_selection(self, selected: int, total: int) -> None:
        self._selected, self._total = selected, total
        self._tell()

    def show_reads(self, reads: Iterable[SideRead]) -> None:
        self._read_at = max((read.read_at for read in reads), default=None)
        self._tell()

    def show_secret_store(self, description: str) -> None:
        self._secret_store = description
        self._tell()

    def _tell(self) -> None:
        parts = [f"{self._selected:,} of {self._total:,} selected"]
        parts.append(f"last refresh {local_time(self._read_at)}" if self._read_at else "never read")
        if self._secret_store:
            parts.append(f"credentials: {visible_text(self._secret_store)}")
        self.label.setText("   ·   ".join(parts))


def local_time(moment: datetime) -> str:
    """Hours and minutes of today, else the date too, in the operator's time zone."""
    local = moment.astimezone()
    today = datetime.now(local.tzinfo).date()
    return local.strftime("%H:%M" if local.date() == today else "%Y-%m-%d %H:%M")
