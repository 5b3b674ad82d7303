"""Pictures of every screen on the demo, in light and dark.

Real screens of the program itself; the demo's data is all they show. The scale is Qt's
(``QT_SCALE_FACTOR``), because Qt scales a whole program.
"""

import sys
from pathlib import Path

from screen_pictures import draw_screens

from designo_sync_gui.demo_window import on_demo


def take_screenshots(
    folder: Path,
    language: str = "en",
    size: str = "1440x860",
    schemes: str = "light dark",
    *names: str,
) -> int:
    """Write ``NAME-light-100.png`` and so on into a folder, for these screens or all; returns the
    exit status. A ``language`` that is not spoken here is English; ``size`` is that of the main
    window.
    """
    folder.mkdir(parents=True, exist_ok=True)
    width, _, height = size.partition("x")
    room = int(width), int(height)
    return on_demo(
        lambda opened, notice: draw_screens(
            opened, notice, folder, language, room, schemes.split(), names
        )
    )


if __name__ == "__main__":
    sys.exit(take_screenshots(Path(sys.argv[1]), *sys.argv[2:]))
