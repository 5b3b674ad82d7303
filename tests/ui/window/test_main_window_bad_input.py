"""The window opened on what it did not ask for: it opens, says so, goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shown_orders import select

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import NOTHING, joined
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.storage.mirror import open_mirror
from designo_sync_gui.storage.settings import settings_to_text
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.stores.store_dialog import StoreDialog
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
#: Nobody listens there.
NOWHERE = "http://127.0.0.1:9"
Scene = Callable[[MainWindow], Awaitable[None]]


def store(code: str, platform: str = "woocommerce") -> Store:
    return Store(code, code.upper(), platform, NOWHERE, "status")


def reading(code: str, place: int, text: str) -> Reading:
    ref = OrderRef(code, str(place))
    return Reading(ref, f"#{place}", Observation(Presence.PRESENT, Status.text(text), NOW))


def keep_stores(home: Path, *stores: Store) -> None:
    settings = Settings("home", stores, DesignoConnection(NOWHERE))
    (home / "settings.json").write_text(settings_to_text(settings), "utf-8")


def fill(home: Path, storefront: Iterable[Reading], designo: Iterable[Reading]) -> None:
    """A mirror as an earlier run of the program left it."""

    async def written() -> None:
        mirror, _ = await open_mirror(home / "mirror.sqlite3", NOW)
        await mirror.record(Side.STOREFRONT, storefront)
        await mirror.record(Side.DESIGNO, designo)
        await mirror.aclose()

    asyncio.run(written())


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path):
    """Open the real window on the real engine and this folder."""

    def play(scene: Scene) -> None:
        ended: list[bool] = []

        async def open_own_data() -> Services:
            return await open_services(OpenOptions(tmp_path, MemorySecretStore()))

        async def script(window: MainWindow, _engine: EngineProxy) -> None:
            await scene(window)
            ended.append(True)

        assert run_script(open_own_data, script, NOTHING, "en") == 0
        assert ended

    return play


def test_that_a_damaged_settings_file_is_told_kept_and_begun_anew(opened, tmp_path, until) -> None:
    (tmp_path / "settings.json").write_bytes(b'{"format": 1, "stores": [')

    async def scene(window: MainWindow) -> None:
        await until(lambda: window.banners.keys() and not window.busy)
        (key,) = window.banners.keys()
        notice = window.banners.notice(key)
        assert notice is not None
        assert notice.title.english == "Settings file damaged"
        assert "put aside as" in notice.message.english
        assert "Connect the stores" in notice.advice.english
        assert window.pages.currentWidget() is window.welcome
        assert window.actions_.add_store.isEnabled()

    opened(scene)
    (kept,) = [path for path in tmp_path.iterdir() if path.name.startswith("settings.json.")]
    assert kept.read_bytes() == b'{"format": 1, "stores": ['


def test_that_a_store_of_an_unknown_connector_is_told_and_the_others_go_on(
    opened, tmp_path, until
) -> None:
    keep_stores(tmp_path, store("odd", "magento-nine"), store("de"))
    fill(
        tmp_path,
        [reading("odd", 1, "a"), reading("de", 2, "a")],
        [reading("odd", 1, "b"), reading("de", 2, "b")],
    )

    async def scene(window: MainWindow) -> None:
        await until(lambda: window.orders.total_count == 2 and not window.busy)
        assert window.orders.mismatches_by_store() == {"odd": 1, "de": 1}
        assert window.parts is not None
        window.parts.refresh()
        await until(lambda: "odd" in _told(window) and not window.busy)
        told = _told(window)["odd"]
        assert "magento-nine" in told
        assert "woocommerce" in told.casefold()
        assert "de" in _told(window), "the other store was tried"
        window.stores.choose("odd")
        window.actions_.edit_store.trigger()
        notice = window.banners.notice("edit")
        assert notice is not None
        assert notice.title.english == "ODD cannot be edited here"
        assert "magento-nine" in notice.message.english
        assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, StoreDialog)]
        window.actions_.remove_store.trigger()
        await until(lambda: _confirmations())
        _confirmations()[0].accept()
        await until(lambda: not window.busy and window.orders.total_count == 1)
        assert (tmp_path / "settings.json").read_text("utf-8").count('"code"') == 1

    opened(scene)


def _confirmations() -> list[ConfirmDialog]:
    shown = QApplication.topLevelWidgets()
    return [w for w in shown if isinstance(w, ConfirmDialog) and w.isVisible()]


def _told(window: MainWindow) -> dict[str, str]:
    """What the banners say, by the store they are about."""
    notices = map(window.notices.notice, window.notices.keys())
    said = [joined(" ", (n.title, n.message, n.advice)).english for n in notices if n]
    return {code: text for text in said for code in ("odd", "de") if f"{code.upper()}:" in text}


@pytest.mark.timeout(240)
def test_that_very_many_orders_of_one_store_and_none_of_another_are_shown(
    opened, tmp_path, until
) -> None:
    keep_stores(tmp_path, store("many"), store("none"))
    places = range(30_000)
    fill(
        tmp_path,
        (reading("many", place, "processing") for place in places),
        (reading("many", place, "Processing" if place % 10 else "processing") for place in places),
    )

    async def scene(window: MainWindow) -> None:
        await until(lambda: window.orders.total_count == 30_000, 60)
        assert window.orders.mismatches_by_store() == {"many": 27_000}
        window.stores.choose("none")
        await until(lambda: window.orders.view_count == 0)
        assert window.orders.view.empty_words()
        window.orders.bar.choose(View.MISMATCHES)
        window.stores.choose("many")
        await until(lambda: window.orders.view_count == 27_000)

    opened(scene)


@pytest.mark.timeout(240)
def test_that_a_status_of_a_megabyte_is_shown_searched_and_kept_whole(
    opened, tmp_path, until
) -> None:
    long = "x" * 1_000_000
    keep_stores(tmp_path, store("de"))
    fill(
        tmp_path,
        [reading("de", 1, long), reading("de", 2, "paid")],
        [reading("de", 1, long + "y"), reading("de", 2, "paid")],
    )

    async def scene(window: MainWindow) -> None:
        await until(lambda: window.orders.total_count == 2)
        select(window.orders.view, [OrderRef("de", "1")])
        await until(lambda: window.orders.inspector.story.isVisible())
        window.orders.search.setText("xxxx")
        await until(lambda: window.orders.view_count == 1)
        window.grab()
        order = window.orders.view.current_order()
        assert order is not None
        assert order.storefront is not None
        assert order.storefront.status == Status.text(long)
        window.orders.bar.choose(View.EQUAL)
        window.orders.clear_filters()
        await until(lambda: window.orders.view_count == 1)

    opened(scene)
