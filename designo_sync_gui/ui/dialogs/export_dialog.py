"""Which orders, which format, where to: the export of a report.

Law: a file that is there is replaced only after a question, and what a format does to the values
is said where it is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.file_names import name_part, name_problem
from designo_sync_gui.domain.report import ReportFormat, too_many
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.file_dialogs import ask_folder
from designo_sync_gui.ui.kit.forms import (
    ConfirmDialog,
    FieldHolder,
    FieldLabel,
    PrimaryButton,
    WholeLabel,
    button,
    heading,
    line_edit,
    plain_label,
)
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import number, spoken, tr, tr_n
from designo_sync_gui.ui.kit.screen_fit import fit_screen

#: As people want them: the first is what most need.
_FORMATS = (ReportFormat.XLSX, ReportFormat.HTML, ReportFormat.SPREADSHEET, ReportFormat.CSV)


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Orders that can be exported: what they are called on the screen, how many they are (below 0:
    not known yet), and the part of the file's name that tells them."""

    label: str
    count: int
    name: str


@dataclass(frozen=True, slots=True)
class ExportWish:
    """``scope`` is a place in the scopes that were offered."""

    scope: int
    form: ReportFormat
    path: Path
    open_when_done: bool


class ExportDialog(Dialog):
    """``wished`` carries an ``ExportWish``; the dialog is accepted with it."""

    wished = Signal(object)

    def __init__(
        self,
        scopes: Sequence[ExportScope],
        folder: Path,
        today: date,
        form: ReportFormat = ReportFormat.XLSX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scopes = scopes
        self._folder = folder
        self._today = today
        self.setWindowTitle(tr("Export report"))
        column, row = with_foot(self)
        column.addWidget(heading(tr("Export report")))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        self._add(grid, tr("Orders"), self._scope_choice())
        self._add(grid, tr("Format"), self._format_choice(form))
        self._add(grid, tr("Name"), self._name_field())
        self._add(grid, tr("Folder"), self._folder_field())
        column.addLayout(grid)
        column.addStretch(1)
        self._fill_foot(row)
        for group in (self._scope_group, self._format_group):
            group.idToggled.connect(lambda *_: self._show_choice())
        self._show_choice()
        fit_screen(self, 680)
        self.name.setFocus()

    @staticmethod
    def _add(grid: QGridLayout, label: str, field: QWidget) -> None:
        row = grid.rowCount()
        grid.addWidget(FieldLabel(label, field), row, 0)
        grid.addWidget(field, row, 1)

    def _scope_choice(self) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(tr("Orders"))
        self._scope_group = QButtonGroup(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for place, scope in enumerate(self._scopes):
            count = f"  {number(scope.count)}" if scope.count >= 0 else ""
            choice = QRadioButton(scope.label.replace("&", "&&") + count)
            choice.setEnabled(scope.count != 0)
            self._scope_group.addButton(choice, place)
            column.addWidget(choice)
        first = next((place for place, scope in enumerate(self._scopes) if scope.count), 0)
        self._scope_group.button(first).setChecked(True)
        holder.setFocusProxy(self._scope_group.button(first))
        return holder

    def _format_choice(self, form: ReportFormat) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(tr("Format"))
        self._format_group = QButtonGroup(holder)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setColumnStretch(1, 1)
        for place, one in enumerate(_FORMATS):
            choice = QRadioButton(spoken(one.label).replace("&", "&&"))
            choice.setAccessibleDescription(spoken(one.about))
            choice.setChecked(one is form)
            if one is form:
                holder.setFocusProxy(choice)
            self._format_group.addButton(choice, place)
            grid.addWidget(choice, place, 0)
            grid.addWidget(plain_label(spoken(one.about), muted=True), place, 1)
        self.note = WholeLabel()
        grid.addWidget(self.note, len(_FORMATS), 0, 1, 2)
        return holder

    def _name_field(self) -> QWidget:
        self.name = line_edit(tr("Name"))
        self.name_holder = FieldHolder(tr("Name"), self.name, "")
        self.name.textChanged.connect(lambda _: self.name_holder.show_problem(""))
        self.name_holder.setFocusProxy(self.name)
        return self.name_holder

    def _folder_field(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.folder = line_edit(tr("Folder"), text=str(self._folder))
        self.choose_button = button(tr("Choose…"))
        self.choose_button.clicked.connect(self._choose_folder)
        self.folder_holder = FieldHolder(tr("Folder"), self.folder, "")
        row.addWidget(self.folder_holder, 1)
        row.addWidget(self.choose_button)
        holder.setFocusProxy(self.folder)
        return holder

    def _fill_foot(self, row: QHBoxLayout) -> None:
        self.open_when_done = QCheckBox(tr("Open when done"))
        self.cancel_button = button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = PrimaryButton(tr("Export"))
        self.export_button.clicked.connect(self._export)
        row.addWidget(self.open_when_done)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.export_button)

    @property
    def form(self) -> ReportFormat:
        return _FORMATS[self._format_group.checkedId()]

    @property
    def scope(self) -> ExportScope:
        return self._scopes[self._scope_group.checkedId()]

    @property
    def path(self) -> Path:
        return Path(self.folder.text()) / self.name.text()

    def _show_choice(self) -> None:
        """The name tells the choice, as long as nobody typed another."""
        scope, form = self.scope, self.form
        self.note.setText(spoken(_note(form, scope.count)))
        if not self.name.isModified():
            stem = f"{name_part(scope.name)}-{self._today.isoformat()}"
            self.name.setText(stem + form.suffix)
            self.name.setSelection(0, len(stem))
        else:
            former = Path(self.name.text())
            if former.suffix.lower() in {one.suffix for one in _FORMATS}:
                self.name.setText(former.with_suffix(form.suffix).name)
                self.name.setModified(True)
        word = (
            tr("Export")
            if scope.count < 0
            else tr_n("Export {n:,} order", "Export {n:,} orders", scope.count)
        )
        self.export_button.setText(word.replace("&", "&&"))
        self.export_button.setAccessibleName(word)
        self.export_button.setEnabled(scope.count != 0)

    def _choose_folder(self) -> None:
        ask_folder(
            self,
            tr("Choose a folder"),
            lambda folder: self.folder.setText(str(folder)),
            Path(self.folder.text()),
        )

    def _export(self) -> None:
        self.folder_holder.show_problem("")
        problem = name_problem(self.name.text())
        self.name_holder.show_problem(spoken(problem))
        if problem != NOTHING:
            self.name.setFocus()
            return
        if not Path(self.folder.text()).is_dir():
            self.folder_holder.show_problem(tr("There is no such folder."))
            self.folder.setFocus()
            return
        if not self.path.exists():
            self._wish()
            return
        question = ConfirmDialog(
            tr("Replace the file?"),
            tr("“{name}” exists in this folder.", name=self.name.text()),
            tr("Replace"),
            parent=self,
        )
        question.accepted.connect(self._wish)
        question.open()

    def _wish(self) -> None:
        wish = ExportWish(
            self._scope_group.checkedId(), self.form, self.path, self.open_when_done.isChecked()
        )
        self.wished.emit(wish)
        self.accept()


def _note(form: ReportFormat, count: int) -> Sentence:
    """What opening such a file does to the values, or why another format serves better."""
    if warning := too_many(form, count):
        return warning
    if form is ReportFormat.XLSX:
        return say("Safe to open by double click: nothing is converted.")
    if form is ReportFormat.HTML:
        return say("Safe to open and to mail: the page fetches nothing and runs nothing.")
    if form is ReportFormat.SPREADSHEET:
        return say("Safe to open by double click; altered cells are named in the last column.")
    return say(
        "For programs. A spreadsheet that opens it by double click alters long ids and formulas."
    )
