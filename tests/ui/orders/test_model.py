"""The order table's model: exact objects in, words for eyes out, rows that stay put."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_orders import ShownOrders, refs_of, shown

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_keys import natural_key
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.statuses.cells import LOOK_ROLE, STATUS_ROLE
from designo_sync_gui.ui.statuses.text import StatusPaint

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
Role = Qt.ItemDataRole
DOWN = Qt.SortOrder.DescendingOrder


def seen(text: str, minutes: int = 0, changed: str = "") -> Observation:
    at = NOW + timedelta(minutes=minutes)
    return Observation(Presence.PRESENT, Status.text(text), at, changed_at=changed)


def make(place: int, left: str, right: str, store: str = "de") -> Order:
    return Order(OrderRef(store, str(place)), f"#{place}", seen(left), seen(right))


def ids(model: OrderModel) -> list[int]:
    return [int(ref.order_id) for ref in refs_of(model)]


@pytest.fixture
def orders(qapp: QApplication) -> Iterator[ShownOrders]:
    made = OrderModel(zone=UTC, now=lambda: NOW)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield ShownOrders(
        made,
        [
            make(9, "processing", "processing"),
            make(10, "completed", "processing"),
            make(7, "on-hold", "on-hold", store="fr"),
            make(100, "in-production", "In Production"),
        ],
    )
    del tester


@pytest.fixture
def model(orders: ShownOrders) -> OrderModel:
    return orders.model


def text_at(model: OrderModel, row: int, column: Column, role: int = Role.DisplayRole) -> str:
    return str(model.index(row, column).data(role))


def test_that_an_order_comes_back_as_the_very_object(
    model: OrderModel, orders: ShownOrders
) -> None:
    order = make(5, "\ufeffready", "ready")
    orders.set([order])
    assert model.order_at(0) is order


@pytest.mark.parametrize("status", HOSTILE_STATUSES)
def test_that_a_status_passes_qt_untouched_for_the_delegate(
    model: OrderModel, status: str, orders: ShownOrders
) -> None:
    orders.set([make(1, status, "other")])
    paint = model.index(0, Column.STOREFRONT).data(STATUS_ROLE)
    assert isinstance(paint, StatusPaint)
    assert paint.status == Status.text(status)


def test_that_letters_are_compared_where_spelling_alone_differs(
    model: OrderModel, orders: ShownOrders
) -> None:
    """Two other values may have letters in common: tinting the rest would tell nothing."""
    orders.set([make(2, "Paid", "paid"), make(1, "void", "voided")])
    paints = [model.index(row, Column.STOREFRONT).data(STATUS_ROLE) for row in (0, 1)]
    assert [paint.against for paint in paints] == [Status.text("paid"), None]


@pytest.mark.parametrize("status", HOSTILE_STATUSES)
def test_that_displayed_words_hold_no_character_that_qt_would_lose_or_obey(
    model: OrderModel, status: str, orders: ShownOrders
) -> None:
    orders.set([make(1, status, "other")])
    shown = text_at(model, 0, Column.STOREFRONT)
    assert not {"\ufeff", "\n", "\r", "\x00", "\x1b", "\u202e", "\u2028"} & set(shown)
    assert shown.strip() or status == ""
    assert len(shown) <= 2000


@pytest.mark.parametrize("status", ["<b>bold</b>", "a<br>b", "<img src=x>", "&amp;", "Tom & Jerry"])
@pytest.mark.parametrize("column", [Column.STOREFRONT, Column.DESIGNO])
def test_that_a_tooltip_shows_markup_as_characters(
    model: OrderModel, status: str, column: Column, orders: ShownOrders
) -> None:
    orders.set([make(1, status, status)])
    document = QTextDocument()
    document.setHtml(text_at(model, 0, column, Role.ToolTipRole))
    assert document.toPlainText() == status


def test_that_a_long_value_is_cut_in_the_cell_and_counted_in_the_tooltip(
    model: OrderModel, orders: ShownOrders
) -> None:
    orders.set([make(1, "a" + "x" * 4998 + "z", "other")])
    shown = text_at(model, 0, Column.STOREFRONT)
    assert shown.startswith("ax")
    assert "…" in shown
    assert shown.endswith("xz")
    tip = text_at(model, 0, Column.STOREFRONT, Role.ToolTipRole)
    assert "3,800 more code points" in tip


def test_that_the_verdict_is_announced_with_both_statuses(model: OrderModel) -> None:
    spoken = text_at(model, 0, Column.VERDICT, Role.AccessibleTextRole)
    assert spoken == ("Formatting; Storefront status: in-production; DesignO status: In Production")
    assert text_at(model, 0, Column.STOREFRONT, Role.AccessibleTextRole) == (
        "Storefront status: in-production"
    )


def test_that_a_number_is_announced_as_a_number(model: OrderModel, orders: ShownOrders) -> None:
    observation = Observation(Presence.PRESENT, Status.number("1"), NOW)
    orders.set([replace(make(1, "a", "1"), storefront=observation)])
    assert text_at(model, 0, Column.STOREFRONT, Role.AccessibleTextRole).endswith("1 (number)")


def test_that_each_column_says_what_its_heading_promises(
    model: OrderModel, orders: ShownOrders
) -> None:
    order = Order(
        OrderRef("de", "48213"),
        "#1001",
        seen("a b", 5, changed="2026-03-03T17:12:44"),
        Observation(Presence.ABSENT, None, NOW),
        OutcomeKind.REFUSED,
    )
    model.set_store_names({"de": "Print <Depot>"})
    orders.set([order])
    assert [text_at(model, 0, column) for column in Column] == [
        "",
        "Only in storefront",
        "#1001",
        "Print <Depot>",
        "a b",
        "not in DesignO",
        "",
        "16 h ago",
        "refused",
        "48213",
        "—",
        "3/4/2026, 9:41:07 AM",
        "2026-03-03T17:12:44",
        "—",
        "—",
    ]
    assert text_at(model, 0, Column.CHANGED, Role.AccessibleTextRole) == (
        "Changed: 16 h ago, 3/3/2026, 5:12:44 PM"
    )
    assert "3/3/2026, 5:12:44 PM" in text_at(model, 0, Column.CHANGED, Role.ToolTipRole)
    assert text_at(model, 0, Column.VERDICT, LOOK_ROLE) == "Only in storefront"


@pytest.mark.parametrize(
    ("observation", "words"),
    [
        (None, "not read"),
        (Observation(Presence.NOT_READ, None, NOW), "not read"),
        (Observation(Presence.ABSENT, None, NOW), "not in storefront"),
        (Observation(Presence.PRESENT, None, NOW, problem=say("No text.")), "unreadable"),
        (Observation(Presence.PRESENT, Status.null(), NOW), "null"),
        (Observation(Presence.PRESENT, Status.absent(), NOW), "no status field"),
        (Observation(Presence.PRESENT, Status.text(""), NOW), "empty text"),
    ],
)
def test_that_every_way_of_having_no_value_has_its_own_words(
    model: OrderModel, observation: Observation | None, words: str, orders: ShownOrders
) -> None:
    orders.set([replace(make(1, "a", "b"), storefront=observation)])
    assert text_at(model, 0, Column.STOREFRONT) == words


def test_that_newer_states_change_rows_where_they_stand(
    model: OrderModel, qtbot: QtBot, orders: ShownOrders
) -> None:
    model.set_filter(OrderFilter(View.MISMATCHES))
    assert ids(model) == [100, 10]
    newer = make(100, "in-production", "in-production")
    with qtbot.assertNotEmitted(model.changed), qtbot.waitSignal(model.dataChanged) as told:
        orders.record(newer)
    assert ids(model) == [100, 10]
    assert model.order_at(0) is newer
    assert told.args is not None
    assert (told.args[0].row(), told.args[1].row()) == (0, 0)
    assert model.counts()[View.MISMATCHES] == 1
    model.rearrange()
    assert ids(model) == [10]


def test_that_an_unchanged_order_repaints_nothing(
    model: OrderModel, qtbot: QtBot, orders: ShownOrders
) -> None:
    with qtbot.assertNotEmitted(model.dataChanged):
        orders.record(make(9, "processing", "processing"))


def test_that_new_orders_wait_until_the_operator_arranges(
    model: OrderModel, orders: ShownOrders
) -> None:
    model.sort(Column.ID)
    assert ids(model) == [7, 9, 10, 100]
    orders.record(make(8, "a", "b"), make(1, "c", "c"))
    assert ids(model) == [7, 9, 10, 100]
    assert model.waiting_count == 2
    model.rearrange()
    assert ids(model) == [1, 7, 8, 9, 10, 100]
    assert model.waiting_count == 0


def test_that_a_new_order_out_of_view_is_only_counted(
    model: OrderModel, orders: ShownOrders
) -> None:
    model.set_filter(OrderFilter(View.MISMATCHES))
    orders.record(make(1, "c", "c"))
    assert ids(model) == [100, 10]
    assert model.total_count == 5
    assert model.counts()[View.EQUAL] == 3


def test_that_an_update_of_a_thousand_rows_is_one_signal_a_page(
    model: OrderModel, orders: ShownOrders
) -> None:
    orders.set(make(at, "a", "b") for at in range(1000))
    signals: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom, _: signals.append((top.row(), bottom.row())))
    orders.record(*(make(at, "b", "b") for at in range(1000)))
    assert signals == [(0, 99), (100, 199)], "rows that nobody looked at are not read"


def test_that_removed_orders_and_stores_are_gone(model: OrderModel, orders: ShownOrders) -> None:
    orders.forget(OrderRef("de", "9"), OrderRef("xx", "1"))
    assert ids(model) == [100, 10, 7]
    orders.set([order for order in shown(model) if order.ref.store_code != "de"])
    assert ids(model) == [7]
    assert model.total_count == 1


def test_that_the_same_filter_again_does_nothing(model: OrderModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.changed):
        model.set_filter(OrderFilter())


def test_that_ids_sort_as_numbers(model: OrderModel) -> None:
    model.sort(Column.ID)
    assert ids(model) == [7, 9, 10, 100]
    model.sort(Column.NUMBER, DOWN)
    assert ids(model) == [100, 10, 9, 7]


def test_that_the_newest_id_comes_first_unless_sorted_otherwise(
    model: OrderModel, orders: ShownOrders
) -> None:
    assert ids(model) == [100, 10, 9, 7]
    model.sort(Column.ID)
    model.sort(-1)
    assert ids(model) == [100, 10, 9, 7]
    orders.record(make(50, "a", "a"))
    model.rearrange()
    assert ids(model) == [100, 50, 10, 9, 7]


def test_that_the_worst_verdicts_come_first(model: OrderModel) -> None:
    model.sort(Column.VERDICT)
    assert ids(model) == [10, 100, 9, 7]


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, DOWN])
def test_that_sorting_keeps_every_row_and_equals_newest_first(
    model: OrderModel, column: Column, order: Qt.SortOrder, orders: ShownOrders
) -> None:
    words = ["a", "A", "b", "b ", ""]
    many = [
        replace(
            make(at, words[at % 5], words[at // 5 % 5], store=("de", "fr")[at % 2]),
            number="same",
            last_outcome=(None, OutcomeKind.VERIFIED)[at // 3 % 2],
        )
        for at in range(60)
    ]
    orders.set(many)
    model.sort(column, order)
    assert sorted(ids(model)) == list(range(60))
    groups: dict[str, list[int]] = {}
    for row, place in enumerate(ids(model)):
        if column is not Column.ID:
            groups.setdefault(text_at(model, row, column), []).append(place)
    for equals in groups.values():
        assert equals == sorted(equals, reverse=True)


@given(st.lists(st.integers(min_value=0, max_value=10**12), min_size=1))
def test_that_the_natural_key_orders_numbers_by_size(numbers: list[int]) -> None:
    for prefix in ("", "#", "A-", "000"):
        texts = sorted((f"{prefix}{number}" for number in numbers), key=natural_key)
        assert [int(text.removeprefix(prefix)) for text in texts] == sorted(numbers)


def test_that_no_proxy_model_stands_between(model: OrderModel) -> None:
    assert not isinstance(model, QSortFilterProxyModel)
    assert model.index(0, 0).model() is model


def test_that_a_row_has_no_children(model: OrderModel) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 4
