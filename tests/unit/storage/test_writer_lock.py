"""One writer per data folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.storage.writer_lock import WriterLock

HOLDER = """
import pathlib, sys
from designo_sync_gui.storage.writer_lock import WriterLock
with WriterLock(pathlib.Path(sys.argv[1])).hold():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_that_a_second_process_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "writing.lock"
    lock = WriterLock(path)
    words = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().rstrip() == b"held"
        with pytest.raises(JobRefused, match="Another DesignO Sync"), lock.hold():
            pass
        other.kill()
    with lock.hold():
        assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_that_jobs_of_one_process_share_the_lock(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "writing.lock")
    with lock.hold():
        with lock.hold():
            pass
        with pytest.raises(JobRefused), WriterLock(tmp_path / "writing.lock").hold():
            pass
    with WriterLock(tmp_path / "writing.lock").hold():
        pass
