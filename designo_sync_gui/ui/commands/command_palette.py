"""The command palette: everything that can be done, found by typing.

Law: nothing here writes; what would write opens a plan, as its action does. It is left with Esc,
a click beside it, or by choosing.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.commands.items import Found, Heading, Item, Line, lines
from designo_sync_gui.ui.commands.key_caps import paint_caps, width_of_caps
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import ToneLabel, line, quiet, soften_selection
from designo_sync_gui.ui.kit.popup import Popup

AnyIndex = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _HEADING, _EDGE, _GAP, _ICON = 34, 28, 16, 12, 16
_WIDTH, _SHARE, _MOST_ROWS = 640, 0.92, 11
_NO_PARENT = QModelIndex()
_OPENING = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)


class Lines(QAbstractListModel):
    """The lines as they are shown; headings cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: Sequence[Line] = ()

    def show_lines(self, shown: Sequence[Line]) -> None:
        self.beginResetModel()
        self.shown = tuple(shown)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.shown[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.shown[index.row()]
        if role == LINE_ROLE:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title if isinstance(one, Heading) else one.item.title
        return words(one) if role == Qt.ItemDataRole.AccessibleTextRole else None


def words(one: Line) -> str:
    """A line as a screen reader says it."""
    if isinstance(one, Heading):
        return one.title
    item = one.item
    told = [item.title, item.note, item.keys]
    if not item.enabled:
        told.insert(1, tr("not possible now"))
    return ", ".join(part for part in told if part)


class LineDelegate(QStyledItemDelegate):
    """Icon, title with the found letters, note, and the keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        heading = isinstance(index.data(LINE_ROLE), Heading)
        return QSize(200, _HEADING if heading else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        one = index.data(LINE_ROLE)
        view = option.widget
        place, palette, font = option.rect, view.palette(), view.font()
        painter.save()
        painter.setFont(font)
        if isinstance(one, Heading):
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(quiet(palette))
            box = place.adjusted(_EDGE, 0, -_EDGE, -2)
            painter.drawText(box, _flags(Qt.AlignmentFlag.AlignBottom), one.title)
        elif isinstance(one, Found):
            current = isinstance(view, QListView) and view.currentIndex() == index
            if current:
                painter.fillRect(place, palette.color(QPalette.ColorRole.Highlight))
                accent = palette.color(QPalette.ColorRole.Accent)
                painter.fillRect(QRect(place.topLeft(), QSize(3, place.height())), accent)
            self._paint_item(painter, place.adjusted(_EDGE, 0, -_EDGE, 0), one, palette)
        painter.restore()

    def _paint_item(self, painter: QPainter, box: QRect, one: Found, palette: QPalette) -> None:
        item = one.item
        item.icon.paint(painter, QRect(box.left(), box.center().y() - _ICON // 2 + 1, _ICON, _ICON))
        right = box.right()
        if item.keys:
            width = width_of_caps(item.keys, painter.font())
            paint_caps(painter, QPoint(right - width, box.center().y()), item.keys, palette)
            right -= width + _GAP
        ink = palette.color(QPalette.ColorRole.Text) if item.enabled else quiet(palette)
        painter.setPen(ink)
        left = box.left() + _ICON + _GAP
        left += self._paint_title(painter, QRect(left, box.top(), right - left, box.height()), one)
        rest = QRect(left + _GAP, box.top(), right - left - _GAP, box.height())
        if item.note and rest.width() > 40:
            painter.setPen(quiet(palette))
            note = painter.fontMetrics().elidedText(
                item.note, Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.drawText(rest, _flags(), note)

    def _paint_title(self, painter: QPainter, box: QRect, one: Found) -> int:
        """The title with its found letters bold; returns its width."""
        plain = painter.font()
        bold = painter.font()
        bold.setBold(True)
        left = box.left()
        for found, text in runs(one.item.title, one.places):
            painter.setFont(bold if found else plain)
            room = box.right() - left
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, box.top(), room, box.height()), _flags(), cut)
            left += painter.fontMetrics().horizontalAdvance(cut)
        painter.setFont(plain)
        return left - box.left()


def _hairline() -> QFrame:
    made = QFrame()
    made.setFrameShape(QFrame.Shape.HLine)
    made.setFrameShadow(QFrame.Shadow.Plain)
    made.setForegroundRole(QPalette.ColorRole.Mid)
    return made


def runs(title: str, places: frozenset[int]) -> list[tuple[bool, str]]:
    """The title in pieces, each with whether its letters were found."""
    found: list[tuple[bool, str]] = []
    for place, char in enumerate(title):
        here = place in places
        if found and found[-1][0] is here:
            found[-1] = here, found[-1][1] + char
        else:
            found.append((here, char))
    return found


def _flags(vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> int:
    return int(vertical | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class Edit(QLineEdit):
    """What is looked for. ``left``: the keys that opened the palette were pressed again; on X11 a
    line of text would take them to delete what is behind the cursor."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() == _OPENING:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CommandPalette(Popup):
    """Opens over the middle of its window. ``items`` is asked for at each letter: some are made of
    what is typed. ``used`` is told the key of what was chosen."""

    def __init__(
        self,
        items: Callable[[str], Sequence[Item]],
        recent: Callable[[], Sequence[str]],
        used: Callable[[str], object],
        state: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._owner = parent
        self.setAccessibleName(tr("Command palette"))
        self._items, self._recent, self._used = items, recent, used
        self.edit = Edit()
        self.edit.left.connect(self.leave)
        self.edit.setAccessibleName(tr("Find an action, a view, a store, an order or a status"))
        self.edit.setPlaceholderText(self.edit.accessibleName())
        self.edit.setFrame(False)
        self.list = QListView()
        self.model = Lines(self)
        self._lay_out(state)
        self.edit.textChanged.connect(lambda _: self.look())
        self.list.clicked.connect(lambda _: self.choose())
        self.look()

    def _lay_out(self, state: str) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.setAccessibleName(tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        soften_selection(self.list)
        top = QHBoxLayout()
        top.setContentsMargins(_EDGE, 10, _EDGE, 10)
        self.edit.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        top.addWidget(self.edit, 1)
        top.addWidget(ToneLabel(state))
        foot = QHBoxLayout()
        foot.setContentsMargins(_EDGE, 6, _EDGE, 8)
        foot.addWidget(ToneLabel(tr("↑ ↓ choose · Enter do · Esc back")))
        foot.addStretch(1)
        foot.addWidget(ToneLabel(tr("Nothing here writes without a plan")))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (top, _hairline(), self.list, _hairline(), foot):
            if isinstance(part, QWidget):
                column.addWidget(part, int(part is self.list))
            else:
                column.addLayout(part)

    def open(self) -> None:
        """Show it near the top of its window, as high as its lines need at the most."""
        window = self._owner.window()
        width = min(_WIDTH, int(window.width() * _SHARE))
        height = min(_MOST_ROWS * _ROW + 100, int(window.height() * 0.75))
        self.resize(width, height)
        corner = QPoint((window.width() - width) // 2, min(78, window.height() // 10))
        self.move(window.mapToGlobal(corner))
        self.show()
        self.edit.setFocus()

    def look(self) -> None:
        """Find what is typed now; the first that can be chosen is current."""
        text = self.edit.text()
        self.model.show_lines(lines(self._items(text), text, self._recent()))
        self._go_to(next((row for row in range(len(self.model.shown)) if self._is_item(row)), -1))

    def current(self) -> Item | None:
        """What Enter would do."""
        row = self.list.currentIndex().row()
        one = self.model.shown[row] if row >= 0 else None
        return one.item if isinstance(one, Found) else None

    def choose(self) -> None:
        """Do what is current, once the palette is gone; what cannot be done now says why."""
        item = self.current()
        if item is None:
            return
        if not item.enabled:
            self._announce()
            return
        used, owner = self._used, self._owner
        self.leave()
        used(item.key)
        QTimer.singleShot(0, owner, item.do)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        page = {Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key), 0)
        if step or page:
            self._move(step or page, around=bool(step))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close, and give the focus back to the window."""
        owner = self._owner.window()
        self.close()
        owner.activateWindow()

    def _move(self, by: int, *, around: bool) -> None:
        rows = [row for row in range(len(self.model.shown)) if self._is_item(row)]
        if not rows:
            return
        row = self.list.currentIndex().row()
        place = (rows.index(row) if row in rows else 0) + by
        place = place % len(rows) if around else max(0, min(place, len(rows) - 1))
        self._go_to(rows[place])

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        if row == 1:
            self.list.scrollToTop()
        self._announce()

    def _announce(self) -> None:
        """The focus stays where letters are typed: a reader is told what is current."""
        row = self.list.currentIndex().row()
        told = words(self.model.shown[row]) if row >= 0 else tr("Nothing found")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, told))

    def _is_item(self, row: int) -> bool:
        return isinstance(self.model.shown[row], Found)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(line(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
