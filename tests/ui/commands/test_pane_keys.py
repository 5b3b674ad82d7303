"""F6, F7 and F8 in every window beside the main one, with real keys on the real screens."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from failing_screens import FAILING, close_all
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QToolTip, QWidget
from screens import SCREENS, close_screen
from walking import refreshed

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.domain.moves import Move, Moved
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.commands.pane_keys import panes_of
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.differences import Differences
from designo_sync_gui.ui.statuses.rows_table import Column, MadeRows, RowsTable
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
pytestmark = [
    pytest.mark.holds_window("each screen is opened in the window's thread"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

#: By screen, what is reached by F6: something in each of its panes.
PANES: dict[str, Callable[[Any], tuple[QWidget, ...]]] = {
    "plan": lambda shown: (shown.sheet.groups, shown.sheet.writes, shown.count.edit),
    "plan-not-written": lambda shown: (shown.sheet.groups, shown.sheet.refusals),
    "activity": lambda shown: (shown.filters.search, shown.table, shown.pane.orders_button),
    "trends": lambda shown: (shown.stores, shown.chart, shown.table),
    "census": lambda shown: (shown.stores, shown.table, shown.export_button),
    "doctor": lambda shown: (shown.area, shown.again_button),
    "job-details": lambda shown: (shown.failed_only, shown.table, shown.close_button),
    "learn": lambda shown: (
        shown.open_button,
        shown.pane.tree,
        shown.lists,
        shown.table,
        shown.use_button,
    ),
    "help": lambda shown: (shown.search, shown.contents, shown.page),
    "store-other": lambda shown: (shown.name, shown.save_button),
    "designo": lambda shown: (shown.url, shown.save_button),
    "licences": lambda shown: (shown.edit, shown.list, shown.text),
    "log": lambda shown: (shown.edit, shown.text, shown.again_button),
    "diagnostics": lambda shown: (shown.tabs.tabBar(), shown.save_button),
    "shortcuts": lambda shown: (shown.edit, shown.area),
    "preferences": lambda shown: (shown.appearance, shown.save_button),
}
#: Tables with two statuses in a row.
DIFFERENCES: dict[str, Callable[[Any], QTableView]] = {
    "plan": lambda shown: shown.sheet.writes,
    "plan-not-written": lambda shown: shown.sheet.refusals,
    "activity": lambda shown: shown.pane.table,
    "census": lambda shown: shown.table,
    "failed-job-details": lambda shown: shown.table,
    "learn": lambda shown: shown.table,
}


_PAID, _NEW = Status.text("paid"), Status.text("new")
_REF = OrderRef("wc_eu", "1")
#: As Activity shows the orders of a refresh; one whose values are the same stands for what is
#: passed over.
MOVED = (
    Move(_REF, "#1", Moved.STOREFRONT, _NEW, _PAID),
    Move(_REF, "#2", Moved.DESIGNO, _PAID, _PAID),
    Move(_REF, "#3", Moved.NEW, None, _PAID),
)


@pytest.fixture(scope="module")
def walked(qapp: QApplication) -> dict[str, dict[str, Any]]:
    """By screen, where the keys led."""
    found: dict[str, dict[str, Any]] = {}

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = await refreshed(window, engine)
        for name in {**PANES, **DIFFERENCES}:
            shown: Any = await {**SCREENS, **FAILING}[name](stage)
            shown.activateWindow()
            await stage.settle(shown)
            if name == "activity":
                shown.pane.show_entry(replace(shown.model.entry(1), orders=3))
                shown.pane.show_orders(MOVED)
            found[name] = through_panes(shown, PANES.get(name, lambda _: ())(shown))
            if name in DIFFERENCES:
                found[name] |= through_differences(DIFFERENCES[name](shown))
            close_screen(stage, shown)
            close_all(stage)
            await stage.settle()

    assert on_demo(lambda opened, notice: run_script(opened, script, notice, "en")) == 0
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def through_panes(shown: QWidget, wanted: tuple[QWidget, ...]) -> dict[str, Any]:
    """Forward through all panes, once more to the second, and back from there."""
    panes = panes_of(shown)
    start = QApplication.focusWidget()
    forward = [press(Key.Key_F6) for _ in panes]
    again = press(Key.Key_F6)
    back = press(Key.Key_F6, SHIFT)
    reached = [pane for pane in panes if any(focus in pane for focus in forward)]
    return {
        "panes": len(panes),
        "reached": len(reached),
        "missed": [one for one in wanted if not any(one in pane for pane in reached)],
        "round": forward[-1] is start,
        "remembered": again is forward[0],
        "back": back is forward[-1],
    }


def through_differences(table: QTableView) -> dict[str, Any]:
    differences = table.findChild(Differences)
    assert differences is not None
    count = table.model().rowCount()
    wanted = [row for row in range(count) if differences._differs(row)]
    table.setCurrentIndex(table.model().index(0, 0))
    down = [0] if wanted[:1] == [0] else []
    while (row := current(table, Key.Key_F8)) not in down:
        down.append(row)
    up = [down[-1]]
    while (row := current(table, Key.Key_F7)) not in up:
        up.append(row)
    return {"wanted": wanted, "down": down, "up": up, "focus": table.hasFocus()}


def current(table: QTableView, key: Qt.Key) -> int:
    """Where a key leads that is pressed anywhere in the window of the table."""
    press(key)
    return table.currentIndex().row()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", PANES)
def test_that_f6_goes_through_every_pane_of_a_window_and_shift_f6_back(walked, name) -> None:
    found = walked[name]
    assert found["panes"] > 1
    assert (found["reached"], found["missed"]) == (found["panes"], [])
    assert (found["round"], found["remembered"], found["back"]) == (True, True, True)


@pytest.mark.parametrize("name", DIFFERENCES)
def test_that_f8_and_f7_go_from_difference_to_difference(walked, name) -> None:
    found = walked[name]
    assert len(found["wanted"]) > 0
    assert found["down"] == found["wanted"]
    assert found["up"] == found["wanted"][::-1]
    assert found["focus"]


def test_that_equal_values_are_passed_over_and_values_beside_none_are_not(qtbot, told) -> None:
    made = rows_table(qtbot, [("a", "a"), ("a", None), ("a", "a"), ("a", "a "), ("a", "a")])
    step(made, 1)
    assert made.currentIndex().row() == 1
    step(made, 1)
    assert made.currentIndex().row() == 3
    step(made, 1)
    assert (made.currentIndex().row(), told) == (3, ["No difference below this row."])
    step(made, -1)
    step(made, -1)
    assert made.currentIndex().row() == 1
    assert told[1:] == ["No difference above this row."]


def test_that_a_large_table_is_looked_through_in_pieces(qtbot, told) -> None:
    looked: list[int] = []

    def row(place: int) -> tuple[object, ...]:
        looked.append(place)
        return "x", *paints("a", "b" if place == 5000 else "a")

    made = rows_table(qtbot, [])
    made.set_rows(MadeRows(range(6000), row))
    made.selectRow(0)
    looked.clear()
    step(made, 1)
    assert len(looked) < 300
    qtbot.waitUntil(lambda: made.currentIndex().row() == 5000)
    looked.clear()
    step(made, 1)
    made.set_rows([])
    assert len(looked) < 300
    QApplication.processEvents()
    assert told == []


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """What is said beside a row."""
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, table: said.append(text))
    return said


def paints(*values: str | None) -> list[StatusPaint]:
    return [StatusPaint(None if v is None else Status.text(v), None) for v in values]


def rows_table(qtbot, pairs) -> RowsTable:
    columns = [Column(say("A"), 90), *(Column(say(x), 90, status=True) for x in ("B", "C"))]
    made = RowsTable("Rows", columns, [("x", *paints(*pair)) for pair in pairs])
    qtbot.addWidget(made)
    made.show()
    return made


def step(table: QTableView, way: int) -> None:
    differences = table.findChild(Differences)
    assert differences is not None
    differences.go(way)
