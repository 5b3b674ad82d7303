"""What Wine, on which Windows programs are tried elsewhere, does otherwise than Windows."""

import asyncio
import sys

#: Seconds between two looks.
_OFTEN = 0.5


def under_wine() -> bool:
    """``wine_get_version`` is what Wine's developers name for asking."""
    if sys.platform == "win32":
        import ctypes

        return hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
    return False


def look_often(loop: asyncio.AbstractEventLoop) -> None:
    """WORKAROUND(Wine 8, seen five times): what wakes an event loop from another thread is lost now
    and then, and the loop waits for ever with work before it. There it looks twice a second."""
    if under_wine():
        _look(loop)


def _look(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_later(_OFTEN, _look, loop)
