"""The settings of automatic refresh and automatic sync.

Law: everything is off unless chosen here, store by store, and the dialog says what is never
written unasked.
"""

from collections.abc import Mapping

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QWidget,
)

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.domain.watching import AUTOMATIC_DIRECTIONS, AutomaticSync, WatchSettings
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.form_dialog import FormDialog
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
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.spin_boxes import NumberBox
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

#: A day; longer times are for the command line.
MOST_MINUTES = 24 * 60

_OFF = say("Off")
_IDLE = say("Nothing is synced automatically while “Automatic refresh” is set to Never.")
_NEVER_UNASKED = say(
    "Automatic sync writes only what moved on one side since both were last seen equal. It "
    "leaves to you: conflicts, orders never seen equal, plans with a brake (many orders, new "
    "values), writes that need a typed word, and values that come back within 24 hours. It "
    "stops for a store when most of its orders change at once or a write ends altered or "
    "unknown."
)


class MinutesBox(NumberBox):
    """Minutes, or never; what is there is chosen on entering, so that a digit replaces it."""

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self.setRange(0, MOST_MINUTES)
        self.setSpecialValueText(tr("Never"))
        self.setAccessibleName(tr("Minutes between refreshes"))
        self.valueChanged.connect(self._name_unit)
        self.setValue(minutes)
        self._name_unit(minutes)

    def _name_unit(self, minutes: int) -> None:
        self.setPrefix(tr("every "))
        self.setSuffix(tr(" minute") if minutes == 1 else tr(" minutes"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class AutomationDialog(FormDialog):
    """Accepted once the settings are saved."""

    def __init__(
        self,
        engine: EngineProxy,
        settings: WatchSettings,
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self.setWindowTitle(tr("Automatic refresh and sync"))
        fit_screen(self, 640)
        self.banners = BannerStack()
        self.tasks = Tasks(self, self._show)
        self._former = settings
        self.minutes = MinutesBox(settings.refresh_minutes)
        self.choices: dict[str, QComboBox] = {}
        column, row = with_foot(self)
        column.addWidget(heading(tr("Automatic refresh and sync")))
        column.addWidget(self.banners)
        top = form()
        add_field(top, tr("Automatic refresh"), self.minutes, tr("While this window is open."))
        top.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(plain_label(tr("Automatic sync of"), strong=True))
        column.addWidget(self._stores(settings, store_names), 1)
        self.idle = ToneLabel(spoken(_IDLE), Tone.CAREFUL)
        self.idle.setWordWrap(True)
        column.addWidget(self.idle)
        column.addWidget(plain_label(spoken(_NEVER_UNASKED), muted=True, width=600))
        self._fill_foot(row)
        self.minutes.valueChanged.connect(lambda _: self._tell())
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(lambda _: self._tell())
        self._tell()

    def _tell(self) -> None:
        """Automatic sync follows a timed refresh: without one it is on and does nothing."""
        chosen = self.chosen
        self.idle.setVisible(bool(chosen.automatic) and not chosen.refresh_minutes)

    def _stores(self, settings: WatchSettings, names: Mapping[str, str]) -> QWidget:
        holder = QWidget()
        rows = form()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        holder.setLayout(rows)
        for code, name in names.items():
            choice = QComboBox()
            choice.setAccessibleName(tr("Automatic sync of {name}", name=visible_text(name)))
            choice.addItem(spoken(_OFF), None)
            for direction in AUTOMATIC_DIRECTIONS:
                choice.addItem(spoken(direction.label), direction.value)
            chosen = settings.direction(code)
            choice.setCurrentIndex(choice.findData(chosen.value) if chosen else 0)
            self.choices[code] = choice
            add_field(rows, visible_text(name), choice)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Automatic sync of"))
        area.setWidgetResizable(True)
        area.setWidget(holder)
        return area

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.save_button = PrimaryButton(tr("Save"))
        cancel = button(tr("Cancel"))
        self.save_button.clicked.connect(self.save)
        cancel.clicked.connect(self.reject)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save_button)

    @property
    def chosen(self) -> WatchSettings:
        """What the dialog says now."""
        automatic = tuple(
            AutomaticSync(code, Direction(choice.currentData()))
            for code, choice in self.choices.items()
            if choice.currentData() is not None
        )
        return WatchSettings(self.minutes.value(), automatic)

    def changed(self) -> bool:
        return self.chosen != self._former

    def save(self) -> None:
        chosen = self.chosen
        self.tasks.run(
            self._engine.ask(lambda services: services.automation.save(chosen)),
            lambda _: self.accept(),
        )

    def _show(self, error: SyncError) -> None:
        self.banners.put("error", notice_of(error))
