"""Leaks by the process itself: its source, arguments, environment and memory."""

import ast
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from leaks import leaked

import designo_sync_gui
from designo_sync_gui.cli.arguments import build_parser

PACKAGE = Path(designo_sync_gui.__file__).parent
ROOT = PACKAGE.parent
CANARY = "cs_canary_0123456789abcdef0123456789abcdef"

#: Windows has one way to end a process from outside, and calls it by the other name.
KILLED = getattr(signal, "SIGKILL", signal.SIGTERM)
linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux")


def sources() -> Iterator[tuple[str, ast.AST]]:
    for path in PACKAGE.rglob("*.py"):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def names_in(tree: ast.AST) -> set[str]:
    """Every imported module, and every dotted name that is called."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
            found |= {f"{keyword.arg}=" for keyword in node.keywords if keyword.arg}
    return found


def users_of(*wanted: str) -> dict[str, set[str]]:
    found = {name: names_in(tree) & set(wanted) for name, tree in sources()}
    return {name: used for name, used in found.items() if used}


def test_L05_no_trace_shows_the_values_of_variables() -> None:
    assert users_of("capture_locals=", "cgitb", "faulthandler", "rich.traceback") == {}


def test_L09_nothing_is_kept_in_a_registry_or_in_qts_settings() -> None:
    calls = {name: names_in(tree) for name, tree in sources()}
    used = {name for name, found in calls.items() if any("QSettings" in word for word in found)}
    assert used == set()
    # The entry that starts the program at sign-in: its path, and no secret.
    assert users_of("winreg") == {"storage/start_entries.py": {"winreg"}}


def test_L10_no_option_takes_a_secret() -> None:
    def options(parser) -> Iterator[str]:
        for action in parser._actions:
            yield from action.option_strings
            if isinstance(action.choices, dict):
                for sub in action.choices.values():
                    yield from options(sub)

    words = ("secret", "token", "password", "key")
    named = {o for o in options(build_parser()) if any(word in o for word in words)}
    assert named == {"--session-secrets", "--token-path"}


def test_L11_only_the_operators_command_is_a_child_and_nothing_goes_into_the_environment() -> None:
    """What that command is given is tested beside it (``test_operator_command``)."""
    starters = ("subprocess", "multiprocessing", "os.system", "os.popen", "os.execv", "os.spawnv")
    started = users_of(*starters, "os.putenv", "os.environ.update", "os.environ.setdefault")
    quotes = "storage/start_entries.py"  # the entry's command line for Windows; runs nothing
    assert started == {"storage/operator_command.py": {"subprocess"}, quotes: {"subprocess"}}
    called = dict(sources())[quotes]
    used = {name for name in names_in(called) if name.startswith("subprocess.")}
    assert used == {"subprocess.list2cmdline"}


class Waiting:
    """A command in the middle of a reading that does not end, with its secrets in memory."""

    def __init__(self, home: Path, code: str = "") -> None:
        kept = {key: os.environ[key] for key in ("PATH",) if key in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code or _WAIT, "refresh", "--session-secrets"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=home,
            encoding="utf-8",
            env={
                **kept,
                "HOME": str(home),
                "DESIGNO_SYNC_HOME": str(home / "data"),
                "PYTHONPATH": str(ROOT),
                "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            },
        )
        given = {"store:s": {"consumer_key": "ck_x", "consumer_secret": CANARY}}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(given))
        self.process.stdin.close()
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "has the secrets\n"

    def end(self, number: int = KILLED) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        assert self.process.stderr is not None
        self.process.stderr.close()
        return code


#: The program's own entry, held where it has opened its services with the secrets given.
_WAIT = """
import asyncio, sys
from designo_sync_gui.cli import order_commands
async def hold(session, args):
    print("has the secrets", flush=True)
    await asyncio.Event().wait()
order_commands.refresh = hold
from designo_sync_gui.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@linux
def test_L10_L11_neither_arguments_nor_environment_show_a_secret(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path)
    try:
        place = Path(f"/proc/{waiting.process.pid}")
        shown = place.joinpath("cmdline").read_bytes()
        assert b"refresh" in shown
        try:
            shown += place.joinpath("environ").read_bytes()
        except PermissionError:
            assert os.getuid() != 0, "closed to other processes of this user: even better"
        assert leaked(shown, [CANARY]) == []
    finally:
        waiting.end()


@linux
def test_L12_a_program_that_aborts_leaves_no_core(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path)
    limits = Path(f"/proc/{waiting.process.pid}/limits").read_text(encoding="utf-8")
    (core,) = [line.split() for line in limits.splitlines() if line.startswith("Max core")]
    assert core[4:6] == ["0", "0"]
    assert waiting.end(signal.SIGABRT) == -signal.SIGABRT
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("core")] == []


@linux
def test_L12_no_other_process_of_the_user_reads_its_memory() -> None:
    code = (
        "import ctypes; from designo_sync_gui.hardening import harden_process; harden_process(); "
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        timeout=30,
    )
    assert done.stdout == b"0\n"
