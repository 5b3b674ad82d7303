"""One button tests and saves; what the test finds stands above the buttons and at its field."""

import pytest
from form_problems import told_at_fields
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QToolButton, QWidget

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import NotTheApi, SignInFailed
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.stores.check_list import STRIP_HEIGHT, CheckList, CheckStrip, summary_words
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

PASSED = Check(say("Shop reached"), True, say("The address answers."))
UNKNOWN = Check(say("May write a status"), None, say("Not tried."))
REFUSED = Check(
    say("Signed in"),
    False,
    say("The key is unknown. Make a new one."),
    error=SignInFailed(say("The key is unknown."), say("Make a new one.")),
)
ELSEWHERE = Check(
    say("Shop reached"),
    False,
    say("That is another program."),
    error=NotTheApi(say("That is another program."), say("Check the address.")),
)


@pytest.fixture
def in_dialog(with_engine, until, gone):
    """Run a scenario with the active dialog of a store over the given services."""

    def run(services, scenario, store=None):
        async def whole(engine):
            dialog = StoreDialog(engine, store)
            dialog.open()
            await until(dialog.isVisible)
            dialog.activateWindow()
            await until(dialog.isActiveWindow)
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)

    return run


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def strip_of(dialog):
    (strip,) = dialog.findChildren(CheckStrip)
    return strip


def test_that_what_was_not_checked_is_no_failure(in_dialog, support, until, press, gone):
    services = support.FakeServices(checks=(PASSED, UNKNOWN))

    async def scenario(dialog):
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, support.STORE)
    assert len(services.called("test_store")) == len(services.called("save_store")) == 1


@pytest.mark.parametrize(
    ("check", "field"), [(REFUSED, "Consumer key"), (ELSEWHERE, "Shop address")]
)
def test_that_a_test_that_failed_saves_nothing_and_is_told_at_its_field(
    in_dialog, support, until, press, check, field
):
    services = support.FakeServices(checks=(PASSED, check, UNKNOWN))

    async def scenario(dialog):
        press(dialog.save_button)
        await until(lambda: told_at_fields(dialog))
        assert check.message.english in told_at_fields(dialog)[field]
        assert list(told_at_fields(dialog)) == [field]
        assert focused() == field
        assert "Not saved" in dialog.problems.notice("problem").title.english
        assert strip_of(dialog).isVisible()
        await until(dialog.save_button.isEnabled)
        assert focused() == field, "focus stays there"

    in_dialog(services, scenario, support.STORE)
    assert services.called("save_store") == []


def test_that_saving_without_a_test_is_a_button_of_its_own(in_dialog, support, until, press, gone):
    services = support.FakeServices(checks=(REFUSED,))

    async def scenario(dialog):
        assert dialog.untested_button.text() == "Save without a test"
        assert not dialog.untested_button.isDefault()
        press(dialog.untested_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, support.STORE)
    assert services.called("test_store") == []
    assert len(services.called("save_store")) == 1


def test_that_the_lines_stand_between_form_and_buttons_with_a_limit_of_height(
    in_dialog, support, until, press
):
    services = support.FakeServices(checks=(PASSED,) * 12 + (REFUSED,))

    async def scenario(dialog):
        strip, buttons = strip_of(dialog), dialog.save_button
        assert not strip.isVisible()
        press(dialog.test_button)
        assert strip.isVisible()
        await until(dialog.test_button.isEnabled)
        await until(lambda: strip.height() == STRIP_HEIGHT)
        (form,) = [a for a in dialog.findChildren(QScrollArea) if a is not strip]
        tops = [w.mapTo(dialog, QPoint()).y() for w in (form, strip, buttons)]
        assert tops == sorted(tops)
        assert not form.isAncestorOf(strip)
        line = dialog.checks.failed_line()
        await until(
            lambda: (
                strip.viewport()
                .rect()
                .intersects(line.rect().translated(line.mapTo(strip.viewport(), QPoint())))
            )
        )

    in_dialog(services, scenario, support.STORE)


def test_that_lines_grow_one_by_one_and_those_of_a_former_test_are_not_shown(qtbot):
    checks = CheckList()
    qtbot.addWidget(checks)
    seen = []
    checks.grown.connect(lambda line: seen.append(line.accessibleName()))
    former = checks.show_running()
    run = checks.show_running()
    checks.hear(former, REFUSED)
    checks.hear(run, PASSED)
    assert seen == ["Shop reached: passed. The address answers."]
    checks.show_checks((PASSED, UNKNOWN))
    assert seen[1:] == ["May write a status: not checked. Not tried."]
    checks.hear(run, REFUSED)
    assert len(seen) == 2, "the run has ended"


def test_that_an_address_that_is_not_encrypted_is_a_warning_and_no_green_line(qtbot):
    checks = CheckList()
    qtbot.addWidget(checks)
    seen: list[QWidget] = []
    checks.grown.connect(seen.append)
    readable = Check(say("Address"), True, say("It is not encrypted."), careful=True)
    checks.show_checks((PASSED, readable))
    assert seen[1].accessibleName() == "Address: warning. It is not encrypted."
    assert "▲ warning" in [label.text() for label in seen[1].findChildren(QLabel)]
    assert summary_words((PASSED, readable)) == "No check failed; 1 of 2 ended with a warning"
    assert checks.failed_line() is None


def test_that_lines_come_while_the_test_still_runs(in_dialog, support, until, press):
    services = support.FakeServices(checks=(PASSED, UNKNOWN))

    async def scenario(dialog):
        heads = []
        dialog.checks.grown.connect(lambda _: heads.append(dialog.test_button.isEnabled()))
        press(dialog.test_button)
        await until(dialog.test_button.isEnabled)
        assert heads == [False, False]

    in_dialog(services, scenario, support.STORE)


def test_that_enter_presses_the_button_with_the_focus(in_dialog, support, until, press, gone):
    services = support.FakeServices()

    async def scenario(dialog):
        press(dialog.test_button)
        await until(dialog.test_button.isEnabled)
        assert QApplication.focusWidget() in (dialog.test_button, dialog.name)
        dialog.test_button.setFocus()
        QTest.keyClick(dialog.test_button, Qt.Key.Key_Return)
        assert not dialog.test_button.isEnabled()
        await until(dialog.test_button.isEnabled)
        assert QApplication.focusWidget() is dialog.test_button, "it never jumps to Cancel"
        dialog.cancel_button.setFocus()
        QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
        assert gone(dialog)

    in_dialog(services, scenario, support.STORE)
    assert services.called("save_store") == []
    assert len(services.called("test_store")) == 2


def test_that_enter_in_a_field_tests_and_saves(in_dialog, support, until, gone):
    services = support.FakeServices()

    async def scenario(dialog):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, support.STORE)
    assert [name for name, _ in services.calls if name.endswith("_store")] == [
        "test_store",
        "save_store",
    ]


def test_that_esc_in_a_form_that_was_typed_in_asks(in_dialog, support, until, press, gone, qtbot):
    async def scenario(dialog):
        qtbot.keyClicks(dialog.name, "x")
        QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
        (question,) = dialog.findChildren(ConfirmDialog)
        assert dialog.isVisible()
        press(question.keep_button)
        assert dialog.name.text() == "x"
        QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
        await until(lambda: any(not gone(q) for q in dialog.findChildren(ConfirmDialog)))
        press(dialog.findChildren(ConfirmDialog)[-1].act_button)
        await until(lambda: gone(dialog))

    in_dialog(support.FakeServices(), scenario)


def test_that_esc_in_a_form_as_it_was_opened_closes_it(in_dialog, support, gone):
    async def scenario(dialog):
        QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
        assert gone(dialog)

    in_dialog(support.FakeServices(), scenario, support.STORE)


def test_that_an_eye_shows_a_secret_until_it_is_left(in_dialog, support, qtbot):
    async def scenario(dialog):
        edit = dialog.secrets["consumer_key"]
        (eye,) = edit.findChildren(QToolButton)
        assert edit.eye.text() == "Show: Consumer key"
        assert "Alt+V" in eye.toolTip()
        qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
        assert edit.echoMode() is QLineEdit.EchoMode.Normal
        assert dialog.secrets["consumer_secret"].echoMode() is QLineEdit.EchoMode.Password
        edit.hide()
        edit.show()
        assert edit.echoMode() is QLineEdit.EchoMode.Password
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
        assert edit.echoMode() is QLineEdit.EchoMode.Normal
        QTest.keyClick(edit, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is dialog.secrets["consumer_secret"]

    in_dialog(support.FakeServices(), scenario)


def test_that_what_is_seldom_needed_is_folded_with_what_it_holds(in_dialog, support, press):
    async def scenario(dialog):
        form = dialog.form
        assert not form.status_field.isVisible()
        assert not form.ca_file.isVisible()
        assert form.advanced.summary.text() == "Status field: status"
        form.status_field.setEditText("meta:_print")
        assert form.advanced.summary.text() == "Status field: meta:_print"
        form.status_field.setEditText("")
        press(dialog.save_button)
        assert form.status_field.isVisible()
        assert list(told_at_fields(dialog)) == ["Status field"]

    in_dialog(support.FakeServices(), scenario, support.STORE)


def test_that_few_lines_leave_their_room_to_the_form(in_dialog, support, until, press):
    services = support.FakeServices(checks=(PASSED, REFUSED))

    async def scenario(dialog):
        strip = strip_of(dialog)
        press(dialog.test_button)
        await until(dialog.test_button.isEnabled)
        await until(lambda: not strip._later.isActive())
        needed = dialog.checks.layout().totalHeightForWidth(strip.viewport().width())
        assert strip.viewport().height() == needed < STRIP_HEIGHT
        assert not strip.verticalScrollBar().isVisible()

    in_dialog(services, scenario, support.STORE)


def test_that_a_line_that_is_gone_is_not_scrolled_to(qtbot):
    checks = CheckList()
    strip = CheckStrip(checks)
    qtbot.addWidget(strip)
    checks.hear(checks.show_running(), PASSED)
    checks.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not strip._later.isActive())
    assert not strip.isVisible()
