"""Check everything, the log and the data folder, from the Help menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.doctor import Finding
from designo_sync_gui.storage.log_files import NAME, NEWEST, newest_lines
from designo_sync_gui.ui.stores.check_list import CheckLine


@pytest.fixture
def services(support):
    return support.FakeServices()


def named(window, text):
    [found] = [b for b in window.findChildren(QPushButton) if b.text() == text]
    return found


def lines(doctor):
    return [line.accessibleName() for line in doctor.findChildren(CheckLine) if line.isVisible()]


async def examined(window, until):
    window.actions_.doctor.trigger()
    await until(lambda: window.parts.doctor.shown)
    doctor = window.parts.doctor.shown
    await until(lambda: not doctor.tasks.busy)
    return doctor


async def gone(window, until):
    await until(lambda: window.parts.doctor.shown is None and window.parts.log.shown is None)


def test_that_every_window_has_the_icon_of_the_program(in_window, services, until):
    """The help belongs to no window, so that it has none from its parent."""

    async def scenario(window):
        window.show_help("")
        assert not window.windowIcon().isNull()
        await until(lambda: window.help.shown is not None)
        assert window.help.shown.windowIcon().cacheKey() == window.windowIcon().cacheKey()

    in_window(services, scenario)


def test_that_every_finding_is_listed_under_what_it_is_about(in_window, services, until):
    async def scenario(window):
        doctor = await examined(window, until)
        assert lines(doctor) == [
            "Keyring: passed. A value was stored and read back.",
            "Connection: failed. Nobody answers.",
            "Connection: not checked. DesignO is not connected.",
        ]
        assert doctor.summary.text() == "1 of 3 checks failed"
        doctor.close()
        await gone(window, until)

    in_window(services, scenario)


def test_that_the_findings_are_copied_as_text(in_window, services, until, press):
    async def scenario(window):
        doctor = await examined(window, until)
        press(doctor.copy_button)
        assert QGuiApplication.clipboard().text().splitlines() == [
            "This computer:",
            "  passed: Keyring: A value was stored and read back.",
            "Print Depot EU:",
            "  failed: Connection: Nobody answers.",
            "DesignO:",
            "  not checked: Connection: DesignO is not connected.",
            "1 of 3 checks failed",
        ]
        doctor.close()
        await gone(window, until)

    in_window(services, scenario)


def test_that_checking_again_begins_anew(in_window, services, until, press):
    async def scenario(window):
        doctor = await examined(window, until)
        services.doctor.findings = [
            Finding("", Check(say("Keyring"), True, say("Fine."))),
            Finding("", Check(say("Clock"), True, say("Fine."))),
        ]
        press(doctor.again_button)
        await until(lambda: not doctor.tasks.busy)
        assert lines(doctor) == ["Keyring: passed. Fine.", "Clock: passed. Fine."]
        assert doctor.summary.text() == "All 2 checks passed"
        assert services.doctor.runs == 2
        doctor.close()
        await gone(window, until)

    in_window(services, scenario)


def test_that_what_stops_the_doctor_is_told_beside_what_was_found(in_window, services, until):
    services.doctor.error = StorageFailed(say("The disk is gone."))

    async def scenario(window):
        doctor = await examined(window, until)
        assert doctor.problems.keys()
        assert len(lines(doctor)) == 2
        assert doctor.again_button.isEnabled()
        doctor.close()
        await gone(window, until)

    in_window(services, scenario)


def test_that_a_second_wish_brings_the_open_window_to_the_front(in_window, services, until, qtbot):
    async def scenario(window):
        doctor = await examined(window, until)
        window.actions_.doctor.trigger()
        assert window.parts.doctor.shown is doctor
        assert services.doctor.runs == 1
        await until(doctor.isActiveWindow)
        qtbot.keyClick(doctor, Qt.Key.Key_Escape)
        await gone(window, until)

    in_window(services, scenario)


def test_that_the_log_shows_its_newest_lines_and_finds_in_them(in_window, services, until, press):
    async def scenario(window):
        window.actions_.show_log.trigger()
        log = window.parts.log.shown
        await until(lambda: not log.tasks.busy)
        assert log.text.toPlainText() == services.folder.log.rstrip()
        log.edit.setText("warn")
        assert log.text.toPlainText() == "2026-03-04 WARNING slow"
        press(named(log, "Copy"))
        assert QGuiApplication.clipboard().text() == "2026-03-04 WARNING slow"
        log.edit.setText("zzz")
        assert log.text.toPlainText() == "No line."
        log.edit.clear()
        services.folder.log = "only this"
        press(log.again_button)
        await until(lambda: log.text.toPlainText() == "only this")
        log.close()
        await gone(window, until)

    in_window(services, scenario)


def test_that_long_lines_of_the_log_are_read_without_moving_it_sideways(in_window, services, until):
    services.folder.log = "\n".join(("INFO " + "word " * 60, "WARNING " + "x" * 400))

    async def scenario(window):
        window.actions_.show_log.trigger()
        log = window.parts.log.shown
        log.resize(700, 400)
        await until(lambda: not log.tasks.busy)
        assert log.text.horizontalScrollBar().maximum() == 0
        assert log.text.toPlainText() == services.folder.log
        log.close()
        await gone(window, until)

    in_window(services, scenario)


def test_that_the_data_folder_opens_in_the_file_manager(
    in_window, services, until, press, monkeypatch
):
    opened = []

    class FileManager:
        @staticmethod
        def openUrl(url):
            opened.append(url.toLocalFile())

    monkeypatch.setattr("designo_sync_gui.ui.kit.browser.QDesktopServices", FileManager)

    async def scenario(window):
        window.actions_.open_folder.trigger()
        window.actions_.show_log.trigger()
        log = window.parts.log.shown
        await until(lambda: not log.tasks.busy)
        press(named(log, "Open data folder"))
        assert opened == ["data", "data"]

    in_window(services, scenario)


def test_that_the_newest_whole_lines_of_the_log_are_read(tmp_path):
    assert newest_lines(tmp_path) == ""
    (tmp_path / f"{NAME}.1").write_text("older\n", encoding="utf-8")
    (tmp_path / NAME).write_text("newer\n", encoding="utf-8")
    assert newest_lines(tmp_path) == "older\nnewer\n"
    (tmp_path / NAME).write_text("x" * NEWEST + "\nlast\n", encoding="utf-8")
    assert newest_lines(tmp_path) == "last\n"


def test_that_a_log_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(StorageFailed):
        newest_lines(tmp_path)
