"""Warnings about stores in the line above the table: one line, whatever there is to say."""

from collections.abc import Iterator

import pytest
from pane_kit import make
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shown_orders import RulesSource

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.banner import Banner, Notice
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.window.order_pane import OrderPane

HELD = Notice(
    say("Depot: automatic sync is on hold"),
    say("30 of 40 orders changed at once."),
    say("Check the orders, sync them by hand where needed, then press Release."),
    tone=Tone.CAREFUL,
    dismissable=False,
)
AWAY = Notice(say("Shop: Not reachable"), say("No answer."))
LEFT = Notice(say("Depot: not read to the end"), say("700 of 900."), tone=Tone.INFO)


@pytest.fixture
def notices(qapp: QApplication) -> Notices:
    return Notices()


@pytest.fixture
def pane(qtbot: QtBot, notices: Notices) -> Iterator[OrderPane]:
    made = OrderPane()
    made.search.setParent(made)  # the tool bar of the main window owns it
    qtbot.addWidget(made)
    made.resize(1150, 600)
    made.line.warnings.follow(notices)
    made.connect_table(RulesSource([make(n, "paid", "PAID") for n in range(3)]))
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


def test_that_no_row_moves_whatever_is_said(pane: OrderPane, notices: Notices) -> None:
    place = pane.view.mapTo(pane, pane.view.viewport().pos())
    assert not pane.line.warnings.isVisible()
    for key, notice in (("held", HELD), ("side", AWAY), ("left", LEFT)):
        notices.put(key, notice)
        pane.row_changes.show(len(key), 1)
        QApplication.processEvents()
        assert pane.line.warnings.isVisible()
        assert pane.view.mapTo(pane, pane.view.viewport().pos()) == place
    for key in notices.keys():  # noqa: SIM118 - not a mapping
        notices.remove(key)
    assert not pane.line.warnings.isVisible()


def test_that_the_most_urgent_is_said_and_the_others_are_counted(
    pane: OrderPane, notices: Notices
) -> None:
    line = pane.line.warnings
    notices.put("left", LEFT)
    assert (line.label.text(), line.more_button.text()) == (
        "● Depot: not read to the end",
        "Details",
    )
    notices.put("held", HELD)
    notices.put("side", AWAY)
    assert (line.label.text(), line.more_button.text()) == ("◆ Shop: Not reachable", "2 more ▾")
    assert line.more_button.accessibleName() == "Shop: Not reachable, and 2 more"
    assert line.more_button.accessibleDescription() == "◆ Something does not work. No answer."
    assert line.more_button.toolTip() == "◆ Something does not work."
    notices.remove("side")
    assert line.label.text() == "▲ Depot: automatic sync is on hold"
    assert line.more_button.toolTip() == "▲ Look at it before you go on."
    notices.remove("held")
    assert line.more_button.toolTip() == "● For your information."


def test_that_what_happened_to_the_table_leaves_a_sign_and_a_number(
    pane: OrderPane, notices: Notices
) -> None:
    notices.put("held", HELD)
    notices.put("side", AWAY)
    pane.row_changes.show(20, 0)
    assert pane.line.bar.isVisible()
    assert not pane.line.warnings.label.isVisible()
    assert pane.line.warnings.more_button.text() == "◆ 2"
    assert "Not reachable" in pane.line.warnings.more_button.accessibleName()
    pane.row_changes.show(0, 0)
    assert pane.line.warnings.label.isVisible()


def test_that_the_only_warning_has_its_act_beside_it(
    qtbot: QtBot, pane: OrderPane, notices: Notices
) -> None:
    done: list[str] = []
    acting = Notice(
        HELD.title, tone=Tone.CAREFUL, action=(say("Release"), lambda: done.append("released"))
    )
    notices.put("held", acting)
    button = pane.line.warnings.act_button
    assert (button.text(), button.accessibleName()) == (
        "Release",
        "Release: Depot: automatic sync is on hold",
    )
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert done == ["released"]
    notices.put("side", AWAY)
    assert not button.isVisible()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_all_are_shown_whole_by_key_and_can_be_settled_there(
    qtbot: QtBot, pane: OrderPane, notices: Notices
) -> None:
    done: list[str] = []
    acting = Notice(LEFT.title, LEFT.message, action=(say("Refresh now"), lambda: done.append("r")))
    for key, notice in (("held", HELD), ("side", AWAY), ("left", acting)):
        notices.put(key, notice)
    line = pane.line.warnings
    line.more_button.setFocus()
    qtbot.keyClick(line.more_button, Qt.Key.Key_Return)
    panel = line.panel
    assert panel is not None
    shown = [b.notice.title.english for b in panel.findChildren(Banner) if b.isVisible()]
    assert len(shown) == 3
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert panel.isAncestorOf(focus)
    (dismiss,) = [
        b
        for b in panel.findChildren(QPushButton)
        if b.accessibleName() == "Dismiss: Shop: Not reachable"
    ]
    qtbot.keyClick(dismiss, Qt.Key.Key_Return)
    assert notices.notice("side") is None
    assert panel.isVisible()
    (refresh,) = [b for b in panel.findChildren(QPushButton) if b.text() == "Refresh now"]
    qtbot.keyClick(refresh, Qt.Key.Key_Return)
    assert done == ["r"]
    qtbot.waitUntil(lambda: line.panel is None)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_the_list_of_warnings_goes_with_the_last_of_them_and_by_esc(
    qtbot: QtBot, pane: OrderPane, notices: Notices
) -> None:
    line = pane.line.warnings
    notices.put("side", AWAY)
    qtbot.mouseClick(line.more_button, Qt.MouseButton.LeftButton)
    assert line.panel is not None
    notices.remove("side")
    qtbot.waitUntil(lambda: line.panel is None)
    notices.put("side", AWAY)
    qtbot.mouseClick(line.more_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(line.panel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: line.panel is None)
