"""The line at the bottom of the window.

It says what is selected, how fresh the table is, who cannot be reached, and where
credentials are kept.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from PySide6.QtWidgets import QStatusBar

from designo_sync_gui.domain.events import Event, StoreState, TablePreparing
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import ToneLabel
from designo_sync_gui.ui.kit.times import day_or_time


class StatusBar:
    """Keeps the words of a status bar up to date."""

    def __init__(self, bar: QStatusBar) -> None:
        self._selected = 0
        self._total = 0
        self._read_at: datetime | None = None
        self._secret_store = NOTHING
        self._minutes = 0
        self._away = 0
        self._preparing: TablePreparing | None = None
        self.label = ToneLabel()
        self.label.setContentsMargins(8, 0, 8, 0)
        bar.addPermanentWidget(self.label, 1)
        bar.setSizeGripEnabled(False)

    def show_selection(self, selected: int, total: int) -> None:
        self._selected, self._total = selected, total
        self._tell()

    def show_overview(self, overview: Overview) -> None:
        self.show_reads(overview.side_reads)
        self.show_secret_store(overview.secret_store)
        self.show_watch(overview.watch.refresh_minutes)
        self.show_states(overview.states)

    def show_reads(self, reads: Iterable[SideRead]) -> None:
        self._read_at = max((read.read_at for read in reads), default=None)
        self._tell()

    def show_secret_store(self, description: Sentence) -> None:
        self._secret_store = description
        self._tell()

    def show_watch(self, minutes: int) -> None:
        """Show the interval of the automatic refresh; 0 for never."""
        self._minutes = minutes
        self._tell()

    def show_states(self, states: Mapping[str, StoreState]) -> None:
        """Say it where sides cannot be reached: what is shown of them is old."""
        self._away = sum(1 for state in states.values() if state is StoreState.UNREACHABLE)
        self._tell()

    def handle(self, event: Event) -> None:
        """Say while the table is made anew after an update of the program; other events are left
        alone."""
        if isinstance(event, TablePreparing):
            self._preparing = event if event.done < event.total else None
            self._tell()

    def _tell(self) -> None:
        parts = []
        if self._preparing is not None:
            done, total = self._preparing.done, self._preparing.total
            parts.append(tr("preparing the table: {n:,} of {total:,}", n=done, total=total))
        parts.append(tr("{n:,} of {total:,} selected", n=self._selected, total=self._total))
        if self._read_at:
            parts.append(
                tr("last refresh {time}", time=day_or_time(self._read_at, datetime.now(UTC)))
            )
        else:
            parts.append(tr("never read"))
        if self._secret_store:
            kept = visible_line(spoken(self._secret_store))
            parts.append(tr("credentials: {where}", where=kept))
        if self._minutes:
            every = tr_n("refreshing every minute", "refreshing every {n:,} minutes", self._minutes)
            parts.append(every)
        if self._away:
            parts.append(tr_n("{n:,} side unreachable", "{n:,} sides unreachable", self._away))
        self.label.setText("   ·   ".join(parts))
