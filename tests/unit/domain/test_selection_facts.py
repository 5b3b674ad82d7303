"""What can be written of a selection agrees with the plans of its orders."""

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.order_states import OrderState, SideState
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.selection_facts import facts_of, known_rules
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.write_rules import RefusalReason, WriteRules

LOCKED = WriteRules(locked=True, reason=say("locked"))
RULES = {
    Side.STOREFRONT: {"eu": WriteRules(), "us": LOCKED},
    Side.DESIGNO: {"eu": WriteRules(), "us": WriteRules()},
}


def state(
    left: str,
    right: str | None,
    code: str = "eu",
    moved: Movement = Movement.STOREFRONT,
    last: OutcomeKind | None = None,
) -> OrderState:
    ours = SideState(Presence.PRESENT, True, Status.text(left))
    theirs = None if right is None else SideState(Presence.PRESENT, True, Status.text(right))
    return OrderState(code, ours, theirs, moved, last)


def test_that_each_direction_counts_what_its_plan_would_write() -> None:
    facts = facts_of(
        [
            (state("a", "b"), 20),
            (state("a", "a"), 4),
            (state("a", "b", "us"), 3),
            (state("a", None), 2),
            (state("a", "b", last=OutcomeKind.UNKNOWN), 1),
        ],
        RULES,
    )
    assert facts.orders == 30
    assert facts.writable[Direction.TO_DESIGNO] == 23
    assert facts.writable[Direction.TO_STOREFRONT] == 20
    assert facts.refused[Direction.TO_STOREFRONT] == {
        RefusalReason.EQUAL: 4,
        RefusalReason.LOCKED: 3,
        RefusalReason.NOT_READ: 2,
        RefusalReason.UNSETTLED: 1,
    }
    assert facts.locked == {frozenset({Side.STOREFRONT}): 3}


def test_that_follow_counts_the_side_that_stayed_and_leaves_conflicts_out() -> None:
    facts = facts_of(
        [
            (state("a", "b", "us", Movement.DESIGNO), 5),
            (state("a", "b", moved=Movement.DESIGNO), 7),
            (state("a", "b", moved=Movement.BOTH), 2),
            (state("a", "b", moved=Movement.NEVER), 1),
        ],
        RULES,
    )
    assert facts.writable[Direction.FOLLOW] == 7
    assert facts.refused[Direction.FOLLOW] == {
        RefusalReason.LOCKED: 5,
        RefusalReason.CONFLICT: 2,
        RefusalReason.NEVER_AGREED: 1,
    }


def test_that_without_designo_nothing_is_written_there() -> None:
    facts = facts_of([(state("a", "b"), 3)], known_rules((), None))
    assert set(facts.writable.values()) == {0}


def test_that_the_settings_alone_tell_what_is_not_connected_locked_or_not_read_back() -> None:
    store = Store("eu", "EU", "woocommerce", "https://eu.example/", shop_locked=True)
    alone = known_rules([store], None)
    assert alone[Side.STOREFRONT]["eu"].locked
    assert not alone[Side.DESIGNO]["eu"].writable
    read = DesignoConnection("https://designo.example/", read_profile="profile")
    assert known_rules([store], read)[Side.DESIGNO]["eu"].reads_back
    unread = DesignoConnection("https://designo.example/")
    assert not known_rules([store], unread)[Side.DESIGNO]["eu"].reads_back
