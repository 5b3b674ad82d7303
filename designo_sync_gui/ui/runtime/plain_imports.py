"""What is done before the window's modules are imported, so that the imports are quick.

Both costs are paid for every module that is imported after Qt (measured with 480 modules: 110 of
270 ms of processor time).
"""

import builtins
import gc


def import_plainly() -> None:
    """Import Qt, and keep the import statement and the garbage collector as they are.

    PySide6 replaces the import statement with one of its own that reads the source text of every
    module and keeps it in memory, to find out who may use ``from __feature__ import``. Nothing
    here does. What is imported stays until the end, so a collection during it finds nothing;
    the window's ``Collector`` takes over once it is made.
    """
    gc.disable()
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
