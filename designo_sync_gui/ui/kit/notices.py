"""What is to be known of stores and sides, kept apart from where it is shown.

Law: a notice stays until it is no longer true or was dismissed, wherever it is shown meanwhile.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from designo_sync_gui.ui.kit.banner import BannerStack, Notice
from designo_sync_gui.ui.kit.palette import Tone

_URGENCY = (Tone.BAD, Tone.CAREFUL, Tone.INFO, Tone.GOOD, Tone.MUTED)


class Notices(QObject):
    """Notices by key: a newer one of the same key replaces the older. ``changed`` and
    ``dismissed`` carry the key."""

    changed = Signal(str)
    dismissed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, Notice] = {}
        self._take: Callable[[str, Notice], object] | None = None

    def lead_to(self, take: Callable[[str, Notice], object]) -> None:
        """Who keeps these and what comes from now on: this window is seen no more."""
        self._take = take
        for key, notice in tuple(self._kept.items()):
            take(key, notice)

    def put(self, key: str, notice: Notice) -> None:
        """Keep a notice; the same again is no change."""
        if self._take is not None:
            self._take(key, notice)
        elif self._kept.get(key) != notice:
            self._kept[key] = notice
            self.changed.emit(key)

    def remove(self, key: str) -> None:
        if self._kept.pop(key, None) is not None:
            self.changed.emit(key)

    def dismiss(self, key: str) -> None:
        """Remove a notice because somebody has seen it."""
        self.remove(key)
        self.dismissed.emit(key)

    def notice(self, key: str) -> Notice | None:
        return self._kept.get(key)

    def keys(self) -> tuple[str, ...]:
        """The most urgent first, of equal ones the oldest."""
        return tuple(sorted(self._kept, key=lambda key: _URGENCY.index(self._kept[key].tone)))

    def show_in(self, stack: BannerStack) -> None:
        """Let banners follow from now on."""

        def follow(key: str) -> None:
            notice = self.notice(key)
            if notice is None:
                stack.remove(key)
            else:
                stack.put(key, notice)

        self.changed.connect(follow)
