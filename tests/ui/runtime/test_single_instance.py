"""One window per data folder: a second start brings the first to the front; each ends in order."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from designo_sync_gui.domain.errors import SecretStoreUnavailable, StorageFailed
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.runtime import single_instance
from designo_sync_gui.ui.runtime.single_instance import (
    LONGEST_PATH,
    FirstInstance,
    become_first,
    instance_name,
    is_same_user,
    raise_first,
)
from designo_sync_gui.ui.stores.keyring_dialog import KeyringDialog
from designo_sync_gui.ui.window.app import Session

ROOT = Path(__file__).parents[2]
#: Seconds in which a process must come up or end.
PATIENCE = 20.0


@pytest.fixture
def name():
    return f"designo-sync-test-{uuid.uuid4().hex}"


@pytest.fixture
def first(qapp, name):
    instance = FirstInstance(name)
    yield instance
    instance.stop()
    instance.deleteLater()


def asked(name: str, word: bytes) -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(1000)
    socket.write(word)
    socket.flush()
    return socket


@pytest.fixture(autouse=True)
def _runtime_folder(monkeypatch):
    """A path of a socket may have 100 bytes, and a test's own folder is longer."""
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


def test_that_a_folder_has_one_name_however_it_is_written(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path)
    assert instance_name(Path("a")) == instance_name(tmp_path / "b" / ".." / "a")
    assert instance_name(Path("a")) != instance_name(Path("b"))
    assert "a" * 60 not in instance_name(Path("a" * 60))


def test_that_nobody_answers_where_nothing_is_open(qapp, name):
    assert not raise_first(name)


def test_that_the_word_raise_brings_the_first_to_the_front(first, name, qtbot):
    with qtbot.waitSignal(first.raise_wanted, timeout=2000):
        socket = asked(name, b"raise\n")
    qtbot.waitUntil(lambda: socket.bytesAvailable() > 0)
    assert bytes(socket.readAll().data()) == b"raised\n"
    socket.abort()


def test_that_a_start_at_sign_in_leaves_the_first_where_it_is(first, name, qtbot):
    raised = []
    first.raise_wanted.connect(lambda: raised.append(True))
    assert become_first(name, quietly=True) is None
    with qtbot.waitSignal(first.raise_wanted, timeout=2000):
        asked(name, b"raise\n")
    assert raised == [True]


def test_that_the_first_start_at_sign_in_is_the_first(qapp, name):
    alone = become_first(name, quietly=True)
    assert alone is not None
    assert listens(alone)
    alone.stop()
    alone.deleteLater()


@pytest.mark.parametrize("word", [b"quit\n", b"raise\nraise\n", b"\x00" * 5000])
def test_that_no_other_word_is_understood(first, name, qtbot, word):
    heard = []
    first.raise_wanted.connect(lambda: heard.append(word))
    socket = asked(name, word)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []


def listens(instance):
    return instance.findChild(QLocalServer).isListening()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes leave nothing behind")
def test_F65_what_a_dead_process_left_is_taken_away(qapp, name):
    path = QLocalServer()
    path.listen(name)
    stale = Path(path.fullServerName())
    path.close()
    stale.touch()
    instance = become_first(name)
    assert instance is not None
    assert listens(instance)
    instance.stop()
    instance.deleteLater()


@pytest.mark.skipif(sys.platform != "linux", reason="a runtime folder is Linux's")
def test_F65_the_socket_lies_in_the_users_own_runtime_folder(tmp_path, monkeypatch, qapp):
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        own = Path(folder)
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        name = instance_name(tmp_path)
        assert Path(name).parent == own
        first = become_first(name)
        assert first is not None
        try:
            assert listens(first)
            assert [path.stat().st_mode & 0o077 for path in own.iterdir()] == [0]
            second = QLocalSocket()
            second.connectToServer(name)
            assert second.waitForConnected(1000)
            second.abort()
        finally:
            first.stop()
            first.deleteLater()
        assert not list(own.iterdir())


def test_that_a_folder_too_deep_for_a_socket_is_not_used(tmp_path, monkeypatch, qapp):
    deep = tmp_path / ("d" * LONGEST_PATH)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        assert Path(instance_name(Path(folder))).parent == Path(folder).resolve()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no folder")
def test_that_no_socket_lies_in_a_folder_that_others_share(tmp_path, monkeypatch, qapp):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with tempfile.TemporaryDirectory(prefix="ds-") as folder:
        assert Path(instance_name(Path(folder))).parent == Path(folder).resolve()
    too_deep = tmp_path / ("d" * LONGEST_PATH)
    assert instance_name(too_deep) == ""
    alone = become_first(instance_name(too_deep))
    assert alone is not None
    assert not listens(alone)
    alone.deleteLater()


def test_that_another_users_process_is_neither_heard_nor_asked(first, name, qtbot, monkeypatch):
    heard = []
    first.raise_wanted.connect(lambda: heard.append("raise"))
    monkeypatch.setattr(single_instance, "is_same_user", lambda socket: False)
    socket = asked(name, b"raise\n")
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []
    assert not raise_first(name)


@pytest.mark.skipif(sys.platform != "linux", reason="SO_PEERCRED is Linux's")
def test_that_the_user_of_the_other_end_is_told_by_the_system(first, name, monkeypatch):
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(1000)
    assert is_same_user(socket)
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000)
    assert not is_same_user(socket)
    socket.abort()


class Start:
    """A process of the program with a window that nobody sees."""

    def __init__(self, home: Path, outside: Path) -> None:
        kept = {
            key: os.environ[key]
            for key in ("PATH", "LD_LIBRARY_PATH", "XDG_RUNTIME_DIR")
            if key in os.environ
        }
        environment = {
            **kept,
            "HOME": str(outside),
            "DISPLAY": ":none",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "designo_sync_gui", "--home", str(home)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.name = instance_name(home)

    def answers(self) -> bool:
        """Wait until its window answers, or it ended."""
        for _ in range(int(PATIENCE / 0.05)):
            if raise_first(self.name):
                return True
            try:
                self.process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            return False
        return False

    def end(self, number: int = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM")
def test_F65_a_second_start_ends_a_start_with_another_folder_runs_apart(tmp_path, qapp):
    first = Start(tmp_path / "one", tmp_path)
    other = None
    try:
        assert first.answers()
        second = Start(tmp_path / "one", tmp_path)
        assert second.process.wait(PATIENCE) == 0
        assert second.process.communicate() == (b"", b"")
        assert first.process.poll() is None
        other = Start(tmp_path / "two", tmp_path)
        assert other.answers()
        assert first.answers()
    finally:
        ended = [start.end() for start in (first, other) if start is not None]
    assert ended == [0, 0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_F65_a_killed_window_does_not_block_the_next(tmp_path, qapp):
    killed = Start(tmp_path / "one", tmp_path)
    assert killed.answers()
    assert killed.end(signal.SIGKILL) == -signal.SIGKILL
    assert not raise_first(killed.name)
    after = Start(tmp_path / "one", tmp_path)
    try:
        assert after.answers()
    finally:
        assert after.end() == 0


def test_F67_the_systems_wish_to_end_asks_nobody_and_finishes_what_is_in_flight(
    in_session, support, until
):
    services = support.FakeServices()

    async def opening():
        return services

    async def scenario(session):
        window = session.window
        await until(lambda: window.overview and not window.tasks.busy)
        services.hold()
        window.parts.refresh()
        await until(lambda: window.jobs.running and services.waiting)
        session.quit()
        assert window.findChildren(ConfirmDialog) == []

    in_session(opening, scenario)
    assert services.called("cancel") == ["job-1"]
    assert services.closed


def test_that_a_second_start_shows_the_first_window(in_session, support, until):
    services = support.FakeServices()

    async def opening():
        return services

    async def scenario(session):
        window = session.window
        await until(lambda: window.overview and not window.busy)
        window.showMinimized()
        session.bring_to_front()
        assert not window.isMinimized()
        window.close()

    in_session(opening, scenario)


def test_that_a_start_at_sign_in_begins_in_the_tray_and_a_second_start_shows_it(
    arun, support, until
):
    services = support.FakeServices()

    async def opened():
        return services

    async def scenario():
        session = Session(opened, NOTHING, UnexpectedErrors(), hidden=True)
        living = asyncio.ensure_future(session.run())
        await until(lambda: session.window and session.window.overview)
        window = session.window
        assert window is not None
        assert not window.isVisible()
        session.bring_to_front()
        await until(window.isVisible)
        window.close()
        await living

    arun(scenario())


def test_that_a_hidden_window_comes_up_where_the_data_cannot_be_opened(arun, until):
    async def broken():
        raise StorageFailed(verbatim("the disk is gone"))

    async def scenario():
        session = Session(broken, NOTHING, UnexpectedErrors(), hidden=True)
        living = asyncio.ensure_future(session.run())
        await until(lambda: session.window and session.window.banners.keys())
        assert session.window is not None
        await until(session.window.isVisible)
        session.window.close()
        await living

    arun(scenario())


def test_that_a_hidden_start_without_a_keyring_asks_nothing_until_the_window_is_seen(
    arun, support, until
):
    services = support.FakeServices()
    services.secret_problem = SecretStoreUnavailable(verbatim("The keyring is locked."))

    async def opened():
        return services

    async def scenario():
        session = Session(opened, NOTHING, UnexpectedErrors(), hidden=True)
        living = asyncio.ensure_future(session.run())
        await until(lambda: session.window and session.window.overview)
        window = session.window
        assert window is not None
        await until(window.banners.keys)
        assert window.findChildren(KeyringDialog) == []
        session.bring_to_front()
        assert window.parts is not None
        window.parts.refresh_overview()
        await until(lambda: window.findChildren(KeyringDialog))
        window.findChildren(KeyringDialog)[0].reject()
        window.close()
        await living

    arun(scenario())
