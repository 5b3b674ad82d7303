"""Every screen of the program, one after the other, for somebody who listens from outside.

Run as a script: tells the name of each screen on standard output once it is open, and goes on
when a line comes in.
"""

import asyncio
import sys

from screens import SCREENS, Stage, close_screen

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow


async def walk(window: MainWindow, engine: EngineProxy) -> None:
    stage = Stage(window, engine)
    await stage.settle()
    stage.parts.refresh()
    await stage.settle()
    loop = asyncio.get_running_loop()
    for name, opening in SCREENS.items():
        shown = await opening(stage)
        shown.activateWindow()
        await stage.settle(shown)
        sys.stdout.write(name + "\n")
        sys.stdout.flush()
        await loop.run_in_executor(None, sys.stdin.readline)
        close_screen(stage, shown)


if __name__ == "__main__":
    sys.exit(on_demo(lambda opened, notice: run_script(opened, walk, notice, "en")))
