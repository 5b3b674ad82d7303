"""Process hardening: no core dumps and no reading of its memory by others.

Law: no picture of its memory is ever written to disk or read by another process of the same user;
the secrets in use are in that memory. Best effort: a system that knows no such switch is left as
it is.
"""

import ctypes
import sys
from contextlib import suppress

#: ``prctl`` of Linux, ``PR_SET_DUMPABLE``.
_SET_DUMPABLE = 4


def harden_process() -> None:
    """No core dump, and on Linux no other process of this user may attach or read its memory."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
