"""The part of a store's form that its platform declares.

Law: every field shown is one the connector declared, with where its value is found; nothing
here knows a platform by name.
"""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.horizon import EVERYTHING, USUAL
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.tables import OPTION_OF
from designo_sync_gui.domain.platform import Option, OptionKind, Platform, SecretField
from designo_sync_gui.domain.sentence import NOTHING, joined, say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.fold import Fold
from designo_sync_gui.ui.kit.forms import (
    FieldLabel,
    add_field,
    below_fields,
    button,
    form,
    let_type,
    line_edit,
    plain_label,
)
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.stores.fields import (
    CA_FILE,
    ChoiceOption,
    OptionField,
    TextOption,
    ca_file_field,
    option_field,
    read_secret,
    read_url,
)
from designo_sync_gui.ui.stores.horizon_field import LABEL, HorizonField
from designo_sync_gui.ui.stores.platform_words import field_words, platform_words
from designo_sync_gui.ui.stores.write_switches import WriteSwitches


def is_seldom(option: Option) -> bool:
    """Whether a store usually works without touching this setting."""
    return not option.required and option.kind is not OptionKind.COLUMN


class TableSource(QWidget):
    """One field per option; ``changed`` when any of them changes. Those of the names ``seen`` are
    not folded although they have a usual value. ``wanted`` asks for a proposal of the columns: by
    the button beside the file, and when a file was picked."""

    changed = Signal()
    wanted = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        values: Sequence[tuple[str, str]],
        seen: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields: dict[str, OptionField] = {}
        self._seen = frozenset(seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows, folded = form(), form()
        for part in (rows, folded):
            part.setContentsMargins(0, 0, 0, 0)
        column.addLayout(rows)
        self._advanced = Fold(tr("Advanced"), self)
        self._advanced.content.setLayout(folded)
        column.addWidget(self._advanced)
        self.propose_button = propose_button()
        self.propose_button.clicked.connect(self.wanted)
        kept = dict(values)
        for option in options:
            field = option_field(option, kept.get(option.name, option.default))
            field.changed.connect(self.changed)
            self.fields[option.name] = field
            if isinstance(field, TextOption) and option.kind is OptionKind.FILE:
                field.add_button(self.propose_button)
                field.picked.connect(self.wanted)
            into = folded if self._is_folded(option) else rows
            add_field(into, spoken(option.label), field, spoken(option.where))
        self.changed.connect(self._tell_advanced)
        self._tell_advanced()

    def _tell_advanced(self) -> None:
        """What the folded inputs hold."""
        held = (f for f in self.fields.values() if self._is_folded(f.option) and f.value())
        told = (tr("{label}: {value}", label=f.option.label, value=f.told()) for f in held)
        self._advanced.tell(visible_line(" · ".join(told)))
        self.propose_button.setEnabled(bool(self.path))

    @property
    def path(self) -> str:
        """The file or folder; empty until one is entered."""
        files = (f for f in self.fields.values() if f.option.kind is OptionKind.FILE)
        return next((field.value() for field in files), "")

    def besides_columns(self) -> tuple[tuple[str, str], ...]:
        """What is chosen besides the file and its columns."""
        return besides_columns(self.fields)

    def _is_folded(self, option: Option) -> bool:
        return is_seldom(option) and option.name not in self._seen

    def values(self) -> tuple[tuple[str, str], ...]:
        """What differs from the defaults. Raises ``SettingsInvalid`` for a required one."""
        chosen = []
        for name, field in self.fields.items():
            if field.option.required and not field.value():
                raise SettingsInvalid(
                    say("Not entered: {label}.", label=field.option.label),
                    field.option.where,
                    field=field.option.label,
                )
            if field.value() != field.option.default:
                chosen.append((name, field.value()))
        return tuple(chosen)

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """What is entered so far, complete or not."""
        return tuple((name, field.value()) for name, field in self.fields.items() if field.value())

    def offer(self, choices: Mapping[str, tuple[str, ...]]) -> None:
        offer_columns(self.fields, choices)


def propose_button() -> QPushButton:
    """Stands beside the button that picks a file."""
    return button(
        tr("Propose columns…"), tr("By their names, values and known orders; nothing is saved")
    )


def besides_columns(fields: Mapping[str, OptionField]) -> tuple[tuple[str, str], ...]:
    """What differs from the defaults of those that are neither a file nor a column."""
    kinds = (OptionKind.FILE, OptionKind.COLUMN)
    held = ((n, f) for n, f in fields.items() if f.option.kind not in kinds)
    return tuple((n, f.value()) for n, f in held if f.value() != f.option.default)


def offer_columns(
    fields: Mapping[str, OptionField], choices: Mapping[str, tuple[str, ...]]
) -> None:
    """Show what each option may be, keeping what is chosen."""
    for name, values in choices.items():
        field = fields.get(name)
        if isinstance(field, ChoiceOption):
            titles = [("", ""), *((value, value) for value in values)]
            field.offer(titles, field.value())


class PlatformForm(QWidget):
    """Address, way to sign in, secrets, options and status field of one platform.

    ``changed`` is emitted when anything but a secret changes, ``rebuilt`` when inputs were made
    anew, ``wanted`` when the columns of a file are to be proposed.
    """

    changed = Signal()
    rebuilt = Signal()
    wanted = Signal()

    def __init__(
        self, platform: Platform, store: Store | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.platform = platform
        self._store = store
        self.url: QLineEdit | None = None
        self.sign_in: QComboBox | None = None
        self.secrets: dict[str, QLineEdit] = {}
        self.secret_fields: tuple[SecretField, ...] = ()
        self.options: dict[str, OptionField] = {}
        self.horizon = HorizonField(store.orders_since if store else USUAL)
        self.expected = plain_label("", muted=True)
        self.ca_file = ca_file_field(store.ca_file if store else "")
        self.ca_file.changed.connect(self.changed)
        self.writing = WriteSwitches(platform, store)
        self.writing.changed.connect(self.changed)
        self.advanced: Fold | None = None
        self._secret_form = form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        first_rows = form()
        column.addLayout(first_rows)
        self._fill_first(first_rows)
        column.addLayout(self._secret_form)
        self._lay_out_last(column)
        self.options = {one.name: self.options[one.name] for one in platform.options}
        self.propose_button = propose_button()
        self.propose_button.clicked.connect(self.wanted)
        self._offer_proposal()
        self.note = plain_label(platform_words(platform), muted=True)
        column.addWidget(self.note)
        for unused in (self.horizon, self.expected, self.ca_file):
            if unused.parentWidget() is None:
                unused.setParent(self)
                unused.hide()
        self._choose_sign_in()
        self._tell_field()

    def _fill_first(self, rows: QFormLayout) -> None:
        platform = self.platform
        if platform.url_label:
            text = self._store.url if self._store else ""
            label = spoken(platform.url_label)
            self.url = line_edit(label, text=text, placeholder=platform.url_example)
            self.url.textChanged.connect(self.changed)
            add_field(rows, label, self.url, spoken(platform.url_where))
        for option in platform.options:
            if not is_seldom(option):
                self._add_option(rows, option)
        if len(platform.sign_ins) > 1:
            self.sign_in = QComboBox()
            self.sign_in.setAccessibleName(tr("Way to sign in"))
            for way in platform.sign_ins:
                self.sign_in.addItem(spoken(way.title), way.name)
            if self._store is not None and self._store.sign_in:
                self.sign_in.setCurrentIndex(self.sign_in.findData(self._store.sign_in))
            self.sign_in.currentIndexChanged.connect(self._choose_sign_in)
            self.sign_in.currentIndexChanged.connect(self.changed)
            add_field(rows, tr("Way to sign in"), self.sign_in)

    def _add_option(self, rows: QFormLayout, option: Option) -> None:
        value = self._store.option(option.name, option.default) if self._store else None
        field = option_field(option, option.default if value is None else value)
        field.changed.connect(self.changed)
        self.options[option.name] = field
        add_field(rows, spoken(option.label), field, spoken(option.where))

    def _lay_out_last(self, column: QVBoxLayout) -> None:
        """What everybody chooses is seen; what has a usual value, or is for few, is folded."""
        self._make_status_field()
        rows = form()
        column.addLayout(rows)
        if not self.platform.url_label:
            self._add_status_field(rows)
        if self.has_horizon:
            self._add_horizon(rows)
        if self.has_forecast:
            below_fields(rows, self.expected)
            self.tell_expected("")
        rows.addRow(FieldLabel(tr("Writing"), self.writing.first), self.writing)
        if self.platform.url_label or any(map(is_seldom, self.platform.options)):
            self.advanced = Fold(tr("Advanced"), self)
            column.addWidget(self.advanced)
            self._fill_seldom(self.advanced.content)
            self.changed.connect(self._tell_advanced)
            self._tell_advanced()

    def _fill_seldom(self, holder: QWidget) -> None:
        rows = form()
        rows.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(rows)
        for option in filter(is_seldom, self.platform.options):
            self._add_option(rows, option)
        if self.platform.url_label:
            self._add_status_field(rows)
            add_field(rows, spoken(CA_FILE.label), self.ca_file, spoken(CA_FILE.where))

    def _tell_advanced(self) -> None:
        """What the folded inputs hold, so that nobody must unfold them to look."""
        seldom = [self.options[o.name] for o in filter(is_seldom, self.platform.options)]
        held = [(spoken(one.option.label), one.told()) for one in (*seldom, self.ca_file)]
        if self.platform.url_label:
            held.insert(0, (tr("Status field"), self.status_field.currentText()))
        if self.advanced is not None:
            told = (tr("{label}: {value}", label=n, value=v) for n, v in held if v)
            self.advanced.tell(visible_line(" · ".join(told)))

    def _add_status_field(self, rows: QFormLayout) -> None:
        add_field(rows, tr("Status field"), self.status_field, tr("The field that is compared."))

    def _make_status_field(self) -> None:
        self.status_field = QComboBox()
        self.status_field.setAccessibleName(tr("Status field"))
        if self.platform.free_field:
            let_type(self.status_field)
        for declared in self.platform.fields:
            self.status_field.addItem(declared.name, declared.name)
        wanted = self._store.status_field if self._store else self.platform.default_field
        place = self.status_field.findData(wanted)
        if place < 0 and not self.platform.free_field:
            self.status_field.addItem(wanted, wanted)
            place = self.status_field.count() - 1
        if place < 0:
            self.status_field.setEditText(wanted)
        else:
            self.status_field.setCurrentIndex(place)
        self.status_field.currentTextChanged.connect(self._tell_field)
        self.status_field.currentTextChanged.connect(self.changed)

    @property
    def has_horizon(self) -> bool:
        """Whether fewer orders can be asked for."""
        return self.platform.capabilities.orders_since

    @property
    def has_forecast(self) -> bool:
        """Whether orders are asked for page by page."""
        return self.platform.capabilities.pace is not None

    def _add_horizon(self, rows: QFormLayout) -> None:
        self.horizon.currentIndexChanged.connect(lambda: self.tell_expected(""))
        self.horizon.currentIndexChanged.connect(self.changed)
        add_field(
            rows,
            spoken(LABEL),
            self.horizon,
            tr(
                "Older orders are not read and never called missing. They can be read later: "
                "Stores, Read older orders."
            ),
        )

    def tell_expected(self, text: str) -> None:
        """How long the first reading takes; empty: “Test” will tell."""
        self.expected.setText(text or tr("“Test” also says how long reading the orders takes."))

    def _tell_field(self) -> None:
        self.writing.cause.setText(field_words(self.platform, self.status_field.currentText()))

    def _choose_sign_in(self) -> None:
        self.show_secret_fields(self.platform.sign_in(self.sign_in_name).secrets)

    @property
    def sign_in_name(self) -> str:
        """Empty for the platform's only or first way."""
        if self.sign_in is None or self.sign_in.currentIndex() <= 0:
            return ""
        return str(self.sign_in.currentData())

    def show_secret_fields(self, fields: Sequence[SecretField]) -> None:
        """A masked line for each; what was typed for a name stays."""
        if tuple(fields) == self.secret_fields:
            return
        typed = {name: edit.text() for name, edit in self.secrets.items()}
        while self._secret_form.rowCount():
            self._secret_form.removeRow(0)
        self.secret_fields = tuple(fields)
        kept = tr("stored; leave empty to keep") if self._store else ""
        self.secrets = {}
        for field in fields:
            text = typed.get(field.name, "")
            label = spoken(field.label)
            edit = line_edit(label, masked=True, text=text, placeholder=kept)
            edit.setModified(bool(text))
            self.secrets[field.name] = edit
            add_field(self._secret_form, label, edit, spoken(field.where))
        self.rebuilt.emit()

    @property
    def asks_for_secrets(self) -> bool:
        """Whether the secrets depend on what is typed here (a profile names its own)."""
        return any(option.kind is OptionKind.LONG_TEXT for option in self.platform.options)

    @property
    def finds_out(self) -> bool:
        """Whether some options are columns of a file chosen in another."""
        return any(option.kind is OptionKind.COLUMN for option in self.platform.options)

    @property
    def path(self) -> str:
        """The file whose columns are offered; empty until one is entered."""
        files = (f for f in self.options.values() if f.option.kind is OptionKind.FILE)
        return next((field.value() for field in files), "")

    def _offer_proposal(self) -> None:
        """The button beside the file, where the platform reads one."""
        for field in self.options.values() if self.finds_out else ():
            if isinstance(field, TextOption) and field.option.kind is OptionKind.FILE:
                field.add_button(self.propose_button)
                field.picked.connect(self.wanted)
                self.changed.connect(self._enable_proposal)
                self._enable_proposal()
                return
        self.propose_button.setParent(self)
        self.propose_button.hide()

    def _enable_proposal(self) -> None:
        self.propose_button.setEnabled(bool(self.path))

    def take_table(self, settings: Sequence[tuple[str, str]]) -> None:
        """Fill in how a file is read. Its status column is the status field of such a shop; all its
        orders are this store's."""
        given = dict(settings)
        for name, field in self.options.items():
            field.set_value(given.get(name, field.option.default))
        self.status_field.setEditText(given[OPTION_OF[Role.STATUS]])

    @property
    def lacks_file(self) -> bool:
        """Whether the file whose columns are offered is still to be chosen."""
        fields = self.options.values()
        return any(f.option.kind is OptionKind.FILE and not f.value() for f in fields)

    def offer(self, choices: Mapping[str, tuple[str, ...]]) -> None:
        """Show what the options and the status field may be, keeping what is chosen."""
        offer_columns(self.options, choices)
        columns = choices.get("status_field", ())
        if columns:
            chosen = self.status_field.currentText()
            blocked = self.status_field.blockSignals(True)
            self.status_field.clear()
            self.status_field.addItems(list(columns))
            self.status_field.setEditText(chosen)
            self.status_field.blockSignals(blocked)

    def unchecked(self, code: str, name: str) -> Store:
        """The store as far as it is entered; only for asking what may be entered."""
        options = tuple((n, field.value()) for n, field in self.options.items() if field.value())
        field = self.status_field.currentText()
        return Store(code, name, self.platform.name, "", field, self.sign_in_name, options)

    def draft(self, code: str, name: str) -> Store:
        """The store as the form says. Raises ``SettingsInvalid``."""
        url = read_url(self.url, self.platform.url_label) if self.url else ""
        status_field = self.status_field.currentText()
        if not status_field:
            raise SettingsInvalid(
                say("The status field is empty."),
                say("The default is: {default_field}.", default_field=self.platform.default_field),
                field=say("Status field"),
            )
        options = tuple(
            (name, field.value())
            for name, field in self.options.items()
            if field.value() != field.option.default
        )
        store = Store(
            code,
            name,
            self.platform.name,
            url,
            status_field,
            self.sign_in_name,
            options,
            self.ca_file.value() if url else "",
            self.horizon.value() if self.has_horizon else EVERYTHING,
        )
        self.platform.check(store)
        return self.writing.put_into(store)

    def read_secrets(self) -> Mapping[str, Secret]:
        """What was typed; empty to keep those stored. Raises ``SettingsInvalid``."""
        typed = {}
        for field in self.secret_fields:
            secret = read_secret(self.secrets[field.name], field.label)
            if secret is not None:
                typed[field.name] = secret
        missing = [f.label for f in self.secret_fields if f.name not in typed]
        if missing and (typed or self._store is None):
            several = len(missing) > 1
            advice = say("Enter all of them.") if several else NOTHING
            if self._store:
                advice = say("Enter all of them, or leave all empty to keep those stored.")
            raise SettingsInvalid(
                say("Not entered: {missing}.", missing=joined(", ", missing)),
                advice,
                field=missing[0],
            )
        return typed
