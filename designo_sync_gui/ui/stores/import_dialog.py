"""What a file of connections holds: looked at, chosen, given its credentials, then imported.

Law: nothing is imported that is not ticked, and what would replace something is not ticked by
itself. Names of the file are plain text.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.moving import Change, Move, Part
from designo_sync_gui.domain.sentence import Sentence, joined, say
from designo_sync_gui.engine.connections.moving import Looked, owner_of
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
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.secret_edit import SecretEdit
from designo_sync_gui.ui.kit.tall_area import TallArea
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.fields import read_secret
from designo_sync_gui.ui.stores.setting_words import SETTINGS

_TITLES = {
    Part.PREFERENCES: say("Preferences"),
    Part.DESIGNO: say("DesignO connection"),
    Part.VIEW: say("View"),
    Part.STORE: say("Store"),
    Part.ACCEPTED: say("Accepted differences"),
}


class ImportDialog(FormDialog):
    """Accepted once everything that is ticked is imported.

    ``boxes`` and ``secrets`` are by the part's key and, of these, the secret's name.
    """

    def __init__(self, engine: EngineProxy, looked: Looked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._looked = looked
        self.boxes: dict[tuple[Part, str], QCheckBox] = {}
        self.secrets: dict[tuple[Part, str], dict[str, SecretEdit]] = {}
        self.setWindowTitle(tr("Import connections"))
        fit_screen(self, 640)
        self.banners = BannerStack()
        self.tasks = Tasks(self, self._show)
        column, row = with_foot(self)
        column.addWidget(heading(tr("Import connections")))
        made = say("Written by {program}", program=looked.moving.program)
        column.addWidget(plain_label(spoken(made), muted=True))
        column.addWidget(self.banners)
        column.addWidget(self._parts(), 1)
        self._fill_foot(row)
        self._count()

    def changed(self) -> bool:
        return any(e.text() for edits in self.secrets.values() for e in edits.values())

    def _parts(self) -> TallArea:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        rows = form()
        for move in self._looked.moves:
            self._add_part(rows, move)
        inside.addLayout(rows)
        inside.addStretch(1)
        return TallArea(holder, tr("Parts of the file"))

    def _add_part(self, rows: QFormLayout, move: Move) -> None:
        box = QCheckBox(spoken(_named(move)).replace("&", "&&"))
        box.setAccessibleName(spoken(_named(move)))
        box.setChecked(move.change is Change.NEW)
        box.setEnabled(move.possible)
        box.toggled.connect(lambda _: self._count())
        self.boxes[move.key] = box
        details = spoken(joined(" ", _details(move)))
        rows.addRow(FieldHolder(box.accessibleName(), box, details))
        if not move.possible:
            return
        edits = self.secrets[move.key] = {}
        for field in move.wants:
            label = spoken(field.label)
            edit = line_edit(label, masked=True)
            if isinstance(edit, SecretEdit):
                edits[field.name] = edit
            add_field(rows, label, edit, spoken(field.where))

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.import_button = PrimaryButton(tr("Import"))
        self.cancel_button = button(tr("Cancel"))
        self.import_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.import_button)

    def _count(self) -> None:
        self.import_button.setEnabled(any(box.isChecked() for box in self.boxes.values()))
        for key, edits in self.secrets.items():
            for edit in edits.values():
                edit.setEnabled(self.boxes[key].isChecked())

    def save(self) -> None:
        """Import what is ticked; what is missing is told at its field, and nothing is imported."""
        for holder in self.findChildren(FieldHolder):
            holder.show_problem("")
        taken = [move for move in self._looked.moves if self.boxes[move.key].isChecked()]
        given: dict[str, Mapping[str, Secret]] = {}
        for move in taken:
            found = self._read(move)
            if found is None:
                return
            if found:
                given[owner_of(move)] = found
        keys = [move.key for move in taken]
        self.import_button.setEnabled(False)
        self.tasks.run(
            self._engine.ask(lambda services: services.moving.take(self._looked, keys, given)),
            lambda _: self.accept(),
        )

    def _read(self, move: Move) -> Mapping[str, Secret] | None:
        """The typed credentials of a part; ``None`` where one is missing, which is told."""
        found: dict[str, Secret] = {}
        for field in move.wants:
            edit = self.secrets[move.key][field.name]
            try:
                secret = read_secret(edit, field.label)
                if secret is None:
                    raise SettingsInvalid(say("Enter it, or do not import this connection."))
            except SettingsInvalid as error:
                self._tell(edit, joined(" ", (error.message, error.advice)))
                return None
            found[field.name] = secret
        return found

    def _tell(self, edit: QWidget, problem: Sentence) -> None:
        for holder in self.findChildren(FieldHolder):
            if holder.field is edit:
                holder.show_problem(spoken(problem))
        edit.setFocus()

    def _show(self, error: SyncError) -> None:
        self.banners.put("error", notice_of(error))
        self._count()


def _named(move: Move) -> Sentence:
    """What the part is called, and what it is here."""
    name: Sentence = _TITLES[move.part]
    if move.part is Part.STORE:
        name = say("{name} ({code})", name=move.name, code=move.code)
    elif move.part is Part.ACCEPTED:
        name = say("Accepted differences of {name} ({code})", name=move.name, code=move.code)
    elif move.part is Part.VIEW:
        name = say("View “{title}”", title=move.name)
    return say("{what}: {change}", what=name, change=move.change.label)


def _details(move: Move) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    if move.differences and move.change is Change.CHANGED:
        names = joined(", ", [SETTINGS[name] for name in move.differences])
        found.append(say("Replaces what is here; different: {names}.", names=names))
    found += move.remarks
    if move.refused is not None:
        found += [move.refused.message, move.refused.advice]
    return tuple(found)
