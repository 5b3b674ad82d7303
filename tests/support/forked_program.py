"""Runs commands of the program as processes that have imported it already.

A command is a process of its own, as an operator starts it: with its own memory, signals, input and
output, and an end of the interpreter. Importing the program takes longer than most commands do, so
on Linux one process imports it once, with every warning an error, and forks for each command.
"""

import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import designo_sync_gui

#: What a command never imports.
_NOT_IMPORTED = ("designo_sync_gui.ui", "designo_sync_gui.demo_window")
_LARGEST = 64 * 1024
#: Variables that Python itself reads when it starts: a fork would not notice them.
_READ_AT_START = ("PYTHON", "LANG", "LC_", "COVERAGE")
_NOT_READ_AT_START = ("PYTHONPATH", "PYTHON_KEYRING_BACKEND")


def forks_for(env: Mapping[str, str]) -> bool:
    """Whether a forked process is the same as a started one in this environment."""
    read = [name for name in env if name.startswith(_READ_AT_START)]
    return sys.platform == "linux" and set(read) <= set(_NOT_READ_AT_START)


class ForkedProgram:
    """The process that forks. Not for several threads."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", __file__, str(theirs.fileno())],
                env=dict(env),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def run(
        self, argv: Sequence[str], given: bytes, env: Mapping[str, str], cwd: Path, timeout: float
    ) -> "subprocess.CompletedProcess[bytes]":
        """Raises ``subprocess.TimeoutExpired``; the command is killed then."""
        with _file() as entered, _file() as out, _file() as err:
            entered.write(given)
            entered.seek(0)
            order = json.dumps({"argv": [*argv], "env": dict(env), "cwd": str(cwd)}).encode()
            assert len(order) < _LARGEST
            files = [entered.fileno(), out.fileno(), err.fileno()]
            socket.send_fds(self._ours, [order], files)
            pid = self._told()
            self._ours.settimeout(timeout)
            try:
                status = self._told()
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                self._ours.settimeout(None)
                self._told()
                raise subprocess.TimeoutExpired([*argv], timeout) from None
            return subprocess.CompletedProcess([*argv], status, _content(out), _content(err))

    def _told(self) -> int:
        return int(self._ours.recv(_LARGEST) or "the forking process has ended")

    def close(self) -> None:
        self._ours.close()
        self._process.wait()


def _file() -> BinaryIO:
    return cast("BinaryIO", tempfile.TemporaryFile())


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _serve(channel: socket.socket) -> None:
    """Forks for each command; returns in the forked process, which is to run it."""
    while True:
        order, files, _, _ = socket.recv_fds(channel, _LARGEST, 3)
        if not order:
            os._exit(0)
        pid = os.fork()
        if not pid:
            return _become(json.loads(order), files)
        for file in files:
            os.close(file)
        channel.send(str(pid).encode())
        _, ended = os.waitpid(pid, 0)
        channel.send(str(os.waitstatus_to_exitcode(ended)).encode())


def _become(order: Any, files: Sequence[int]) -> None:
    for at, file in enumerate(files):
        os.dup2(file, at)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    os.chdir(order["cwd"])
    sys.argv[1:] = order["argv"]


def _import_all() -> None:
    for found in pkgutil.walk_packages(designo_sync_gui.__path__, "designo_sync_gui."):
        if not found.name.startswith(_NOT_IMPORTED):
            importlib.import_module(found.name)
    gc.freeze()


if __name__ == "__main__":
    _import_all()
    with socket.socket(fileno=int(sys.argv[1])) as channel:
        _serve(channel)
    from designo_sync_gui.__main__ import main

    sys.exit(main())
