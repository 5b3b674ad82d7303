"""Tab visits the inputs of a form as they are seen, so that a key typed blindly is masked."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from designo_sync_gui.ui.designo_dialog import DesignoDialog
from designo_sync_gui.ui.store_dialog import StoreDialog

PROFILE = '[request]\nheaders = { X = "{secret:api_key}" }\n'


def place(widget: QWidget) -> tuple[int, int]:
    """From the window's top to the middle of the widget, and from its left edge."""
    corner = widget.mapTo(widget.window(), QPoint())
    return corner.y() + min(widget.height(), 30) // 2, corner.x()


def visited(dialog: QDialog) -> list[tuple[QWidget, tuple[int, int]]]:
    """What Tab reaches with real keys, from the cancel button once around, and where it is seen.

    The form scrolls to whoever has the keys: places are taken when all have been visited.
    """
    dialog.cancel_button.setFocus()
    found: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget in found or len(found) > 100:
            return [(one, place(one)) for one in found]
        found.append(widget)


def out_of_order(dialog: QDialog) -> list[str]:
    steps = visited(dialog)
    return [
        f"{now.accessibleName()} behind {former.accessibleName()}"
        for (former, before), (now, after) in pairwise(steps)
        if after < before and abs(after[0] - before[0]) > 8
    ]


@pytest.fixture
def opened(at_desk, qapp, until):
    def run(services, make, scenario):
        async def whole(desk):
            dialog = make(desk)
            dialog.resize(700, 1400)
            dialog.open()
            await until(dialog.isVisible)
            dialog.activateWindow()
            await until(dialog.isActiveWindow)
            await scenario(dialog)
            dialog.reject()

        at_desk(services, whole)

    return run


def test_that_keys_typed_by_tab_land_in_the_masked_fields(opened, support, qtbot):
    async def scenario(dialog):
        dialog.url.setFocus()
        masked = list(dialog.secret_edits())
        while QApplication.focusWidget() not in masked:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClicks(QApplication.focusWidget(), "ck_1")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClicks(QApplication.focusWidget(), "cs_1")
        assert [edit.text() for edit in masked] == ["ck_1", "cs_1"]
        assert {edit.echoMode() for edit in masked} == {QLineEdit.EchoMode.Password}

    opened(support.FakeServices(), lambda desk: StoreDialog(desk, None), scenario)


def test_that_tab_follows_the_eyes_in_the_form_of_a_store(opened, support):
    async def scenario(dialog):
        assert len(visited(dialog)) > 8
        assert out_of_order(dialog) == []

    opened(support.FakeServices(), lambda desk: StoreDialog(desk, support.STORE), scenario)


def test_that_tab_follows_the_eyes_when_another_sign_in_makes_other_fields(opened, support, until):
    services = support.FakeServices()
    services.platforms = (support.MANY,)

    async def scenario(dialog):
        dialog.form.sign_in.setCurrentIndex(1)
        await until(lambda: all(edit.isVisible() for edit in dialog.secret_edits()))
        reached = [widget for widget, _ in visited(dialog)]
        assert set(dialog.secret_edits()) <= set(reached)
        assert out_of_order(dialog) == []

    opened(services, lambda desk: StoreDialog(desk, None), scenario)


def test_that_tab_follows_the_eyes_in_the_form_of_designo(opened, support, until):
    async def scenario(dialog):
        dialog.advanced.setChecked(True)
        dialog.profile.setPlainText(PROFILE)
        await until(lambda: [edit for edit in dialog.secret_edits() if edit.isVisible()])
        assert set(dialog.secret_edits()) <= {widget for widget, _ in visited(dialog)}
        assert out_of_order(dialog) == []

    opened(support.FakeServices(), lambda desk: DesignoDialog(desk, None), scenario)
