"""Memory that was freed goes back to the system.

The C library of Linux keeps large pieces for later use once some were freed, and long lists of
orders are made in such pieces: without this a program that once sorted a million orders keeps two
or three hundred megabytes (measured, decision 056).
"""

import ctypes
import sys
from contextlib import suppress

#: ``mallopt`` of glibc, ``M_MMAP_THRESHOLD``, and bytes from which on a piece is one of its own.
_THRESHOLD = -3
_LARGE = 1024 * 1024


def give_back_freed_memory() -> None:
    """Best effort: a system that knows no such switch is left as it is."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_THRESHOLD, _LARGE)
