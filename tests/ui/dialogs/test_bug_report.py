"""Banners for expected errors, one dialog for bugs."""

import asyncio
import logging
from typing import Any

import pytest
from PySide6.QtCore import QLoggingCategory, QMessageLogContext, Qt, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from designo_sync_gui.domain.errors import SignInFailed
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors, log_qt_message
from designo_sync_gui.ui.kit.banner import MOST_SHOWN, BannerStack, Notice, notice_of


@pytest.fixture
def stack(qtbot):
    made = BannerStack()
    qtbot.addWidget(made)
    made.show()
    return made


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def button(widget, text):
    return next(b for b in widget.findChildren(QPushButton) if b.accessibleName().startswith(text))


def test_that_an_error_is_shown_with_place_title_message_and_advice(stack):
    stack.put(
        "a", notice_of(SignInFailed(say("The key is unknown."), say("Make a new key.")), "Depot")
    )
    assert texts(stack)[:2] == [
        "Depot: Sign-in failed",
        "The key is unknown. Make a new key.",
    ]


def test_that_markup_and_hidden_characters_of_a_reply_are_shown_as_text(stack):
    stack.put("a", Notice(say("Refused"), verbatim("<b>no</b>\u202e\x00")))
    assert "\u2068<b>no</b>⟨U+202E⟩⟨U+0000⟩\u2069" in texts(stack)
    assert {w.textFormat() for w in stack.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_that_a_newer_notice_of_the_same_key_replaces_the_older(stack):
    stack.put("a", Notice(say("One")))
    stack.put("a", Notice(say("Two")))
    assert stack.keys() == ("a",)
    assert stack.notice("a").title.english == "Two"


def test_that_a_notice_stays_until_it_is_dismissed(stack, qtbot):
    stack.put("a", Notice(say("One")))
    qtbot.mouseClick(button(stack, "Dismiss"), Qt.MouseButton.LeftButton)
    assert stack.keys() == ()
    assert stack.isHidden()


def test_that_more_notices_than_fit_are_counted(stack):
    for number in range(MOST_SHOWN + 3):
        stack.put(str(number), Notice(verbatim(str(number))))
    assert any("3 more" in text for text in texts(stack))


def test_that_copy_details_hands_over_the_whole_message(stack, qtbot):
    stack.put("a", Notice(say("Title"), say("Message."), say("Advice."), "raw reply"))
    qtbot.mouseClick(button(stack, "Copy details"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Title\nMessage.\nAdvice.\nraw reply"


def test_that_bugs_are_logged_and_one_dialog_shows_the_first(arun, caplog):
    async def scenario():
        errors = UnexpectedErrors()
        for kind, text in ((ValueError, "first"), (KeyError, "second")):
            try:
                raise kind(text)
            except kind as error:
                errors.report(error)
        assert errors.dialog is not None
        assert "ValueError" in errors.dialog.trace
        assert "KeyError" not in errors.dialog.trace
        assert "first" not in errors.dialog.trace, "an error's text may quote a credential"
        errors.dialog.accept()
        assert errors.dialog is None

    with caplog.at_level(logging.ERROR):
        arun(scenario())
    assert [record.exc_info[1].args for record in caplog.records] == [("first",), ("second",)]
    caplog.clear()


def test_that_messages_of_qt_reach_the_log(caplog):
    with caplog.at_level(logging.WARNING):
        log_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "beware")
    assert [record.getMessage() for record in caplog.records] == ["Qt: beware"]


def test_that_questions_of_a_screen_reader_that_qt_does_not_know_are_not_logged(arun):
    async def scenario():
        errors = UnexpectedErrors()
        errors.install(asyncio.get_running_loop())
        errors.uninstall()

    arun(scenario())
    named: Any = QLoggingCategory  # declared to take bytes, takes text only (PySide6 6.11)
    category = named("qt.accessibility.atspi")
    assert not category.isWarningEnabled()
    assert category.isCriticalEnabled()
    assert named("qt.accessibility.core").isWarningEnabled()
