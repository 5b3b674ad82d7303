"""What a plan makes of Shopify's rules, and what the platform declares."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.connectors.shopify.documents import ALL
from designo_sync_gui.connectors.shopify.platform import PLATFORM
from designo_sync_gui.connectors.shopify.rules import RULES, FieldRules
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.plan import (
    PlannedWrite,
    RefusalReason,
    WriteRules,
    build_plan,
)
from designo_sync_gui.domain.platform import Writing
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def planned(field, shown, wanted):
    """The one row of a plan that takes DesignO's ``wanted`` to a shop that shows ``shown``."""
    rules: FieldRules = RULES[field]
    told = WriteRules(
        reason=verbatim("no action"),
        allowed=rules.known,
        forbidden=rules.forbidden,
        changes=rules.changes,
        direct=False,
    )

    def seen(status):
        value = Status.null() if status is None else Status.text(status)
        return Observation(Presence.PRESENT, value, NOW)

    order = Order(OrderRef("shop", "1"), "#1", seen(shown), seen(wanted))
    plan = build_plan(Side.STOREFRONT, [order], {"shop": told}, NOW)
    return (*plan.writes, *plan.refusals)[0]


@pytest.mark.parametrize(
    ("field", "shown", "wanted", "action", "confirm"),
    [
        ("financial_status", "pending", "paid", "orderMarkAsPaid", "mark as paid"),
        ("financial_status", "partially_paid", "paid", "orderMarkAsPaid", "mark as paid"),
        ("displayFinancialStatus", "PENDING", "PAID", "orderMarkAsPaid", "mark as paid"),
        ("fulfillment_status", None, "fulfilled", "fulfillmentCreate", "fulfil"),
        ("fulfillment_status", "partial", "fulfilled", "fulfillmentCreate", "fulfil"),
        ("displayFulfillmentStatus", "UNFULFILLED", "FULFILLED", "fulfillmentCreate", "fulfil"),
        ("displayFulfillmentStatus", "UNFULFILLED", "ON_HOLD", "fulfillmentOrderHold", "hold"),
        (
            "displayFulfillmentStatus",
            "ON_HOLD",
            "UNFULFILLED",
            "fulfillmentOrderReleaseHold",
            "release hold",
        ),
    ],
)
def test_that_a_change_with_an_action_is_planned_behind_a_word_of_its_own(
    field, shown, wanted, action, confirm
):
    write = planned(field, shown, wanted)
    assert isinstance(write, PlannedWrite)
    assert (write.action, write.confirm) == (action, confirm)
    assert write.consequence.english


@pytest.mark.parametrize(
    ("field", "shown", "wanted", "words"),
    [
        ("financial_status", "paid", "pending", "outstanding"),
        ("financial_status", "paid", "refunded", "no refunds"),
        ("financial_status", "pending", "partially_paid", "no refunds"),
        ("financial_status", "authorized", "voided", "never does it"),
        ("financial_status", "authorized", "expired", "expired"),
        ("displayFinancialStatus", "PAID", "PARTIALLY_REFUNDED", "no refunds"),
        ("fulfillment_status", "fulfilled", "partial", "in the admin"),
        ("fulfillment_status", "fulfilled", "restocked", "cannot be undone"),
        ("displayFulfillmentStatus", "OPEN", "IN_PROGRESS", "by itself"),
    ],
)
def test_that_what_is_not_carried_out_is_refused_with_its_own_reason(field, shown, wanted, words):
    row = planned(field, shown, wanted)
    assert row.reason is RefusalReason.NOT_ALLOWED
    assert words in row.message.english


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("financial_status", "Paid"),
        ("financial_status", "PAID"),
        ("financial_status", "paid "),
        ("displayFinancialStatus", "paid"),
        ("fulfillment_status", "completed"),
        ("displayFulfillmentStatus", "On_Hold"),
    ],
)
def test_that_another_spelling_is_another_status(field, wanted):
    row = planned(field, "anything", wanted)
    assert row.reason is RefusalReason.NOT_ALLOWED
    assert "does not know the status" in row.message.english


def test_that_a_shipped_order_is_not_made_unfulfilled():
    row = planned("displayFulfillmentStatus", "FULFILLED", "UNFULFILLED")
    assert (row.reason, row.message.english) == (RefusalReason.NOT_WRITABLE, "no action")


def test_that_every_action_of_the_rules_is_a_mutation_that_is_known():
    actions = {change.action for rules in RULES.values() for change in rules.changes}
    assert actions == {operation.root for operation in ALL if "mutation" in operation.text}


def test_that_the_fields_declared_as_written_by_actions_are_those_with_rules():
    declared = {field.name for field in PLATFORM.fields if field.writing is Writing.ACTIONS}
    assert declared == set(RULES)
    assert {field.writing for field in PLATFORM.fields} == {Writing.ACTIONS, Writing.NEVER}


def test_that_the_default_field_is_the_one_designo_stores():
    assert PLATFORM.default_field == "financial_status"


def test_that_a_graphql_spelling_names_the_field_that_spells_as_designo_does():
    for name, rest in (
        ("displayFinancialStatus", "financial_status"),
        ("displayFulfillmentStatus", "fulfillment_status"),
    ):
        field = PLATFORM.field(name)
        assert field is not None
        assert rest in field.hint.english


def test_that_an_app_signs_in_with_a_token_or_with_client_id_and_secret():
    told = {way.name: [secret.name for secret in way.secrets] for way in PLATFORM.sign_ins}
    assert told == {
        "token": ["access_token"],
        "client_credentials": ["client_id", "client_secret"],
    }
