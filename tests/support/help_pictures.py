"""The pictures of the help pages, drawn by the program itself on the demo.

``python tests/support/help_pictures.py LANGUAGE`` writes them where the pages look for them.
"""

import sys
from functools import partial
from pathlib import Path

from picture import png_of
from PySide6.QtWidgets import QWidget
from screens import SCREENS, close_screen
from walking import refreshed

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

HELP = Path(__file__).parents[2] / "resources" / "help"
#: The file's name and the screen in it.
PICTURES = {"orders": "mismatches", "plan": "plan", "trends": "trends", "export": "export"}
SIZE = (1180, 680)


def folder_of(language: str) -> Path:
    return (HELP if language == "en" else HELP / language) / "images"


def draw(language: str) -> int:
    folder = folder_of(language)
    folder.mkdir(exist_ok=True)

    async def walk(window: MainWindow, engine: EngineProxy) -> None:
        async def keep(name: str, shown: QWidget) -> None:
            await engine.run_apart(partial((folder / f"{name}.png").write_bytes, png_of(shown)))

        window.resize(*SIZE)
        stage = await refreshed(window, engine)
        for name, screen in PICTURES.items():
            shown = await SCREENS[screen](stage)
            window.resize(*SIZE)
            await stage.settle()
            await keep(name, shown)
            if name == "orders":
                window.orders.view.selectAll()
                await stage.settle()
                await keep("bulk-bar", window.orders.bulk)
            close_screen(stage, shown)
            await stage.settle()

    return on_demo(lambda opened, notice: run_script(opened, walk, notice, language))


if __name__ == "__main__":
    sys.exit(draw(sys.argv[1]))
