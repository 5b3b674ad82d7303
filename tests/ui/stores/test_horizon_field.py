"""How far back a store is read: chosen in its form, and what that takes."""

import asyncio
from dataclasses import replace

import pytest

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.horizon import CHOICES, USUAL
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.ui.stores.horizon_field import HorizonField
from designo_sync_gui.ui.stores.older_orders_dialog import OlderOrdersDialog
from designo_sync_gui.ui.stores.platform_form import PlatformForm
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

BY_TEST = "“Test” also says how long reading the orders takes."
TOLD = "Reading them takes about 70 s for 12,400 orders."


@pytest.fixture
def in_dialog(with_engine):
    """Run a scenario with an open dialog over the given services."""

    def run(services, make, scenario):
        async def whole(engine):
            dialog = make(engine)
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            dialog.reject()

        with_engine(services, whole)

    return run


def edited(support):
    return lambda engine: StoreDialog(engine, support.STORE)


def test_that_the_choices_are_told_in_words(qtbot):
    field = HorizonField(USUAL)
    qtbot.addWidget(field)
    assert [field.itemText(i) for i in range(field.count())] == [
        "The last 3 months",
        "The last 6 months",
        "The last 12 months",
        "The last 24 months",
        "All orders",
    ]
    assert field.value() == USUAL


def test_that_a_date_set_by_command_is_shown_and_kept(qtbot):
    field = HorizonField("2025-01-31")
    qtbot.addWidget(field)
    assert field.currentText() == "Since 2025-01-31"
    assert field.count() == len(CHOICES) + 1
    assert field.value() == "2025-01-31"


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda p: p.name)
def test_that_a_new_store_is_read_for_12_months_where_its_list_is_asked_for(qtbot, platform):
    form = PlatformForm(platform, None)
    qtbot.addWidget(form)
    form.show()
    can = platform.capabilities
    assert form.horizon.isVisible() is can.orders_since
    assert form.horizon.value() == USUAL
    assert form.expected.isVisible() is (can.pace is not None)


def test_that_a_store_from_before_is_shown_with_all_its_orders(qtbot, support):
    form = PlatformForm(support.WOO, support.STORE)
    qtbot.addWidget(form)
    assert form.draft("de", "Depot").orders_since == ""
    form.horizon.setCurrentIndex(form.horizon.findData("6 months"))
    assert form.draft("de", "Depot").orders_since == "6 months"


def test_that_a_test_that_passed_says_how_long_reading_takes(in_dialog, support, until, press):
    services = support.FakeServices(expected=Forecast(12_400, 70.0))

    async def scenario(dialog):
        assert dialog.form.expected.text() == BY_TEST
        press(dialog.test_button)
        await until(lambda: dialog.form.expected.text() == TOLD)
        dialog.form.horizon.setCurrentIndex(0)
        assert dialog.form.expected.text() == BY_TEST, "said of another choice"

    in_dialog(services, edited(support), scenario)
    assert services.called("forecast") == [(support.STORE, {})]


def test_that_a_shop_that_does_not_tell_its_total_is_no_forecast(in_dialog, support, until, press):
    services = support.FakeServices(expected=None)

    async def scenario(dialog):
        press(dialog.test_button)
        await until(lambda: dialog.form.expected.text().startswith("The shop does not tell"))

    in_dialog(services, edited(support), scenario)


def test_that_nothing_is_asked_for_where_the_test_failed(in_dialog, support, until, press):
    failed = Check(say("reachable"), False, say("The shop does not answer."))
    services = support.FakeServices(checks=(failed,))

    async def scenario(dialog):
        press(dialog.test_button)
        await until(lambda: services.called("test_store") and dialog.test_button.isEnabled())

    in_dialog(services, edited(support), scenario)
    assert services.called("forecast") == []


def test_that_a_forecast_that_fails_is_told_beside_the_choice(in_dialog, support, until, press):
    services = support.FakeServices(errors={"forecast": Unreachable(verbatim("away"))})

    async def scenario(dialog):
        press(dialog.test_button)
        await until(lambda: "away" in dialog.form.expected.text())
        assert dialog.checks.isVisible(), "the test itself passed"

    in_dialog(services, edited(support), scenario)


def test_that_older_orders_are_forecast_for_each_choice(in_dialog, support, until):
    services = support.FakeServices(expected=Forecast(12_400, 70.0))
    year = replace(support.STORE, orders_since=USUAL)

    async def scenario(dialog):
        await until(lambda: dialog.expected.text() == TOLD)
        dialog.horizon.setCurrentIndex(1)
        assert dialog.expected.text() == "Asking the shop how many orders there are…"
        await until(lambda: dialog.expected.text() == TOLD)
        assert dialog.chosen() == replace(year, orders_since="")

    in_dialog(
        services, lambda engine: OlderOrdersDialog(engine, year, ("24 months", ""), None), scenario
    )
    asked = [store.orders_since for store, _ in services.called("forecast")]
    assert asked == ["24 months", ""]
    assert services.called("save_store") == []
