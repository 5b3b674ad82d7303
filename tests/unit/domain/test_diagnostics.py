"""Names are hidden by the same word everywhere."""

from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.diagnostics import aliases_of, masked
from designo_sync_gui.domain.ports import Settings

names = st.text(min_size=1, max_size=8)


def test_that_a_long_name_goes_before_one_that_is_part_of_it() -> None:
    aliases = {"shop.example": "host-1", "eu.shop.example": "host-2"}
    assert masked("eu.shop.example shop.example", aliases) == "host-2 host-1"


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
