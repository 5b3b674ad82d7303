"""The licences of the program and of everything that it is made of: a list, and the whole text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFontDatabase,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.licences import Licence, licences_with
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.licence_files import read_licences
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tokens import HEADER, SPACE_2, SPACE_3
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.rows_table import Column, RowsTable

#: Letters of a line, which such texts have by custom: none of these lines is broken in two.
LETTERS = 80
#: Around the text, in pixels; and the least width of the list.
_AROUND, _LEAST_LIST = SPACE_2, 232
_COLUMNS = (
    Column(say("Name"), 150, gives=True, least=120),
    Column(say("Version"), 72, spare=True),
    Column(say("Licence"), 144, gives=True, least=90),
)


class _Find(QLineEdit):
    """Down goes on to what was found."""

    def __init__(self, beside: QWidget) -> None:
        super().__init__()
        self._beside = beside
        self.setAccessibleName(tr("Search licences"))
        self.setPlaceholderText(tr("Search names and texts"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(280)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._beside.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class LicencesWindow(QWidget):
    """Reads when it opens; what is typed finds names and texts."""

    def __init__(self, engine: EngineProxy, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Licences: DesignO Sync"))
        self._all: Sequence[Licence] = ()
        self._shown: Sequence[Licence] = ()
        self.problems = BannerStack()
        self.tasks = Tasks(self, lambda error: self.problems.put("problem", notice_of(error)))
        self.list = RowsTable(tr("Libraries"), _COLUMNS, ())
        self.list.setMinimumWidth(_LEAST_LIST)
        self.edit = _Find(self.list)
        self.title = plain_label("", strong=True)
        self.title.setFixedHeight(HEADER)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Licence text"))
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._pulled = False
        self._build()
        self.edit.textChanged.connect(lambda _: self._find())
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_text())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        fit_screen(self, 1080, 620)
        self.tasks.run(engine.run_apart(read_licences), self._take)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(heading(tr("Licences")), 1)
        top.addWidget(self.edit)
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(SPACE_3, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.title)
        right.addWidget(self.text, 1)
        self.parts = QSplitter()
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(self.list)
        self.parts.addWidget(beside)
        self.parts.splitterMoved.connect(self._pull)
        copy = button(tr("Copy"), tr("Copy the text that is shown"))
        copy.clicked.connect(self.copy)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        column, foot = with_foot(self)
        foot.addWidget(copy)
        foot.addWidget(help_button())
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(top)
        column.addWidget(self.problems)
        column.addWidget(self.parts, 1)
        self.edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text has the width of its lines, the list the rest; until the operator shares it."""
        super().resizeEvent(event)
        if not self._pulled:
            letters = self.text.fontMetrics().horizontalAdvance("0" * LETTERS)
            bar = self.text.verticalScrollBar().sizeHint().width()
            edges = 2 * (_AROUND + self.text.frameWidth() + 2)  # two more: the frame of the focus
            wanted = letters + bar + edges + SPACE_3
            self.parts.setSizes([max(_LEAST_LIST, self.parts.width() - wanted), wanted])

    def _pull(self) -> None:
        self._pulled = True

    def copy(self) -> None:
        """Put the shown text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    @property
    def current(self) -> Licence | None:
        """The one whose text is shown."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def leave(self) -> None:
        """The main window ends."""
        self.tasks.cancel_all()

    def _take(self, licences: Sequence[Licence]) -> None:
        self._all = licences
        self._find()

    def _find(self) -> None:
        self._shown = licences_with(self._all, self.edit.text())
        self.list.set_rows([(one.name, one.version, one.licence) for one in self._shown])
        self.list.selectRow(0)
        self._show_text()

    def _show_text(self) -> None:
        one = self.current
        self.title.setText("" if one is None else _named(one))
        if one is None:
            self.text.setPlainText(tr("No licence contains these words.") if self._all else "")
            return
        self.text.setPlainText(one.text or tr("Its text was not installed."))
        words = self.edit.text().split()
        if words:
            self.text.find(words[0])


def _named(one: Licence) -> str:
    words = tr(
        "{name} {version} · {licence}", name=one.name, version=one.version, licence=one.licence
    )
    return visible_line(words)
