"""Freed memory goes back to the system, where the system can be told."""

import ctypes
import sys
from collections.abc import Callable

import pytest

from designo_sync_gui.freed_memory import give_back_freed_memory


class Library:
    """A C library that notes what it is told, or knows no such switch."""

    def __init__(self, told: list[tuple[int, int]], *, knows: bool) -> None:
        self._told, self._knows = told, knows

    @property
    def mallopt(self) -> Callable[[int, int], int]:
        if not self._knows:
            raise AttributeError("mallopt")

        def note(switch: int, value: int) -> int:
            self._told.append((switch, value))
            return 1

        return note


@pytest.mark.parametrize(
    ("platform", "knows", "expected"),
    [
        ("linux", True, [(-3, 1 << 20)]),
        ("linux", False, []),
        ("win32", True, []),
        ("darwin", True, []),
    ],
)
def test_that_large_pieces_are_given_back_where_the_system_knows_how(
    monkeypatch: pytest.MonkeyPatch, platform: str, knows: bool, expected: list[tuple[int, int]]
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Library(told, knows=knows))
    give_back_freed_memory()
    assert told == expected
