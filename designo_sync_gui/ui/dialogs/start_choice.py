"""Whether the program starts at sign-in, as one row of the preferences.

Law: shown is what the system says when it is asked, never what was once chosen; only together with
the tray.
"""

from PySide6.QtWidgets import QCheckBox, QFormLayout

from designo_sync_gui.domain.start_at_sign_in import START, StartState
from designo_sync_gui.ui.kit.forms import add_field, below_fields, hint_label
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks


class StartChoice:
    """``box`` is the choice; ``keep`` is that of the tray, without which there is none."""

    def __init__(self, engine: EngineProxy, tasks: Tasks, keep: QCheckBox) -> None:
        self._state: StartState | None = None
        self._keep = keep
        self.box = QCheckBox(spoken(START))
        self.box.setAccessibleName(spoken(START))
        self.box.setEnabled(False)
        self.told = hint_label("", self.box)
        self.told.hide()
        keep.toggled.connect(self._follow_tray)
        self._follow_tray()
        tasks.run(engine.ask(lambda services: services.preferences.start_state()), self.show_state)

    def add_to(self, rows: QFormLayout) -> None:
        add_field(
            rows,
            tr("At sign-in"),
            self.box,
            tr("The system starts the program when you sign in, hidden in the tray."),
        )
        below_fields(rows, self.told)

    def show_state(self, state: StartState) -> None:
        """What the system says, and what can be done about it."""
        self._state = state
        self.box.setChecked(state is StartState.ON)
        self._follow_tray()

    @property
    def wanted(self) -> bool | None:
        """What the system is to be told; ``None`` where it says so already, or cannot be told.

        Switching the tray off ends the start by itself (``PreferenceService.save``).
        """
        known = self._state not in (None, StartState.IMPOSSIBLE)
        chosen = self.box.isChecked()
        if not known or not self._keep.isChecked() or chosen is (self._state is StartState.ON):
            return None
        return chosen

    def _follow_tray(self) -> None:
        state, kept = self._state, self._keep.isChecked()
        known = state not in (None, StartState.IMPOSSIBLE)
        self.box.setEnabled(known and kept)
        if not kept:
            self.box.setChecked(False)
        if state is StartState.IMPOSSIBLE:
            words = tr("Not for this data folder, which goes away with the window.")
        elif state is StartState.OTHER and kept:
            words = tr(
                "An entry of the system starts another program or in another way, as after the "
                "program was moved. Choose it here to replace that entry."
            )
        elif state in (StartState.ON, StartState.OTHER) and not kept:
            words = tr("It is switched off together with the tray.")
        elif state in (None, StartState.OFF) and not kept:
            words = tr("Needs the tray, above.")
        else:
            words = ""
        self.told.setText(words)
        self.told.setVisible(bool(words))
