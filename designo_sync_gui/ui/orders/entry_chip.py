"""The orders of one entry of *Activity* as a chip, which is set there and only taken away here."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.activity import ActivityKind, EntryOrders
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.times import day_or_time
from designo_sync_gui.ui.orders.chip import Chip


class EntryChip(Chip):
    """``opened``: who presses it wants to see *Activity*."""

    opened = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        super().__init__(tr("Activity"))

    @property
    def entry(self) -> EntryOrders | None:
        return next((value for value in self.values if isinstance(value, EntryOrders)), None)

    def words_of(self, value: object) -> str:
        if not isinstance(value, EntryOrders):
            return ""
        when = day_or_time(value.at, self._now())
        if value.kind is ActivityKind.REFRESH:
            return tr("Orders of the refresh of {when}", when=when)
        return tr("Orders of the job of {when}", when=when)

    def told(self, words: str) -> str:
        return words

    def open_below(self, anchor: QWidget) -> None:
        self.opened.emit()
