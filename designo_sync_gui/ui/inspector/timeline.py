"""What happened to one order, a line each, newest first.

Law: statuses are drawn as plain text with their invisible characters as marks; nothing is
translated but the words around them.
"""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Entry, Seen, moment_of_entry
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.statuses.text import value_words
from designo_sync_gui.ui.statuses.verdicts import text_label

#: The history window shows all of them.
MOST_LINES = 12
_LONGEST_VALUE = 60


class TimelineView(QWidget):
    """A heading and the lines; hidden where nothing is known."""

    def __init__(self, parent: QWidget | None = None, *, zone: tzinfo | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.setAccessibleName(tr("Timeline"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(text_label(tr("Timeline"), strong=True))
        self.lines = text_label()
        self.lines.setAccessibleName(tr("Timeline"))
        self.lines.setWordWrap(True)
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.lines)
        self.hide()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the newest of these; none hides the whole."""
        lines = [self._line(entry) for entry in entries[:MOST_LINES]]
        if len(entries) > MOST_LINES:
            lines.append(tr("{n:,} older ones", n=len(entries) - MOST_LINES))
        self.lines.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _line(self, entry: Entry) -> str:
        when = date_time(moment_of_entry(entry), self._zone)
        if isinstance(entry, Seen):
            return tr(
                "{when}   {side}: {value}",
                when=when,
                side=side_word(entry.side),
                value=_seen(entry),
            )
        outcome = spoken(entry.ending) if entry.outcome else tr("no outcome recorded")
        return tr(
            "{when}   written to {side}: {before} → {wanted}: {outcome}",
            when=when,
            side=side_word(entry.target),
            before=quoted(entry.before or entry.expected),
            wanted=quoted(entry.wanted),
            outcome=outcome,
        )


def side_word(side: Side) -> str:
    """The side inside a sentence."""
    return tr("storefront") if side is Side.STOREFRONT else "DesignO"


def quoted(status: Status | None) -> str:
    """A status inside a sentence, cut in the middle when long."""
    if status is None:
        return "—"
    text = value_words(status, _LONGEST_VALUE)
    return tr("“{value}”", value=text) if status.has_value else text


def _seen(entry: Seen) -> str:
    if entry.presence is Presence.ABSENT:
        return tr("has no such order")
    if entry.presence is Presence.NOT_READ:
        return tr("not read")
    return quoted(entry.status) if entry.status else tr("unreadable")
