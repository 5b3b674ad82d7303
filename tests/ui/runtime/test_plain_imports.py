"""What the window's start does to Python's imports: nothing."""

import subprocess
import sys

PROGRAM = """
import builtins, gc, linecache
plain = builtins.__import__
from designo_sync_gui.ui.runtime.plain_imports import import_plainly
import_plainly()
assert builtins.__import__ is plain
assert not gc.isenabled()
import designo_sync_gui.ui.window.app
assert builtins.__import__ is plain
read = [name for name in linecache.cache if "designo" in name and name.endswith(".py")]
assert read == [], read
"""


def test_that_no_source_text_is_read_while_the_window_is_imported() -> None:
    """PySide6's own import statement would read and keep the text of every module."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
