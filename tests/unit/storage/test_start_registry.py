"""The entry for the start at sign-in in the registry itself, where there is one (Windows, Wine)."""

import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.start_at_sign_in import StartState
from designo_sync_gui.storage import start_entries
from designo_sync_gui.storage.start_entries import RunValue

winreg = pytest.importorskip("winreg", reason="there is a registry on Windows only")
#: Defined on Windows only.
REGISTRY = vars(start_entries)["UserRegistry"]()
NAME = f"designo-sync-test-{os.getpid()}"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
WORDS = (
    r"C:\Anna Müller\Programs\DesignO Sync\designo-sync-window.exe",
    "--in-tray",
    "--home",
    "D:\\Daten Büro\\",
)


@pytest.fixture
def entry() -> Iterator[RunValue]:
    value = RunValue(REGISTRY, NAME, WORDS)
    yield value
    value.turn_off()


def parsed(line: str) -> list[str]:
    """The words that Windows gives to the program."""
    split = ctypes.CDLL("shell32").CommandLineToArgvW
    split.restype = ctypes.POINTER(ctypes.c_wchar_p)
    count = ctypes.c_int()
    words = split(line, ctypes.byref(count))
    return [words[at] for at in range(count.value)]


def approve(content: bytes) -> None:
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, APPROVED) as key:
        winreg.SetValueEx(key, NAME, 0, winreg.REG_BINARY, content)


def test_that_the_registry_holds_a_line_of_which_windows_makes_the_same_words(
    entry: RunValue,
) -> None:
    assert entry.state() is StartState.OFF
    entry.turn_off()
    entry.turn_on()
    line = REGISTRY.read(RUN, NAME)
    assert isinstance(line, str)
    assert parsed(line) == list(WORDS)
    assert entry.state() is StartState.ON
    assert RunValue(REGISTRY, NAME, WORDS[:2]).state() is StartState.OTHER
    entry.turn_off()
    assert REGISTRY.read(RUN, NAME) is None
    assert entry.state() is StartState.OFF


def test_that_what_the_task_manager_switched_off_is_off_until_it_is_asked_for(
    entry: RunValue,
) -> None:
    entry.turn_on()
    approve(b"\x03" + bytes(11))
    assert entry.state() is StartState.OFF
    entry.turn_on()
    assert entry.state() is StartState.ON
    assert REGISTRY.read(APPROVED, NAME) is None
    approve(b"\x02" + bytes(11))
    assert entry.state() is StartState.ON
    entry.turn_off()
    assert REGISTRY.read(APPROVED, NAME) is None


def test_that_a_value_of_another_kind_is_something_else_and_not_off(entry: RunValue) -> None:
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
        winreg.SetValueEx(key, NAME, 0, winreg.REG_DWORD, 1)
    assert entry.state() is StartState.OTHER


def test_that_a_name_that_the_registry_refuses_is_an_error() -> None:
    too_long = RunValue(REGISTRY, "x" * 20_000, (str(Path("C:/x.exe")),))
    with pytest.raises(StorageFailed):
        too_long.turn_on()
