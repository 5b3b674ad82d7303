"""The line at the foot of the window: nothing moves because of it, and what it says is true."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.errors import SecretStoreUnavailable
from designo_sync_gui.domain.events import JobFinished, JobStarted, StoreState
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.kit.times import day_or_time
from designo_sync_gui.ui.window.status_bar import HEIGHT, FootBar, StatusBar

NOW = datetime.now(UTC)


def places(window):
    """Where the parts of the window are, and how high each line of the side bar is."""
    orders, stores = window.orders, window.stores
    parts = (orders.view, orders, stores, window.pages, window.statusBar())
    return [(part.mapTo(window, part.rect().topLeft()), part.size()) for part in parts]


def test_that_a_refresh_moves_nothing_in_the_window(in_window, support, until):
    services = support.FakeServices()

    async def scenario(window):
        await until(lambda: not window.busy)
        window.parts.refresh()
        await until(lambda: not window.busy and window.orders.view_count)
        window.jobs.dismiss(window.status.line.job.job_id)
        assert not window.status.line.isVisible()
        before = places(window)
        services.hold()
        window.actions_.refresh.trigger()
        await until(lambda: window.jobs.running and services.waiting)
        assert window.status.line.isVisible()
        during = places(window)
        services.let_go()
        await until(lambda: not window.jobs.running)
        assert (places(window), during) == (before, before)
        assert window.statusBar().height() == HEIGHT

    in_window(services, scenario)


@pytest.fixture
def status(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    foot = FootBar(window)
    window.setStatusBar(foot)
    window.resize(1200, 400)
    made = StatusBar(foot, JobPanel(dict, window))
    yield made
    window.hide()


def read_words(status):
    return next(part for part in status.label.text().split("   ·   ") if "selected" not in part)


def overview(**changes):
    usual = {
        "side_reads": (),
        "broken_off": (),
        "secret_problem": None,
        "secret_store": say("Secret Service"),
        "watch": SimpleNamespace(refresh_minutes=0),
        "states": {"de": StoreState.READY},
    }
    return SimpleNamespace(**{**usual, **changes})


def test_that_never_is_said_only_where_nothing_was_read(status):
    status.show_overview(overview())
    assert read_words(status) == "never read"
    place = BrokenOff(Side.STOREFRONT, ("de",), "", "p", NOW)
    status.show_overview(overview(broken_off=(place,)))
    assert read_words(status) == f"read in part {day_or_time(NOW, NOW)}"
    ended = SideRead("de", Side.DESIGNO, NOW - timedelta(hours=1), None, True)
    status.show_overview(overview(broken_off=(place,), side_reads=(ended,)))
    assert read_words(status) == f"last refresh {day_or_time(ended.read_at, NOW)}"


@pytest.mark.parametrize("in_view", [95406, 0])
def test_that_never_is_not_said_over_orders_in_view_or_not(status, in_view):
    status.show_selection(0, in_view, 95406)
    status.show_overview(overview())
    assert read_words(status) == "read in part"


def test_that_a_keyring_that_cannot_be_used_is_not_named_as_the_place_of_credentials(status):
    status.show_overview(overview(secret_problem=SecretStoreUnavailable(say("No."))))
    assert "credentials: nowhere to keep them" in status.label.text()
    assert "Secret Service" not in status.label.text()
    status.show_overview(overview())
    assert "credentials: Secret Service" in status.label.text()


def test_that_what_has_no_room_is_told_in_the_tip(status, qtbot):
    status.show_overview(overview())
    status.label.resize(60, 20)
    assert "credentials: Secret Service" in status.label.toolTip()


def test_that_a_sentence_is_shown_for_a_moment_and_the_words_come_back(status):
    status.show_overview(overview())
    words = status.label.text()
    status.say("Copied.")
    assert status.label.text() == "Copied."
    status.show_selection(0, 0, 0)
    assert status.label.text() == "Copied."
    status._said.stop()
    status._said.timeout.emit()
    assert status.label.text() == words


LONG = "Copied exactly: 6 code points, 8 bytes. It begins with an invisible byte order mark."


def whole(label):
    return label.fontMetrics().horizontalAdvance(label.text()) <= label.contentsRect().width()


@pytest.mark.parametrize("width", [1024, 1280, 1366])
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_sentence_beside_a_job_is_whole_and_pushes_nothing(status, width):
    window, line = status.bar.window(), status.line
    window.resize(width, 400)
    window.show()
    status.show_overview(overview())
    status._jobs.handle(JobStarted("j", say("Refresh · 4 stores"), ()))
    status._jobs.handle(JobFinished("j", JobState.DONE, say("17 orders read")))
    QApplication.processEvents()
    before = [part.geometry() for part in (line, line.dismiss_button, status.jobs_button)]
    status.say(LONG)
    QApplication.processEvents()
    assert [part.geometry() for part in (line, line.dismiss_button, status.jobs_button)] == before
    assert line.words.text() == LONG
    assert whole(line.words)
    assert status.label.text().startswith("never read")
    status._said.stop()
    status._said.timeout.emit()
    assert line.words.text() == "17 orders read"


@pytest.mark.parametrize("width", [1024, 1280, 1366])
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_sides_that_cannot_be_reached_are_told_whole_beside_a_job(status, width):
    window = status.bar.window()
    window.resize(width, 400)
    window.show()
    read = SideRead("de", Side.DESIGNO, NOW, None, True)
    away = {"de": StoreState.UNREACHABLE, "us": StoreState.UNREACHABLE}
    status.show_overview(overview(states=away, side_reads=(read,)))
    status._jobs.handle(JobStarted("j", say("Refresh · 4 stores"), ()))
    QApplication.processEvents()
    assert status.label.text().endswith("2 sides unreachable")
    assert whole(status.label)


def test_that_a_message_of_the_bar_is_shown_in_the_line(status):
    status.bar.showMessage("Opening…")
    assert status.label.text() == "Opening…"
    status.bar.clearMessage()
    assert status.label.text().startswith("never read")
