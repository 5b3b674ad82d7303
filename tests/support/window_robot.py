"""A random hand on the window: keys, clicks, menus, sizes, looks, jobs, dialogs closed in odd
order.

The same seed does the same steps as far as the program answers in the same order. It works only
where a slip cannot leave the test: files are not chosen, pages not opened, nothing is left to run
by itself.
"""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QMenuBar,
    QScrollBar,
    QWidget,
)
from screen_checks import takes_focus

from designo_sync_gui.domain.preferences import Appearance
from designo_sync_gui.ui.dialogs.automation_dialog import AutomationDialog
from designo_sync_gui.ui.dialogs.bug_report import BugReportDialog
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import show_appearance
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.main_window import MainWindow

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_NAMES = {
    _PLAIN: "Tab Return Escape Space Up Down Left Right Home End PageDown PageUp F1 F2 F5 F6 F7 F8 "
    "Menu Slash 1 9 P Backspace Plus Minus Delete",
    _CTRL: "A C K M H Z E F G L 1 2 3 4 Slash Tab Home End Return",
    _CTRL | _SHIFT: "P R C F",
    _SHIFT: "Tab Up Down F10",
}
#: Keys that are pressed wherever the focus is.
KEYS = [
    (Qt.Key[f"Key_{name}"], modifiers)
    for modifiers, names in _NAMES.items()
    for name in names.split()
]
_SIZES = ((1366, 768), (1440, 860), (1024, 600), (700, 400), (1900, 1000))
#: Actions that end the program or lead out of it.
LEFT_ALONE = ("quit", "demo")
_MOST_SETTLING = 200
_FOLLOWED = "robot_follows"


@dataclass
class Walk:
    """What a robot has done and met."""

    steps: Counter[str] = field(default_factory=Counter)
    #: What was opened, by the class of its window.
    met: Counter[str] = field(default_factory=Counter)
    #: Plans that were carried out by their button.
    accepted: int = 0
    complaints: list[str] = field(default_factory=list)
    #: Steps in which a loop was begun inside the loop.
    nested: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    def note(self, step: str, what: str) -> None:
        self.steps[step] += 1
        self.last = [*self.last[-30:], f"{step} {what}"]


class Complaints(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self, walk: Walk) -> None:
        super().__init__(logging.WARNING)
        self._walk = walk

    def emit(self, record: logging.LogRecord) -> None:
        told = record.getMessage()
        if "This plugin does not support" in told:  # the offscreen platform
            return
        if record.exc_info:
            told += "\n" + logging.Formatter().formatException(record.exc_info)
        where = "\n    ".join(self._walk.last[-8:])
        self._walk.complaints.append(f"{record.levelname} {told}\n  after\n    {where}")


class Robot:
    """``step`` does one thing at random to what can be reached now."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._first = window
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self.walk = Walk()
        self._stepping = False
        self._watch = QTimer()
        self._watch.setInterval(20)
        self._watch.timeout.connect(self._leave_nested)
        self._watch.start()
        self._steps: tuple[tuple[int, Callable[[], None]], ...] = (
            (40, self.press_key),
            (30, self.click),
            (12, self.do_action),
            (8, self.context_menu),
            (3, self.resize),
            (2, self.recolour),
            (3, self.close_something),
            (2, self.type_number),
            (14, self.work),
            (3, self.scroll),
            (1, self.speak),
        )

    # Steps ------------------------------------------------------------------------------------

    def step(self) -> None:
        top = self._top()
        self._follow(top)
        if isinstance(top, QMenu) and self._chance.random() < 0.3:
            self._note("leave", top)
            top.close()
            return
        if isinstance(top, QFileDialog) or (
            isinstance(top, AutomationDialog) and self._chance.random() < 0.5
        ):
            self._note("leave", top)
            top.close()
            return
        weights = [weight for weight, _ in self._steps]
        self._stepping = True
        self._chance.choices([do for _, do in self._steps], weights)[0]()
        self._stepping = False

    @property
    def window(self) -> MainWindow:
        return main_window(self._first)

    def end(self) -> None:
        self._watch.stop()

    def _leave_nested(self) -> None:
        """A step that answers the loop has begun one of its own: a menu of Qt's, or a dialog that
        holds the program."""
        if self._stepping:
            self.walk.nested.append(self.walk.last[-1])
            held = self._held()
            if held is not None:
                held.close()

    def work(self) -> None:
        """The main job: choose orders, plan, carry the plan out; refreshes and undoing between."""
        held = self._held()
        if isinstance(held, PlanDialog):
            self._note("carry out", held)
            if held.count.isVisible():
                held.count.edit.setText(str(held.sheet.ticks.written))
            QTest.mouseClick(held.apply_button, Qt.MouseButton.LeftButton)
        elif held is None:
            made = self.window.actions_.made
            names = ("refresh", "select_mismatches", "to_designo", "to_storefront", "undo")
            name = self._chance.choice(names)
            self._note("action", name)
            if made[name].isEnabled():
                made[name].trigger()

    def scroll(self) -> None:
        bars = [bar for bar in self._top().findChildren(QScrollBar) if bar.isVisible()]
        if bars:
            bar = self._chance.choice(bars)
            self._note("scroll", bar.parent())
            bar.setValue(self._chance.randint(bar.minimum(), bar.maximum()))

    def press_key(self) -> None:
        key, modifier = self._chance.choice(KEYS)
        target = self._focus()
        self._note(f"key {modifier.name} {key.name}", target)
        QTest.keyClick(target, key, modifier)

    def click(self) -> None:
        target = self._control()
        if target is None:
            return
        button = Qt.MouseButton.LeftButton
        modifier = self._chance.choice((_PLAIN, _PLAIN, _PLAIN, _CTRL, _SHIFT))
        self._note("click", target)
        if isinstance(target, QMenu | QMenuBar):
            self._click_entry(target)
            return
        place = self._place(target)
        if self._chance.random() < 0.1:
            QTest.mouseDClick(target, button, modifier, place)
        else:
            QTest.mouseClick(target, button, modifier, place)

    def do_action(self) -> None:
        """As by its shortcut, which is dead while a dialog holds the window."""
        if self._held():
            return
        actions = [a for a in self.window.findChildren(QAction) if self._may(a)]
        action = self._chance.choice(actions)
        self._note("action", action.objectName() or action.text())
        action.trigger()

    def context_menu(self) -> None:
        target = self._control()
        # A spin box holds the program with its menu: Qt's own doing.
        if target is None or isinstance(target, QMenu | QMenuBar | QAbstractSpinBox):
            return
        self._note("menu", target)
        place = self._place(target)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place), _PLAIN
        )
        QApplication.sendEvent(target, event)

    def resize(self) -> None:
        size = self._chance.choice(
            ((1366, 768), (1440, 860), (1024, 600), (700, 400), (1900, 1000))
        )
        top = self._top()
        if top.windowType() is Qt.WindowType.Popup:
            return
        self._note("resize", top)
        top.resize(*size)

    def recolour(self) -> None:
        wanted = self._chance.choice(list(Appearance))
        self._note("appearance", wanted.name)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        show_appearance(app, wanted)

    def close_something(self) -> None:
        """Any window but the main one, whatever is open over it."""
        others = [w for w in self._shown() if w is not self.window]
        if others:
            one = self._chance.choice(others)
            self._note("close", one)
            one.close()

    def type_number(self) -> None:
        target = self._focus()
        text = str(self._chance.randint(0, 400))
        self._note("type", target)
        QTest.keyClicks(target, text)

    def speak(self) -> None:
        """Another window takes the place of this one."""
        if self._held() is None:
            code = self._chance.choice(("en", "de"))
            self._note("language", code)
            self.window.language_wanted.emit(code)

    # What there is ----------------------------------------------------------------------------

    def _note(self, step: str, what: object) -> None:
        told = what
        if isinstance(what, QWidget):
            told = (
                f"{type(what).__name__} “{what.accessibleName()}” in {type(what.window()).__name__}"
            )
        self.walk.note(step, str(told))

    def _follow(self, top: QWidget) -> None:
        """Count a window once, and a plan that is carried out."""
        self.walk.met[type(top).__name__] += 1
        for one in self._shown():
            if isinstance(one, PlanDialog) and not one.property(_FOLLOWED):
                one.setProperty(_FOLLOWED, True)
                one.accepted.connect(self._plan_accepted)

    def _plan_accepted(self) -> None:
        self.walk.accepted += 1

    @staticmethod
    def _shown() -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if w.isVisible()]

    def _top(self) -> QWidget:
        """What takes keys and clicks: a menu, else a dialog that holds the rest, else any."""
        held = self._held()
        if held is not None:
            return held
        active = QApplication.activeWindow()
        shown = [w for w in self._shown() if w.windowType() is not Qt.WindowType.ToolTip]
        if active is not None and self._chance.random() < 0.7:
            return active
        return self._chance.choice(shown) if shown else self.window

    @staticmethod
    def _held() -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        return QApplication.focusWidget() or self._top()

    def _control(self) -> QWidget | None:
        """Something that can be clicked in what is on top; a removal is rarely agreed to."""
        top = self._top()
        if isinstance(top, QMenu):
            return top
        found = [
            w
            for w in top.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.window() is top.window() and self._reached(w)
        ]
        if isinstance(top, ConfirmDialog) and self._chance.random() < 0.8:
            top.reject()
            return None
        return self._chance.choice(found) if found else None

    @staticmethod
    def _reached(widget: QWidget) -> bool:
        return takes_focus(widget) or isinstance(widget, QAbstractButton | QMenuBar)

    def _place(self, target: QWidget) -> QPoint:
        inner = target.viewport() if isinstance(target, QAbstractItemView) else target
        room = inner.rect()
        wide, high = max(room.width() - 1, 0), max(room.height() - 1, 0)
        if self._chance.random() < 0.6:
            return room.center()
        return QPoint(self._chance.randint(0, wide), self._chance.randint(0, high))

    def _click_entry(self, menu: QMenu | QMenuBar) -> None:
        entries = [a for a in menu.actions() if self._may(a)]
        if entries:
            place = menu.actionGeometry(self._chance.choice(entries)).center()
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, _PLAIN, place)

    @staticmethod
    def _may(action: QAction) -> bool:
        name = action.objectName()
        return action.isEnabled() and action.isVisible() and not name.startswith(LEFT_ALONE)


def main_window(first: MainWindow) -> MainWindow:
    """The one that is shown: another language is spoken by another window than the first."""
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return next((w for w in shown if w.isVisible()), first)


async def settled(turns: int = 4) -> None:
    """Let the program answer; jobs go on meanwhile."""
    for _ in range(turns):
        await asyncio.sleep(0)


async def answered(engine: EngineProxy) -> None:
    """Until the engine has heard what was asked so far and its answer is there: no time is waited
    for."""
    await engine.ask_plain(lambda _: None)
    await settled()


def beside_the_main_window() -> list[QWidget]:
    """What else is seen. Another language may put another main window in the place of the first at
    any moment."""
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    return [w for w in shown if not isinstance(w, MainWindow)]


async def leave_all(engine: EngineProxy) -> list[str]:
    """Close all that is open by Escape, as an operator would, and discard what was entered; what
    stays."""
    for _ in range(_MOST_SETTLING):
        open_ = beside_the_main_window()
        if not open_:
            return []
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or open_[-1]
        if top.windowType() is not Qt.WindowType.Popup:
            top.activateWindow()
        await asyncio.sleep(0)
        if isinstance(top, ConfirmDialog) and top.act_button.text() == tr("Discard"):
            top.act_button.click()  # Escape there goes on with what was entered
        else:
            QTest.keyClick(top.focusWidget() or top, Qt.Key.Key_Escape)
        await answered(engine)
    return [f"{type(w).__name__} “{w.windowTitle()}”" for w in beside_the_main_window()]


@contextmanager
def kept_inside() -> Iterator[None]:
    """No page, folder or program of this computer is opened."""

    class Nothing:
        @staticmethod
        def openUrl(*_: object) -> bool:
            return False

        @staticmethod
        def startDetached(*_: object) -> tuple[bool, int]:
            return False, 0

    with pytest.MonkeyPatch.context() as patch:
        base = "designo_sync_gui.ui."
        patch.setattr(base + "kit.browser.QDesktopServices", Nothing)
        patch.setattr(base + "window.export_controller.QDesktopServices", Nothing)
        patch.setattr(base + "window.app.QProcess", Nothing)
        yield


async def walk_at_random(window: MainWindow, engine: EngineProxy, seed: int, steps: int) -> Walk:
    """So many steps; complaints of the program are in the walk."""
    robot = Robot(window, seed)
    listening = Complaints(robot.walk)
    logging.getLogger().addHandler(listening)
    try:
        for number in range(steps):
            robot.step()
            await settled()
            if number % 10 == 0:
                await answered(engine)
            met = [w for w in QApplication.topLevelWidgets() if isinstance(w, BugReportDialog)]
            if any(w.isVisible() for w in met):
                break
        left = await leave_all(engine)
        robot.walk.complaints += [f"{one} cannot be closed by Escape" for one in left]
    finally:
        robot.end()
        logging.getLogger().removeHandler(listening)
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
    return robot.walk
