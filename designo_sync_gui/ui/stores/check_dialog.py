"""The test of a store that is already connected.

Law: a test reads and never writes; it uses the stored credentials.
"""

from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.check_list import CheckList, heard_here


class CheckDialog(Dialog):
    """Runs the checks when it opens, and again on request."""

    def __init__(self, engine: EngineProxy, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Test store"))
        fit_screen(self, 620, 460)
        self._engine = engine
        self._store = store
        self.problems = BannerStack()
        self.checks = CheckList()
        self.tasks = Tasks(self, self._fail)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(20, 16, 20, 8)
        inner.setSpacing(12)
        inner.addWidget(heading(visible_line(tr("Test {store}", store=store.name))))
        inner.addWidget(self.checks)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(tr("Test result"))
        self.again_button = button(tr("Test again"))
        close = button(tr("Close"))
        close.setDefault(True)
        column, row = with_foot(self, to_the_edges=True)
        column.addWidget(self.problems)
        column.addWidget(scroll, 1)
        row.addWidget(self.again_button)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(close)
        close.clicked.connect(self.accept)
        close.setFocus()
        self.again_button.clicked.connect(self.test)
        self.test()

    def test(self) -> None:
        """Ask for the checks; the lines of the last run go away meanwhile."""
        self.problems.clear()
        self.again_button.setEnabled(False)
        hear = heard_here(self.checks)
        self.tasks.run(
            self._engine.ask(
                lambda services: services.connections.test_store(self._store, {}, hear)
            ),
            self.checks.show_checks,
            on_end=lambda: self.again_button.setEnabled(True),
        )

    def _fail(self, error: SyncError) -> None:
        self.checks.clear()
        self.problems.put("problem", notice_of(error))

    def done(self, result: int) -> None:
        self.checks.leave()
        self.tasks.cancel_all()
        super().done(result)
