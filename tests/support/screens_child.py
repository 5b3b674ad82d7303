"""Every screen of the program, one after the other, for somebody who listens from outside.

Run as a script: tells in lines of JSON on standard output the name of each screen once it is open,
with the numbers by which a popup is found and the main window behind a window of its own, and when
a line comes in the texts that were seen on it before and since.
"""

import asyncio
import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from screens import SCREENS, close_screen
from seen_texts import seen_texts
from walking import draw_only, refreshed

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow


def tell(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def popup_number(shown: QWidget) -> int:
    """Of a popup; 0 of another window. Qt names no popup among a program's windows: a reader is
    led there by the focus, whose object has the number in its path."""
    if shown.windowType() is not Qt.WindowType.Popup:
        return 0
    return int(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(shown)))


def number_behind(window: MainWindow, shown: QWidget) -> int:
    """Of the main window behind a window of its own; 0 where the screen is in the main window."""
    if shown.window() is window or shown.windowType() is Qt.WindowType.Popup:
        return 0
    return int(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(window)))


async def walk(window: MainWindow, engine: EngineProxy) -> None:
    stage = await refreshed(window, engine)
    loop = asyncio.get_running_loop()
    for name, opening in SCREENS.items():
        shown = await opening(stage)
        draw_only(stage, shown)
        shown.activateWindow()
        await stage.settle(shown)
        before = seen_texts(shown)
        tell([name, popup_number(shown), number_behind(window, shown)])
        await loop.run_in_executor(None, sys.stdin.readline)
        since = seen_texts(shown)
        tell([text for text in before if text in since])
        close_screen(stage, shown)


if __name__ == "__main__":
    sys.exit(on_demo(lambda opened, notice: run_script(opened, walk, notice, "en")))
