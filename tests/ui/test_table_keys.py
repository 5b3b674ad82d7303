"""One law of keys in every table of the program, tried with real keys on the real screens."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget
from screens import SCREENS, Stage, close_screen
from walking import refreshed

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, RowsTable
from designo_sync_gui.ui.statuses.table_keys import MOST_ROWS
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = [
    pytest.mark.holds_window("each screen is opened in the window's thread"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

#: By screen, where its table of rows is.
TABLES: dict[str, Callable[[Any], QTableView]] = {
    "plan": lambda shown: shown.sheet.writes,
    "plan-not-written": lambda shown: shown.sheet.not_written.table,
    "job-details": lambda shown: shown.table,
    "history": lambda shown: shown.writes,
    "census": lambda shown: shown.table,
    "activity": lambda shown: shown.table,
    "trends": lambda shown: shown.table,
}
#: Nothing was written in the demo when the history of an order is opened.
WITH_ROWS = [name for name in TABLES if name != "history"]
#: Windows beside the main one: the palette and the sheet of keys open from there.
BESIDE = ("history", "census", "activity", "trends")


@pytest.fixture(scope="module")
def walked(qapp: QApplication) -> dict[str, dict[str, Any]]:
    """By screen, what each key did in its table."""
    found: dict[str, dict[str, Any]] = {}

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = await refreshed(window, engine)
        for name, table_of in TABLES.items():
            shown = await SCREENS[name](stage)
            shown.activateWindow()
            await stage.settle(shown)
            found[name] = await tried(stage, shown, table_of(shown))
            close_screen(stage, shown)
            await stage.settle()
            found[name]["focus"] = QApplication.focusWidget() is window.orders.search

    assert on_demo(lambda opened, notice: run_script(opened, script, notice, "en")) == 0
    return found


async def tried(stage: Stage, shown: QWidget, table: QTableView) -> dict[str, Any]:
    found: dict[str, Any] = {"rows": table.model().rowCount(), "kind": type(table)}
    found["several"] = table.selectionMode() is not QAbstractItemView.SelectionMode.SingleSelection
    found["begins"] = shown.focusWidget() is table
    table.setFocus()
    if found["rows"]:
        table.selectRow(0)
        QGuiApplication.clipboard().clear()
        QTest.keyClick(table, Key.Key_C, CTRL)
        found["copied"] = QGuiApplication.clipboard().text().splitlines()
        heads = table.model().headerData
        columns = range(table.model().columnCount())
        found["headings"] = {
            str(heads(c, Qt.Orientation.Horizontal) or "").replace("\n", " ") for c in columns
        }
        QTest.keyClick(table, Key.Key_A, CTRL)
        found["all"] = len({index.row() for index in table.selectedIndexes()})
        QTest.keyClick(table, Key.Key_C, CTRL)
        found["copied all"] = len(QGuiApplication.clipboard().text().splitlines())
        table.clearSelection()
        marked = [marks(table)]
        for _ in range(2):
            QTest.keyClick(table, Key.Key_Space)
            marked.append(marks(table))
        found["marked"] = marked
    window = stage.window
    QTest.keyClick(table, Key.Key_K, CTRL)
    palette = window.commands.palette
    found["palette"] = palette is not None
    if palette is not None:
        found["over"] = palette.parent() is shown
        palette.leave()
        await stage.settle(shown)
        found["back"] = shown.isActiveWindow()
    await back_to(stage, shown, table)
    QTest.keyClick(table, Key.Key_Slash, CTRL)
    found["sheet"] = window.commands.sheet is not None
    if window.commands.sheet is not None:
        window.commands.sheet.close()
    await back_to(stage, shown, table)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    QTest.keyClick(table, Key.Key_Escape)
    await stage.settle()
    found["left by Esc"] = not shown.isVisible()
    return found


async def back_to(stage: Stage, shown: QWidget, table: QTableView) -> None:
    await stage.settle()
    shown.activateWindow()
    await stage.settle(shown)
    table.setFocus()


def marks(table: QTableView) -> int:
    """Rows that are selected, or those of a plan that are not ticked."""
    ticks = getattr(table.model(), "ticks", None)
    if ticks is not None:
        return sum(not ticks.is_ticked(row) for row in range(table.model().rowCount()))
    return len({index.row() for index in table.selectedIndexes()})


def test_that_a_table_without_rows_here_is_one_that_is_tried_elsewhere(walked) -> None:
    empty = {name for name in TABLES if not walked[name]["rows"]}
    assert empty <= {"history"}
    assert walked["history"]["kind"] is walked["job-details"]["kind"] is RowsTable


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", WITH_ROWS)
def test_that_ctrl_c_gives_rows_with_the_headings_that_are_seen(walked, name) -> None:
    found = walked[name]
    head, *rows = found["copied"]
    assert set(head.split("\t")) <= found["headings"]
    assert len(head.split("\t")) > 1
    assert len(rows) == 1


@pytest.mark.parametrize("name", WITH_ROWS)
def test_that_ctrl_a_chooses_all_rows_where_several_can_be_chosen(walked, name) -> None:
    found = walked[name]
    wanted = found["rows"] if found["several"] else 1
    assert (found["all"], found["copied all"]) == (wanted, wanted + 1)


@pytest.mark.parametrize("name", WITH_ROWS)
def test_that_space_marks_the_current_row_and_takes_the_mark_back(walked, name) -> None:
    if walked[name]["several"]:
        before, on, off = walked[name]["marked"]
        assert (before == off, abs(on - off)) == (True, 1)


@pytest.mark.parametrize("name", TABLES)
def test_that_esc_leaves_and_the_focus_does_not_fall_into_the_search_box(walked, name) -> None:
    assert walked[name]["left by Esc"]
    assert not walked[name]["focus"]


@pytest.mark.parametrize("name", TABLES)
def test_that_the_palette_and_the_sheet_open_from_every_window_that_is_not_answered_first(
    walked, name
) -> None:
    found = walked[name]
    assert (found["palette"], found["sheet"]) == ((name in BESIDE),) * 2
    if name in BESIDE:
        assert (found["over"], found["back"]) == (True, True)


@pytest.mark.parametrize("name", [name for name in BESIDE if name in WITH_ROWS])
def test_that_a_window_of_rows_begins_at_its_rows(walked, name) -> None:
    assert walked[name]["begins"]


def table(qtbot, rows: int) -> RowsTable:
    made = RowsTable("Rows", (Column(say("A"), 90), Column(say("B"), 90, status=True)), ())
    status = StatusPaint(Status.text("\ufeffpaid\u200b "), None)
    made.set_rows([("=1+1" if row == 0 else f"{row}", status) for row in range(rows)])
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_a_status_is_copied_as_it_is_seen_and_no_cell_becomes_a_formula(qtbot) -> None:
    made = table(qtbot, 2)
    made.horizontalHeader().moveSection(1, 0)
    made.selectAll()
    QTest.keyClick(made, Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "B\tA"
    assert lines[1].endswith("\t'=1+1")
    assert "⟨BOM⟩" in lines[1]
    assert "⟨U+200B⟩" in lines[1]


def test_that_a_hidden_column_is_not_copied(qtbot) -> None:
    made = table(qtbot, 2)
    made.setColumnHidden(1, True)
    made.selectRow(1)
    QTest.keyClick(made, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "A\n1\n"


def test_that_too_many_rows_and_none_are_not_copied(qtbot) -> None:
    made = table(qtbot, MOST_ROWS + 1)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(made, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""
    made.selectAll()
    QTest.keyClick(made, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""
