"""A program that kills itself at a named step of a job.

Run as a script it is a nursery: everything is imported once, and for each line of JSON on its
standard input it forks a child that opens the real services, plans and applies. The child sends
itself SIGKILL at the step it was told; a child that lives prints the steps it passed. With
``longest_file`` its disk takes no file longer than that, once the plan is made.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from local_kit import applied, memory_of, planned
from trust_once import read_once

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.connectors.designo.session import DesignoWriter
from designo_sync_gui.connectors.http import trust
from designo_sync_gui.connectors.woocommerce.reader import WooCommerceWriter
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.storage.journal import SqliteJournal
from designo_sync_gui.storage.journal_chain import Chain

ROOT = Path(__file__).parents[2]


_ENTRIES = {"claim": "claim", "outcome": "finish"}


class Steps:
    """The steps passed so far; the process dies at ``fatal``."""

    def __init__(self, fatal: str) -> None:
        self.fatal = fatal
        self.passed: list[str] = []

    def __call__(self, name: str) -> None:
        self.passed.append(name)
        if name == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def _around(
    step: Steps, whole: Callable[..., Awaitable[Any]], name: Callable[..., str]
) -> Callable[..., Awaitable[Any]]:
    async def stepped(*given: Any, **more: Any) -> Any:
        step(f"{name(*given)} before")
        result = await whole(*given, **more)
        step(f"{name(*given)} after")
        return result

    return stepped


def _put(owner: type, name: str, method: Callable[..., Any]) -> None:
    """A method replaced by its name, which a type checker takes for a slip otherwise."""
    setattr(owner, name, method)


def watch(step: Steps) -> None:
    """Put a step before, inside and after each journal entry, and around each write."""
    begin = _around(step, SqliteJournal.begin, lambda *_: "begin")
    _put(SqliteJournal, "begin", begin)
    for kind in ("claim", "finish"):
        method = getattr(SqliteJournal, kind)
        named = _around(step, method, lambda _self, _job, index, *_, kind=kind: f"{kind} {index}")
        _put(SqliteJournal, kind, named)
    write = Chain.write

    def inside(chain: Chain) -> None:
        write(chain)
        if chain.rows[-1].kind == "intent":
            step("begin inside")
            return
        for row in chain.rows:
            step(f"{_ENTRIES[row.kind]} {row.row} inside")

    _put(Chain, "write", inside)
    for writer in (DesignoWriter, WooCommerceWriter):
        _put(writer, "write", _around(step, writer.write, _write_name))


def _write_name(_self: object, ref: OrderRef, *_: object) -> str:
    return f"write {int(ref.order_id) - 1}"


async def job(task: dict[str, Any]) -> None:
    secrets = await memory_of(task["secrets"])
    services = await open_services(OpenOptions(Path(task["home"]), secrets))
    try:
        plan = await planned(services, Direction(task["direction"]))
        if task.get("longest_file"):
            import resource  # POSIX only, as is all of this

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (task["longest_file"],) * 2)
        await applied(services, plan)
    finally:
        await services.aclose()


def _child(task: dict[str, Any]) -> None:
    step = Steps(task["step"])
    watch(step)
    told = ""
    try:
        asyncio.run(job(task))
    except SyncError as error:
        told = str(error)
    print(json.dumps({"steps": step.passed, "told": told}), flush=True)


def nursery() -> None:
    # Every child inherits what was read of the system's trust store.
    setattr(trust, "_tls_context", read_once(trust._tls_context))  # noqa: B010
    trust._tls_context("")
    for line in sys.stdin:
        task = json.loads(line)
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                _child(task)
                status = 0
            finally:
                sys.stderr.flush()
                os._exit(status)
        print(json.dumps({"pid": pid}), flush=True)
        _, ended = os.waitpid(pid, 0)
        print(json.dumps({"ended": os.waitstatus_to_exitcode(ended)}), flush=True)


class Nursery:
    """The test's end of the nursery."""

    def __init__(self) -> None:
        support = Path(__file__).parent
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{support}"},
        )
        self.pid = 0
        self.told = ""
        self.born = threading.Event()

    def kill_child(self) -> None:
        """SIGKILL for the child that runs now; any thread."""
        assert self.born.wait(10)
        os.kill(self.pid, signal.SIGKILL)

    def run(self, **task: Any) -> tuple[int, list[str]]:
        """Exit code of a child (minus the signal) and the steps it told.

        ``told`` is then the expected error it ended in.
        """
        assert self._process.stdin is not None
        self.born.clear()
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        steps: list[str] = []
        while True:
            said = self._hear()
            if "pid" in said:
                self.pid = said["pid"]
                self.born.set()
            steps = said.get("steps", steps)
            self.told = said.get("told", self.told)
            if "ended" in said:
                return said["ended"], steps

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise AssertionError("the nursery ended")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


if __name__ == "__main__":
    nursery()
