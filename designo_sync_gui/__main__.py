"""No arguments: the window. A command: the command line.

Law: the command line never imports Qt; the window is imported only when it is opened.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words:
        return main_window()
    if _is_demo_window(words):
        from designo_sync_gui.demo_window import open_demo_window

        return open_demo_window()
    from designo_sync_gui.cli.main import main as command_line

    return command_line(words)


def main_window() -> int:
    """Open the window on the operator's own data; tells what is missing without a display."""
    if not has_display():
        sys.stderr.write(
            "There is no display for the window. The command line does the same work: "
            "designo-sync --help\n"
        )
        return 2
    from designo_sync_gui.ui.app import run_window

    return run_window(_open_own_data)


async def _open_own_data() -> "Services":
    """Runs on the engine's thread after the window is shown: the heavy imports are here."""
    from designo_sync_gui.bootstrap import OpenOptions, default_home, open_services

    return await open_services(OpenOptions(home=default_home(), probe_secrets=True, watching=True))


def has_display() -> bool:
    """Whether a window can be seen: always on Windows and macOS, elsewhere X11 or Wayland."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_demo_window(words: Sequence[str]) -> bool:
    """``demo`` alone opens the window where there is a display; options belong to the terminal."""
    return list(words) == ["demo"] and has_display()


if __name__ == "__main__":
    sys.exit(main())
