"""A popup ends once and without its window, whatever takes either of them away."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.commands.command_palette import CommandPalette
from designo_sync_gui.ui.commands.items import Item
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.kit.popup import Popup
from designo_sync_gui.ui.orders.status_picker import StatusPicker
from designo_sync_gui.ui.orders.warning_panel import WarningPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def palette_of(window: QWidget) -> CommandPalette:
    return CommandPalette(lambda _: (), lambda: (), lambda _: None, "", window)


def doing(window: QWidget, do) -> CommandPalette:
    items = [Item("action:end", say("Actions"), "End", do)]
    return CommandPalette(lambda _: items, lambda: (), lambda _: None, "", window)


KINDS = {
    "palette": palette_of,
    "statuses": lambda window: StatusPicker(window, lambda _: None),
    "warnings": lambda window: WarningPanel(Notices(window), window),
    "plain": Popup,
}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    QLineEdit(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    if shiboken6.isValid(made):
        shiboken6.delete(made)


def turn() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["hide", "close", "close twice", "window hidden", "never shown"])
def test_that_a_popup_is_gone_a_turn_after_it_went_away(window, kind, way) -> None:
    popup = KINDS[kind](window)
    ends = []
    popup.destroyed.connect(lambda: ends.append(1))
    if way != "never shown":
        popup.show()
    if way == "window hidden":
        window.hide()
        popup.close()
    elif way == "hide":
        popup.hide()
    else:
        popup.close()
    if way == "close twice":
        popup.close()
    assert shiboken6.isValid(popup)
    turn()
    assert ends == [1]
    assert not shiboken6.isValid(popup)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hidden_before", [False, True])
def test_that_a_popup_ends_with_its_window(window, kind, hidden_before) -> None:
    popup = KINDS[kind](window)
    popup.show()
    if hidden_before:
        popup.hide()
    shiboken6.delete(window)
    turn()
    assert not shiboken6.isValid(popup)


def test_that_choosing_what_ends_the_window_ends_both(window) -> None:
    palette = doing(window, lambda: shiboken6.delete(window))
    palette.open()
    palette.choose()
    turn()
    turn()
    assert not shiboken6.isValid(window)


def test_that_leaving_a_palette_whose_window_is_gone_is_no_error(window) -> None:
    palette = palette_of(window)
    palette.open()
    palette.leave()
    shiboken6.delete(window)
    turn()


def test_that_another_window_takes_the_palette_away_and_the_focus_comes_back(
    qtbot: QtBot, window
) -> None:
    palette, other = palette_of(window), QWidget()
    qtbot.addWidget(other)
    palette.open()
    with qtbot.waitActive(other):
        other.show()
        palette.hide()
    turn()
    assert not shiboken6.isValid(palette)
    assert other.isActiveWindow()


def test_that_the_main_window_can_be_closed_under_the_open_palette(in_session, support, until):
    async def opened():
        return support.FakeServices()

    async def scenario(session):
        window = session.window
        await until(lambda: window.overview)
        palette = window.commands.open_palette()
        assert palette.isVisible()
        window.close()
        await until(lambda: session.window is None)
        await until(lambda: not shiboken6.isValid(palette))

    in_session(opened, scenario)
