"""Tab visits the inputs of a form as they are seen, so that a key typed blindly is masked."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.ui.dialogs.automation_dialog import AutomationDialog
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

PROFILE = '[request]\nheaders = { X = "{secret:api_key}" }\n'


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def place(widget: QWidget) -> tuple[int, int]:
    """From the window's top to the middle of the widget, and from its left edge."""
    corner = widget.mapTo(widget.window(), QPoint())
    return corner.y() + min(widget.height(), 30) // 2, corner.x()


def visited(dialog: QDialog) -> list[tuple[QWidget, tuple[int, int]]]:
    """What Tab reaches with real keys, from the last button once around, and where it is seen.

    The form scrolls to the widget with keyboard focus: places are taken when all have been visited.
    """
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    max(buttons, key=place).setFocus()
    found: list[QWidget] = []
    while True:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        widget = focused()
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
def opened(with_engine, qapp, until):
    def run(services, make, scenario):
        async def whole(engine):
            dialog = make(engine)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
            await until(dialog.isVisible)
            dialog.resize(700, 1400)
            dialog.activateWindow()
            await until(dialog.isActiveWindow)
            await scenario(dialog)
            dialog.reject()

        with_engine(services, whole)

    return run


def test_that_keys_typed_by_tab_land_in_the_masked_fields(opened, support, qtbot):
    async def scenario(dialog):
        dialog.url.setFocus()
        masked = list(dialog.secret_edits())
        while QApplication.focusWidget() not in masked:
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClicks(focused(), "ck_1")
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClicks(focused(), "cs_1")
        assert [edit.text() for edit in masked] == ["ck_1", "cs_1"]
        assert {edit.echoMode() for edit in masked} == {QLineEdit.EchoMode.Password}

    opened(support.FakeServices(), lambda engine: StoreDialog(engine, None), scenario)


def test_that_tab_follows_the_eyes_in_the_form_of_a_store(opened, support):
    async def scenario(dialog):
        assert len(visited(dialog)) > 8
        assert out_of_order(dialog) == []

    opened(support.FakeServices(), lambda engine: StoreDialog(engine, support.STORE), scenario)


def test_that_tab_follows_the_eyes_when_another_sign_in_makes_other_fields(opened, support, until):
    services = support.FakeServices()
    services.connections.platforms = (support.MANY,)

    async def scenario(dialog):
        dialog.form.sign_in.setCurrentIndex(1)
        await until(lambda: all(edit.isVisible() for edit in dialog.secret_edits()))
        reached = [widget for widget, _ in visited(dialog)]
        assert set(dialog.secret_edits()) <= set(reached)
        assert out_of_order(dialog) == []

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


def test_that_tab_follows_the_eyes_in_the_form_of_designo(opened, support, until):
    async def scenario(dialog):
        dialog.writing.unfold()
        dialog.source.editor.setPlainText(PROFILE)
        await until(lambda: [edit for edit in dialog.secret_edits() if edit.isVisible()])
        assert set(dialog.secret_edits()) <= {widget for widget, _ in visited(dialog)}
        assert out_of_order(dialog) == []

    opened(support.FakeServices(), lambda engine: DesignoDialog(engine, None), scenario)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_that_tab_follows_the_eyes_in_the_form_of_each_platform(opened, support, until, platform):
    """Chosen in the open dialog, which makes the form anew, and with each way to sign in."""
    services = support.FakeServices()
    services.connections.platforms = PLATFORMS

    async def scenario(dialog):
        other = (PLATFORMS.index(platform) + 1) % len(PLATFORMS)
        for place_of in (other, PLATFORMS.index(platform)):
            dialog.kind.setCurrentIndex(place_of)
        dialog.resize(700, 2400)
        for way in range(max(1, len(platform.sign_ins))):
            if dialog.form.sign_in is not None:
                dialog.form.sign_in.setCurrentIndex(way)
            await until(lambda: all(edit.isVisible() for edit in dialog.secret_edits()))
            await until(lambda: not dialog.tasks.busy)
            reached = [widget for widget, _ in visited(dialog)]
            assert {dialog.kind, dialog.name, dialog.code, *dialog.secret_edits()} <= set(reached)
            assert out_of_order(dialog) == []

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


@pytest.mark.parametrize("way", list(Way))
def test_that_tab_follows_the_eyes_however_designo_is_read(opened, support, until, way):
    async def scenario(dialog):
        dialog.ways.choose(way)
        dialog.writing.unfold()
        dialog.resize(700, 2400)
        await until(lambda: not dialog.tasks.busy)
        assert len(visited(dialog)) > 8
        assert out_of_order(dialog) == []

    opened(support.FakeServices(), lambda engine: DesignoDialog(engine, support.DESIGNO), scenario)


def test_that_tab_follows_the_eyes_in_the_preferences(opened, support):
    async def scenario(dialog):
        assert len(visited(dialog)) >= 7
        assert out_of_order(dialog) == []

    opened(
        support.FakeServices(),
        lambda engine: PreferencesDialog(engine, Preferences(), tray_available=True),
        scenario,
    )


def test_that_tab_follows_the_eyes_where_automatic_sync_is_set(opened, support):
    async def scenario(dialog):
        assert {*dialog.choices.values(), dialog.minutes} <= {one for one, _ in visited(dialog)}
        assert out_of_order(dialog) == []

    names = {"de": "Print Depot", "us": "Corner"}
    opened(
        support.FakeServices(),
        lambda engine: AutomationDialog(engine, WatchSettings(), names),
        scenario,
    )
