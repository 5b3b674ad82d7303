"""The two switches never write, and what they are called."""

import pytest

from designo_sync_gui.domain.connection import Store, fingerprint, place
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.locks import (
    OF_A_NEW_STORE,
    NeverWrite,
    is_locked,
    lock_reason,
    locked_target,
    never_written,
    with_locks,
)
from designo_sync_gui.domain.order import Side

SHOP = Store("de", "Print Depot", "woocommerce", "https://shop.example.com/")


@pytest.mark.parametrize(
    ("what", "locked"),
    [
        (NeverWrite.NONE, []),
        (NeverWrite.SHOP, [Side.STOREFRONT]),
        (NeverWrite.DESIGNO, [Side.DESIGNO]),
        (NeverWrite.BOTH, [Side.STOREFRONT, Side.DESIGNO]),
    ],
)
def test_that_each_switch_locks_its_own_side(what: NeverWrite, locked: list[Side]) -> None:
    store = with_locks(with_locks(SHOP, NeverWrite.BOTH), what)
    assert [side for side in Side if is_locked(store, side)] == locked
    assert never_written(store) is what


def test_that_each_way_to_lock_has_its_own_words() -> None:
    assert len({what.label.english for what in NeverWrite}) == len(NeverWrite)


def test_that_a_new_store_has_its_shop_locked() -> None:
    assert OF_A_NEW_STORE is NeverWrite.SHOP


def test_that_what_is_not_connected_has_no_lock() -> None:
    assert not is_locked(None, Side.STOREFRONT)


@pytest.mark.parametrize(
    ("side", "words"),
    [(Side.STOREFRONT, "The shop of “Print Depot” is locked"), (Side.DESIGNO, "DesignO is locked")],
)
def test_that_the_reason_says_which_lock_it_is_and_where_it_is_opened(
    side: Side, words: str
) -> None:
    told = lock_reason(SHOP, side).english
    assert told.startswith(words)
    assert "Edit store" in told
    assert "stores edit de --never-write none" in told


@pytest.mark.parametrize(
    ("what", "direction", "target"),
    [
        (NeverWrite.SHOP, Direction.TO_STOREFRONT, Side.STOREFRONT),
        (NeverWrite.SHOP, Direction.TO_DESIGNO, None),
        (NeverWrite.SHOP, Direction.FOLLOW, None),
        (NeverWrite.BOTH, Direction.FOLLOW, Side.STOREFRONT),
    ],
)
def test_that_a_direction_is_shut_where_all_it_writes_is_locked(
    what: NeverWrite, direction: Direction, target: Side | None
) -> None:
    assert locked_target(with_locks(SHOP, what), direction) is target


def test_that_a_lock_makes_no_other_connection_of_a_store() -> None:
    locked = with_locks(SHOP, NeverWrite.BOTH)
    assert fingerprint(locked) == fingerprint(SHOP)
    assert place(locked) == place(SHOP)
