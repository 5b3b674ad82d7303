"""What an imported connection changes, and what it never does."""

from dataclasses import replace

import pytest

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.locks import NeverWrite, never_written, with_locks
from designo_sync_gui.domain.moving import (
    Change,
    Move,
    MovedView,
    Part,
    change_of,
    merged_store,
    merged_views,
    moved_preferences,
    remarks_on,
    remarks_on_address,
)
from designo_sync_gui.domain.preferences import Density, Preferences
from designo_sync_gui.domain.status import Status

STORE = Store("wc_eu", "Print Depot EU", "woocommerce", "https://shop.example.com/")
LOCKS = list(NeverWrite)


def view(title: str, text: str = "") -> MovedView:
    return MovedView(title, "ALL", text, (), (), (), (Status.text("x"),), None)


@pytest.mark.parametrize("given", LOCKS)
def test_that_a_new_store_starts_with_its_shop_locked(given: NeverWrite) -> None:
    imported = merged_store(None, with_locks(STORE, given))
    assert imported.shop_locked
    assert imported.designo_locked == (given in (NeverWrite.DESIGNO, NeverWrite.BOTH))


@pytest.mark.parametrize("former", LOCKS)
@pytest.mark.parametrize("given", LOCKS)
def test_that_a_lock_closed_on_either_side_stays_closed(
    former: NeverWrite, given: NeverWrite
) -> None:
    kept, told = with_locks(STORE, former), with_locks(STORE, given)
    imported = merged_store(kept, told)
    assert imported.shop_locked == (kept.shop_locked or told.shop_locked)
    assert imported.designo_locked == (kept.designo_locked or told.designo_locked)
    opened = never_written(imported) is not given
    assert [r.english for r in remarks_on(kept, told, imported)] == (
        ["An import opens no lock: this one stays closed. To open it: Stores, Edit store."]
        if opened
        else []
    )


def test_that_a_mark_of_production_is_not_taken_away() -> None:
    marked = replace(STORE, production=True)
    assert merged_store(marked, STORE).production
    assert merged_store(STORE, marked).production


def test_that_what_is_unusual_about_a_store_is_said() -> None:
    given = replace(STORE, url="http://10.0.0.1/", ca_file="/etc/own.pem", shop_locked=True)
    assert [r.english for r in remarks_on(STORE, given, given)] == [
        "Its address is not encrypted (http).",
        "It trusts the certificates in /etc/own.pem.",
        "It leads to another address: http://10.0.0.1/",
    ]


def test_that_what_is_unusual_about_designo_is_said_as_of_a_store() -> None:
    former = DesignoConnection("https://a.example/")
    given = DesignoConnection("http://b.example/", ca_file="/etc/own.pem")
    assert [r.english for r in remarks_on_address(former, given)] == [
        "Its address is not encrypted (http).",
        "It trusts the certificates in /etc/own.pem.",
        "It leads to another address: http://b.example/",
    ]
    assert remarks_on_address(None, former) == ()


def test_that_new_changed_and_same_are_told_apart_with_what_differs() -> None:
    assert change_of(None, STORE) == (Change.NEW, ())
    assert change_of(STORE, STORE) == (Change.SAME, ())
    other = replace(STORE, name="Other", url="https://b.example/")
    assert change_of(STORE, other) == (Change.CHANGED, ("name", "url"))
    possible = [Move(Part.STORE, "c", "n", change).possible for change in (*Change,)]
    assert possible == [True, True, False, False]
    assert len({change.label.english for change in Change}) == 4


def test_that_preferences_of_this_computer_stay() -> None:
    here = Preferences(on_trouble="/bin/tell", language="de")
    moved = moved_preferences(Preferences(density=Density.ROOMY, unread_hours=3, on_trouble="/x"))
    after = moved.put_into(here)
    assert after == Preferences(
        on_trouble="/bin/tell", language="", density=Density.ROOMY, unread_hours=3
    )


def test_that_chosen_views_go_in_the_place_of_their_title_or_to_the_end() -> None:
    kept = (view("A"), view("B"))
    given = (view("B", "new"), view("C"), view("D"))
    assert merged_views(kept, given, {"B", "C"}) == (view("A"), view("B", "new"), view("C"))
    assert merged_views(kept, given, set()) == kept
