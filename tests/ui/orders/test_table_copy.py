"""What copying puts on the clipboard: the very bytes."""

import json
from collections.abc import Iterator
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
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.statuses.clipboard import EXACT_TYPE, copy_exact, copy_json, copy_orders

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


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[OrderView]:
    model = OrderModel()
    ShownOrders(model, [make(Status.text("\ufeffready "), None)])
    made = OrderView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 200)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    yield made
    made.hide()


def press_copy(qtbot: QtBot, view: OrderView, column: Column) -> str:
    place = view.visualRect(view.model().index(0, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.copied) as told:
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    return str(told.args[0])


def test_that_ctrl_c_on_a_status_copies_it_exactly(qtbot: QtBot, view: OrderView) -> None:
    said = press_copy(qtbot, view, Column.STOREFRONT)
    assert said.startswith("Copied exactly: 7 code points, 9 bytes.")
    assert held("text/plain") == "\ufeffready ".encode()


def test_that_ctrl_c_where_no_value_is_says_so(qtbot: QtBot, view: OrderView) -> None:
    copy_exact(Status.text("before"))
    assert press_copy(qtbot, view, Column.DESIGNO) == "Nothing copied: there is no value."
    assert held("text/plain") == b"before"


def test_that_ctrl_c_on_another_column_copies_the_orders(qtbot: QtBot, view: OrderView) -> None:
    assert press_copy(qtbot, view, Column.NUMBER) == "Copied 1 order as JSON."
    assert json.loads(held("text/plain"))[0]["storefront_status"] == "\ufeffready "
