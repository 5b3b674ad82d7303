"""No arguments: the window. A command: the command line.

Law: the command line never imports Qt; the window is imported only when it is opened.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from designo_sync_gui.data_folder import IN_TRAY, NoHomeError, default_home, named_home
from designo_sync_gui.hardening import harden_process

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    harden_process()
    try:
        home = _home_of_window([word for word in words if word != IN_TRAY])
    except NoHomeError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if home is not None:
        return main_window(home, in_tray=IN_TRAY in words)
    if _is_demo_window(words):
        from designo_sync_gui.ui.runtime.plain_imports import import_plainly

        import_plainly()
        from designo_sync_gui.demo_window import open_demo_window

        return open_demo_window()
    from designo_sync_gui.cli.main import main as command_line

    return command_line(words)


def main_window(home: Path, *, in_tray: bool = False) -> int:
    """Open the window on the operator's own data; tells what is missing without a display.

    ``in_tray``: hidden, as at sign-in; shown all the same where the operator does not keep the
    program in the tray any more.
    """
    if not has_display():
        sys.stderr.write(
            "There is no display for the window. The command line does the same work: "
            "designo-sync --help\n"
        )
        return 2
    from designo_sync_gui.ui.runtime.plain_imports import import_plainly

    import_plainly()
    from designo_sync_gui.storage.settings import kept_preferences
    from designo_sync_gui.ui.window.app import run_window

    async def open_own_data() -> "Services":
        """Runs on the engine's thread after the window is shown: the heavy imports are here."""
        from designo_sync_gui.bootstrap import OpenOptions, open_services

        options = OpenOptions(home=home, probe_secrets=True, watching=True, at_sign_in=True)
        return await open_services(options)

    kept = kept_preferences(home / "settings.json")
    hidden = in_tray and kept.keep_in_tray
    return run_window(open_own_data, home=home, preferences=kept, hidden=hidden)


def _home_of_window(words: Sequence[str]) -> Path | None:
    """The data folder of the window: no word at all, or ``--home DIR`` alone, opens it.
    Raises ``NoHomeError``."""
    if not words:
        return default_home()
    if len(words) == 2 and words[0] == "--home" and words[1].strip():
        return named_home(Path(words[1]))
    name, equals, folder = words[0].partition("=")
    if len(words) == 1 and name == "--home" and equals and folder.strip():
        return named_home(Path(folder))
    return None


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
