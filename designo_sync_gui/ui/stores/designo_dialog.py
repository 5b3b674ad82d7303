"""Connect DesignO: its address and token first, then how it can be read, folded how it is written.

DesignO's reading API is not public. What is read is learned from an example, taken from files, or
nothing: then nothing is compared. The form invents nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from designo_sync_gui.domain.connection import Check, DesignoConnection, Store
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.learning.draft import Draft as Learned
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.connections.trial import Tell
from designo_sync_gui.engine.learning_tables import TableStudy
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.file_dialogs import ask_folder
from designo_sync_gui.ui.kit.forms import (
    add_field,
    below_fields,
    button,
    form,
    line_edit,
    link_button,
    plain_label,
)
from designo_sync_gui.ui.kit.help_link import help_button, show_help
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.stores.connection_dialog import ConnectionDialog, Draft, Lost
from designo_sync_gui.ui.stores.fields import read_url
from designo_sync_gui.ui.stores.file_drop import files_of, study_of
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.platform_form import TableSource
from designo_sync_gui.ui.stores.profile_source import ProfileSource
from designo_sync_gui.ui.stores.reading_ways import (
    FOLDER_ONLY,
    WORDS,
    ReadingWays,
    Way,
    of_folder,
    way_of,
)
from designo_sync_gui.ui.stores.renew_dialog import RenewDialog
from designo_sync_gui.ui.stores.table_dialog import TableDialog
from designo_sync_gui.ui.stores.write_settings import WriteSettings

_ADDRESS = say("Tenant address")
_INTRO = say("This program is not affiliated with DesignNBuy.")
_NOT_PUBLIC = say(
    "Its reading interface is not public. Show the program one answer that you can already get; it "
    "learns the rest. An unpublished interface may change or need permission: ask the vendor."
)
_NOT_READ = say(
    "The DesignO column says “not read”. Statuses can be written to DesignO, and each write ends "
    "as “accepted, not verified”. Where writing is locked as well, only the shop's list is left."
)
_LOST = Lost(
    say("The read profile is removed"),
    say(
        "DesignO is no longer read by what was learned from an example: the profile and its "
        "credentials are removed from this program. To read DesignO in that way again, show an "
        "example again."
    ),
)
LETTER = "designo/a-letter-to-the-vendor"


class DesignoDialog(ConnectionDialog):
    """The form of the DesignO connection; ``connection`` is ``None`` the first time."""

    def __init__(
        self,
        engine: EngineProxy,
        connection: DesignoConnection | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(engine, tr("Connect DesignO"), spoken(_INTRO), parent)
        self.connection = connection
        shown = connection or DesignoConnection("")
        self._url = line_edit(
            tr("Tenant address"), text=shown.url, placeholder="https://yourname.example.com/"
        )
        self.reached = ToneLabel()
        self.reached.setWordWrap(True)
        self.writing = WriteSettings(shown, self.body.parentWidget())
        self.source = ProfileSource(
            engine, self.tasks, shown.read_profile, stored=connection is not None
        )
        self._looked_at: tuple[tuple[str, str], ...] | None = None
        self._example_host = ""
        self.proposing: TableDialog | None = None
        self._table_options = engine.services.connections.designo_table_options
        self.tables: dict[Way, TableSource] = {}
        self.folder_button = button(
            tr("Choose a folder…"), tr("Its newest file is read, or all of them")
        )
        inputs: dict[Way, QWidget] = {
            Way.EXAMPLE: self.source,
            Way.FILE: _column(),
            Way.FOLDER: _column(self.folder_button),
            Way.NONE: plain_label(spoken(_NOT_READ)),
        }
        self.ways = ReadingWays(
            way_of(connection),
            inputs,
            recommend=connection is None,
            parent=self.body.parentWidget(),
        )
        self._lay_out()
        self._wire()
        self._follow_way()
        self.source.look()
        fit_screen(self, 900, 760)
        self.url.setFocus()

    @property
    def url(self) -> QLineEdit:
        return self._url

    @property
    def secrets(self) -> Mapping[str, QLineEdit]:
        return self.source.secrets

    @property
    def learning(self) -> LearnDialog | None:
        return self.source.learning

    def _fill_foot(self, row: QHBoxLayout) -> None:
        """The test of the address stands beside the address."""
        self.letter_button = link_button(
            tr("Ask your vendor: a letter to copy"), tr("Asks for the interface that reads orders")
        )
        self.letter_button.clicked.connect(lambda: show_help(self, LETTER))
        row.addWidget(self.letter_button)
        row.addWidget(help_button())
        row.addStretch(1)
        row.addWidget(self.untested_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)

    def _lay_out(self) -> None:
        self.test_button.setToolTip(tr("Asks for a token at this address; nothing is changed"))
        row, fields = QHBoxLayout(), form()
        self.body.addLayout(row)
        row.addLayout(fields, 1)
        row.addWidget(self.test_button, 0, Qt.AlignmentFlag.AlignTop)
        where = tr("The address where you open DesignO in the browser.")
        add_field(fields, tr("Tenant address"), self.url, where)
        below_fields(fields, self.reached)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(plain_label(tr("How can your DesignO be read?"), strong=True))
        head.addWidget(plain_label(spoken(_NOT_PUBLIC), muted=True))
        self.body.addLayout(head)
        self.body.addWidget(self.ways)
        self.body.addWidget(self.writing)

    def _wire(self) -> None:
        self.setAcceptDrops(True)
        self.ways.changed.connect(self._follow_way)
        self.source.changed.connect(self._name_act)
        self.source.rebuilt.connect(self.follow_sight)
        self.source.learned.connect(self._take_learned)
        self.source.renew_button.clicked.connect(self.renew)
        self.folder_button.clicked.connect(self.choose_folder)
        self.url.textChanged.connect(self._not_tested)
        self.url.textChanged.connect(self._warn_of_host)
        self.writing.changed.connect(self._not_tested)
        self._not_tested()

    def _need_table(self, way: Way) -> None:
        """The inputs of a file or a folder, made when they are seen first: most never are."""
        if way in self.tables or way not in (Way.FILE, Way.FOLDER):
            return
        kept = self.connection.read_table if self.connection is not None else ()
        values = kept if way is way_of(self.connection) else ()
        options, seen = self._table_options, ("rows", "files")
        if way is Way.FILE:
            options = tuple(option for option in options if option.name not in FOLDER_ONLY)
        holder = self.ways.cards[way].inputs
        self.tables[way] = table = TableSource(options, values, seen, holder)
        table.changed.connect(self.look_at_table)
        table.wanted.connect(self.propose)
        inside = holder.layout()
        if inside is not None:
            inside.addWidget(table)
        table.show()

    def _follow_way(self) -> None:
        self._need_table(self.ways.chosen)
        for card in self.ways.cards.values():
            card.holder.show_problem("")
        self.look_at_table()
        self._name_act()
        self.follow_sight()

    @property
    def lacks_example(self) -> bool:
        """Whether the next thing to do is to show an example."""
        return self.ways.chosen is Way.EXAMPLE and self.source.empty

    def _act_text(self, *, busy: bool) -> str:
        if not busy and self.lacks_example:
            return tr("Continue with an example")
        return super()._act_text(busy=busy)

    def _name_act(self) -> None:
        text = self._act_text(busy=False)
        self.save_button.setText(text)
        self.save_button.setAccessibleName(text)

    def save(self) -> None:
        """Test and save; without an example yet, let one be shown."""
        if self.lacks_example:
            self.source.learn()
        else:
            super().save()

    def _not_tested(self) -> None:
        self._say_reached(tr("○ Not tested yet"), Tone.MUTED)

    def _say_reached(self, text: str, tone: Tone) -> None:
        self.reached.set_tone(tone)
        self.reached.setText(text)

    def test(self) -> None:
        """Ask for a token at this address, whatever is chosen for reading."""
        draft = self._read(self._address)
        if draft is None:
            return
        self._set_busy(True)
        self._say_reached(tr("Testing…"), Tone.MUTED)

        def failed(error: SyncError) -> None:
            self._not_tested()
            self.show_problem(error)

        self.tasks.run(
            self._tested(draft, lambda _: None),
            self._show_reached,
            on_error=failed,
            on_end=lambda: self._set_busy(False),
        )

    def _address(self) -> Draft:
        url = read_url(self.url, _ADDRESS)
        return self.writing.read(url), {}

    def _show_reached(self, checks: Sequence[Check]) -> None:
        wrong = [check for check in checks if check.passed is False]
        if wrong:
            self._say_reached(tr("◆ No token was issued"), Tone.BAD)
            self.checks.show_checks(wrong)
            self._point_to_cause(wrong[0])
        elif self.writing.asks_for_token:
            self._say_reached(tr("● Answers; a token was issued"), Tone.GOOD)
        else:
            self._say_reached(tr("○ Not asked: the connection sends no token"), Tone.MUTED)

    def _take_tested(self, draft: Draft, checks: Sequence[Check]) -> None:
        super()._take_tested(draft, checks)
        if self.passed:
            self._show_reached(checks)

    def show_tested(self, draft: Draft, checks: Sequence[Check]) -> None:
        self._not_tested()
        super().show_tested(draft, checks)

    def look_at_table(self) -> None:
        """Offer the columns of the chosen export."""
        table = self.tables.get(self.ways.chosen)
        chosen = table.chosen() if table is not None else ()
        if table is None or chosen == self._looked_at:
            return
        self._looked_at = chosen
        if "file" not in dict(chosen):
            return
        store = Store("designo", "DesignO", "export", "", options=chosen)

        def failed(error: SyncError) -> None:
            if self._looked_at == chosen:
                self.say_at_file(error)

        self.tasks.run(
            self.engine.ask(lambda services: services.connections.option_choices(store)),
            table.offer,
            failed,
        )

    def take_table(self, settings: Sequence[tuple[str, str]], *, folder: bool) -> None:
        """Fill in how a file or folder is read, as it was taken; nothing is saved by it."""
        way = Way.FOLDER if folder or of_folder(settings) else Way.FILE
        self.ways.choose(way)
        self._need_table(way)
        fields = self.tables[way].fields
        given = dict(settings)
        for name, field in fields.items():
            field.set_value(given.get(name, field.option.default))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(files_of(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """An export, a folder or a log: how it is read is proposed."""
        event.acceptProposedAction()
        (path,) = files_of(event.mimeData())
        self.problems.remove("problem")
        self.tasks.run(
            self.engine.ask(lambda services: study_of(services, path)),
            lambda study: self.show_proposal(study, path),
            self.show_problem,
        )

    def propose(self) -> None:
        """Propose the columns of the file or folder that is entered."""
        table = self.tables[self.ways.chosen]
        path, given = Path(table.path), table.besides_columns()
        if not table.path:
            return
        self.tasks.run(
            self.engine.ask(lambda services: study_of(services, path, given)),
            lambda study: self.show_proposal(study, path),
            self.say_at_file,
        )

    def show_proposal(self, study: TableStudy, path: Path) -> None:
        """Let the operator look at what is proposed; what is taken comes into this form."""

        def show(overview: Overview) -> None:
            dialog = TableDialog(self.engine, study, overview.settings.stores, parent=self)
            folder = study.sample.name != path.name
            dialog.accepted.connect(lambda: self.take_table(dialog.settings, folder=folder))
            self.proposing = dialog
            dialog.open()

        self.tasks.run(self.engine.ask(lambda services: services.overview()), show)

    def choose_folder(self) -> None:
        """Let the operator pick the folder that is read."""
        field = self.tables[Way.FOLDER].fields["file"]
        ask_folder(self, tr("Choose a folder"), field.load)

    def renew(self) -> None:
        """Let the operator paste a new sign-in of the saved connection; nothing else changes."""
        if self.connection is not None:
            host = urlsplit(self.connection.url).netloc
            RenewDialog(self.engine, None, "DesignO", host, self).open()

    def _take_learned(self, learned: Learned) -> None:
        if not self.url.text().strip():
            self.url.setText(learned.address)
            self.url.setModified(True)
        self._example_host = urlsplit(learned.address).netloc
        self._warn_of_host()
        self.save_button.setFocus()

    def _warn_of_host(self) -> None:
        """What was learned at one host would be sent to another: told until they are the same,
        also where the address is changed after the example."""
        host = self._example_host
        own = self.url.text().strip().partition("//")[2].partition("/")[0]  # half typed, too
        other = bool(host) and host.lower() != own.lower()
        self.warn("host", _other_host(host) if other else None)

    def secret_edits(self) -> Sequence[QLineEdit]:
        return tuple(self.secrets.values())

    def read_draft(self) -> Draft:
        connection, _ = self._address()
        way = self.ways.chosen
        if way is Way.EXAMPLE:
            if self.source.empty:
                raise SettingsInvalid(
                    say("No example was read yet, so DesignO cannot be read."),
                    say("Continue with an example, or choose “Not at all”."),
                    field=WORDS[way].title,
                )
            secrets = self.source.read_secrets(connection.url, _ADDRESS)
            return replace(connection, read_profile=self.source.text()), secrets
        if way in self.tables:
            return replace(connection, read_table=self.tables[way].values()), {}
        return connection, {}

    async def test_draft(self, draft: Draft, hear: Tell) -> tuple[Check, ...]:
        return await self.engine.ask(
            lambda services: services.connections.test_designo(*draft, hear)
        )

    async def count_voided(self, draft: Draft) -> int:
        return await self.engine.ask(
            lambda services: services.connections.voiding.by_designo(*draft)
        )

    def lost_by(self, draft: Draft) -> Lost | None:
        former = self.connection
        removed = former is not None and former.read_profile.strip() and not draft[0].read_profile
        return _LOST if removed else None

    async def save_draft(self, draft: Draft) -> None:
        await self.engine.ask(lambda services: services.connections.save_designo(*draft))


def _column(first: QWidget | None = None) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    if first is not None:
        column.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)
    return holder


def _other_host(host: str) -> Notice:
    return Notice(
        say("The example is of another host"),
        say("It is of {host}, and the tenant address is not.", host=host),
        say("Orders are read at the tenant address only: correct it, or take another example."),
        tone=Tone.CAREFUL,
        dismissable=False,
    )
