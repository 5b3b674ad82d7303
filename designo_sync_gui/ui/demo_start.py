"""The demo in a program of its own, beside this one.

Law: it has its own data and its own servers; nothing of this window is touched.
"""

import sys

from PySide6.QtCore import QProcess


def start_demo() -> bool:
    """Start the demo window; whether the system could."""
    return QProcess.startDetached(sys.executable, demo_words(frozen=hasattr(sys, "frozen")))[0]


def demo_words(*, frozen: bool) -> list[str]:
    """The arguments for this interpreter, or for the program of a bundle."""
    return ["demo"] if frozen else ["-m", "designo_sync_gui", "demo"]
