"""Names are hidden by the same word everywhere."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.diagnostics import aliases_of, aliases_of_folder, masked
from designo_sync_gui.domain.ports import Settings

names = st.text(min_size=1, max_size=8)


def test_that_a_long_name_goes_before_one_that_is_part_of_it() -> None:
    aliases = {"shop.example": "host-1", "eu.shop.example": "host-2"}
    assert masked("eu.shop.example shop.example", aliases) == "host-2 host-1"


@pytest.mark.parametrize(
    "told",
    [
        r"D:\Daten\Müller\designo-sync\log.txt",
        r"d:\daten\müller\designo-sync\log.txt",
        r"'D:\\Daten\\Müller\\designo-sync\\log.txt'",
        '"D:\\\\Daten\\\\M\\u00fcller\\\\designo-sync\\\\log.txt"',
        "file:///D:/Daten/Müller/designo-sync/log.txt",
    ],
    ids=["as it is", "in small letters", "as Python shows it", "in JSON", "in an address"],
)
def test_that_a_folder_of_windows_is_hidden_however_it_is_written(told: str) -> None:
    hidden = masked(
        told, aliases_of_folder(PureWindowsPath(r"D:\Daten\Müller\designo-sync"), "DATA")
    )
    assert "DATA" in hidden
    assert not any(part in hidden.casefold() for part in ("daten", "ller"))


def test_that_a_folder_of_posix_has_one_alias() -> None:
    assert aliases_of_folder(PurePosixPath("/data/a"), "DATA") == {"/data/a": "DATA"}


def test_that_nothing_is_changed_without_names() -> None:
    assert masked("a b", {}) == "a b"


@given(st.text(), names)
def test_that_no_name_is_left(text: str, name: str) -> None:
    alias = "\u2400"
    if name.casefold() in alias or not name.strip("\x00"):
        return
    assert name not in masked(f"{text}{name}{text}", {name: alias}).replace(alias, "\x00\x00")


def test_that_a_folder_without_designo_has_names_of_its_stores_only() -> None:
    store = Store("a", "Print Depot", "woocommerce", "https://shop.example.com/")
    assert aliases_of(Settings("home", (store,))) == {
        "shop.example.com": "host-1.invalid",
        "Print Depot": "store-1",
    }
