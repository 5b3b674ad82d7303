"""The waits that hosts demand, counted down where the jobs are shown."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.events import HostWaiting
from designo_sync_gui.domain.spans import short_span
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel

_TICK_MS = 1000


def utc_now() -> datetime:
    return datetime.now(UTC)


class WaitingLine(ToneLabel):
    """One line per host that demands a wait; hidden while there is none. ``changed`` tells that it
    says something else."""

    changed = Signal()

    def __init__(
        self, now: Callable[[], datetime] = utc_now, parent: QWidget | None = None
    ) -> None:
        super().__init__("", Tone.CAREFUL)
        self.setParent(parent)
        self.setContentsMargins(12, 3, 12, 3)
        self._now = now
        self._waits: dict[str, HostWaiting] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tell)
        self.hide()

    def handle(self, event: HostWaiting) -> None:
        """A wait begins, changes or is over."""
        if event.until is None:
            self._waits.pop(event.host, None)
        else:
            self._waits[event.host] = event
        self.tell()

    def tell(self) -> None:
        """Say the seconds that are left now."""
        now = self._now()
        lines = []
        for host, wait in list(self._waits.items()):
            if wait.until is None or wait.until <= now:
                del self._waits[host]
                continue
            left = short_span((wait.until - now).total_seconds())
            lines.append(
                tr(
                    "◔ {host}: continues in {left}. {reason}.",
                    host=host,
                    left=left,
                    reason=spoken(wait.reason),
                )
            )
        text = "\n".join(visible_line(line) for line in lines)
        if text != self.text():
            self.setText(text)
            self.changed.emit()
        self.setVisible(bool(lines))
        if lines and not self._tick.isActive():
            self._tick.start()
        elif not lines:
            self._tick.stop()
