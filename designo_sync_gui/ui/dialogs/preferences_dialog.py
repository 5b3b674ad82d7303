"""What the operator prefers for the whole program.

Each choice says what it does; nothing here weakens what is promised of connections.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.command_line import FIELD as COMMAND
from designo_sync_gui.domain.credentials import proxy_entries, refuse_credentials
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.preferences import (
    MOST_UNREAD_HOURS,
    PROXY,
    UNREAD,
    Appearance,
    Density,
    Preferences,
)
from designo_sync_gui.domain.sentence import Sentence, joined, say
from designo_sync_gui.domain.start_at_sign_in import START
from designo_sync_gui.domain.updates import UPDATES
from designo_sync_gui.ui.dialogs.start_choice import StartChoice
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.kit.forms import (
    FieldHolder,
    PrimaryButton,
    add_field,
    button,
    form,
    heading,
    line_edit,
    plain_label,
)
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import LANGUAGES, spoken, tr
from designo_sync_gui.ui.kit.palette import show_appearance
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.spin_boxes import NumberBox
from designo_sync_gui.ui.kit.tall_area import TallArea
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

_APPEARANCES = {
    Appearance.SYSTEM: say("Same as the system"),
    Appearance.LIGHT: say("Light"),
    Appearance.DARK: say("Dark"),
}
_DENSITIES = {Density.COMPACT: say("Compact"), Density.ROOMY: say("Roomy")}


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    return made


class PreferencesDialog(FormDialog):
    """Accepted once the preferences are kept; ``watch_button`` leads to what runs by itself,
    and this dialog stays as it is meanwhile."""

    def __init__(
        self,
        engine: EngineProxy,
        preferences: Preferences,
        *,
        tray_available: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._former = preferences
        self.setWindowTitle(tr("Preferences"))
        fit_screen(self, 600)
        self.banners = BannerStack()
        self.tasks = Tasks(self, self._show)
        self._make_choices(preferences, tray_available=tray_available)
        column, row = with_foot(self)
        column.addWidget(heading(tr("Preferences")))
        column.addWidget(self.banners)
        column.addWidget(self._fields(tray_available=tray_available), 1)
        self._fill_foot(row)

    def _fields(self, *, tray_available: bool) -> TallArea:
        """What does not fit a low screen scrolls; the buttons do not."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        rows = form()
        rows.setContentsMargins(0, 0, 0, 0)
        add_field(rows, tr("Appearance"), self.appearance)
        add_field(rows, tr("Rows of the table"), self.density)
        add_field(rows, tr("Language"), self.language)
        add_field(
            rows,
            tr("Notifications"),
            self.notify,
            tr("Notifies you when a job has written or failed while this window is not in front."),
        )
        add_field(
            rows,
            tr("Closing"),
            self.keep,
            tr("When the window is closed, an icon stays in the system tray and refreshes go on.")
            if tray_available
            else tr("This desktop has no system tray."),
        )
        self.start.add_to(rows)
        add_field(
            rows,
            tr("Proxy"),
            self.proxy,
            tr(
                "For example http://proxy.example.com:3128, without a password; empty "
                "for none. Environment variables such as HTTPS_PROXY are ignored. "
                "Addresses of this computer never go through the proxy."
            ),
        )
        self._add_trouble(rows)
        add_field(
            rows,
            spoken(UPDATES),
            self.updates,
            tr(
                "Of a file that says which version is published, with https; empty for none. It "
                "is asked only by Help → Check for updates."
            ),
        )
        inside.addLayout(rows)
        inside.addWidget(
            plain_label(
                tr("Certificates are always verified; this cannot be switched off."),
                muted=True,
            )
        )
        inside.addStretch(1)
        return TallArea(holder, tr("Preferences"))

    def _add_trouble(self, rows: QFormLayout) -> None:
        add_field(
            rows,
            spoken(COMMAND),
            self.on_trouble,
            tr(
                "Runs when a job failed, a write is unknown, automatic sync is held or a side was "
                "not read for long, for example to mail somebody. It is started without a shell "
                "and reads JSON on its standard input. Do not put a password here."
            ),
        )
        add_field(
            rows,
            spoken(UNREAD),
            self.unread_hours,
            tr("A shop or DesignO that was not read for longer counts as trouble."),
        )

    def _make_looks(self, preferences: Preferences) -> None:
        """What changes at once, so that the choice can be judged; ``reject`` takes it back."""
        self.appearance = _choice(tr("Appearance"))
        for appearance, words in _APPEARANCES.items():
            self.appearance.addItem(spoken(words), appearance)
        self.appearance.setCurrentIndex(list(_APPEARANCES).index(preferences.appearance))
        self.appearance.currentIndexChanged.connect(
            lambda place: show_appearance(QApplication.instance(), list(_APPEARANCES)[place])
        )
        self.density = _choice(tr("Rows of the table"))
        for density, words in _DENSITIES.items():
            self.density.addItem(spoken(words), density)
        self.density.setCurrentIndex(list(_DENSITIES).index(preferences.density))

    def reject(self) -> None:
        show_appearance(QApplication.instance(), self._former.appearance)
        super().reject()

    def _make_choices(self, preferences: Preferences, *, tray_available: bool) -> None:
        self._make_looks(preferences)
        self.language = _choice(tr("Language"))
        self.language.addItem(tr("Same as the system"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(preferences.language)))
        self.notify = QCheckBox(tr("Notify when a job ends"))
        self.notify.setAccessibleName(tr("Notify when a job ends"))
        self.notify.setChecked(preferences.notify)
        self.keep = QCheckBox(tr("Keep running in the system tray"))
        self.keep.setAccessibleName(tr("Keep running in the system tray"))
        self.keep.setChecked(preferences.keep_in_tray)
        self.keep.setEnabled(tray_available)
        self.start = StartChoice(self._engine, self.tasks, self.keep)
        self.proxy = line_edit(spoken(PROXY), text=preferences.proxy)
        self.updates = line_edit(spoken(UPDATES), text=preferences.updates_url)
        self.on_trouble = line_edit(spoken(COMMAND), text=preferences.on_trouble)
        self.unread_hours = NumberBox()
        self.unread_hours.setRange(0, MOST_UNREAD_HOURS)
        self.unread_hours.setSpecialValueText(tr("Never"))
        self.unread_hours.setSuffix(tr(" h"))
        self.unread_hours.setAccessibleName(spoken(UNREAD))
        self.unread_hours.setValue(preferences.unread_hours)

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.watch_button = button(tr("Automatic refresh and sync…"))
        self.save_button = PrimaryButton(tr("Save"))
        self.cancel_button = button(tr("Cancel"))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        row.addWidget(self.watch_button)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)

    def save(self) -> None:
        """Keep what is chosen; what cannot be used stays in the dialog with advice."""
        for holder in self.findChildren(FieldHolder):
            holder.show_problem("")
        inputs = (self.proxy, self.on_trouble, self.updates)
        typed = proxy_entries(*(one.text().strip() for one in inputs))
        try:
            refuse_credentials(typed, {}, self._engine.services.connections.platforms)
            chosen = self._chosen()
        except SyncError as error:
            self._show(error)
            return
        if chosen == self._former:
            self._save_start()
            return
        self.tasks.run(
            self._engine.ask(lambda services: services.preferences.save(chosen)),
            lambda _: self._save_start(),
        )

    def _save_start(self) -> None:
        """After the preferences, because it needs the tray."""
        on = self.start.wanted
        if on is None:
            self.accept()
            return
        self.tasks.run(
            self._engine.ask(lambda services: services.preferences.set_start(on=on)),
            lambda _: self.accept(),
        )

    def _chosen(self) -> Preferences:
        """What the dialog says now. Raises ``SettingsInvalid``."""
        return replace(
            self._former,
            proxy=self.proxy.text().strip(),
            language=self.language.currentData(),
            notify=self.notify.isChecked(),
            keep_in_tray=self.keep.isChecked(),
            appearance=list(_APPEARANCES)[self.appearance.currentIndex()],
            density=list(_DENSITIES)[self.density.currentIndex()],
            on_trouble=self.on_trouble.text().strip(),
            unread_hours=self.unread_hours.value(),
            updates_url=self.updates.text().strip(),
        )

    def changed(self) -> bool:
        try:
            return self._chosen() != self._former or self.start.wanted is not None
        except SyncError:
            return True

    def _show(self, error: SyncError) -> None:
        """At the field whose value was refused, else above."""
        inputs: Mapping[Sentence, QWidget] = {
            PROXY: self.proxy,
            COMMAND: self.on_trouble,
            UNREAD: self.unread_hours,
            UPDATES: self.updates,
            START: self.start.box,
        }
        named = error.field if isinstance(error, SettingsInvalid) else None
        field = inputs.get(named) if named is not None else None
        for holder in self.findChildren(FieldHolder):
            if field is not None and holder.field is field:
                holder.show_problem(spoken(joined(" ", (error.message, error.advice))))
                field.setFocus()
                return
        self.banners.put("error", notice_of(error))
