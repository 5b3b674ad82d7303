"""What a store that was connected takes to read; older orders on request."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.errors import JobRefused, Unreachable
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.horizon import USUAL
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.older_orders_dialog import OlderOrdersDialog
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

KEY = "first:de"


def the(kind):
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found


def connect(window, qtbot, press, *, tested=False):
    """Fill the form of a new store and save it."""
    window.actions_.add_store.trigger()
    dialog = the(StoreDialog)
    for edit, text in (
        (dialog.name, "Depot"),
        (dialog.code, "de"),
        (dialog.url, "https://shop.example.com"),
        (dialog.secrets["consumer_key"], "ck"),
        (dialog.secrets["consumer_secret"], "cs"),
    ):
        qtbot.keyClicks(edit, text)
    press(dialog.save_button if tested else dialog.untested_button)
    return dialog


def test_that_a_store_that_passed_its_test_is_read_by_itself(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices(stores=[])

    async def scenario(window):
        connect(window, qtbot, press, tested=True)
        await until(lambda: services.called("refresh"))
        await until(lambda: not window.busy)
        assert window.notices.notice(KEY) is None

    in_window(services, scenario)
    names = [name for name, _ in services.calls]
    assert names.index("test_store") < names.index("save_store") < names.index("refresh")
    assert services.called("refresh") == [(("de",), False)]


def test_that_another_name_of_a_store_reads_nothing(in_window, support, until, press):
    services = support.FakeServices(stores=[replace(support.STORE, orders_since=USUAL)])

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.edit_store.trigger()
        dialog = the(StoreDialog)
        dialog.name.setText("Another")
        press(dialog.save_button)
        await until(lambda: services.called("save_store") and not window.busy)

    in_window(services, scenario)
    assert services.called("refresh") == []


def test_that_what_saving_voids_is_read_again_by_itself(in_window, support, until, press):
    services = support.FakeServices(stores=[support.STORE])
    services.connections.voiding.rows = 320

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.edit_store.trigger()
        dialog = the(StoreDialog)
        press(dialog.save_button)
        await until(lambda: dialog.findChildren(ConfirmDialog))
        press(dialog.findChildren(ConfirmDialog)[0].act_button)
        await until(lambda: services.called("refresh") and not window.busy)

    in_window(services, scenario)
    assert services.called("refresh") == [(("de",), False)]


def test_that_a_designo_that_passed_its_test_is_read_with_every_store(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices(stores=[support.STORE], connection=None)

    async def scenario(window):
        window.actions_.designo.trigger()
        dialog = the(DesignoDialog)
        qtbot.keyClicks(dialog.url, "https://print.example.com")
        dialog.ways.choose(Way.NONE)
        press(dialog.save_button)
        await until(lambda: services.called("refresh") and not window.busy)

    in_window(services, scenario)
    assert services.called("refresh") == [(("de",), False)]


def test_that_a_connected_store_is_told_what_its_first_refresh_takes(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices(stores=[], expected=Forecast(12_400, 70.0))

    async def scenario(window):
        connect(window, qtbot, press)
        await until(lambda: window.notices.notice(KEY))
        notice = window.notices.notice(KEY)
        assert notice.title.english == "Depot: not read yet"
        assert notice.message.english == (
            "The next refresh reads the last 12 months. "
            "Reading them takes about 70 s for 12,400 orders."
        )
        assert services.called("refresh") == [], "nothing is read unasked"
        notice.action[1]()
        await until(lambda: services.called("refresh"))
        await until(lambda: window.notices.notice(KEY) is None)
        await until(lambda: not window.busy)

    in_window(services, scenario)
    assert services.called("refresh") == [(("de",), False)]
    ((saved, _, _),) = services.called("save_store")
    assert saved.orders_since == USUAL


def test_that_a_store_that_is_removed_again_takes_its_forecast_along(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices(stores=[], expected=Forecast(12_400, 70.0))

    async def scenario(window):
        connect(window, qtbot, press)
        await until(lambda: window.notices.notice(KEY))
        await until(lambda: window.overview.settings.stores)
        window.stores.choose("de")
        window.actions_.remove_store.trigger()
        press(the(ConfirmDialog).act_button)
        await until(lambda: window.notices.notice(KEY) is None)

    in_window(services, scenario)


def test_that_a_store_that_was_read_in_part_says_how_far_and_goes_on(in_window, support, until):
    at = datetime(2026, 11, 27, tzinfo=UTC)
    services = support.FakeServices(stores=[support.STORE])
    services.broken_off = (
        BrokenOff(Side.STOREFRONT, ("de",), "", "p", at, read=9_200, total=99_994),
    )

    async def scenario(window):
        await until(lambda: window.notices.notice("broken off:de"))
        notice = window.notices.notice("broken off:de")
        assert notice.message.english.startswith("9,200 of 99,994 orders read")
        (line,) = [line for line in window.stores.lines() if line.code == "de"]
        assert line.details == ("9,200 of 99,994 orders read", "refresh to go on")
        services.broken_off = ()
        notice.action[1]()
        await until(lambda: services.called("refresh") and not window.busy)
        await until(lambda: window.notices.notice("broken off:de") is None)

    in_window(services, scenario)
    assert services.called("refresh") == [(("de",), False)]


def test_that_a_forecast_that_fails_stops_nothing(in_window, support, qtbot, until, press):
    away = Unreachable(verbatim("The shop is away."))
    services = support.FakeServices(stores=[], errors={"forecast": away})

    async def scenario(window):
        connect(window, qtbot, press)
        await until(lambda: window.notices.notice(KEY))
        assert "The shop is away." in window.notices.notice(KEY).message.english

    in_window(services, scenario)


def test_that_a_store_that_is_edited_nearer_by_is_told_nothing(in_window, support, until, press):
    services = support.FakeServices(stores=[replace(support.STORE, orders_since=USUAL)])

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.edit_store.trigger()
        dialog = the(StoreDialog)
        dialog.form.horizon.setCurrentIndex(dialog.form.horizon.findData("3 months"))
        press(dialog.save_button)
        await until(lambda: services.called("save_store") and not window.busy)

    in_window(services, scenario)
    assert services.called("forecast") == []


def test_that_older_orders_are_read_on_request(in_window, support, until, press):
    year = replace(support.STORE, orders_since=USUAL)
    services = support.FakeServices(stores=[year])

    async def scenario(window):
        assert not window.actions_.read_older.isEnabled(), "no store is chosen"
        window.stores.choose("de")
        window.actions_.read_older.trigger()
        dialog = the(OlderOrdersDialog)
        assert [dialog.horizon.itemData(i) for i in range(2)] == ["24 months", ""]
        assert services.called("save_store") == []
        press(dialog.read_button)
        await until(lambda: services.called("refresh") and not window.busy)

    in_window(services, scenario)
    assert services.called("save_store") == [(replace(year, orders_since="24 months"), {}, "de")]
    assert services.called("refresh") == [(("de",), False)]


def test_that_a_request_for_older_orders_can_be_withdrawn(in_window, support, until, press):
    services = support.FakeServices(stores=[replace(support.STORE, orders_since=USUAL)])

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.read_older.trigger()
        press(the(OlderOrdersDialog).cancel_button)
        await until(lambda: not window.busy)

    in_window(services, scenario)
    assert services.called("save_store") == []
    assert services.called("refresh") == []


def test_that_older_orders_are_not_read_while_a_job_uses_the_store(
    in_window, support, until, press
):
    refused = JobRefused(say("A job is running."), say("Wait."))
    services = support.FakeServices(
        stores=[replace(support.STORE, orders_since=USUAL)], errors={"save_store": refused}
    )

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.read_older.trigger()
        press(the(OlderOrdersDialog).read_button)
        await until(lambda: services.called("save_store") and not window.busy)

    in_window(services, scenario)
    assert services.called("refresh") == []


def test_that_a_store_that_reads_everything_has_no_older_orders(in_window, support):
    services = support.FakeServices()

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.read_older.trigger()
        notice = window.banners.notice("older")
        assert notice.title.english == "Print Depot EU: no older orders to read"

    in_window(services, scenario)
