"""What the program is waiting for, and for how long.

Law: a countdown ends at the moment that was told, and is gone when the wait is over.
"""

import math
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.events import HostWaiting
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.language import spoken, tr
from designo_sync_gui.ui.tones import Tone, ToneLabel

_TICK_MS = 1000


def _utc_now() -> datetime:
    return datetime.now(UTC)


class WaitingLine(ToneLabel):
    """One line per host that asked for patience; hidden while there is none."""

    def __init__(
        self, now: Callable[[], datetime] = _utc_now, parent: QWidget | None = None
    ) -> None:
        super().__init__("", Tone.CAREFUL)
        self.setParent(parent)
        self.setContentsMargins(12, 3, 12, 3)
        self.setAccessibleName(tr("Waiting"))
        self._now = now
        self._waits: dict[str, HostWaiting] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tell)
        self.hide()

    def take(self, event: HostWaiting) -> None:
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
            seconds = math.ceil((wait.until - now).total_seconds())
            lines.append(
                tr(
                    "◔ {host}: goes on in {seconds:,} s. {reason}.",
                    host=host,
                    seconds=seconds,
                    reason=spoken(wait.reason),
                )
            )
        self.setText("\n".join(visible_line(line) for line in lines))
        self.setVisible(bool(lines))
        if lines and not self._tick.isActive():
            self._tick.start()
        elif not lines:
            self._tick.stop()
