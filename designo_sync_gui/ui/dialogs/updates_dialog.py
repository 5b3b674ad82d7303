"""Check for updates: says what will be sent, asks only when told to, and says what it heard."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from designo_sync_gui.domain.updates import Standing, UpdateAnswer, what_is_sent
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import PrimaryButton, button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks


class UpdatesDialog(Dialog):
    """``preferences_button`` leads to where the address is set."""

    def __init__(self, engine: EngineProxy, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check for updates"))
        fit_screen(self, 540)
        self._engine = engine
        self.told = BannerStack()
        self.tasks = Tasks(self, lambda error: self.told.put("told", notice_of(error)))
        words = (
            spoken(what_is_sent(address))
            if address
            else tr(
                "No address is set, so no server is asked. Enter one in the preferences, or look "
                "where you got the program from."
            )
        )
        column, foot = with_foot(self)
        column.addWidget(heading(tr("Check for updates")))
        column.addWidget(plain_label(words, width=500))
        column.addWidget(self.told)
        column.addStretch(1)
        self._fill_foot(foot, can_ask=bool(address))
        (self.ask_button if address else self.close_button).setFocus()

    def _fill_foot(self, row: QHBoxLayout, *, can_ask: bool) -> None:
        self.ask_button = PrimaryButton(tr("Check now"))
        self.ask_button.setEnabled(can_ask)
        self.ask_button.clicked.connect(self.ask)
        self.preferences_button = button(tr("Preferences…"))
        self.close_button = button(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        row.addWidget(self.preferences_button)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.ask_button)

    def ask(self) -> None:
        """Ask the address once."""
        self.told.clear()
        self.ask_button.setEnabled(False)
        self.tasks.run(
            self._engine.ask(lambda services: services.updates.check()),
            self._show,
            on_end=lambda: self.ask_button.setEnabled(True),
        )

    def done(self, result: int) -> None:
        """An answer that comes later is shown to nobody."""
        self.tasks.cancel_all()
        super().done(result)

    def _show(self, answer: UpdateAnswer) -> None:
        tone = Tone.INFO if answer.standing is Standing.NEWER else Tone.GOOD
        self.told.put("told", Notice(answer.sentence, tone=tone, dismissable=False))
