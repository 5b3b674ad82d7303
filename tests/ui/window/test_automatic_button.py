"""The automatic refresh in the tool bar."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.ui.window.automatic_button import OFFERED, AutomaticButton

NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)


@pytest.fixture
def button(qtbot):
    made = AutomaticButton(QAction("Automatic refresh and sync…"), now=lambda: NOW)
    qtbot.addWidget(made)
    return made


def test_that_it_says_off_and_can_be_pressed_only_once_there_is_an_engine(button) -> None:
    assert button.text() == "automatic: off ▾"
    assert button.toolTip() == "Refreshes only when you ask for it"
    assert button.accessibleName() == "Automatic refresh: off"
    assert not button.isEnabled()


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (timedelta(minutes=4), "Next refresh in 4 min"),
        (timedelta(seconds=20), "Next refresh in less than a minute"),
        (None, "Refreshes by itself"),
    ],
)
def test_that_it_says_when_the_next_refresh_is_due(button, left, told) -> None:
    button.show_watch(WatchSettings(5))
    button._take_due(None if left is None else NOW + left)
    assert button.text() == "every 5 min ▾"
    assert button.toolTip() == told
    assert button.next_line.text() == told
    assert button.accessibleDescription() == told


def test_that_the_kept_interval_is_marked_and_one_of_the_dialog_marks_none(button) -> None:
    for minutes in OFFERED:
        button.show_watch(WatchSettings(minutes))
        marked = [offered for offered, act in button.choices.items() if act.isChecked()]
        assert marked == [minutes]
    button.show_watch(WatchSettings(7))
    assert button.text() == "every 7 min ▾"
    assert not any(action.isChecked() for action in button.choices.values())


def test_that_it_wakes_once_a_minute_and_only_while_it_is_seen_and_on(button) -> None:
    button.show()
    assert not button._minute.isActive()
    button.show_watch(WatchSettings(5))
    assert button._minute.isActive()
    assert button._minute.interval() == 60_000
    button.hide()
    assert not button._minute.isActive()
    button.show()
    assert button._minute.isActive()
    button.show_watch(WatchSettings())
    assert not button._minute.isActive()


def services_asked(services) -> bool:
    return bool(services.called("save_watch"))


def test_that_a_save_that_fails_leaves_what_was_kept(in_window, until, support) -> None:
    failing = support.FakeServices(errors={"save_watch": StorageFailed(say("The disk is full."))})

    async def scenario(window) -> None:
        await until(lambda: window.automatic.isEnabled() and window.overview is not None)
        window.automatic.choices[5].trigger()
        await until(lambda: services_asked(failing) and not window.tasks.busy)
        assert window.banners.keys()
        assert window.automatic.text() == "automatic: off ▾"
        assert window.automatic.choices[0].isChecked()

    in_window(failing, scenario)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_keys_open_its_menu(in_window, until, qtbot, support) -> None:
    async def scenario(window) -> None:
        await until(window.automatic.isEnabled)
        window.automatic.setFocus(Qt.FocusReason.TabFocusReason)
        opened = []
        window.automatic.choice.aboutToShow.connect(lambda: opened.append(True))
        window.automatic.choice.aboutToShow.connect(
            lambda: QTimer.singleShot(0, window.automatic.choice.close)
        )
        qtbot.keyClick(window.automatic, Qt.Key.Key_Space)
        assert opened

    in_window(support.FakeServices(), scenario)
