"""From every form and every error to its page of the help."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

import designo_sync_gui.ui
from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.errors import PermissionDenied
from designo_sync_gui.domain.help_text import place_of
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.help_files import read_pages
from designo_sync_gui.ui.dialogs.log_window import LogWindow
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.help_link import OF_WINDOW, help_key, topic_here
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

#: Bases, questions, which belong to the window that asks them, signs of work, and the help itself.
WITHOUT = {
    "ConfirmDialog",
    "ConnectionDialog",
    "Dialog",
    "DropDialog",
    "FormDialog",
    "HelpWindow",
    "WorkProgress",
}


class Host(QWidget):
    """Stands for the main window."""

    def __init__(self) -> None:
        super().__init__()
        self.topics: list[str] = []

    def show_help(self, topic: str) -> None:
        self.topics.append(topic)


@pytest.fixture(autouse=True)
def key(qapp) -> None:
    help_key(qapp)


@pytest.fixture
def host(qtbot):
    made = Host()
    qtbot.addWidget(made)
    made.show()
    return made


def window_classes() -> set[str]:
    for found in pkgutil.walk_packages(designo_sync_gui.ui.__path__, "designo_sync_gui.ui."):
        importlib.import_module(found.name)
    dialogs = {kind.__name__ for kind in below(QDialog)}
    windows = {kind.__name__ for kind in below(QWidget) if kind.__name__.endswith("Window")}
    return dialogs | windows


def below(kind: type) -> set[type]:
    found: set[type] = set(kind.__subclasses__())
    found = found.union(*(below(one) for one in found))
    return {one for one in found if one.__module__.startswith("designo_sync_gui.")}


def shown(window: QWidget) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.activateWindow()


def test_that_every_window_has_a_topic() -> None:
    assert window_classes() - set(OF_WINDOW) == WITHOUT
    assert "StoreDialog" in window_classes()


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_every_topic_of_a_window_and_of_a_platform_is_a_heading(language) -> None:
    pages = read_pages(language=language)
    topics = {*OF_WINDOW.values(), *(platform.help_topic for platform in PLATFORMS)}
    assert {topic for topic in topics if place_of(pages, topic) is None} == set()
    assert len({platform.help_topic for platform in PLATFORMS}) == len(PLATFORMS)


def test_that_f1_in_a_question_leads_to_the_page_of_the_window_that_asks(qtbot, host) -> None:
    class PreferencesDialog(QDialog):
        pass

    form = PreferencesDialog(host)
    question = ConfirmDialog("Discard?", "All of it.", "Discard", parent=form)
    shown(form)
    shown(question)
    qtbot.waitUntil(question.keep_button.hasFocus)
    qtbot.keyClick(question.keep_button, Qt.Key.Key_F1)
    assert host.topics == [OF_WINDOW["PreferencesDialog"]]
    assert topic_here(question) == OF_WINDOW["PreferencesDialog"]


def test_that_an_error_in_a_banner_has_a_link_to_its_heading(qtbot, host) -> None:
    banners = BannerStack(host)
    banners.put("a", notice_of(PermissionDenied(say("The key may only read."))))
    link = next(b for b in banners.findChildren(QPushButton) if b.text() == "Help")
    assert link.accessibleName() == "Help: Not permitted"
    link.click()
    assert host.topics == ["troubleshooting/not-permitted"]
    banners.put("a", Notice(say("Saved")))
    assert "Help" not in [button.text() for button in banners.findChildren(QPushButton)][-1:]


def test_that_a_form_of_the_window_leads_to_its_page(in_window, support, qtbot, until) -> None:
    async def scenario(window):
        window.actions_.preferences.trigger()
        await until(lambda: window.findChild(PreferencesDialog))
        form = window.findChild(PreferencesDialog)
        await until(form.isActiveWindow)
        qtbot.keyClick(form.focusWidget() or form, Qt.Key.Key_F1)
        await until(lambda: window.parts.help.shown)
        pages = read_pages()
        assert window.parts.help.shown.place == place_of(pages, "window/preferences")
        assert window.parts.help.shown.parent() is None
        form.reject()

    in_window(support.FakeServices(), scenario)


def test_that_the_form_of_a_store_leads_to_the_page_of_its_platform(
    in_window, support, qtbot, until
) -> None:
    async def scenario(window):
        window.actions_.add_store.trigger()
        await until(lambda: window.findChild(StoreDialog))
        form = window.findChild(StoreDialog)
        for place, platform in enumerate(form.platforms):
            form.kind.setCurrentIndex(place)
            assert topic_here(form.test_button) == platform.help_topic
        form.reject()

    in_window(support.FakeServices(), scenario)


def test_that_f1_in_a_window_beside_the_main_one_leads_to_its_page(
    in_window, support, qtbot, until
) -> None:
    async def scenario(window):
        window.actions_.show_log.trigger()
        await until(lambda: window.findChild(LogWindow))
        log = window.findChild(LogWindow)
        await until(log.isActiveWindow)
        qtbot.keyClick(log.focusWidget() or log, Qt.Key.Key_F1)
        await until(lambda: window.parts.help.shown)
        assert window.parts.help.shown.place == place_of(read_pages(), "troubleshooting")

    in_window(support.FakeServices(), scenario)
