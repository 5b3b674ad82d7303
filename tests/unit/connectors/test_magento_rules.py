"""What is known of a Magento status before anything is sent."""

import httpx2 as httpx
import magento_kit as mk
import pytest

from designo_sync_gui.connectors.magento.platform import PLATFORM
from designo_sync_gui.connectors.magento.rules import NAME_ONLY, leads_to
from designo_sync_gui.connectors.magento.states import SeenStates
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.plan import RefusalReason, value_problem
from designo_sync_gui.domain.platform import Writing
from designo_sync_gui.domain.status import Status

NOTHING = SeenStates()


def rules(field="status", seen=NOTHING):
    """The rules of a shop whose orders were ``seen`` so; none at all where nothing is said."""

    def shop(request):
        groups = dict(request.url.params)
        state = groups["searchCriteria[filterGroups][0][filters][0][value]"]
        found = [
            {"state": state, "status": s} for s, states in seen.states.items() if state in states
        ]
        return httpx.Response(200, json={"items": found or None, "total_count": len(found)})

    async def use(side):
        return await side.rules.write_rules("mage")

    return mk.with_magento(shop, use, of=mk.store(status_field=field))


def row(now, wanted, state="", seen=NOTHING):
    """What a plan finds for ``wanted`` over ``now``: a problem, or else the change."""
    known = rules(seen=seen)
    before = Status.text(now) if isinstance(now, str) else now
    problem = value_problem(Status.text(wanted), before, known)
    return problem or known.change(before, Status.text(wanted), state)


def seen(**states):
    """Orders by their status, with the states they are in."""
    return SeenStates({status: frozenset(where.split()) for status, where in states.items()})


@pytest.mark.parametrize(
    ("now", "wanted", "action"),
    [
        ("processing", "holded", "hold"),
        ("in_print", "holded", "hold"),
        ("holded", "processing", "unhold"),
        ("holded", "in_print", "unhold"),
        ("holded", "complete", "unhold"),
        ("holded", "canceled", "cancel"),
        ("pending", "canceled", "cancel"),
    ],
)
def test_that_an_action_needs_a_typed_word(now, wanted, action):
    write = row(now, wanted)
    assert (write.action, write.confirm) == (action, action)
    assert write.consequence.english


@pytest.mark.parametrize("wanted", ["in_print", "complete", "Holded", "canceled ", "cancelled"])
def test_that_any_other_status_is_written_with_a_comment(wanted):
    write = row("processing", wanted)
    assert (write.action, write.confirm) == ("", "")
    assert "history" in write.consequence.english


def test_that_a_null_status_can_be_repaired():
    assert row(Status.absent(), "processing").action == ""
    assert row(Status.null(), "holded").action == "hold"


def test_that_the_way_back_from_a_hold_is_told():
    assert "brings back the status" in row("holded", "processing").consequence.english


def test_that_cancelling_is_told_as_final_with_its_stock():
    consequence = row("pending", "canceled").consequence.english
    assert "cannot be undone" in consequence
    assert "stock" in consequence


def test_that_completing_is_told_to_ship_and_invoice_nothing():
    assert "nothing is invoiced or shipped" in row("processing", "complete").consequence.english


@pytest.mark.parametrize(("wanted", "words"), [("closed", "credit memo"), ("", "NULL")])
def test_that_what_would_harm_an_order_is_never_planned(wanted, words):
    reason, message = row("processing", wanted)
    assert reason is RefusalReason.NOT_ALLOWED
    assert words in message.english


def test_that_more_than_32_characters_are_not_planned():
    assert row("processing", "x" * 32).action == ""
    assert row("processing", "x" * 33)[0] is RefusalReason.TOO_LONG


def test_that_no_list_of_statuses_is_claimed():
    assert rules().allowed is None


def test_that_the_state_is_never_written():
    state = PLATFORM.field("state")
    assert state is not None
    assert state.writing is Writing.NEVER
    assert not rules("state").writable
    assert "workflow" in rules("state").reason.english


def test_that_the_writer_takes_what_the_rules_plan():
    for now, wanted in [("processing", "holded"), ("holded", "x"), ("a", "canceled"), ("a", "b")]:
        assert leads_to(row(now, wanted).action, wanted)


def test_that_the_status_and_the_code_of_its_view_are_the_defaults():
    assert PLATFORM.default_field == "status"
    assert PLATFORM.sign_in("").name == "oauth"
    assert [option.default for option in PLATFORM.options] == ["all", ""]


@pytest.mark.parametrize("field", ["label", "extension_attributes", ""])
def test_that_other_fields_are_not_known(field):
    with pytest.raises(SettingsInvalid):
        PLATFORM.check(mk.store(status_field=field))


@pytest.mark.parametrize("state", ["", "new", "processing"])
def test_that_the_shop_cancels_what_stays_pending_payment_is_told(state):
    change = row("processing", "pending_payment", state)
    assert "Pending Payment Order Lifetime" in change.consequence.english
    assert (change.action, change.confirm) == ("", "")


@pytest.mark.parametrize("state", ["canceled", "closed", "complete"])
def test_that_an_order_that_is_over_takes_an_open_status_only_behind_a_word(state):
    write = row(state, "pending", state)
    assert (write.action, write.confirm) == ("", NAME_ONLY)
    assert "only the status shown changes" in write.consequence.english


def test_that_another_status_of_the_same_state_needs_no_word():
    known = seen(complete="complete", shipped_out="complete")
    assert row("complete", "shipped_out", "complete", known).confirm == ""


@pytest.mark.parametrize("shown", ["holded", "wartet", "in_print"])
def test_that_a_hold_is_ended_by_the_state_whatever_the_status_shows(shown):
    assert row(shown, "processing", "holded").action == "unhold"


def test_that_an_order_that_is_only_called_on_hold_is_no_hold_to_end():
    assert row("holded", "processing", "processing").action == ""


@pytest.mark.parametrize(
    ("name", "state", "action"), [("wartet", "holded", "hold"), ("storniert", "canceled", "cancel")]
)
def test_that_an_action_is_known_under_the_shops_own_name(name, state, action):
    known = seen(**{name: state, "processing": "processing"})
    write = row("processing", name, "processing", known)
    assert (write.action, write.confirm) == (action, action)
    plain = row("processing", state, "processing", known)
    assert plain.action == action
    assert f"shows it as “{name}”" in plain.consequence.english


def test_that_a_name_that_other_orders_have_too_is_no_action_and_needs_a_word():
    known = seen(storniert="canceled processing", processing="processing")
    write = row("processing", "storniert", "processing", known)
    assert (write.action, write.confirm) == ("", NAME_ONLY)
    assert "is not carried out" in write.consequence.english


def test_that_a_cancelled_order_under_an_open_status_is_called_cancelled_again_by_a_comment():
    write = row("pending", "canceled", "canceled")
    assert (write.action, write.confirm) == ("", "")


def test_that_a_status_that_was_only_seen_with_another_state_is_warned_of():
    known = seen(pending="new", processing="processing")
    assert (
        "only seen with orders in state new"
        in row("a", "pending", "processing", known).consequence.english
    )
    assert "only seen" not in row("a", "processing", "processing", known).consequence.english
    assert "only seen" not in row("a", "in_print", "processing", known).consequence.english


@pytest.mark.parametrize("text", ["done 👍", "\U00010000"])
def test_that_what_the_database_turns_into_question_marks_is_not_planned(text):
    reason, message = row("processing", text)
    assert reason is RefusalReason.NOT_ALLOWED
    assert "U+FFFF" in message.english
    assert row("processing", "versandfähig \uffff").action == ""


def test_that_staff_may_get_a_mail_of_a_comment():
    assert "staff may get one" in row("processing", "in_print").consequence.english
