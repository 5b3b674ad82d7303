"""Files that an operator names to be read.

Law: only an ordinary file is read, and only to a limit. Opening a named pipe waits until somebody
writes into it, and a device has no end.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

#: Without it, opening a named pipe waits. Windows has neither the pipe in a folder nor the flag.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_WHOLE_BYTES = getattr(os, "O_BINARY", 0)


def open_given(path: Path) -> BinaryIO:
    """An ordinary file, to be read. Raises ``OSError``, with its reason in ``strerror``; a folder,
    a named pipe, a socket and a device are such errors."""
    handle = os.open(path, os.O_RDONLY | _AT_ONCE | _WHOLE_BYTES)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "It is not an ordinary file", str(path))
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_given(path: Path, most: int) -> bytes:
    """At most ``most`` + 1 bytes of an ordinary file: one more says that it is too large. Raises
    what ``open_given`` raises."""
    with open_given(path) as file:
        return file.read(most + 1)
