"""What is wrong or unfinished with stores, in the line above the table.

Law: one line for any number of warnings, in a place that is kept free for it: no row moves because
something is said. All of them, whole and with what can be done, are one key away.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.orders.warning_panel import WarningPanel
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel

_SHAPES = {Tone.BAD: "◆", Tone.CAREFUL: "▲"}
#: What the shape before a warning says, from the most urgent.
_LEVELS = {
    Tone.BAD: say("◆ Something does not work."),
    Tone.CAREFUL: say("▲ Look at it before you go on."),
}
_NOTED = say("● For your information.")


class WarningLine(QWidget):
    """The most urgent warning and how many more there are; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = Notices(self)
        self._short = False
        self.panel: WarningPanel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.label = ElidedLabel()
        self.act_button = link_button("")
        self.more_button = link_button("")
        for one in (self.act_button, self.more_button):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.act_button.clicked.connect(self._act)
        self.more_button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addStretch(1)
        row.addWidget(self.label)
        row.addWidget(self.act_button)
        row.addWidget(self.more_button)
        self.hide()

    def follow(self, notices: Notices) -> None:
        """Show these from now on."""
        self._notices = notices
        notices.changed.connect(self._take)
        self._show()

    def show_short(self, short: bool) -> None:
        """Something else needs the room: a sign and a number are left."""
        self._short = short
        self._show()

    def _first(self) -> Notice | None:
        keys = self._notices.keys()
        return self._notices.notice(keys[0]) if keys else None

    def _take(self, key: str) -> None:
        former = self.more_button.accessibleName() if self.isVisible() else ""
        self._show()
        heard = self.more_button.accessibleName()
        if self._notices.notice(key) is not None and heard != former and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, heard))

    def _show(self) -> None:
        first, number = self._first(), len(self._notices.keys())
        self.setVisible(first is not None)
        if first is None:
            return
        title, shape = spoken(first.title), _SHAPES.get(first.tone, "●")
        level = spoken(_LEVELS.get(first.tone, _NOTED))
        body = " ".join(spoken(one) for one in (first.message, first.advice) if one)
        self.label.show_text(f"{shape} {title}", first.tone, [one for one in (level, body) if one])
        self.label.setVisible(not self._short)
        alone = first.action is not None and number == 1 and not self._short
        self.act_button.setVisible(alone)
        if first.action is not None:
            text = spoken(first.action[0])
            self.act_button.setText(text.replace("&", "&&"))
            self.act_button.setAccessibleName(f"{text}: {title}")
        rest = tr_n("{n:,} more ▾", "{n:,} more ▾", number - 1)
        shown = tr("Details") if number == 1 else rest
        self.more_button.setText(f"{shape} {number}" if self._short else shown)
        more = tr_n("and {n:,} more", "and {n:,} more", number - 1)
        heard = title if number == 1 else f"{title}, {more}"
        self.more_button.setAccessibleName(heard)
        self.more_button.setAccessibleDescription(f"{level} {body}".strip())
        self.more_button.setToolTip(self.label.toolTip() if self._short else level)

    def _act(self) -> None:
        first = self._first()
        if first is not None and first.action is not None:
            first.action[1]()

    def _open(self) -> None:
        if self.panel is None:
            self.panel = WarningPanel(self._notices, self.window())
            self.panel.destroyed.connect(self._forget)
            self.panel.open_below(self.more_button)

    def _forget(self) -> None:
        self.panel = None
