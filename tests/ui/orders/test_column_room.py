"""What the order table leaves out where not all columns have room, and what it never cuts."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot
from shown_orders import ShownOrders

from designo_sync_gui.domain.looks import Look
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.header import Part
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView
from tests.ui.orders.test_table import some_orders

USUAL = (Look.EQUAL, Look.FORMATTING, Look.DIFFERENT, Look.CONFLICT)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[OrderView]:
    orders = ShownOrders(OrderModel(zone=UTC), some_orders())
    made = OrderView(orders.model)
    orders.model.setParent(made)
    qtbot.addWidget(made)
    made.columns.set_needless({Column.ACCEPTED})
    made.resize(1000, 400)
    made.show()
    yield made
    made.hide()


def part(view: OrderView, column: Column) -> Part | None:
    found = view.columns.part_at(column)
    return found[0] if found else None


def left_out(view: OrderView) -> set[Column]:
    return set(view.columns.wanted) - set(view.columns.shown) - {Column.ACCEPTED}


def test_that_the_last_outcome_goes_first_and_comes_back_with_the_room(
    qtbot: QtBot, view: OrderView
) -> None:
    assert left_out(view) == set()
    view.resize(740, 400)
    assert left_out(view) == {Column.OUTCOME}
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)
    view.resize(620, 400)
    assert {Column.OUTCOME, Column.CHANGED} <= left_out(view)
    view.resize(1000, 400)
    assert left_out(view) == set()


def test_that_a_column_that_is_asked_for_stays_and_the_table_is_wider(view: OrderView) -> None:
    view.columns.show_column(Column.OUTCOME, shown=False)
    view.columns.show_column(Column.OUTCOME, shown=True)
    view.resize(600, 400)
    assert Column.OUTCOME in view.columns.shown
    view.columns.reset_columns()
    assert Column.OUTCOME not in view.columns.shown


def test_that_what_is_left_out_is_still_wanted_and_kept(view: OrderView) -> None:
    view.resize(620, 400)
    assert Column.CHANGED in view.columns.wanted
    assert "CHANGED" not in str(view.columns.arrangement()["hidden"]).split("'")


def test_that_a_verdict_is_never_cut(view: OrderView) -> None:
    view.resize(500, 400)
    longest = max(view.fontMetrics().horizontalAdvance(spoken(look.label)) for look in USUAL)
    assert view.columns.sectionSize(Column.VERDICT) >= longest + 32


@pytest.mark.parametrize("needless", [{Column.ACCEPTED}, {Column.ACCEPTED, Column.STORE}])
@pytest.mark.parametrize("width", [1000, 700, 520])
def test_that_verdict_and_number_of_a_group_have_room_beside_the_statuses(
    view: OrderView, needless: set[Column], width: int
) -> None:
    """Also of a single store, which has no column: its group's heading has the order's alone."""
    view.columns.set_grouped(True)
    view.columns.set_needless(needless)
    view.resize(width, 400)
    view.columns.fit()
    found = view.columns.part_at(Column.NUMBER)
    assert found is not None
    bold = view.font()
    bold.setBold(True)
    words = max(QFontMetrics(bold).horizontalAdvance(spoken(look.label)) for look in USUAL)
    assert found[2] >= 8 + 12 + 8 + words + 8 + view.fontMetrics().horizontalAdvance("9,999")


def test_that_why_a_group_differs_has_the_columns_behind_its_own_too(view: OrderView) -> None:
    """They are empty in a group's heading."""
    columns = view.columns
    columns.set_grouped(True)
    columns.set_needless({Column.VERDICT, Column.ACCEPTED})
    own = columns.sectionSize(Column.KINDS)
    whole = own + columns.sectionSize(Column.CHANGED) + columns.sectionSize(Column.OUTCOME)
    assert columns.part_at(Column.KINDS) == (Part.KINDS, 0, whole)
    assert columns.part_at(Column.CHANGED) == (Part.KINDS, own, whole)
    assert part(view, Column.STORE) is Part.VERDICT


def test_that_why_a_group_differs_follows_the_number_where_its_column_is_hidden(
    view: OrderView,
) -> None:
    """Below *Last outcome* it would be read as one."""
    columns = view.columns
    columns.set_grouped(True)
    columns.set_needless({Column.VERDICT, Column.ACCEPTED})
    columns.show_column(Column.KINDS, False)
    assert part(view, Column.NUMBER) is Part.ALL
    assert columns.part_at(Column.CHANGED) is None
    assert columns.part_at(Column.OUTCOME) is None
    columns.show_column(Column.KINDS, True)
    columns.move_column(Column.KINDS, -4)
    columns.moveSection(columns.visualIndex(Column.KINDS), columns.visualIndex(Column.NUMBER))
    assert part(view, Column.KINDS) is Part.ALL, "before the values there is one text"


def test_that_values_have_room_before_the_last_outcome_is_shown(view: OrderView) -> None:
    """Most orders were never written to; a value that is cut says less than it should."""
    for width in range(560, 1100, 20):
        view.resize(width, 400)
        sides = (Column.STOREFRONT, Column.DESIGNO)
        values = min(map(view.columns.sectionSize, sides))
        if Column.OUTCOME in view.columns.shown:
            assert values >= 144
            assert view.columns.sectionSize(Column.STORE) >= 124
        if Column.CHANGED in view.columns.shown:
            assert values >= 120


def test_that_words_give_way_before_values_do(view: OrderView) -> None:
    """*Differs in* and *Store* are cut before a value is, which is what the table is for."""
    columns = view.columns
    view.resize(1000, 400)
    whole = [columns.sectionSize(column) for column in (Column.STORE, Column.KINDS)]
    view.resize(760, 400)
    assert Column.CHANGED in columns.shown
    assert [columns.sectionSize(column) for column in (Column.STORE, Column.KINDS)] < whole
    assert min(columns.sectionSize(c) for c in (Column.STOREFRONT, Column.DESIGNO)) >= 144
