"""What the window does with stores and the DesignO connection.

Law: nothing is forgotten without a question that names it; the window learns of a change from
the engine's event, not from the dialog. A dialog is imported when it is opened.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtWidgets import QDialog, QWidget

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.horizon import CHOICES, reaches_further
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.file_drop import several_dropped, study_of
from designo_sync_gui.ui.window.first_reading import FirstReading

if TYPE_CHECKING:
    from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog

KEYRING = "keyring"
#: What is possible once a lock is open.
_OPENED = {
    Side.STOREFRONT: say(
        "Plans may then write to this shop, and so may automatic sync where it is on. A write "
        "there may mail customers or move stock."
    ),
    Side.DESIGNO: say(
        "Plans may then write to DesignO for this store, and so may automatic sync where it is on."
    ),
}


class ConnectionController:
    """Opens the dialogs of stores, DesignO and the secret store over the window."""

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        tasks: Tasks,
        banners: BannerStack,
        first_reading: FirstReading,
    ) -> None:
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._banners = banners
        self._first_reading = first_reading
        self._settings: Settings | None = None
        self._asked_for_secrets = self._told = False

    def set_overview(self, overview: Overview) -> None:
        """Remember what is configured; tell once what was wrong with the data folder."""
        if not self._told:
            self._told = True
            for number, problem in enumerate(overview.problems):
                self._banners.put(f"folder:{number}", notice_of(problem))
        self._settings = overview.settings
        self._take_secret_problem(overview.secret_problem)

    def take_over(self, former: "ConnectionController") -> None:
        """What a former window told and asked once is not told and asked again."""
        self._asked_for_secrets = former._asked_for_secrets
        self._told = former._told

    def _take_secret_problem(self, problem: SyncError | None) -> None:
        """Offer the session when the keyring cannot be used; the dialog comes up once, and not
        over a window that waits in the tray since the sign-in: a keyring may be opened later."""
        if problem is None:
            self._banners.remove(KEYRING)
            return
        from designo_sync_gui.ui.stores.keyring_dialog import secret_notice

        self._banners.put(KEYRING, secret_notice(problem, lambda: self.choose_secrets(problem)))
        if not self._asked_for_secrets and self._window.isVisible():
            self._asked_for_secrets = True
            self.choose_secrets(problem)

    def add_store(self) -> None:
        self._open_store(None)

    def edit_store(self, code: str) -> None:
        store = self._store(code)
        if store is None:
            return
        if store.platform in {
            platform.name for platform in self._engine.services.connections.platforms
        }:
            self._open_store(store)
        else:
            self._banners.put("edit", _unknown_platform(store))

    def _open_store(self, store: Store | None) -> None:
        from designo_sync_gui.ui.stores.store_dialog import StoreDialog

        dialog = StoreDialog(self._engine, store, self._window)

        def saved() -> None:
            if dialog.kept is not None:
                self._first_reading.after_saving(
                    store, dialog.kept, passed=dialog.passed, voided=dialog.voided
                )

        dialog.saved.connect(saved)
        self._open(dialog)

    def read_older(self, code: str) -> None:
        """Ask how far back, what it takes, and have it read."""
        store = self._store(code)
        if store is None:
            return
        self._banners.remove("older")
        now = datetime.now(UTC)
        further = [c for c in CHOICES if reaches_further(store.orders_since, c, now)]
        if not further:
            self._banners.put("older", _nothing_older(store))
            return
        from designo_sync_gui.ui.stores.older_orders_dialog import OlderOrdersDialog

        dialog = OlderOrdersDialog(self._engine, store, tuple(further), self._window)
        dialog.accepted.connect(lambda: self._read_further(dialog.chosen()))
        self._open(dialog)

    def _read_further(self, store: Store) -> None:
        self._tasks.run(
            self._engine.ask(
                lambda services: services.connections.save_store(store, {}, store.code)
            ),
            lambda _: self._first_reading.begin(store.code),
        )

    def test_store(self, code: str) -> None:
        store = self._store(code)
        if store is not None:
            from designo_sync_gui.ui.stores.check_dialog import CheckDialog

            self._open(CheckDialog(self._engine, store, self._window))

    def remove_store(self, code: str) -> None:
        """Ask, naming what is forgotten; then have it forgotten."""
        store = self._store(code)
        if store is None:
            return
        self._confirm(
            tr("Remove {name}?", name=visible_text(store.name)),
            tr(
                "Its address, its credentials and the orders read from it (store code "
                "“{code}”) are removed from this program. Nothing is changed in the "
                "shop or in DesignO. The journal of earlier writes is kept.",
                code=visible_text(store.code),
            ),
            tr("Remove store"),
            lambda: self._tasks.run(
                self._engine.ask(lambda services: services.connections.remove_store(code))
            ),
        )

    def set_lock(self, code: str, side: Side, otherwise: Callable[[], object], *, on: bool) -> None:
        """Lock a side of a store at once; open the lock after a question. ``otherwise`` is called
        where it stays as it is."""
        store = self._store(code)
        if store is None:
            return
        marked = _with_lock(store, side, on=on)
        if on:
            self._save(marked, otherwise)
            return
        self._confirm(
            tr("Open the lock of {name}?", name=visible_text(store.name)),
            spoken(_OPENED[side]),
            tr("Open the lock"),
            lambda: self._save(marked, otherwise),
            otherwise,
        )

    def _save(self, store: Store, otherwise: Callable[[], object]) -> None:
        def failed(error: SyncError) -> None:
            self._banners.put("edit", notice_of(error))
            otherwise()

        self._banners.remove("edit")
        self._tasks.run(
            self._engine.ask(
                lambda services: services.connections.save_store(store, {}, store.code)
            ),
            on_error=failed,
        )

    def renew(self, code: str | None) -> None:
        """Take a new sign-in of a store, or of DesignO, from a copied command."""
        designo = self._settings.designo if self._settings else None
        connection = designo if code is None else self._store(code)
        if connection is None:
            return
        from designo_sync_gui.ui.stores.renew_dialog import RenewDialog

        name = connection.name if isinstance(connection, Store) else "DesignO"
        host = urlsplit(connection.url).netloc
        self._open(RenewDialog(self._engine, code, name, host, self._window))

    def take_dropped(self, paths: tuple[Path, ...]) -> None:
        """Propose how a dropped export, folder or log of DesignO is read, over the form of the
        connection; nothing is saved."""
        self._banners.remove("dropped")
        if len(paths) != 1:
            self._banners.put("dropped", several_dropped(len(paths)))
            return
        (path,) = paths

        self._tasks.run(
            self._engine.ask(lambda services: study_of(services, path)),
            lambda study: self.connect_designo().show_proposal(study, path),
            lambda error: self._banners.put("dropped", notice_of(error)),
        )

    def connect_designo(self) -> "DesignoDialog":
        from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog

        connection = self._settings.designo if self._settings else None
        dialog = DesignoDialog(self._engine, connection, self._window)

        def saved() -> None:
            codes = [store.code for store in self._settings.stores] if self._settings else []
            if codes and dialog.passed and (connection is None or dialog.voided):
                self._first_reading.begin(*codes)

        dialog.saved.connect(saved)
        self._open(dialog)
        return dialog

    def edit_automation(self, over: QWidget | None = None) -> None:
        """What runs by itself; over the preferences, which keep what was changed there."""
        settings = self._settings
        if settings is not None:
            from designo_sync_gui.ui.dialogs.automation_dialog import AutomationDialog

            names = {store.code: store.name for store in settings.stores}
            self._open(AutomationDialog(self._engine, settings.watch, names, over or self._window))

    def edit_preferences(self, then: Callable[[], object], *, tray_available: bool) -> None:
        """What holds for the whole program; ``then`` is called when it was changed."""
        settings = self._settings
        if settings is None:
            return
        from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(
            self._engine, settings.preferences, tray_available=tray_available, parent=self._window
        )
        dialog.accepted.connect(then)
        dialog.watch_button.clicked.connect(lambda: self.edit_automation(dialog))
        self._open(dialog)

    def check_updates(self, preferences: Callable[[], object]) -> None:
        """Whether a newer version is published; asked only by the dialog's own button."""
        if self._settings is None:
            return
        from designo_sync_gui.ui.dialogs.updates_dialog import UpdatesDialog

        address = self._settings.preferences.updates_url
        dialog = UpdatesDialog(self._engine, address, self._window)
        dialog.preferences_button.clicked.connect(dialog.accept)
        dialog.preferences_button.clicked.connect(preferences)
        self._open(dialog)

    def remove_designo(self) -> None:
        """Ask, naming what is forgotten; then have it forgotten."""
        self._confirm(
            tr("Remove the DesignO connection?"),
            tr(
                "The tenant's address, the read profile and the credentials for "
                "DesignO are removed from this program. Nothing is changed in DesignO. "
                "The journal is kept."
            ),
            tr("Remove connection"),
            lambda: self._tasks.run(
                self._engine.ask(lambda services: services.connections.save_designo(None, {}))
            ),
        )

    def choose_secrets(self, error: SyncError) -> None:
        """Explain why no keyring can be used and let the operator choose the session."""
        from designo_sync_gui.ui.stores.keyring_dialog import KeyringDialog

        dialog = KeyringDialog(error, self._window)
        dialog.accepted.connect(self._use_session)
        self._open(dialog)

    def _use_session(self) -> None:
        self._tasks.run(
            self._engine.ask(lambda services: services.secrets.use_memory()),
            lambda _: self._banners.remove(KEYRING),
        )

    def _confirm(
        self,
        title: str,
        text: str,
        act: str,
        then: Callable[[], object],
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        dialog = ConfirmDialog(title, text, act, parent=self._window)
        dialog.accepted.connect(then)
        dialog.rejected.connect(otherwise)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def _store(self, code: str) -> Store | None:
        return self._settings.store(code) if self._settings else None


def _with_lock(store: Store, side: Side, *, on: bool) -> Store:
    if side is Side.STOREFRONT:
        return replace(store, shop_locked=on)
    return replace(store, designo_locked=on)


def _nothing_older(store: Store) -> Notice:
    return Notice(
        say("{store}: no older orders to read", store=visible_text(store.name)),
        say("All its orders are read already."),
        tone=Tone.INFO,
    )


def _unknown_platform(store: Store) -> Notice:
    """A form of another platform would turn the store into one of that."""
    return Notice(
        say("{name} cannot be edited here", name=visible_text(store.name)),
        say("This program knows no platform “{platform}”.", platform=visible_text(store.platform)),
        say("Use the version of this program that the store was added with, or remove the store."),
    )
