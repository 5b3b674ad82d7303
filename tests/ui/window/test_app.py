"""The program around the window: colours, about, bugs while opening."""

import asyncio
import logging
import os
import subprocess
import sys
from typing import Any

import pytest
from colours import set_dark
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.help_text import place_of
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.help_files import read_pages
from designo_sync_gui.ui.dialogs.about_dialog import AboutDialog
from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, apply_theme, tone_color
from designo_sync_gui.ui.window.app import Session, demo_command


@pytest.fixture
def light_after(qapp):
    apply_theme(qapp)
    yield
    set_dark(qapp, False)


COPY_AND_END = """
import window_services
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.statuses.clipboard import copy_exact

async def opened():
    return window_services.FakeServices()

async def copy(window, engine):
    assert copy_exact(Status.text("held to the end")).exact

raise SystemExit(run_script(opened, copy))
"""


def test_that_the_program_ends_clean_with_a_copied_status_on_the_clipboard(support, tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", COPY_AND_END],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=50,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_that_a_bug_while_opening_is_shown_and_the_window_can_be_closed(arun, until, caplog):
    async def broken():
        raise RuntimeError("a bug")

    async def scenario():
        errors = UnexpectedErrors()
        session = Session(broken, NOTHING, errors)
        living = asyncio.ensure_future(session.run())
        await until(lambda: errors.dialog)
        assert errors.dialog is not None
        assert "a bug" in errors.dialog.trace
        errors.dialog.accept()
        assert session.window is not None
        session.window.close()
        await living

    with caplog.at_level(logging.ERROR):
        arun(scenario())
    caplog.clear()


def test_that_an_interrupt_ends_everything_in_order(arun, support, until):
    services = support.FakeServices()

    async def opened():
        return services

    async def scenario():
        session = Session(opened, NOTHING, UnexpectedErrors())
        living = asyncio.ensure_future(session.run())
        await until(lambda: session.window and session.window.overview)
        living.cancel()
        with pytest.raises(asyncio.CancelledError):
            await living

    arun(scenario())
    assert services.closed


def test_that_about_says_whom_the_program_does_not_belong_to(qtbot):
    dialog = AboutDialog("0.1.0")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "not affiliated with DesignNBuy" in texts


def test_that_tones_follow_a_change_of_light_and_dark(qapp, qtbot, light_after):
    label = ToneLabel("done", Tone.GOOD)
    qtbot.addWidget(label)
    label.show()
    set_dark(qapp, True)
    qapp.processEvents()
    shown = label.palette().color(label.foregroundRole())
    assert shown == tone_color(Tone.GOOD, QApplication.palette())
    set_dark(qapp, False)
    qapp.processEvents()
    assert label.palette().color(label.foregroundRole()) != shown


def test_that_the_demo_is_started_by_the_program_of_a_bundle(monkeypatch) -> None:
    assert demo_command("/usr/bin/designo-sync") == ("/usr/bin/designo-sync", ["demo"])
    assert demo_command("") == (sys.executable, ["-m", "designo_sync_gui", "demo"])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert demo_command("") == (sys.executable, ["demo"])


def test_that_the_help_is_there_where_the_services_cannot_be_opened(arun, until):
    """What keeps them from opening is explained there."""

    async def broken():
        raise StorageFailed(say("Another program uses the data folder."))

    async def scenario():
        session = Session(broken, NOTHING, UnexpectedErrors())
        living = asyncio.ensure_future(session.run())
        window: Any = None
        while window is None:
            await asyncio.sleep(0)
            window = session.window
        await until(lambda: window.banners.notice("opening"))
        link = next(b for b in window.banners.findChildren(QPushButton) if b.text() == "Help")
        link.click()
        await until(lambda: window.help.shown)
        assert window.help.shown.place == place_of(
            read_pages(), window.banners.notice("opening").topic
        )
        window.help.shown.close()
        await until(lambda: window.help.shown is None)
        assert window.actions_.help.isEnabled()
        window.actions_.help.trigger()
        await until(lambda: window.help.shown)
        window.close()
        await living

    arun(scenario())
