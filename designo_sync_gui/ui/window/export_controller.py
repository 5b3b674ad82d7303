"""Exports of reports: what can be exported now, the dialog, the writing, and where it went.

Law: exactly the orders that were offered are written, whatever the view shows meanwhile.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.domain.table_ports import Picked
from designo_sync_gui.engine.order_views import Choice
from designo_sync_gui.engine.reports import ReportWanted
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.file_dialogs import begin_folder, documents
from designo_sync_gui.ui.kit.language import page_voice, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.orders.table_source import Question
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.window.order_pane import OrderPane

if TYPE_CHECKING:
    from designo_sync_gui.ui.dialogs.export_dialog import ExportWish

#: The code and the name of the store that is chosen at the left; empty for all.
StoreChosen = Callable[[], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Exportable:
    """Orders that can be exported: what the dialog calls them, how many they are (below 0: not
    counted), the part of the file's name, what the report says of them, how they are picked, and
    of which stores they are (none: not known)."""

    label: str
    count: int
    name: str
    scope: str
    pick: Question[Picked]
    stores: tuple[str, ...] = ()


class ExportController(QObject):
    """``changed``: the folder or the format that the next export begins with."""

    changed = Signal()

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        tasks: Tasks,
        banners: BannerStack,
        orders: OrderPane,
        store: StoreChosen,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._banners = banners
        self._orders = orders
        self._store = store
        self._folder = ""
        self._form = ReportFormat.XLSX

    def state(self) -> dict[str, str]:
        """What is kept from one run to the next."""
        return {"folder": self._folder, "format": self._form.value}

    def take(self, kept: object) -> None:
        """Begin as it was kept; what cannot be understood changes nothing."""
        if not isinstance(kept, Mapping):
            return
        if isinstance(kept.get("folder"), str):
            self._folder = kept["folder"]
        if kept.get("format") in set(ReportFormat):
            self._form = ReportFormat(kept["format"])

    @property
    def folder(self) -> Path:
        """Where the last report went, else the operator's documents."""
        kept = Path(self._folder) if self._folder else documents()
        return kept if kept.is_dir() else begin_folder()

    def show(self) -> None:
        """Offer what can be exported: the selection first, else the view."""
        self._orders.view.when_settled(self._open)

    def _open(self) -> None:
        from designo_sync_gui.ui.dialogs.export_dialog import ExportDialog, ExportScope

        token = self._orders.model.token
        offered = self._offered()
        scopes = [ExportScope(one.label, one.count, one.name) for one in offered]
        dialog = ExportDialog(scopes, self.folder, date.today(), self._form, self._window)  # noqa: DTZ011 - the operator's day
        self._orders.model.views.hold(token)
        dialog.wished.connect(lambda wish: self._export(offered[wish.scope], wish))
        dialog.finished.connect(lambda _: self._orders.model.views.let_go(token))
        dialog.open()

    def _offered(self) -> list[Exportable]:
        orders, choice = self._orders, self._orders.view.choice
        total, title = orders.view_count, orders.view_title
        whole = Choice(orders.model.token, ((0, total - 1),) if total else ())
        code, store = self._store()
        every = tuple(sorted(orders.model.facets().stores))
        selected = tr_n("{n:,} selected order", "{n:,} selected orders", choice.count)
        found = [
            Exportable(
                tr("Selected"), choice.count, selected, selected, lambda views: views.picked(choice)
            ),
            Exportable(
                tr("In this view"),
                total,
                f"{store} {title}",
                tr("View “{view}”", view=title),
                lambda views: views.picked(whole),
                (code,) if code else every,
            ),
            Exportable(
                tr("Everything"),
                orders.total_count,
                tr("all orders"),
                tr("All orders"),
                lambda views: views.all_of(OrderFilter()),
                every,
            ),
        ]
        if code:
            of_store = Exportable(
                store,
                orders.model.facets().stores.get(code, 0),
                store,
                tr("All orders of {store}", store=store),
                lambda views: views.all_of(OrderFilter(store_code=code)),
                (code,),
            )
            found.insert(2, of_store)
        # One row is the current one, not a choice: then the view is offered first.
        return found if choice.count > 1 else [*found[1:], found[0]]

    def _export(self, what: Exportable, wish: "ExportWish") -> None:
        if (self.folder, self._form) != (wish.path.parent, wish.form):
            self._folder, self._form = str(wish.path.parent), wish.form
            self.changed.emit()
        self._banners.remove("export")
        self._orders.model.views.ask(what.pick, lambda picked: self._write(what, wish, picked))

    def _write(self, what: Exportable, wish: "ExportWish", picked: Picked) -> None:
        """Write the report and say how many rows it holds."""
        from designo_sync_gui.ui.kit.work_progress import Making, ProgressWords, show_progress

        making = Making(len(picked))
        separator = ";" if QLocale().decimalPoint() == "," else ","
        wanted = ReportWanted(wish.form, what.scope, separator, what.stores, page_voice())
        asked = self._engine.ask(
            lambda services: services.reports.export_mismatches(
                wish.path, picked, wanted=wanted, note=making.note
            )
        )
        words = ProgressWords(
            tr("Report"),
            tr_n(
                "Writing a report of {n:,} order", "Writing a report of {n:,} orders", making.total
            ),
            tr("An existing file is kept until the new one is complete."),
        )
        take_away = show_progress(making, words, self._window, asked.cancel)

        def written(rows: int) -> None:
            take_away()
            self._banners.put("export", _written(rows, wish.path))
            if wish.open_when_done:
                _open_path(wish.path)

        def failed(error: SyncError) -> None:
            take_away()
            self._banners.put("export", notice_of(error))

        self._tasks.run(asked, written, on_error=failed)


def _written(rows: int, path: Path) -> Notice:
    return Notice(
        say_n("Report written: {n:,} row", "Report written: {n:,} rows", rows),
        verbatim(str(path)),
        tone=Tone.GOOD,
        action=(say("Open"), lambda: _open_path(path)),
        second_action=(say("Show in folder"), lambda: _open_path(path.parent)),
    )


def _open_path(path: Path) -> Any:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
