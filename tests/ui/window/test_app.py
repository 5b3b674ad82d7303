"""The program around the window: pictures, help, colours, bugs while opening."""

import asyncio
import logging
import os
import subprocess
import sys

import pytest
from colours import set_dark
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel

from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
from designo_sync_gui.ui.dialogs.help_pages import HelpPage, read_pages
from designo_sync_gui.ui.dialogs.help_window import AboutDialog, HelpWindow
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, apply_theme, tone_color
from designo_sync_gui.ui.window.app import Session


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


def test_that_f1_shows_the_pages_that_come_with_the_program(in_window, support, qtbot, until):
    async def scenario(window):
        qtbot.keyClick(window, Qt.Key.Key_F1)
        await until(lambda: window.parts.help.shown)
        help_window = window.parts.help.shown
        assert help_window.titles.count() > 1
        assert help_window.page.toPlainText().startswith(help_window.titles.item(0).text())
        window.actions_.help.trigger()
        assert window.parts.help.shown is help_window

    in_window(support.FakeServices(), scenario)


def test_that_links_lead_to_pages_and_nowhere_else(qtbot):
    pages = (
        HelpPage("a.md", "A", "# A\n[b](b.md) [web](https://example.com/b.md)"),
        HelpPage("b.md", "B", "# B"),
    )
    window = HelpWindow(pages)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window._follow(QUrl("https://example.com/b.md"))
    assert window.titles.currentRow() == 0
    window._follow(QUrl("b.md"))
    assert window.page.toPlainText() == "B"


def test_that_pages_come_in_the_order_of_their_files(tmp_path):
    (tmp_path / "2.md").write_text("# Second\n", encoding="utf-8")
    (tmp_path / "1.md").write_text("# First\n", encoding="utf-8")
    assert [page.title for page in read_pages(tmp_path)] == ["First", "Second"]


def test_that_missing_pages_are_told(tmp_path):
    assert read_pages(tmp_path)[0].title == "No help pages"


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


def test_that_pages_come_in_the_language_asked_for_and_else_in_english_with_a_note(tmp_path, qtbot):
    (tmp_path / "de").mkdir()
    (tmp_path / "1.md").write_text("# First\n", encoding="utf-8")
    (tmp_path / "2.md").write_text("# Second\n", encoding="utf-8")
    (tmp_path / "de" / "1.md").write_text("# Erste\n", encoding="utf-8")
    pages = read_pages(tmp_path, "de")
    assert [(page.title, page.untranslated) for page in pages] == [
        ("Erste", False),
        ("Second", True),
    ]
    window = HelpWindow(pages)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    assert window.note.isHidden()
    window.titles.setCurrentRow(1)
    assert not window.note.isHidden()
