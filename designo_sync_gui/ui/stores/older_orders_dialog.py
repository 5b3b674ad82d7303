"""Reading older orders of a store on request.

Law: what it will take is said before it is begun; nothing is read or changed before a yes.
"""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.horizon import horizon_words
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import (
    PrimaryButton,
    add_field,
    button,
    form,
    heading,
    plain_label,
)
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.horizon_field import (
    LABEL,
    HorizonField,
    asking_words,
    expected_words,
)


class OlderOrdersDialog(Dialog):
    """Asks how far back, of the choices that reach further; accepted when it is to be read."""

    def __init__(
        self, engine: EngineProxy, store: Store, further: tuple[str, ...], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Read older orders"))
        fit_screen(self, 500)
        self._engine = engine
        self._store = store
        self.tasks = Tasks(self, self._show_error)
        self.horizon = HorizonField(further[0], further)
        self.expected = plain_label("", muted=True, width=460)
        self.read_button = PrimaryButton(tr("Read them"))
        self.cancel_button = button(tr("Cancel"))
        self._build()
        self.horizon.currentIndexChanged.connect(self.ask)
        self.ask()

    def _build(self) -> None:
        column, row = with_foot(self)
        name = visible_line(tr("Older orders of {store}", store=self._store.name))
        column.addWidget(heading(name))
        now = horizon_words(self._store.orders_since)
        column.addWidget(
            plain_label(
                tr(
                    "Read so far: {horizon}. What you choose is read once now, and later "
                    "refreshes cover it too.",
                    horizon=now,
                ),
                width=460,
            )
        )
        fields = form()
        add_field(fields, spoken(LABEL), self.horizon)
        column.addLayout(fields)
        column.addWidget(self.expected)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.read_button)
        self.read_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def ask(self) -> None:
        """Ask the shop what the present choice takes."""
        store = self.chosen()
        self.expected.setText(asking_words())

        def show(expected: Forecast | None) -> None:
            if store == self.chosen():
                self.expected.setText(spoken(expected_words(expected)))

        self.tasks.run(
            self._engine.ask(lambda services: services.connections.forecast(store, {})), show
        )

    def chosen(self) -> Store:
        """The store as it is to be read."""
        return replace(self._store, orders_since=self.horizon.value())

    def _show_error(self, error: SyncError) -> None:
        self.expected.setText(spoken(error.sentence))

    def done(self, result: int) -> None:
        self.tasks.cancel_all()
        super().done(result)
