"""Pictures of every screen on the demo, in light and dark, at 100 % and 200 %.

Law: drawn by the program itself from real screens; the demo's data is all they show.
"""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.ui.app import run_script
from designo_sync_gui.ui.picture import png_of
from designo_sync_gui.ui.screens import SCREENS, Stage, close_screen
from designo_sync_gui.ui.theme import set_dark

if TYPE_CHECKING:
    from designo_sync_gui.ui.bridge import Desk
    from designo_sync_gui.ui.main_window import MainWindow

SCALES = (100, 200)
SIZE = (1440, 860)


def take_screenshots(folder: Path, language: str = "en") -> int:
    """Write ``NAME-light-100.png`` and so on for every screen; returns the exit status. A
    ``language`` that is not spoken here is English.

    Each scale is drawn by a program of its own, because Qt scales a whole program.
    """
    folder.mkdir(parents=True, exist_ok=True)
    worst = 0
    for scale in SCALES:
        env = {**os.environ, "QT_SCALE_FACTOR": str(scale / 100)}
        words = [sys.executable, "-m", "designo_sync_gui.screenshots", str(folder), str(scale)]
        worst = max(worst, subprocess.run([*words, language], env=env, check=False).returncode)  # noqa: S603
    return worst


def take_at_scale(folder: Path, scale: int, language: str) -> int:
    """Every screen in both colour schemes, at the scale that this program was started with."""

    async def walk(window: "MainWindow", desk: "Desk") -> None:
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("there is no application")
        window.resize(*SIZE)
        stage = Stage(window, desk)
        await stage.settle()
        window.refresh()
        await stage.settle()
        for name, opening in SCREENS.items():
            shown = await opening(stage)
            for scheme in ("light", "dark"):
                set_dark(app, scheme == "dark")
                await asyncio.sleep(0)
                (folder / f"{name}-{scheme}-{scale}.png").write_bytes(png_of(shown))
            set_dark(app, dark=False)
            close_screen(stage, shown)
            await stage.settle()
        sys.stdout.write(f"{len(SCREENS)} screens at {scale} %: {folder}\n")

    return on_demo(lambda opened, notice: run_script(opened, walk, notice, language))


if __name__ == "__main__":
    sys.exit(take_at_scale(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
