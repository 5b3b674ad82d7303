"""Beside the clock: one notification per job that wrote or failed, none while one looks."""

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMainWindow, QSystemTrayIcon

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.events import JobFinished, JobStarted, OutcomeRecorded
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import NOTHING, say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.window.tray import Tray

# Said by the offscreen platform of any system tray icon: it has none.
pytestmark = pytest.mark.qt_log_ignore("QPlatformNativeInterface::systemTray", extend=True)


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def tray(window):
    tray = Tray(window, available=True)
    yield tray
    tray.stop()


@pytest.fixture
def told(tray):
    found = []
    tray.told.connect(lambda *words: found.append(words))
    return found


def job(tray, support, *kinds, state=JobState.DONE, errors=(), name="job-1", summary="the end"):
    tray.handle(JobStarted(name, say("Storefront → DesignO"), ("de",)))
    for number, kind in enumerate(kinds):
        ref, paid = OrderRef("de", str(number)), Status.text("paid")
        outcome = Outcome(ref, "#1", Side.DESIGNO, kind, None, paid, None, NOTHING, support.NOW)
        tray.handle(OutcomeRecorded(name, outcome))
    tray.handle(JobFinished(name, state, verbatim(summary), errors))


def test_that_a_job_that_wrote_tells_its_end_once(tray, told, support):
    job(tray, support, OutcomeKind.VERIFIED, OutcomeKind.VERIFIED)
    assert told == [("Storefront → DesignO", "the end", False)]
    assert tray.unseen == 0


def test_that_a_reading_that_went_well_says_nothing(tray, told, support):
    job(tray, support)
    assert told == []


@pytest.mark.parametrize("kind", [OutcomeKind.REFUSED, OutcomeKind.ALTERED, OutcomeKind.UNKNOWN])
def test_that_a_failure_stays_on_the_icon_until_the_window_was_looked_at(
    tray, told, window, support, kind
):
    job(tray, support, OutcomeKind.VERIFIED, kind)
    job(tray, support, OutcomeKind.VERIFIED, name="job-2")
    assert [bad for *_, bad in told] == [True, False]
    assert tray.unseen == 1
    assert "1 job needs attention" in tray.icon.toolTip()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert tray.unseen == 0
    assert tray.icon.toolTip() == "DesignO Sync"


def test_that_a_host_that_stays_away_is_told_once_and_again_after_it_was_back(tray, told, support):
    away = (Unreachable(say("The shop does not answer.")),)
    for number in range(3):
        job(tray, support, errors=away, name=f"r{number}", summary="not reached")
    assert len(told) == 1
    job(tray, support, name="well")
    job(tray, support, errors=away, name="again", summary="not reached")
    assert len(told) == 2


def test_that_nothing_is_told_where_the_operator_does_not_want_it(tray, told, support):
    tray.set_preferences(Preferences(notify=False))
    job(tray, support, OutcomeKind.REFUSED)
    assert told == []
    assert tray.unseen == 1


def test_that_nothing_is_told_while_the_window_is_in_front(tray, told, window, qtbot, support):
    with qtbot.waitActive(window):
        window.show()
    job(tray, support, OutcomeKind.REFUSED)
    assert (told, tray.unseen) == ([], 0)
    window.hide()


def test_that_the_window_can_be_left_beside_the_clock_and_comes_back(tray, told, window):
    assert not tray.keeps_running
    tray.set_preferences(Preferences(keep_in_tray=True))
    assert tray.keeps_running
    window.show()
    tray.hide_window()
    assert not window.isVisible()
    assert told
    tray.open_window()
    assert window.isVisible()
    window.hide()


def test_that_a_desktop_without_such_icons_keeps_nothing_there(window):
    tray = Tray(window, available=False)
    tray.set_preferences(Preferences(keep_in_tray=True))
    assert not tray.keeps_running
    assert not tray.icon.isVisible()
    tray.stop()


def test_that_its_menu_refreshes_and_quits(tray, qtbot):
    open_, refresh, _, quit_ = tray.menu.actions()
    with qtbot.waitSignal(tray.refresh_wanted):
        refresh.trigger()
    with qtbot.waitSignal(tray.quit_wanted):
        quit_.trigger()
    assert open_.text() == "&Open DesignO Sync"


@pytest.mark.skipif(sys.platform != "linux", reason="only these notifications hold markup")
def test_that_words_of_a_server_reach_the_desktop_as_words(tray, support, monkeypatch) -> None:
    shown = []
    monkeypatch.setattr(tray.icon, "showMessage", lambda *words: shown.append(words[:2]))
    words = 'says: <a href="https://evil.example/">Sign in</a><img src="x"> & more\x1b[0m'
    job(tray, support, OutcomeKind.REFUSED, summary=words)
    ((_, body),) = shown
    assert "<" not in body
    assert "&lt;a href" in body
    assert "&amp; more" in body
    assert "\x1b" not in body


def looks(tray, monkeypatch, *answers) -> None:
    """Let the desktop have its tray as told, one look after another."""
    told = iter(answers)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: next(told))
    for _ in answers:
        tray.look_for_tray()


def test_that_a_start_at_sign_in_waits_for_a_tray_that_comes_later(window, monkeypatch):
    tray = Tray(window, available=False)
    tray.begin_hidden()
    assert tray.waits
    looks(tray, monkeypatch, False, False, True)
    assert (tray.available, tray.waits, window.isVisible()) == (True, False, False)
    tray.stop()


def test_that_without_a_tray_the_window_comes_up_after_all(window, monkeypatch):
    tray = Tray(window, available=False)
    tray.begin_hidden()
    looks(tray, monkeypatch, *[False] * 29)
    shown = [window.isVisible()]
    looks(tray, monkeypatch, False)
    assert [*shown, window.isVisible()] == [False, True]
    assert not tray.waits
    window.hide()
    tray.stop()


def test_that_a_tray_that_is_there_is_not_waited_for(tray, window):
    tray.begin_hidden()
    assert not tray.waits
    assert not window.isVisible()
