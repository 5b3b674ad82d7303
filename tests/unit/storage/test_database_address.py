"""A database is opened by an address wherever its folder lies."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from designo_sync_gui.storage.database_address import address_of


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/büro/a b.sqlite3"), "file:///b%C3%BCro/a%20b.sqlite3?mode=ro"),
        (PureWindowsPath(r"D:\orders\a#1\b.sqlite3"), "file:///D:/orders/a%231/b.sqlite3?mode=ro"),
        (PureWindowsPath(r"\\nas\büro\b.sqlite3"), "file:////nas/b%C3%BCro/b.sqlite3?mode=ro"),
    ],
)
def test_that_an_address_names_no_computer(
    path: PurePosixPath | PureWindowsPath, address: str
) -> None:
    assert address_of(path, "mode=ro") == address


@pytest.mark.skipif(sys.platform == "win32", reason="a path of POSIX may begin with two slashes")
def test_that_sqlite_refuses_a_computer_and_takes_a_folder_in_its_place(tmp_path: Path) -> None:
    """The form for a folder of another computer, tried with one of this computer."""
    path = tmp_path / "a b.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE one (number INTEGER)")
    with pytest.raises(sqlite3.OperationalError, match="authority"):
        sqlite3.connect("file://nas/share/a.sqlite3?mode=ro", uri=True)
    address = address_of(path, "mode=ro")
    for form in (address, address.replace("file:///", "file:////", 1)):
        with closing(sqlite3.connect(form, uri=True)) as opened:
            assert opened.execute("SELECT name FROM sqlite_master").fetchall() == [("one",)]
