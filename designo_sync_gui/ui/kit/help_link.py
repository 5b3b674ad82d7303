"""The way from a screen to its page of the help: F1 in every window, and a button in forms.

Law: every window has a topic, its own or that of the window it belongs to
(``tests/ui/help/test_help_links.py``). Who shows the help is the main window; a screen that has
none, as in a test, leads nowhere.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget

from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import tr

#: By the name of the window's class. A question belongs to the window that asks it.
OF_WINDOW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "MainWindow": "window",
        "AboutDialog": "privacy",
        "ActivityWindow": "history-and-watch/activity",
        "AcceptDialog": "window/accepted-differences",
        "AutomationDialog": "history-and-watch/automatic-refresh-and-sync",
        "BugReportDialog": "troubleshooting",
        "CensusWindow": "scenarios/the-same-value-looks-different",
        "CheckDialog": "troubleshooting",
        "DesignoDialog": "designo",
        "DiagnosticsWindow": "command-line/help-from-somebody-else",
        "DoctorWindow": "troubleshooting",
        "ExportDialog": "window/export-a-report",
        "HistoryWindow": "history-and-watch/history",
        "ImportDialog": "command-line/connections-on-another-computer",
        "JobDetailsDialog": "writes",
        "KeepViewDialog": "window",
        "KeyringDialog": "troubleshooting/no-keyring",
        "LearnDialog": "connect-by-example",
        "LearnWriteDialog": "connect-by-example/how-a-shop-is-written-to",
        "LicencesWindow": "installation/licences",
        "LogWindow": "troubleshooting",
        "OlderOrdersDialog": "how-long-reading-takes/orders-before-the-chosen-time",
        "PlanDialog": "writes/reviewing-a-plan",
        "PreferencesDialog": "window/preferences",
        "RenewDialog": "connect-by-example",
        "SettleDialog": "scenarios/unknown",
        "ShortcutSheet": "window/keys",
        "StoreDialog": "first-steps/1-connect-a-store",
        "TableDialog": "exports",
        "UpdatesDialog": "installation/check-for-updates",
        "TrendsWindow": "history-and-watch/trends",
    }
)
_KEY = "help-key"


@runtime_checkable
class ShowsHelp(Protocol):
    """The main window."""

    def show_help(self, topic: str) -> None: ...


@runtime_checkable
class HasTopic(Protocol):
    """A window whose topic depends on what it shows."""

    @property
    def help_topic(self) -> str: ...


def show_help(asker: QWidget, topic: str) -> None:
    """Show a topic in the help window."""
    for one in (*_up(asker), *QApplication.topLevelWidgets()):
        if isinstance(one, ShowsHelp):
            one.show_help(topic)
            return


def topic_here(asker: QWidget) -> str:
    """The topic of the window that ``asker`` is in, or of the one that opened it."""
    for one in _up(asker):
        if isinstance(one, HasTopic):
            return one.help_topic
        if type(one).__name__ in OF_WINDOW:
            return OF_WINDOW[type(one).__name__]
    return ""


def help_button() -> QPushButton:
    """For the foot of a form: leads to the page of the form that it stands in."""
    made = link_button(tr("Help"), tr("Show the help for this window (F1)"))
    made.clicked.connect(lambda: show_help(made, topic_here(made)))
    return made


class HelpKey(QObject):
    """Gives F1 to every window that gets the focus; the main window has it in its menu."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self, _former: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if window is None or isinstance(window, QMainWindow) or not topic_here(window):
            return
        if window.findChild(QShortcut, _KEY) is None:
            key = QShortcut(QKeySequence("F1"), window)
            key.setObjectName(_KEY)
            key.activated.connect(lambda: show_help(window, topic_here(window)))


def help_key(app: QApplication) -> None:
    """Follow the focus from now on; a second call changes nothing."""
    if app.findChild(HelpKey) is None:
        HelpKey(app)


def _up(asker: QWidget) -> list[QObject]:
    chain: list[QObject] = []
    here: QObject | None = asker
    while here is not None:
        chain.append(here)
        here = here.parent()
    return chain
