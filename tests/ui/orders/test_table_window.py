"""The table as a window on the mirror: what is held, asked, dropped, and selected as a whole."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shown_orders import ShownOrders, refs_of, row_of, select, selected, shown

from designo_sync_gui.domain.errors import StorageFailed, SyncError
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.order_views import Choice
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.copying import MOST_COPIED, OrderCopying
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.row_pages import MOST_PAGES, PAGE
from designo_sync_gui.ui.orders.table import OrderView

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
MANY = 3000


def seen(text: str) -> Observation:
    return Observation(Presence.PRESENT, Status.text(text), NOW)


def make(place: int, left: str = "a", right: str = "a") -> Order:
    return Order(OrderRef("de", str(place)), f"#{place}", seen(left), seen(right))


def many() -> list[Order]:
    return [make(at, "a", "b" if at % 3 == 0 else "a") for at in range(MANY)]


@pytest.fixture
def orders(qtbot: QtBot) -> ShownOrders:
    return ShownOrders(OrderModel(zone=UTC), many())


@pytest.fixture
def model(orders: ShownOrders) -> OrderModel:
    return orders.model


@pytest.fixture
def view(qtbot: QtBot, orders: ShownOrders) -> Iterator[OrderView]:
    made = OrderView(orders.model)
    orders.model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    yield made
    made.hide()


@pytest.fixture
def come(qtbot: QtBot, model: OrderModel) -> Callable[[int], Order]:
    """The order of a row, which is looked at until it is there."""

    def look(row: int) -> Order:
        model.index(row, Column.NUMBER).data()
        qtbot.waitUntil(lambda: model.order_at(row) is not None)
        order = model.order_at(row)
        assert order is not None
        return order

    return look


def text(model: OrderModel, row: int, column: Column = Column.NUMBER) -> str:
    return str(model.index(row, column).data())


def test_that_every_order_is_counted_and_few_are_held(model: OrderModel) -> None:
    assert model.rowCount() == model.total_count == MANY
    assert model.held_count == 2 * PAGE


def test_that_a_row_that_is_not_there_yet_is_quiet_and_comes(
    qtbot: QtBot, model: OrderModel, come: Callable[[int], Order]
) -> None:
    assert text(model, 1500) == "…"
    assert {text(model, 1500, column) for column in Column} == {"…", ""}
    assert come(1500).ref == OrderRef("de", str(MANY - 1501))
    assert text(model, 1500) == f"#{MANY - 1501}"


def test_that_scrolling_asks_for_a_page_once(
    qtbot: QtBot, model: OrderModel, orders: ShownOrders, come: Callable[[int], Order]
) -> None:
    before = orders.source.asked
    for row in range(500, 600):
        for column in Column:
            text(model, row, column)
    come(500)
    assert orders.source.asked == before + 1


def test_that_what_was_scrolled_past_is_not_asked_for(
    qtbot: QtBot, model: OrderModel, orders: ShownOrders
) -> None:
    for row in range(300, MANY, 50):
        text(model, row)
    before = orders.source.asked
    qtbot.waitUntil(lambda: model.order_at(MANY - 1) is not None)
    qtbot.waitUntil(lambda: orders.source.asked == before + 3)
    assert model.order_at(1500) is None


def test_that_no_more_than_a_few_screens_are_held(
    model: OrderModel, come: Callable[[int], Order]
) -> None:
    for row in range(0, MANY, PAGE):
        come(row)
    assert model.held_count == MOST_PAGES * PAGE
    assert come(0).ref == OrderRef("de", str(MANY - 1))


def test_that_the_former_rows_stay_until_the_new_ones_are_there(
    model: OrderModel, orders: ShownOrders
) -> None:
    before = text(model, 0)
    orders.source.held = True
    model.set_filter(OrderFilter(View.MISMATCHES))
    assert model.rowCount() == MANY
    assert text(model, 0) == before
    assert not model.settled
    orders.source.give_all()
    assert model.rowCount() == MANY // 3
    assert model.settled


def test_that_the_answer_to_an_older_question_is_dropped(
    model: OrderModel, orders: ShownOrders
) -> None:
    orders.source.held = True
    told: list[int] = []
    model.changed.connect(lambda: told.append(model.rowCount()))
    model.set_filter(OrderFilter(text="#29"))
    model.set_filter(OrderFilter(text="#299"))
    model.set_filter(OrderFilter(text="#2999"))
    orders.source.give_all()
    assert told == [1]
    assert [order.number for order in shown(model)] == ["#2999"]
    assert len(orders.source.table.views) == 1, "views that nobody looks at are closed"


def test_that_a_page_of_the_former_view_is_dropped(
    qtbot: QtBot, model: OrderModel, orders: ShownOrders
) -> None:
    orders.source.held = True
    text(model, 1000)
    qtbot.waitUntil(lambda: bool(orders.source.waiting))
    page = orders.source.waiting.pop()
    model.sort(Column.ID)
    orders.source.give_all()
    page()
    assert model.order_at(1000) is None
    assert text(model, 0) == "#0"


def test_that_a_value_written_while_the_view_opens_is_shown(
    model: OrderModel, orders: ShownOrders
) -> None:
    orders.source.held = True
    model.set_filter(OrderFilter(text="#2999"))
    orders.source.give()
    orders.source.held = False
    newer = make(2999, "new", "new")
    orders.source.held = True
    model.rearrange()
    orders.source.give()
    orders.record(newer)
    orders.source.give_all()
    assert shown(model) == (newer,)


def test_that_sorting_while_a_refresh_writes_shows_each_order_once(
    model: OrderModel, orders: ShownOrders, come: Callable[[int], Order]
) -> None:
    orders.source.held = True
    for at in range(0, 300, 3):
        orders.record(make(MANY - 1 - at, "z", "z"))
        if at % 60 == 0:
            model.sort(Column.STOREFRONT, Qt.SortOrder.DescendingOrder)
        orders.source.give_all()
    orders.source.held = False
    model.rearrange()
    assert [order.storefront.status.literal for order in shown(model)[:100]] == ["z"] * 100  # type: ignore[union-attr]
    found = [come(row).ref for row in range(MANY)]
    assert len(set(found)) == MANY


def test_that_select_all_is_one_range_and_asks_nothing(
    view: OrderView, orders: ShownOrders, qtbot: QtBot
) -> None:
    before = orders.source.asked
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert view.selected_count == MANY
    assert view.choice.rows == ((0, MANY - 1),)
    assert orders.source.asked == before


def test_that_all_but_three_are_all_but_three_when_sorted_otherwise(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    view.selectAll()
    for row in (5, 1500, MANY - 1):
        view.selectionModel().select(
            model.index(row, 0),
            view.selectionModel().SelectionFlag.Deselect | view.selectionModel().SelectionFlag.Rows,
        )
    assert view.choice.rows == ((0, 4), (6, 1499), (1501, MANY - 2))
    model.sort(Column.ID)
    assert view.selected_count == MANY - 3
    assert view.choice.rows == ((1, 1498), (1500, MANY - 7), (MANY - 5, MANY - 1))


def test_that_new_orders_are_not_selected_with_all(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    view.selectAll()
    orders.record(make(MANY), make(MANY + 1))
    model.rearrange()
    assert model.rowCount() == MANY + 2
    assert view.choice.rows == ((2, MANY + 1),)


def test_that_all_of_a_view_can_be_restored_after_another_view(
    view: OrderView, model: OrderModel
) -> None:
    taken_back: list[Choice] = []

    def keep(choice: Choice) -> None:
        model.views.hold(choice.token)
        taken_back.append(choice)

    view.deselected.connect(keep)
    view.selectAll()
    model.set_filter(OrderFilter(View.MISMATCHES))
    (choice,) = taken_back
    assert (view.selected_count, choice.count) == (0, MANY)
    model.set_filter(OrderFilter())
    view.restore(choice)
    assert view.selected_count == MANY


def test_that_a_choice_taken_while_the_view_changes_is_of_the_new_one(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    orders.source.held = True
    view.selectAll()
    model.set_filter(OrderFilter(View.MISMATCHES))
    taken: list[int] = []
    view.when_settled(lambda: taken.append(view.selected_count))
    assert taken == []
    orders.source.give_all()
    assert taken == [0]


def test_that_the_current_order_stays_current_though_its_row_is_far_away(
    view: OrderView, model: OrderModel
) -> None:
    select(view, [OrderRef("de", "2990")])
    model.sort(Column.ID)
    assert view.currentIndex().row() == 2990
    assert view.choice.rows == ((2990, 2990),)


def test_that_very_many_orders_are_exported_and_not_copied(
    view: OrderView, orders: ShownOrders, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("designo_sync_gui.ui.orders.copying.MOST_COPIED", 100)
    assert MOST_COPIED == 10_000
    copying = OrderCopying(view, orders.model)
    view.selectAll()
    for copy in (copying.rows, copying.json, copying.ids):
        with qtbot.waitSignal(copying.copied) as told:
            copy()
        assert told.args is not None
        assert told.args[0].startswith("Nothing copied: more than 100 orders are selected.")


def test_that_a_mirror_that_broke_while_scrolling_is_told_once(
    qtbot: QtBot, model: OrderModel, orders: ShownOrders
) -> None:
    told: list[SyncError] = []
    model.failed.connect(told.append)
    orders.source.error = StorageFailed(say("The file is damaged."))
    for row in (400, 900, 1900):
        text(model, row)
    qtbot.waitUntil(lambda: bool(told))
    asked = orders.source.asked
    for row in range(300, MANY, 100):
        text(model, row)
    qtbot.wait(0)
    assert orders.source.asked == asked
    orders.record(make(1))
    assert len(told) == 1
    assert model.rowCount() == MANY, "an error is not an empty table"
    orders.source.error = None
    model.rearrange()
    text(model, 400)
    qtbot.waitUntil(lambda: model.order_at(400) is not None)


def test_that_rows_of_another_filter_do_not_stand_where_the_wanted_ones_could_not_be_read(
    model: OrderModel, orders: ShownOrders
) -> None:
    told: list[SyncError] = []
    model.failed.connect(told.append)
    orders.source.error = StorageFailed(say("The file is damaged."))
    model.set_filter(OrderFilter(View.MISMATCHES))
    assert model.rowCount() == 0
    assert len(told) == 1


def test_that_a_view_that_empties_and_a_store_that_is_removed_leave_nothing(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    view.selectAll()
    orders.set([])
    assert (model.rowCount(), model.total_count, view.selected_count) == (0, 0, 0)
    assert view.current_order() is None
    assert view.empty_words().startswith("No orders have been read yet.")


def test_that_a_search_text_of_ten_thousand_characters_finds_nothing_and_all_again(
    model: OrderModel,
) -> None:
    model.set_filter(OrderFilter(text="x" * 10_000))
    assert model.rowCount() == 0
    model.set_filter(OrderFilter())
    assert model.rowCount() == MANY


def test_that_a_status_of_a_megabyte_is_shown_cut_and_copied_whole(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    huge = "é" * 1_000_000
    orders.record(make(MANY - 1, huge, "a"))
    assert len(text(model, 0, Column.STOREFRONT)) < 3000
    view.grab()
    row = row_of(model, OrderRef("de", str(MANY - 1)))
    order = model.order_at(row)
    assert order is not None
    assert order.storefront is not None
    assert order.storefront.status == Status.text(huge)


def test_that_rows_counted_later_come_without_moving_those_that_are_there(
    view: OrderView, model: OrderModel, orders: ShownOrders, monkeypatch: pytest.MonkeyPatch
) -> None:
    table: Any = orders.source.table
    whole = table.open_view

    async def uncounted(*args: Any) -> Any:
        from dataclasses import replace

        return replace(await whole(*args), counts=None)

    monkeypatch.setattr(table, "open_view", uncounted)
    orders.source.held = True
    model.sort(Column.ID)
    orders.source.give()
    assert model.rowCount() == 2 * PAGE
    view.selectAll()
    orders.source.give_all()
    assert model.rowCount() == MANY
    assert view.selected_count == MANY, "all were chosen when not all were counted"
    assert refs_of(model)[:2] == (OrderRef("de", "0"), OrderRef("de", "1"))
    assert selected(view)[:2] == refs_of(model)[:2]
