"""Names are hidden by the same word everywhere."""

from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.diagnostics import masked

names = st.text(min_size=1, max_size=8)


def test_that_a_long_name_goes_before_one_that_is_part_of_it() -> None:
    aliases = {"shop.example": "host-1", "eu.shop.example": "host-2"}
    assert masked("eu.shop.example shop.example", aliases) == "host-2 host-1"


def test_that_nothing_is_changed_without_names() -> None:
    assert masked("a b", {}) == "a b"


@given(st.text(), names)
def test_that_no_name_is_left(text: str, name: str) -> None:
    alias = "\u2400"
    if name.casefold() in alias:
        return
    assert name not in masked(f"{text}{name}{text}", {name: alias}).replace(alias, "\x00\x00")
