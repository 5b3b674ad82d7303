"""The operator's command is run without a shell and cannot hold anything up."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.errors import CommandFailed, SettingsInvalid
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.trouble import (
    FailedCommand,
    Remembered,
    Told,
    TroubleKey,
    TroubleKind,
)
from designo_sync_gui.storage import operator_command
from designo_sync_gui.storage.operator_command import LocalCommand, passed_on
from designo_sync_gui.storage.told_troubles import TroubleFile

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
Script = Callable[[str], Sequence[str]]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """The words that run a few lines of Python."""

    def words(text: str) -> Sequence[str]:
        path = tmp_path / "tell it.py"
        path.write_text(text)
        return sys.executable, str(path), str(tmp_path / "told.json")

    return words


def run(words: Sequence[str], text: str = '{"a": 1}', command: LocalCommand | None = None) -> None:
    asyncio.run((command or LocalCommand()).run(words, text))


def test_that_the_command_gets_its_words_and_the_json(script: Script, tmp_path: Path) -> None:
    words = script(
        "import json, os, sys\n"
        "told = {'words': sys.argv[2:], 'read': sys.stdin.read(), 'folder': os.getcwd()}\n"
        "json.dump(told, open(sys.argv[1], 'w'))\n"
    )
    run([*words, "a b", "$HOME", "; exit 1"])
    told = json.loads((tmp_path / "told.json").read_text())
    assert told == {
        "words": ["a b", "$HOME", "; exit 1"],
        "read": '{"a": 1}',
        "folder": str(Path.home()),
    }


def test_that_only_listed_variables_are_handed_on(script: Script, tmp_path: Path) -> None:
    environment = {"PATH": "/bin", "LC_ALL": "C", "AWS_SECRET_ACCESS_KEY": "canary", "HOME": "/h"}
    assert passed_on(environment) == {"PATH": "/bin", "LC_ALL": "C", "HOME": "/h"}
    words = script("import json, os, sys; json.dump(dict(os.environ), open(sys.argv[1], 'w'))")
    run(words, command=LocalCommand(environment=passed_on({**os.environ, "TOKEN": "canary"})))
    assert "canary" not in (tmp_path / "told.json").read_text()


def test_that_a_command_that_does_not_read_and_floods_its_output_just_ends(script: Script) -> None:
    words = script("import sys; [sys.stdout.write('x' * 2**20) for _ in range(50)]")
    run(words, "y" * 2**20)


def test_that_a_command_that_takes_too_long_is_ended(script: Script) -> None:
    words = script("import signal; signal.pause()")
    with pytest.raises(CommandFailed, match="did not end within 0 s"):
        run(words, command=LocalCommand(seconds=0.0))


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe with a name, of POSIX")
def test_that_a_command_that_hangs_is_ended_with_all_that_it_started(
    script: Script, tmp_path: Path
) -> None:
    """What it started holds the pipe open: the reading ends once all of it is gone."""
    pipe = tmp_path / "told.json"
    os.mkfifo(pipe)
    words = script(
        "import os, signal, subprocess, sys\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "pipe = os.open(sys.argv[1], os.O_WRONLY)\n"
        "code = 'import os, signal; os.write(1, b\"x\"); signal.pause()'\n"
        "subprocess.Popen([sys.executable, '-c', code], stdout=pipe)\n"
        "signal.pause()\n"
    )

    async def body() -> bytes:
        running = asyncio.ensure_future(LocalCommand().run(words, ""))
        with await asyncio.to_thread(pipe.open, "rb") as reading:
            started = await asyncio.to_thread(reading.read, 1)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            return started + await asyncio.to_thread(reading.read)

    assert asyncio.run(body()) == b"x"


def test_that_a_command_that_is_cancelled_while_it_starts_does_not_go_on(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = script("import time; time.sleep(60)")
    stands, go_on = threading.Event(), threading.Event()
    begun: list[Any] = []
    start = subprocess.Popen

    def slow(*args: Any, **named: Any) -> Any:
        if begun:  # what ends it, on Windows
            return start(*args, **named)
        begun.append(start(*args, **named))
        stands.set()
        go_on.wait()
        return begun[0]

    async def body() -> None:
        running = asyncio.ensure_future(LocalCommand().run(words, ""))
        await asyncio.to_thread(stands.wait)
        running.cancel()
        await asyncio.sleep(0)
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await running

    monkeypatch.setattr(subprocess, "Popen", slow)
    asyncio.run(body())
    code = begun[0].poll()
    begun[0].kill()
    assert code is not None


def test_that_the_loop_goes_on_while_a_command_is_ended(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program of Windows that ends others takes its time."""
    words = script("import time; time.sleep(60)")
    kill = operator_command._kill
    stands, kept_going = threading.Event(), threading.Event()

    def slow(running: "subprocess.Popen[bytes]") -> None:
        stands.set()
        kept_going.wait()
        kill(running)

    async def body() -> None:
        running = asyncio.ensure_future(LocalCommand().run(words, ""))
        await asyncio.sleep(0)
        running.cancel()
        await asyncio.to_thread(stands.wait)
        kept_going.set()
        with pytest.raises(asyncio.CancelledError):
            await running

    monkeypatch.setattr(operator_command, "_kill", slow)
    asyncio.run(body())


def test_that_an_exit_status_is_told(script: Script) -> None:
    with pytest.raises(CommandFailed, match="exit status 3"):
        run(script("raise SystemExit(3)"))


def test_that_what_cannot_be_started_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.exe"
    broken.write_bytes(b"\x7fELF nonsense")
    broken.chmod(0o700)
    with pytest.raises(CommandFailed, match="cannot be started"):
        run([str(broken)])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{folder}/no/such/program", "was not found"),
        ("no-such-program-anywhere", "was not found"),
        ("./tell.sh", "not a full path"),
        ("~/tell.sh", "not a full path"),
        ("bin/tell.sh", "not a full path"),
        ("{folder}", "is a folder"),
        ("{folder}/plain.txt", "is not executable"),
        ("   ", "names no program"),
        ('"{folder}', "quotation mark"),
    ],
)
def test_that_a_program_that_cannot_be_run_is_refused(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "plain.txt").write_text("")
    with pytest.raises(SettingsInvalid, match=why):
        LocalCommand().words(text.replace("{folder}", str(tmp_path)))


def test_that_no_command_is_no_error_and_a_bare_name_is_looked_for() -> None:
    assert LocalCommand().words("") == ()
    shell = "cmd" if sys.platform == "win32" else "sh"
    assert LocalCommand().words(f"{shell} -c x") == (shell, "-c", "x")


def test_that_what_was_told_is_kept(tmp_path: Path) -> None:
    file = TroubleFile(tmp_path / "troubles.json", lambda: NOW)
    told = {
        TroubleKey(TroubleKind.HELD, "größe\n"): Told(NOW),
        TroubleKey(TroubleKind.UNREAD, "wc_eu", Side.DESIGNO): Told(NOW, lasts=False),
        TroubleKey(TroubleKind.JOB_FAILED, "", None): Told(NOW, arrived=False),
    }
    failed = FailedCommand(NOW, say("It ended with {n}.", n=3), verbatim("größe"))
    assert asyncio.run(file.load()) == Remembered()
    kept = Remembered(told, failed)
    assert asyncio.run(file.change(lambda _: kept)) == kept
    assert asyncio.run(file.load()) == kept
    asyncio.run(file.change(lambda known: replace(known, failed=None)))
    assert asyncio.run(file.load()) == Remembered(told)


def test_that_a_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    """It knew only what was told."""
    path = tmp_path / "troubles.json"
    row = {"kind": "held", "store": "de", "side": None, "at": NOW.isoformat(), "lasts": True}
    path.write_text(json.dumps({"format": 1, "told": [row]}))
    told = {TroubleKey(TroubleKind.HELD, "de"): Told(NOW)}
    assert asyncio.run(TroubleFile(path, lambda: NOW).load()) == Remembered(told)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"format": 2, "told": []}',
        b'{"format": 1, "told": [{}]}',
        b'{"format": 1, "told": [null]}',
        b'{"format": 1, "told": [{"kind": "new", "store": "", "side": null, "at": "x"}]}',
        b'{"format": 1, "told": [], "failed": {"at": "2026-11-28T09:00:00"}}',
        b"[" * 100_000,
        b" " * (1024 * 1024 + 1),
    ],
    ids=range(10),
)
def test_that_a_file_that_is_not_understood_is_put_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "troubles.json"
    path.write_bytes(content)
    assert asyncio.run(TroubleFile(path, lambda: NOW).load()) == Remembered()
    (kept,) = tmp_path.iterdir()
    assert kept.name == "troubles.json.damaged-20261128-090000"
    assert kept.read_bytes() == content
