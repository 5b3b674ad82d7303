"""Leaks by the window: every text of every widget, and the clipboard."""

import json

import pytest
from leaks import leaked
from local_kit import STORE, LocalWorld, memory_of
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from scripted_faults import Fault, faults_of

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.ui.kit.banner import Banner
from designo_sync_gui.ui.statuses import clipboard
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

TEXTS = (
    "text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription",
    "windowTitle", "placeholderText", "toPlainText", "currentText", "objectName",
)  # fmt: skip


def texts_of(widget: QWidget) -> list[str]:
    """Everything a widget says to eyes, screen readers and other programs."""
    found = []
    for name in TEXTS:
        ask = getattr(widget, name, None)
        if callable(ask) and not (isinstance(widget, QLineEdit) and name == "text"):
            found.append(str(ask()))
    if isinstance(widget, QLineEdit):
        found.append(widget.displayText())
    return found


def all_texts() -> str:
    widgets = [
        w for top in QApplication.topLevelWidgets() for w in (top, *top.findChildren(QWidget))
    ]
    return "\n".join(text for widget in widgets for text in texts_of(widget))


@pytest.fixture
def world():
    with LocalWorld({"1": ("processing", "on-hold"), "2": ("completed", "completed")}) as world:
        yield world


@pytest.fixture
def secrets(world):
    return [value for named in world.secrets.values() for value in named.values()]


@pytest.fixture
def opened(world, tmp_path):
    async def open_own():
        kept = await memory_of(world.secrets)
        services = await open_services(OpenOptions(tmp_path / "home", kept))
        await connect_demo(services, world.world)
        return services

    return open_own


async def with_failures(window, world, secrets, until):
    """Both sides answer with the credentials they were sent, in an error."""
    body = json.dumps({"code": "no", "message": " ".join(secrets), "details": secrets}).encode()
    reply = DemoReply(400, body, {"Content-Type": "application/json"})
    for server in (world.world.shop.server, world.world.designo.server):
        faults_of(server).append(Fault("GET", reply=reply, times=20))
    window.parts.refresh(full=True)
    await until(lambda: len(window.notices.keys()) >= 2 and not window.busy)


def test_L07_no_widget_shows_a_credential_after_a_failure(
    in_session, opened, world, secrets, until
):
    async def scenario(session):
        window = session.window
        await until(lambda: window.overview and window.overview.settings.stores and not window.busy)
        await with_failures(window, world, secrets, until)
        shown = all_texts()
        assert "***" in shown, "the failure's words are there, with the credentials hidden"
        assert leaked(shown, secrets) == []
        window.close()

    in_session(opened, scenario)


def test_L14_details_that_are_copied_hold_no_credential(in_session, opened, world, secrets, until):
    async def scenario(session):
        window = session.window
        await until(lambda: window.overview and window.overview.settings.stores and not window.busy)
        await with_failures(window, world, secrets, until)
        copied = []
        for banner in window.findChildren(Banner):
            banner.copy_details()
            copied.append(QGuiApplication.clipboard().text())
        assert any("***" in text for text in copied)
        assert leaked("\n".join(copied), secrets) == []
        window.close()

    in_session(opened, scenario)
    clipboard.release()


def test_L14_a_typed_secret_is_shown_as_dots_and_cannot_be_copied(
    in_session, opened, until, qtbot, world
):
    canary = "cs_typed_canary_0123456789"

    async def scenario(session):
        window = session.window
        await until(lambda: window.overview and window.overview.settings.stores and not window.busy)
        window.parts.connection_controller.edit_store(STORE)
        (dialog,) = window.findChildren(StoreDialog)
        await until(lambda: not dialog.tasks.busy)
        QGuiApplication.clipboard().setText("before")
        for edit in dialog.secrets.values():
            assert edit.text() == "", "what is stored is never put into a field"
            qtbot.keyClicks(edit, canary)
            edit.selectAll()
            edit.copy()
            edit.cut()
        assert QGuiApplication.clipboard().text() == "before"
        assert leaked(all_texts(), [canary]) == []
        assert [b for b in dialog.findChildren(QPushButton) if "show" in b.text().lower()] == []
        dialog.reject()
        window.close()

    in_session(opened, scenario)
    clipboard.release()
