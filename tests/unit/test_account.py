"""Who is named in the journal."""

import os
import sys

import pytest

from designo_sync_gui.account import account, described

posix = pytest.mark.skipif(sys.platform == "win32", reason="the user database of POSIX")


@posix
def test_that_the_environment_does_not_say_who_runs_the_program(monkeypatch) -> None:
    import pwd

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME", "SUDO_USER"):
        monkeypatch.setenv(name, "somebody-else")
    assert "somebody-else" not in account()
    assert account().startswith(pwd.getpwuid(os.getuid()).pw_name)


@posix
def test_that_the_display_name_stands_beside_the_accounts_own(monkeypatch) -> None:
    import pwd

    entry = pwd.struct_passwd(("ana", "x", 7, 7, "Ana Silva,Room 1,555", "/", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda number: entry)
    assert account() == "ana (Ana Silva)"


@posix
def test_that_a_user_without_an_entry_is_named_by_number(monkeypatch) -> None:
    import pwd

    def unknown(number: int) -> object:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert account() == f"uid {os.getuid()}"


@pytest.mark.parametrize(
    ("display", "shown"),
    [
        ("", "ana"),
        ("ana", "ana"),
        ("  ", "ana"),
        ("Ana\nroot\x1b[31m\u202e", "ana (Anaroot[31m)"),
        ("x" * 500, f"ana ({'x' * 80})"),
    ],
)
def test_that_a_display_name_is_one_short_line_behind_the_name(display: str, shown: str) -> None:
    assert described("ana", display) == shown
