"""What copying puts on the clipboard: the very bytes."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_orders import ShownOrders

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.copying import OrderCopying
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.statuses.clipboard import (
    EXACT_TYPE,
    copy_exact,
    copy_json,
    copy_orders,
    no_formula,
)

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
TYPES = ("text/plain;charset=utf-8", "text/plain", EXACT_TYPE)


def held(name: str) -> bytes:
    mime = QGuiApplication.clipboard().mimeData()
    assert mime is not None
    return bytes(mime.data(name).data())


def seen(status: Status | None) -> Observation:
    return Observation(Presence.PRESENT, status, NOW)


def make(left: Status | None, right: Status | None) -> Order:
    return Order(OrderRef("de", "1"), "#1", seen(left), seen(right))


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def check_exact(text: str) -> None:
    copied = copy_exact(Status.text(text))
    assert copied.exact
    for name in TYPES:
        assert held(name) == text.encode("utf-8"), (name, text)
    assert copy_json(Status.text(text)).exact
    assert json.loads(held("application/json")) == text
    assert held("application/json").isascii()


def test_that_every_hostile_status_is_copied_byte_for_byte() -> None:
    for status in HOSTILE_STATUSES:
        check_exact(status)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_that_any_text_is_copied_byte_for_byte(text: str) -> None:
    check_exact(text)


def test_that_a_leading_byte_order_mark_is_kept_and_spoken_of() -> None:
    copied = copy_exact(Status.text("\ufeffready"))
    assert held("text/plain") == b"\xef\xbb\xbfready"
    assert copied.sentence.english.startswith("Copied exactly: 6 code points, 8 bytes.")
    assert "byte order mark" in copied.sentence.english


@pytest.mark.parametrize("literal", ["1", "1.0", "123456789012345678901234567890", "-0", "1e5"])
def test_that_a_number_is_copied_as_its_literal(literal: str) -> None:
    copy_exact(Status.number(literal))
    assert held("text/plain") == literal.encode()
    copy_json(Status.number(literal))
    assert held("text/plain") == literal.encode()


@pytest.mark.parametrize("status", [Status.null(), Status.absent()])
def test_that_no_value_leaves_the_clipboard_as_it_is(status: Status) -> None:
    copy_exact(Status.text("before"))
    copied = copy_exact(status)
    assert not copied.exact
    assert copied.sentence.english.startswith("Nothing copied: the value is ")
    assert held("text/plain") == b"before"


def test_that_null_has_a_json_form_and_absent_has_none() -> None:
    assert copy_json(Status.null()).exact
    assert held("text/plain") == b"null"
    assert not copy_json(Status.absent()).exact
    assert held("text/plain") == b"null"


def test_that_orders_are_copied_with_their_exact_values() -> None:
    orders = [make(Status.text(text), Status.number("1.0")) for text in HOSTILE_STATUSES]
    assert copy_orders(orders).sentence.english == f"Copied {len(orders)} orders as JSON."
    rows = json.loads(held("application/json"), parse_float=str)
    assert [row["storefront_status"] for row in rows] == list(HOSTILE_STATUSES)
    assert {row["designo_status"] for row in rows} == {"1.0"}
    assert rows[0]["store"] == "de"
    assert rows[0]["order_id"] == "1"
    assert rows[0]["verdict"] == "different"
    assert "type" in rows[0]["kinds"]


def test_that_what_was_not_received_is_told_from_null() -> None:
    copy_orders([make(Status.null(), None), make(Status.absent(), Status.text("a"))])
    first, second = json.loads(held("text/plain"))
    assert (first["storefront_status"], first["storefront_status_type"]) == (None, "null")
    assert (first["designo_status"], first["designo_status_type"]) == (None, "unreadable")
    assert (second["storefront_status"], second["storefront_status_type"]) == (None, "absent")
    assert second["designo_status_type"] == "text"


def test_that_a_clipboard_that_alters_the_value_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Altering:
        def setMimeData(self, mime: QMimeData) -> None:
            self.kept = QMimeData()
            self.kept.setText(mime.text().strip())

        def mimeData(self) -> QMimeData:
            return self.kept

    altering = Altering()
    with monkeypatch.context() as patched:
        patched.setattr(QGuiApplication, "clipboard", lambda: altering)
        copied = copy_exact(Status.text("ready "))
    assert not copied.exact
    assert "did not keep the value unaltered" in copied.sentence.english


def some_orders() -> list[Order]:
    return [
        Order(OrderRef("de", "12"), "=1+2", seen(Status.text("\ufeffready ")), None),
        Order(OrderRef("de", "7"), "#7", seen(Status.text("paid\tnow\n")), seen(Status.null())),
    ]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[OrderView]:
    model = OrderModel()
    ShownOrders(model, some_orders())
    model.set_store_names({"de": "Print & Co"})
    made = OrderView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 200)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    yield made
    made.hide()


@pytest.fixture
def copying(view: OrderView) -> OrderCopying:
    return OrderCopying(view, view._orders)


def go_to(qtbot: QtBot, view: OrderView, row: int, column: Column) -> None:
    place = view.visualRect(view.model().index(row, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def said(qtbot: QtBot, copying: OrderCopying, copy: Callable[[], object]) -> str:
    with qtbot.waitSignal(copying.copied) as told:
        copy()
    assert told.args is not None
    return str(told.args[0])


def test_that_the_status_of_the_current_cell_is_copied_exactly(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    go_to(qtbot, view, 0, Column.STOREFRONT)
    told = said(qtbot, copying, copying.status)
    assert told.startswith("Storefront: Copied exactly: 7 code points, 9 bytes.")
    assert held("text/plain") == "\ufeffready ".encode()


def test_that_beside_the_status_cells_the_storefront_s_is_copied(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    go_to(qtbot, view, 1, Column.NUMBER)
    assert said(qtbot, copying, copying.status).startswith("Storefront: Copied exactly")
    assert held("text/plain") == b"paid\tnow\n"


def test_that_copying_where_no_value_is_says_so(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    copy_exact(Status.text("before"))
    go_to(qtbot, view, 0, Column.DESIGNO)
    told = said(qtbot, copying, copying.status)
    assert told == "Nothing copied: DesignO has no value."
    assert held("text/plain") == b"before"


def test_that_rows_are_copied_as_shown_under_their_headings(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    for column in Column:
        shown = column in (Column.STORE, Column.ID, Column.STOREFRONT, Column.DESIGNO)
        view.columns.show_column(column, shown)
    view.selectAll()
    assert said(qtbot, copying, copying.rows) == "Copied 2 rows as tab-separated text."
    assert held("text/plain").decode().splitlines() == [
        "Store\tStorefront status\tDesignO status\tOrder id",
        "Print & Co\t⟨BOM⟩ready·\tnot read\t12",
        "Print & Co\tpaid⇥now⏎\tnull\t7",
    ]
    assert held("text/tab-separated-values") == held("text/plain")


def test_that_rows_keep_the_order_of_the_columns_on_screen(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    for column in Column:
        view.columns.show_column(column, column in (Column.STORE, Column.ID))
    view.columns.moveSection(view.columns.visualIndex(Column.ID), 1)
    view.selectAll()
    said(qtbot, copying, copying.rows)
    assert held("text/plain").decode().splitlines()[0] == "Order id\tStore"


@pytest.mark.parametrize("foreign", ["=1+2", "+1", "-1", "@a", "\uff1d1"])
def test_that_a_shop_s_text_is_no_formula_where_rows_are_pasted(foreign: str) -> None:
    assert no_formula(foreign) == f"'{foreign}"


def test_that_other_text_is_pasted_as_it_is_shown(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    assert [no_formula(text) for text in ("", "—", "a=b", "#7")] == ["", "—", "a=b", "#7"]
    for column in Column:
        view.columns.show_column(column, column is Column.NUMBER)
    view.selectAll()
    said(qtbot, copying, copying.rows)
    assert held("text/plain").decode().splitlines() == ["Order", "'=1+2", "#7"]


def test_that_without_a_selection_the_current_row_is_copied(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    go_to(qtbot, view, 1, Column.NUMBER)
    view.select_none()
    assert said(qtbot, copying, copying.ids) == "Copied 1 order id."
    assert held("text/plain") == b"7"


def test_that_ids_and_json_are_copied_of_all_that_are_selected(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    view.selectAll()
    assert said(qtbot, copying, copying.ids) == "Copied 2 order ids."
    assert held("text/plain") == b"12\n7"
    assert said(qtbot, copying, copying.json) == "Copied 2 orders as JSON."
    assert json.loads(held("text/plain"))[0]["storefront_status"] == "\ufeffready "


def test_that_a_change_is_copied_as_a_time_and_needless_columns_too(
    qtbot: QtBot, view: OrderView, copying: OrderCopying
) -> None:
    """What is a moment ago in the table is another a minute later in a mail."""
    for column in Column:
        view.columns.show_column(column, column in (Column.VERDICT, Column.CHANGED))
    view.columns.set_needless({Column.VERDICT})
    view.selectAll()
    said(qtbot, copying, copying.rows)
    first, *rows = held("text/plain").decode().splitlines()
    assert first == "Verdict\tChanged"
    assert [row.split("\t")[1] for row in rows] == ["—", "—"]
