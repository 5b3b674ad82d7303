"""What a system starts at sign-in: written as it wants it, read back as it is."""

import asyncio
import os
import plistlib
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed
from designo_sync_gui.domain.start_at_sign_in import StartState
from designo_sync_gui.storage import start_at_sign_in as starting
from designo_sync_gui.storage.start_at_sign_in import SystemStart, window_program, window_words
from designo_sync_gui.storage.start_entries import (
    DesktopEntry,
    LaunchAgent,
    RunValue,
    autostart_folder,
    desktop_text,
    entry_name,
    exec_value,
    run_value,
)

PLAIN = ("/usr/bin/designo-sync", "--in-tray")
#: Paths that operators have and shells trip over.
ODD = (
    '/srv/anna müller/Büro $1 `x` "q" 50% back\\slash/designo-sync',
    "--in-tray",
    "--home",
    "/data/with 'quotes' & more",
)
USUAL = Path("/data/a/.local/share/designo-sync")
linux = pytest.mark.skipif(sys.platform != "linux", reason="an entry of Linux desktops")


def parsed_by_a_shell(value: str) -> list[str]:
    """As a desktop reads ``Exec``: the string's escapes, then the quoting of a shell, then ``%%``.
    Another program than ours does the second step."""
    text = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
    shell = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s\\0' {text}"], capture_output=True, check=True
    )
    return [word.decode().replace("%%", "%") for word in shell.stdout.split(b"\0")[:-1]]


@linux
@pytest.mark.parametrize("words", [PLAIN, ODD, (*PLAIN, "--home", "/x\nExec=evil")])
def test_that_every_word_of_the_command_arrives_as_it_is(words) -> None:
    assert parsed_by_a_shell(exec_value(words)) == list(words)
    assert "\nExec=evil" not in desktop_text(words)


@linux
@pytest.mark.parametrize("words", [PLAIN, ODD])
def test_that_an_entry_is_on_once_written_and_off_once_removed(tmp_path, words) -> None:
    entry = DesktopEntry(tmp_path / "new" / "autostart" / "designo-sync.desktop", words)
    assert entry.state() is StartState.OFF
    entry.turn_off()
    entry.turn_on()
    assert entry.state() is StartState.ON
    assert [path.name for path in entry.path.parent.iterdir()] == ["designo-sync.desktop"]
    entry.turn_off()
    assert entry.state() is StartState.OFF


@linux
@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_that_what_the_desktop_switched_off_is_shown_as_off(tmp_path, line) -> None:
    entry = DesktopEntry(tmp_path / "designo-sync.desktop", PLAIN)
    entry.turn_on()
    with entry.path.open("a") as file:
        file.write(f"{line}\n")
    assert entry.state() is StartState.OFF
    entry.turn_on()
    assert entry.state() is StartState.ON


@linux
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"[Desktop Entry]\nExec=/old/designo\n"])
def test_that_an_entry_that_starts_something_else_is_told_apart(tmp_path, content) -> None:
    entry = DesktopEntry(tmp_path / "designo-sync.desktop", PLAIN)
    entry.path.write_bytes(content)
    assert entry.state() is StartState.OTHER


@linux
def test_that_a_folder_that_cannot_be_used_is_an_error_and_not_off(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    below = DesktopEntry(tmp_path / "file" / "designo-sync.desktop", PLAIN)
    folder = DesktopEntry(tmp_path, PLAIN)
    for act in (below.turn_on, below.turn_off, below.state, folder.state, folder.turn_off):
        with pytest.raises(StorageFailed):
            act()


@linux
def test_that_a_path_that_is_no_text_is_refused(tmp_path) -> None:
    entry = DesktopEntry(tmp_path / "designo-sync.desktop", (*PLAIN, "--home", "/x\udcff"))
    with pytest.raises(SettingsInvalid, match="no text"):
        entry.turn_on()
    assert not entry.path.exists()


@linux
@pytest.mark.parametrize(
    ("told", "folder"),
    [("/conf", "/conf/autostart"), ("relative", None), ("", None), (None, None)],
)
def test_that_only_an_absolute_config_home_counts(told, folder) -> None:
    usual = str(Path.home() / ".config" / "autostart")
    assert str(autostart_folder(lambda _: told)) == (folder or usual)


@linux
def test_that_the_system_starts_this_program_on_this_data_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    home = tmp_path / "data ü"

    async def walk() -> list[StartState]:
        start = SystemStart(home)
        found = [await start.state()]
        await start.turn_on()
        found.append(await start.state())
        (file,) = (tmp_path / "config" / "autostart").iterdir()
        value = next(v for v in file.read_text().splitlines() if v.startswith("Exec="))
        words = parsed_by_a_shell(value.removeprefix("Exec="))
        assert words == [*window_program(), "--in-tray", "--home", str(home)]
        found.append(await SystemStart(tmp_path / "other").state())
        await start.turn_off()
        return [*found, await start.state()]

    off = StartState.OFF
    assert Path(window_program()[0]).exists()
    assert asyncio.run(walk()) == [off, StartState.ON, off, off]


def test_that_each_data_folder_has_an_entry_of_its_own() -> None:
    assert entry_name(USUAL, USUAL) == "designo-sync"
    other = entry_name(Path("/other"), USUAL)
    assert other.startswith("designo-sync-")
    assert other != entry_name(Path("/third"), USUAL)
    assert window_words(USUAL, USUAL) == (*window_program(), "--in-tray")


@pytest.mark.parametrize(
    ("beside", "frozen", "words"),
    [
        (["designo-sync-window"], False, ["designo-sync-window"]),
        ([], True, ["python"]),
        ([], False, ["python", "-m", "designo_sync_gui"]),
        (["pythonw"], False, ["pythonw", "-m", "designo_sync_gui"]),
    ],
)
@linux
def test_that_the_program_is_found_as_it_is_installed(
    tmp_path, monkeypatch, beside, frozen, words
) -> None:
    monkeypatch.delenv("DESIGNO_SYNC_PROGRAM", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    if frozen:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    for name in beside:
        (tmp_path / name).write_text("")
    assert window_program() == (str(tmp_path / words[0]), *words[1:])
    monkeypatch.setenv("DESIGNO_SYNC_PROGRAM", "/usr/bin/designo-sync")
    assert window_program() == ("/usr/bin/designo-sync",)


class FakeRegistry:
    """The user's part of the registry, in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}
        self.error: OSError | None = None

    def read(self, key: str, name: str) -> object:
        self._may_fail()
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        self._may_fail()
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        self._may_fail()
        self.values.pop((key, name), None)

    def _may_fail(self) -> None:
        if self.error is not None:
            raise self.error


WINDOWS = (r"D:\Anna Müller\Local\Programs\DesignO Sync\designo-sync-window.exe",)
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


def test_that_windows_gets_a_quoted_command_line_and_reads_it_back() -> None:
    registry = FakeRegistry()
    words = (*WINDOWS, "--in-tray", "--home", "D:\\Daten Büro\\")
    value = RunValue(registry, "designo-sync", words)
    assert value.state() is StartState.OFF
    value.turn_on()
    line = f'"{WINDOWS[0]}" --in-tray --home "D:\\Daten Büro\\\\"'
    assert registry.values == {(RUN, "designo-sync"): line}
    assert value.state() is StartState.ON
    moved = RunValue(registry, "designo-sync", ("C:\\new.exe", "--in-tray"))
    assert moved.state() is StartState.OTHER
    value.turn_off()
    value.turn_off()
    assert registry.values == {}


@pytest.mark.parametrize(
    ("approved", "state"),
    [
        (b"\x02" + bytes(11), StartState.ON),
        (b"\x03" + bytes(11), StartState.OFF),
        (b"", StartState.ON),
    ],
)
def test_that_what_the_task_manager_switched_off_is_shown_as_off(approved, state) -> None:
    registry = FakeRegistry()
    value = RunValue(registry, "designo-sync", PLAIN)
    value.turn_on()
    registry.values[APPROVED, "designo-sync"] = approved
    assert value.state() is state
    value.turn_on()
    assert value.state() is StartState.ON


def test_that_windows_is_not_given_a_longer_line_than_it_starts() -> None:
    registry = FakeRegistry()
    with pytest.raises(SettingsInvalid, match="longer than 260"):
        RunValue(registry, "designo-sync", ("C:\\" + "x" * 270,)).turn_on()
    assert registry.values == {}
    assert len(run_value(("x" * 258,))) == 260
    RunValue(registry, "designo-sync", ("x" * 258,)).turn_on()


def test_that_a_registry_that_refuses_is_an_error_and_not_off() -> None:
    registry = FakeRegistry()
    registry.error = PermissionError(13, "Access is denied")
    value = RunValue(registry, "designo-sync", PLAIN)
    for act in (value.state, value.turn_on, value.turn_off):
        with pytest.raises(StorageFailed, match="Permission denied"):
            act()


def test_that_macos_gets_an_agent_of_its_own(tmp_path) -> None:
    agent = LaunchAgent(tmp_path / "Library" / "LaunchAgents", "designo-sync", ODD)
    assert agent.state() is StartState.OFF
    agent.turn_off()
    agent.turn_on()
    found = plistlib.loads(agent.path.read_bytes())
    assert found["ProgramArguments"] == list(ODD)
    assert found["RunAtLoad"] is True
    assert agent.path.stem == found["Label"] == "io.designo_sync.gui.designo-sync"
    assert agent.state() is StartState.ON
    agent.turn_off()
    assert agent.state() is StartState.OFF


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"Disabled": True}, StartState.OFF),
        ({"RunAtLoad": False}, StartState.OFF),
        ({"ProgramArguments": ["/old"]}, StartState.OTHER),
    ],
)
def test_that_an_agent_that_was_changed_is_shown_as_it_is(tmp_path, change, state) -> None:
    agent = LaunchAgent(tmp_path, "designo-sync", PLAIN)
    agent.turn_on()
    agent.path.write_bytes(plistlib.dumps(plistlib.loads(agent.path.read_bytes()) | change))
    assert agent.state() is state


@pytest.mark.parametrize("content", [b"", b"<plist><dict>", b"[]", plistlib.dumps([1])])
def test_that_an_agent_that_is_none_is_no_error(tmp_path, content) -> None:
    agent = LaunchAgent(tmp_path, "designo-sync", PLAIN)
    agent.path.write_bytes(content)
    assert agent.state() is StartState.OTHER


@pytest.mark.skipif(sys.platform == "win32", reason="below a file is nothing there, no error")
def test_that_an_agent_that_cannot_be_read_or_written_is_an_error(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    agent = LaunchAgent(tmp_path / "file", "designo-sync", PLAIN)
    for act in (agent.turn_on, agent.turn_off, agent.state):
        with pytest.raises(StorageFailed):
            act()
    odd = LaunchAgent(tmp_path, "designo-sync", ("/x\udcff",))
    with pytest.raises(SettingsInvalid):
        odd.turn_on()


def test_that_a_data_folder_is_named_by_its_whole_path(tmp_path, monkeypatch) -> None:
    seen = []

    def noting(home: Path, usual: Path) -> tuple[str, ...]:
        seen.append(home)
        return PLAIN

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(starting, "window_words", noting)
    starting.entry_of(Path("a") / ".." / "b")
    assert seen == [Path(os.path.abspath(tmp_path)) / "b"]  # noqa: PTH100


@linux
def test_that_the_systems_own_reader_takes_the_entry(tmp_path) -> None:
    path = tmp_path / "designo-sync.desktop"
    DesktopEntry(path, ODD).turn_on()
    try:
        done = subprocess.run(
            ["desktop-file-validate", str(path)],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("desktop-file-validate is not installed")
    assert (done.returncode, done.stdout) == (0, b""), shlex.quote(done.stdout.decode())
