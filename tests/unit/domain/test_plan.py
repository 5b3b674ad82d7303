"""Facts about plans: what is written, what is refused and why."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import PlanInvalid
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.plan import (
    Change,
    Missing,
    Plan,
    PlannedWrite,
    Refusal,
    RefusalReason,
    WriteRules,
    build_plan,
)
from designo_sync_gui.domain.plan_facts import Seen
from designo_sync_gui.domain.plan_text import plan_from_text, plan_to_text
from designo_sync_gui.domain.sentence import NOTHING, say, verbatim
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
REF = OrderRef("wc_eu", "7")


def seen(text: str) -> Observation:
    return Observation(Presence.PRESENT, Status.text(text), NOW)


ABSENT = Observation(Presence.ABSENT, None, NOW)
UNREADABLE = Observation(Presence.PRESENT, None, NOW, problem=verbatim("lone surrogate"))
NULL = Observation(Presence.PRESENT, Status.null(), NOW)


def plan_one(
    storefront: Observation | None,
    designo: Observation | None,
    rules: WriteRules | None = None,
    target: Side = Side.DESIGNO,
    unsettled: frozenset[OrderRef] = frozenset(),
) -> PlannedWrite | Refusal:
    order = Order(REF, "#7", storefront, designo)
    known = {"wc_eu": rules or WriteRules()}
    plan = build_plan(target, [order], known, NOW, unsettled)
    assert len(plan.writes) + len(plan.refusals) == 1
    return plan.writes[0] if plan.writes else plan.refusals[0]


def written(storefront: Observation, designo: Observation, rules: WriteRules) -> PlannedWrite:
    row = plan_one(storefront, designo, rules)
    assert isinstance(row, PlannedWrite)
    return row


def reason(row: PlannedWrite | Refusal) -> RefusalReason:
    assert isinstance(row, Refusal)
    assert row.message
    return row.reason


def test_that_a_difference_becomes_a_write_of_the_exact_source_value() -> None:
    row = plan_one(seen("in-production "), seen("In Production"))
    assert row == PlannedWrite(
        REF,
        "#7",
        Status.text("In Production"),
        Status.text("in-production "),
        target=Side.DESIGNO,
    )


def test_that_the_other_direction_writes_the_other_value() -> None:
    row = plan_one(seen("a"), seen("b"), target=Side.STOREFRONT)
    a, b = Status.text("a"), Status.text("b")
    assert row == PlannedWrite(REF, "#7", a, b, target=Side.STOREFRONT)


@pytest.mark.parametrize(
    ("storefront", "designo", "expected"),
    [
        (seen("a"), seen("a"), RefusalReason.EQUAL),
        (seen("a"), None, RefusalReason.NOT_READ),
        (None, seen("a"), RefusalReason.NOT_READ),
        (seen("a"), ABSENT, RefusalReason.MISSING),
        (ABSENT, seen("a"), RefusalReason.MISSING),
        (UNREADABLE, seen("a"), RefusalReason.UNREADABLE),
        (seen("a"), UNREADABLE, RefusalReason.UNREADABLE),
        (NULL, seen("a"), RefusalReason.UNREADABLE),
    ],
)
def test_that_what_cannot_be_written_has_its_reason(
    storefront: Observation | None, designo: Observation | None, expected: RefusalReason
) -> None:
    assert reason(plan_one(storefront, designo)) is expected


def test_that_a_target_without_a_read_source_is_written_with_nothing_expected() -> None:
    row = plan_one(seen("a"), None, WriteRules(reads_back=False))
    told = "cannot be undone: the former value is not known"
    assert row == PlannedWrite(
        REF, "#7", None, Status.text("a"), verbatim(told), target=Side.DESIGNO
    )


def test_that_a_former_value_that_the_target_does_not_take_back_is_told() -> None:
    row = written(seen("a"), seen("gone"), WriteRules(allowed=frozenset({"a"})))
    assert row.consequence.english == "cannot be undone: the target does not accept “gone” again"
    assert written(seen("a"), seen("b"), WriteRules()).consequence == NOTHING


def test_that_what_the_target_would_not_keep_is_refused_with_what_would_become_of_it() -> None:
    rules = WriteRules(kept="[a-z]*", kept_reason=verbatim("It cuts."))
    row = plan_one(seen("aB"), seen("a"), rules)
    assert isinstance(row, Refusal)
    assert (row.reason, row.message) == (RefusalReason.NOT_ALLOWED, say("It cuts."))
    assert isinstance(plan_one(seen("ab"), seen("a"), rules), PlannedWrite)
    line_end = plan_one(seen("ab\n"), seen("a"), rules)
    assert isinstance(line_end, Refusal)
    assert line_end.reason is RefusalReason.NOT_ALLOWED


def test_that_the_state_beside_the_status_decides_what_a_change_means() -> None:
    hold_ends = Change(None, None, verbatim("ends the hold"), "unhold", "unhold", state="holded")
    rules = WriteRules(changes=(hold_ends,), state_field="state")
    held = replace(seen("b"), others=(("state", Status.text("holded")),))
    assert written(seen("a"), held, rules).action == "unhold"
    free = replace(seen("b"), others=(("state", Status.text("new")),))
    assert written(seen("a"), free, rules).action == ""


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (WriteRules(writable=False, reason=verbatim("no")), RefusalReason.NOT_WRITABLE),
        (WriteRules(allowed=frozenset({"x"})), RefusalReason.NOT_ALLOWED),
        (WriteRules(forbidden={"refunded": verbatim("moves money")}), RefusalReason.NOT_ALLOWED),
        (WriteRules(frozen={"old": verbatim("in the trash")}), RefusalReason.NOT_ALLOWED),
        (WriteRules(types=frozenset()), RefusalReason.NOT_ALLOWED),
        (WriteRules(longest=7), RefusalReason.TOO_LONG),
    ],
)
def test_that_what_the_target_would_not_keep_is_refused(
    rules: WriteRules, expected: RefusalReason
) -> None:
    assert reason(plan_one(seen("refunded"), seen("old"), rules)) is expected


def test_that_a_store_that_is_not_connected_is_refused() -> None:
    order = Order(REF, "#7", seen("a"), seen("b"))
    plan = build_plan(Side.DESIGNO, [order], {}, NOW)
    assert [r.reason for r in plan.refusals] == [RefusalReason.NOT_WRITABLE]


def test_that_an_order_with_an_unknown_write_is_never_written_on_top() -> None:
    row = plan_one(seen("a"), seen("b"), unsettled=frozenset({REF}))
    assert reason(row) is RefusalReason.UNSETTLED


def test_that_the_longest_value_a_target_keeps_is_still_written() -> None:
    assert isinstance(plan_one(seen("x" * 17), seen("b"), WriteRules(longest=17)), PlannedWrite)


def test_that_equal_rows_are_not_counted_as_refused() -> None:
    orders = [
        Order(OrderRef("wc_eu", "1"), "1", seen("a"), seen("a")),
        Order(OrderRef("wc_eu", "2"), "2", seen("a"), ABSENT),
    ]
    plan = build_plan(Side.DESIGNO, orders, {"wc_eu": WriteRules()}, NOW)
    assert len(plan.refusals) == 2
    assert [r.ref.order_id for r in plan.refused] == ["2"]


def sample_plan() -> Plan:
    return Plan(
        Direction.TO_DESIGNO,
        NOW,
        (
            PlannedWrite(
                REF,
                "#7",
                Status.text("\ufeffb"),
                Status.number("1.0"),
                verbatim("mails"),
                target=Side.DESIGNO,
            ),
        ),
        (
            Refusal(
                OrderRef("wc_eu", "8"),
                "",
                RefusalReason.MISSING,
                verbatim("gone"),
                target=Side.DESIGNO,
            ),
        ),
    )


def test_that_a_plan_file_brings_the_same_plan_back() -> None:
    plan = replace(sample_plan(), connections=(("wc_eu", "designo", "f00d"),))
    assert plan_from_text(plan_to_text(plan)) == plan


@pytest.mark.parametrize(
    "altered",
    [
        replace(sample_plan(), direction=Direction.TO_STOREFRONT),
        replace(sample_plan(), created_at=NOW + timedelta(seconds=1)),
        replace(sample_plan(), writes=()),
        replace(sample_plan(), refusals=()),
    ],
)
def test_that_the_digest_covers_every_part(altered: Plan) -> None:
    assert altered.digest != sample_plan().digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"order_id": "7"', '"order_id": "9"'),
        ('"to": "designo"', '"to": "storefront"'),
        ('"value": "1.0"', '"value": "2.0"'),
        ('"consequence": "mails"', '"consequence": ""'),
        ("designo-sync plan 5", "designo-sync plan 6"),
        ('"target": "designo"', '"target": "storefront"'),
        ('"action": ""', '"action": "cancel"'),
        ('"confirm": ""', '"confirm": "refund"'),
    ],
)
def test_that_an_altered_plan_file_is_refused(old: str, new: str) -> None:
    text = plan_to_text(sample_plan())
    assert old in text
    with pytest.raises(PlanInvalid):
        plan_from_text(text.replace(old, new))


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"format": 1}', "{" * 100_000])
def test_that_a_file_that_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(PlanInvalid):
        plan_from_text(text)


@pytest.mark.parametrize("place", ["order_id", "number", "brake"])
def test_that_a_plan_file_with_a_text_that_no_sink_can_carry_is_refused(place: str) -> None:
    """Its digest is right: somebody made it by hand."""
    plan = sample_plan()
    (write, *others) = plan.writes
    lone = "7\ud800"
    made = {
        "order_id": replace(plan, writes=(replace(write, ref=OrderRef("s", lone)), *others)),
        "number": replace(plan, writes=(replace(write, number=lone), *others)),
        "brake": replace(plan, brakes=(verbatim(lone),)),
    }
    with pytest.raises(PlanInvalid):
        plan_from_text(plan_to_text(made[place]))


def test_that_what_must_be_typed_is_counted_by_word() -> None:
    (write,) = sample_plan().writes
    rows = [replace(write, confirm=word) for word in ("refund", "", "cancel", "refund")]
    plan = replace(sample_plan(), writes=tuple(rows))
    assert plan.confirmations == {"refund": 2, "cancel": 1}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("wanted", None),
        ("wanted", {"type": "null", "value": ""}),
        ("wanted", {"type": "number", "value": "01"}),
        ("wanted", {"type": "text", "value": "a", "unit": "b"}),
        ("expected", "paid"),
        ("store", 7),
        ("colour", "red"),
    ],
)
def test_that_a_plan_file_with_a_damaged_row_is_refused(key: str, value: object) -> None:
    document = json.loads(plan_to_text(sample_plan()))
    document["writes"][0][key] = value
    with pytest.raises(PlanInvalid):
        plan_from_text(json.dumps(document))


@pytest.mark.parametrize("connection", ["wc_eu", ["wc_eu", "designo"], ["wc_eu", "designo", 7]])
def test_that_a_plan_file_with_a_damaged_connection_is_refused(connection: object) -> None:
    document = json.loads(plan_to_text(sample_plan()))
    document["connections"] = [connection]
    with pytest.raises(PlanInvalid):
        plan_from_text(json.dumps(document))


def test_that_an_undo_that_the_target_would_not_take_is_told_before_writing() -> None:
    rules = WriteRules(forbidden={"old": verbatim("“old” cannot be written.")})
    assert (
        "does not accept “old” again"
        in written(seen("new"), seen("old"), rules).consequence.english
    )
    assert "no former value" in written(seen("new"), NULL, WriteRules()).consequence.english


def test_that_a_status_that_was_only_seen_in_other_states_is_told_as_such() -> None:
    """Beside what the change is known to cause, where anything is."""
    rules = WriteRules(
        changes=(Change(None, "sent", verbatim("e-mails the customer")),),
        state_field="state",
        seen_with={"sent": frozenset({"complete"}), "paid": frozenset({"complete", "new"})},
    )
    held = replace(seen("old"), others=(("state", Status.text("new")),))
    told = written(seen("sent"), held, rules).consequence
    assert told.english.startswith(
        "e-mails the customer; “sent” was only seen with orders in state complete"
    )
    assert written(seen("paid"), held, rules).consequence.english == ""
    assert written(seen("sent"), seen("old"), rules).consequence.english == "e-mails the customer"


def test_that_a_write_tells_when_its_values_were_read_and_its_source_changed() -> None:
    early, late = datetime(2026, 3, 4, 8, tzinfo=UTC), datetime(2026, 3, 4, 9, tzinfo=UTC)
    source = replace(seen("a"), read_at=late, changed_at="2026-03-01T00:00:00")
    write = written(source, replace(seen("b"), read_at=early), WriteRules())
    assert write.seen == Seen(early, "2026-03-01T00:00:00")
    unread = plan_one(source, None, WriteRules(reads_back=False))
    assert isinstance(unread, PlannedWrite)
    assert unread.seen == Seen(late, "2026-03-01T00:00:00")


@pytest.mark.parametrize(
    ("storefront", "designo", "lacks"),
    [
        (None, seen("b"), (Missing.NOTHING, Missing.NOT_READ)),
        (seen("a"), None, (Missing.NOT_READ, Missing.NOTHING)),
        (
            seen("a"),
            ABSENT,
            (Missing.ABSENT, Missing.NOTHING),
        ),
        (
            ABSENT,
            UNREADABLE,
            (Missing.UNREADABLE, Missing.ABSENT),
        ),
        (seen("a"), seen("a"), (Missing.NOTHING, Missing.NOTHING)),
    ],
)
def test_that_a_refusal_says_of_each_side_why_it_has_no_value(storefront, designo, lacks) -> None:
    row = plan_one(storefront, designo)
    assert isinstance(row, Refusal)
    assert row.lacks == lacks


def test_that_a_plan_shows_both_words_where_a_target_is_declared_to_show_another_one() -> None:
    rules = WriteRules(shows={"paid": Status.text("PAID ✓")})
    row = written(seen("paid"), seen("new"), rules)
    assert row.wanted == Status.text("paid")
    assert row.consequence.english == "“PAID ✓” is shown there afterwards, as declared"
    assert written(seen("shipped"), seen("new"), rules).consequence == NOTHING


def test_that_nothing_is_written_where_the_declared_word_is_shown_already() -> None:
    rules = WriteRules(shows={"paid": Status.text("PAID")})
    row = plan_one(seen("paid"), seen("PAID"), rules)
    assert reason(row) is RefusalReason.EQUAL
    assert isinstance(row, Refusal)
    assert row.message.english == "“PAID” is shown there, as declared for “paid”: nothing to write."


@pytest.mark.parametrize("wanted", [Status.number("5"), Status.boolean(True), Status.text("5 ")])
def test_that_a_declaration_is_of_one_exact_text(wanted: Status) -> None:
    assert WriteRules(shows={"5": Status.text("five")}).shown(wanted) == wanted
    assert WriteRules(shows={"5": Status.number("7")}).shown(Status.text("5")) == Status.number("7")


@pytest.mark.parametrize(
    ("declared", "words"),
    [(False, "The target does not know"), (True, "The store's profile does not write")],
)
def test_that_a_refusal_says_whose_list_a_status_is_not_on(declared: bool, words: str) -> None:
    rules = WriteRules(allowed=frozenset({"paid"}), declared=declared)
    row = plan_one(seen("new"), seen("old"), rules)
    assert reason(row) is RefusalReason.NOT_ALLOWED
    assert isinstance(row, Refusal)
    assert row.message.english.startswith(words)
