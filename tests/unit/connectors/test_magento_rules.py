"""What is known of a Magento status before anything is sent."""

import asyncio

import magento_kit as mk
import pytest

from designo_sync_gui.connectors.magento.connector import PLATFORM
from designo_sync_gui.connectors.magento.rules import MagentoRules, leads_to
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.plan import RefusalReason, value_problem
from designo_sync_gui.domain.platform import Writing
from designo_sync_gui.domain.status import Status


def rules(field="status"):
    return asyncio.run(MagentoRules(mk.store(status_field=field)).write_rules("mage"))


def row(now, wanted):
    """What a plan finds for ``wanted`` over ``now``: a problem, or else the change."""
    known = rules()
    before = Status.text(now) if isinstance(now, str) else now
    problem = value_problem(Status.text(wanted), before, known)
    return problem or known.change(before, Status.text(wanted))


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
    assert write.consequence


@pytest.mark.parametrize("wanted", ["in_print", "complete", "Holded", "canceled ", "cancelled"])
def test_that_any_other_status_is_written_with_a_comment(wanted):
    write = row("processing", wanted)
    assert (write.action, write.confirm) == ("", "")
    assert "history" in write.consequence


def test_that_a_null_status_can_be_repaired():
    assert row(Status.absent(), "processing").action == ""
    assert row(Status.null(), "holded").action == "hold"


def test_that_the_way_back_from_a_hold_is_told():
    assert "whatever it was" in row("holded", "processing").consequence


def test_that_cancelling_is_told_as_final_with_its_stock():
    consequence = row("pending", "canceled").consequence
    assert "cannot be undone" in consequence
    assert "stock" in consequence


def test_that_completing_is_told_to_ship_and_invoice_nothing():
    assert "nothing is invoiced or shipped" in row("processing", "complete").consequence


@pytest.mark.parametrize(("wanted", "words"), [("closed", "credit memo"), ("", "NULL")])
def test_that_what_would_harm_an_order_is_never_planned(wanted, words):
    reason, message = row("processing", wanted)
    assert reason is RefusalReason.NOT_ALLOWED
    assert words in message


def test_that_more_than_32_characters_are_not_planned():
    assert row("processing", "x" * 32).action == ""
    assert row("processing", "x" * 33)[0] is RefusalReason.TOO_LONG


def test_that_no_list_of_statuses_is_claimed():
    assert rules().allowed is None


def test_that_the_state_is_never_written():
    assert PLATFORM.field("state").writing is Writing.NEVER
    assert not rules("state").writable
    assert "workflow" in rules("state").reason


def test_that_the_writer_takes_what_the_rules_plan():
    for now, wanted in [("processing", "holded"), ("holded", "x"), ("a", "canceled"), ("a", "b")]:
        assert leads_to(row(now, wanted).action, wanted)


def test_that_the_status_and_the_code_of_its_view_are_the_defaults():
    assert PLATFORM.default_field == "status"
    assert PLATFORM.sign_in("").name == "oauth"
    assert [option.default for option in PLATFORM.options] == ["all"]


@pytest.mark.parametrize("field", ["label", "extension_attributes", ""])
def test_that_other_fields_are_not_known(field):
    with pytest.raises(SettingsInvalid):
        PLATFORM.check(mk.store(status_field=field))
