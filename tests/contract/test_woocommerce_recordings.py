"""The WooCommerce connector on the recorded replies of a running WooCommerce 9.9.5.

``recordings.toml`` names for each recorded file the test that uses it, or why it is not used.
"""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

import designo_sync_gui.connectors as connectors
from designo_sync_gui.connectors.woocommerce.rules import CHANGES, FORBIDDEN, KEPT
from designo_sync_gui.domain import errors
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError, WriteEffect
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.plan import RefusalReason, WriteRules, value_problem
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.write_rules import undo_note

TABLE = tomllib.loads(Path(__file__).with_name("recordings.toml").read_text("utf-8"))


def cases(section):
    return sorted(TABLE[section].items())


def written(kit, script, status, order_id):
    async def use(side):
        return await side.writer.write(OrderRef("shop", order_id), status)

    return kit.with_shop(script, use)


def sent_order_id(kit, name):
    return kit.recording(name)["request"]["url"].split("?")[0].rpartition("/")[2]


def test_that_every_recorded_file_is_used_or_named_with_a_reason(kit):
    named = [name for section in TABLE.values() for name in section]
    assert len(named) == len(set(named)) == 242
    assert {path.stem for path in kit.RECORDINGS.glob("*.json")} == set(named)
    assert all(TABLE["not_used"].values())


def test_that_the_tests_named_in_the_table_exist():
    here = Path(__file__).parent
    sources = "".join(p.read_text("utf-8") for p in here.glob("test_woocommerce_*.py"))
    assert all(f"def {test}(" in sources for test in TABLE["own_test"].values())


@pytest.mark.parametrize(("name", "expected"), cases("list_read"))
def test_that_a_recorded_list_is_told_as_it_stands(kit, name, expected):
    readings = kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_first)
    assert [f"{r.ref.order_id}={r.observation.status.literal}" for r in readings] == expected
    assert all(r.observation.status.json_type is JsonType.TEXT for r in readings)
    assert all(r.observation.presence is Presence.PRESENT for r in readings)


@pytest.mark.parametrize(("name", "count"), cases("list_without_status"))
def test_that_orders_without_a_status_field_stay_present(kit, name, count):
    readings = kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_first)
    assert [r.observation.status for r in readings] == [Status.absent()] * count


@pytest.mark.parametrize(("name", "expected"), cases("list_error"))
def test_that_a_recorded_list_error_is_an_error_and_not_an_empty_list(kit, name, expected):
    script = kit.Script(kit.recorded_reply(name))
    with pytest.raises(getattr(errors, expected)) as caught:
        kit.with_shop(script, kit.read_all)
    assert caught.value.message.english
    assert caught.value.advice.english
    assert len(script.requests) == 1


@pytest.mark.parametrize(("name", "status"), cases("one_read"))
def test_that_a_recorded_order_is_told_as_it_stands(kit, name, status):
    order_id = sent_order_id(kit, name)
    script = kit.Script(kit.recorded_reply(name))
    reading = kit.with_shop(script, lambda side: kit.read_one(side, order_id))
    assert reading.ref.order_id == order_id
    assert reading.observation.status == Status.text(status)
    assert reading.observation.source == "GET wc/v3/orders/ID, field status"


@pytest.mark.parametrize("name", sorted(TABLE["one_absent"]))
def test_that_only_invalid_id_proves_an_order_absent(kit, name):
    reading = kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_one)
    assert reading.observation.presence is Presence.ABSENT
    assert reading.observation.status is None


@pytest.mark.parametrize(("name", "expected"), cases("one_error"))
def test_that_any_other_error_of_one_order_is_not_absence(kit, name, expected):
    with pytest.raises(getattr(errors, expected)):
        kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_one)


@pytest.mark.parametrize("name", ["plugin-inactive", "ep-bad-route"])
def test_that_a_deactivated_woocommerce_is_not_absence(kit, name):
    with pytest.raises(errors.NotTheApi, match="WooCommerce's API was not found there"):
        kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_one)


@pytest.mark.parametrize(("name", "echo"), cases("put_echo"))
def test_that_a_write_is_one_put_whose_echo_is_kept_as_received(kit, name, echo):
    sent = kit.recording(name)["request"]["body"]["status"]
    order_id = sent_order_id(kit, name)
    script = kit.Script(kit.recorded_reply(name, slim=True))
    reply = written(kit, script, Status.text(sent), order_id)
    assert script.lines == [f"PUT /wp-json/wc/v3/orders/{order_id}"]
    assert script.body() == {"status": sent}
    assert script.query() == {"_fields": "id,status"}
    assert script.requests[0].headers["content-type"] == "application/json"
    assert (reply.accepted, reply.echo) == (True, Status.text(echo))


@pytest.mark.parametrize(("name", "message"), cases("put_refused"))
def test_that_a_refused_status_is_a_definite_no_in_the_shops_words(kit, name, message):
    sent = kit.recording(name)["request"]["body"]["status"]
    script = kit.Script(kit.recorded_reply(name))
    reply = written(kit, script, Status.text(sent), "18")
    assert reply.accepted is False
    assert message in reply.message.english
    assert len(script.requests) == 1


@pytest.mark.parametrize(("name", "expected"), cases("put_error"))
def test_that_a_write_that_ends_in_an_error_says_what_it_may_have_done(kit, name, expected):
    script = kit.Script(kit.recorded_reply(name))
    with pytest.raises(getattr(errors, expected)) as caught:
        written(kit, script, Status.text("completed"), "18")
    unknown = expected in ("ServerFailure", "Busy")
    assert caught.value.write_effect is (
        WriteEffect.UNKNOWN if unknown else WriteEffect.NOT_APPLIED
    )
    assert len(script.requests) == 1


@pytest.mark.parametrize("name", sorted(TABLE["put_unclear"]))
def test_that_an_answer_that_does_not_tell_the_status_is_unclear(kit, name):
    order_id = sent_order_id(kit, name)
    script = kit.Script(kit.recorded_reply(name))
    reply = written(kit, script, Status.text("ready-to-print"), order_id)
    assert reply.accepted is None
    assert reply.raw
    assert len(script.requests) == 1


@pytest.mark.parametrize(("name", "json_type"), cases("put_never_sent"))
def test_that_a_status_that_is_no_text_is_refused_before_sending(kit, name, json_type):
    status = {"number": Status.number("5"), "null": Status.null()}[json_type]
    assert kit.recording(name)["request"]["body"]["status"] in (5, None)
    script = kit.Script(kit.recorded_reply(name, slim=True))
    with pytest.raises(SettingsInvalid) as caught:
        written(kit, script, status, "18")
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert script.requests == []


def rules(kit, *answers):
    script = kit.Script(*answers)

    async def use(side):
        return await side.rules.write_rules("shop")

    return kit.with_shop(script, use), script


@pytest.mark.parametrize(("name", "count"), cases("statuses"))
def test_that_the_shops_own_list_says_what_it_knows(kit, name, count):
    known, _ = rules(kit, kit.recorded_reply(name))
    assert len(known.allowed) == count
    assert {"Mixed-Case", "with space", "checkout-draft", "in-production"} <= known.allowed
    assert known.longest == 17
    assert set(known.frozen) == {"trash"}
    assert known.change(None, Status.text("refunded")).confirm == "refund"


@pytest.mark.parametrize(("name", "expected"), cases("statuses_error"))
def test_that_statuses_that_cannot_be_asked_for_are_asked_for_otherwise(kit, name, expected):
    totals = kit.recorded_reply("ep-reports-orders-totals")
    if expected:
        with pytest.raises(getattr(errors, expected)):
            rules(kit, kit.recorded_reply(name))
        return
    known, script = rules(kit, kit.recorded_reply(name), totals)
    assert len(known.allowed) == 18
    assert script.lines[1] == "GET /wp-json/wc/v3/reports/orders/totals"


@pytest.mark.parametrize("name", ["ep-orders-options", "ep-orders-options-noauth"])
def test_that_the_schema_is_asked_when_no_list_of_statuses_is_there(kit, name):
    told = kit.recorded_reply(name).text
    start = told.index('{"methods": ["POST"]')
    enum = told[told.index('"enum": [', start) :].partition("]")[0] + "]"
    schema = '{"endpoints": [{"methods": ["GET"], "args": {}}, '
    schema += '{"methods": ["POST"], "args": {"status": {' + enum + "}}}]}"
    nowhere = kit.recorded_reply("ep-bad-route")
    known, script = rules(kit, nowhere, nowhere, kit.reply(200, schema))
    assert script.lines[-1] == "OPTIONS /wp-json/wc/v3/orders"
    assert {"pending", "processing", "Mixed-Case", "with space"} <= known.allowed
    assert "auto-draft" in known.forbidden


@pytest.mark.parametrize(
    "name",
    [n for n, test in TABLE["own_test"].items() if "missing_route" in test],
)
def test_that_a_missing_route_is_told_as_woocommerce_not_being_there(kit, name):
    with pytest.raises(errors.NotTheApi, match="WooCommerce's API was not found there") as caught:
        kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_all)
    assert "active" in caught.value.advice.english


@pytest.mark.parametrize(("name", "word"), cases("error_body"))
def test_that_a_refused_signature_is_told_in_the_shops_words(kit, name, word):
    with pytest.raises(errors.SignInFailed) as caught:
        kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_all)
    assert word in caught.value.advice.english
    assert kit.recording(name)["body"]["message"] in caught.value.message.english


def consequence(before, wanted):
    change = WriteRules(changes=CHANGES).change(Status.text(before), Status.text(wanted))
    return change.consequence.english.replace("no known e-mail", "")


def test_that_every_transition_that_mailed_is_told_before_writing(kit):
    rows = [row for row in kit.recording("mail-by-transition") if row[0] != row[1]]
    assert len(rows) == 14
    for before, wanted, mails, _ in rows:
        told = consequence(before, wanted)
        to_shop = any(address.startswith("admin") for address, _ in mails)
        to_customer = len(mails) > to_shop
        assert "the customer" in told or not to_customer, (before, wanted)
        assert "the shop" in told or not to_shop, (before, wanted)


@pytest.mark.parametrize(
    ("before", "wanted", "to_shop"),
    [
        ("processing", "failed", False),
        ("in-production", "failed", False),
        ("pending", "failed", True),
        ("on-hold", "failed", True),
        ("pending", "completed", True),
        ("failed", "completed", True),
        ("cancelled", "completed", True),
        ("processing", "completed", False),
        ("checkout-draft", "completed", False),
        ("checkout-draft", "failed", False),
        ("failed", "on-hold", True),
        ("cancelled", "on-hold", True),
    ],
)
def test_that_what_both_versions_mail_is_told_before_writing(before, wanted, to_shop):
    """Measured on 9.9.5 and on 10.7.0 with default mail settings."""
    told = consequence(before, wanted)
    assert "e-mails the customer" in told
    assert "version" not in told
    assert ("the shop" in told) == to_shop


def test_that_a_status_that_the_shop_deletes_orders_of_is_never_written():
    """Measured on 9.9.5: the order was gone, past the trash, after the shop's daily task."""
    rules = WriteRules(allowed=frozenset({"checkout-draft"}), forbidden=FORBIDDEN)
    problem = value_problem(Status.text("checkout-draft"), Status.text("processing"), rules)
    assert problem is not None
    assert "deletes such an order permanently" in problem[1].english


@pytest.mark.parametrize(
    ("wanted", "causes"),
    [
        ("processing", "deducts stock"),
        ("on-hold", "deducts stock"),
        ("completed", "e-mails the customer"),
        ("failed", "e-mails the customer"),
        ("pending", "cancels an order"),
        ("in-production", "has not finished"),
    ],
)
def test_that_an_order_is_made_of_an_unfinished_checkout_only_by_a_typed_word(wanted, causes):
    change = WriteRules(changes=CHANGES).change(Status.text("checkout-draft"), Status.text(wanted))
    assert change.confirm == "unfinished"
    assert "a checkout that the customer has not finished" in change.consequence.english
    assert causes in change.consequence.english


def test_that_a_refund_of_an_unfinished_checkout_has_the_word_of_a_refund():
    draft, refunded = Status.text("checkout-draft"), Status.text("refunded")
    assert WriteRules(changes=CHANGES).change(draft, refunded).confirm == "refund"


def test_that_the_shop_cancels_what_stays_unpaid_is_told_before_writing():
    """Measured on 9.9.5: a completed order that was set to pending was cancelled after an hour."""
    assert "cancels an order of its own checkout" in consequence("completed", "pending")


LEAVES = verbatim("It leaves the lists.")


@pytest.mark.parametrize("slug", ["Mixed-Case", "with space", "wc-x", "druck-geprüft", "a.b"])
def test_that_a_status_that_would_leave_the_lists_is_refused_even_if_the_shop_lists_it(slug):
    rules = WriteRules(allowed=frozenset({slug}), kept=KEPT, kept_reason=LEAVES)
    problem = value_problem(Status.text(slug), None, rules)
    assert problem == (RefusalReason.NOT_ALLOWED, LEAVES)


def test_that_an_unregistered_status_cannot_be_undone_and_the_plan_says_so():
    rules = WriteRules(allowed=frozenset({"completed"}), kept=KEPT)
    told = undo_note(Status.text("oldplugin"), Status.text("completed"), rules)
    assert "cannot be undone" in told.english


def test_that_every_status_that_moved_stock_is_told_before_writing(kit):
    rows = kit.recording("stock-side-effects")
    moved = {after[0] for before, after in pairwise(rows) if before[1] != after[1]}
    moved = {status for status in moved if not status.startswith("batch ")} - {"refunded"}
    assert moved == {"processing", "cancelled", "pending", "on-hold"}
    assert all("stock" in consequence("in-production", status) for status in moved)


def test_that_a_refund_needs_a_typed_word_whatever_the_status_before():
    for before in (None, Status.text("completed"), Status.text("pending")):
        change = WriteRules(changes=CHANGES).change(before, Status.text("refunded"))
        assert change.confirm == "refund"
        assert "refund" in change.consequence.english


def test_that_the_batch_call_alters_what_single_put_refuses_and_is_never_made(kit):
    values = [n for n in TABLE["batch"] if n.startswith("batch-value-")]
    altered = [n for n in values if '"status": "pending"' in kit.recorded_reply(n).text]
    assert len(altered) > 10
    package = Path(connectors.__file__).parent
    sources = "".join(p.read_text("utf-8") for p in package.glob("*.py"))
    assert "/batch" not in sources


def test_that_asking_for_the_right_to_write_sends_no_status(kit):
    order = {"id": 44, "number": "44", "status": "processing"}
    assert kit.recording("side-empty-body")["request"]["body"] == {}
    script = kit.Script(
        kit.reply(200, [order]),
        kit.reply(200, order),
        kit.recorded_reply("deleted-put"),
        kit.recorded_reply("ep-orders-statuses-v3"),
    )
    checks = kit.with_shop(script, kit.all_checks)
    assert checks["May write a status"].passed is True
    assert script.lines[2] == "PUT /wp-json/wc/v3/orders/0"
    assert script.body(2) == {}
    assert [line for line in script.lines if not line.startswith("GET")] == script.lines[2:3]


def test_that_a_read_only_key_is_found_by_the_test(kit):
    order = {"id": 44, "number": "44", "status": "processing"}
    script = kit.Script(
        kit.reply(200, [order]),
        kit.reply(200, order),
        kit.recorded_reply("auth-readkey-put"),
        kit.recorded_reply("ep-orders-statuses-readkey"),
    )
    check = kit.with_shop(script, kit.all_checks)["May write a status"]
    assert check.passed is False
    assert "write permissions" in check.message.english
    assert "Read/Write" in check.message.english


def test_that_no_recorded_error_shows_the_credentials(kit):
    for name in [*TABLE["list_error"], *TABLE["put_error"]]:
        with pytest.raises(SyncError) as caught:
            kit.with_shop(kit.Script(kit.recorded_reply(name)), kit.read_all)
        told = f"{caught.value} {caught.value.details}"
        assert kit.KEY not in told
        assert kit.SECRET not in told
