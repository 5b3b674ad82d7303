"""A named pipe as a file that an operator names by mistake."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def named_pipe(folder: Path, name: str = "pipe") -> Iterator[Path]:
    """Whoever opens it and waits for a writer finds one that says nothing: a test of code that
    waits fails, and does not hang."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes in folders")
    path = folder / name
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.open("wb").close(), daemon=True)
    writer.start()
    try:
        yield path
    finally:
        while writer.is_alive():
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
            writer.join(0.01)
