"""Planning and applying from the command line."""

import json
import os
import signal
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from designo_sync_gui.cli.tables import outcome_change
from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.errors import SignInFailed, Unreachable
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.plan_text import plan_from_text
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 27, tzinfo=UTC)
ABSENT = Observation(Presence.ABSENT, None, NOW, "asked singly")


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "plan.json"


def make(cli, file: Path, *more: str) -> int:
    return cli("plan", "--to", "designo", "--out", str(file), *more)


def ids(file: Path) -> list[str]:
    return [write.ref.order_id for write in plan_from_text(file.read_text()).writes]


def test_that_every_mismatch_is_planned_and_nothing_else(cli, put, file, services) -> None:
    put("1", "a", "b")
    put("2", "a", "a")
    put("3", "a", None)
    put("4", "completed\u00a0", "completed", code="wc_us")
    assert make(cli, file) == 0
    assert ids(file) == ["1", "4"]
    assert services.applied == []
    assert 'write    wc_eu 1 (id 1)  "b" → "a"' in cli.out
    assert '"completed" → "completed⍽"' in cli.out


def test_that_the_plan_tells_every_refusal_with_its_reason(cli, put, file) -> None:
    put("1", "x" * 18, "b")
    put("2", Status.null(), "b")
    assert make(cli, file) == 0
    assert "refused  wc_eu 1 (id 1)  too long: The value has 18 characters" in cli.out
    assert "0 to write, 2 refused, 0 equal already" in cli.out


def test_that_an_order_that_is_equal_is_not_called_refused(cli, put, file) -> None:
    put("1", "same", "same")
    assert make(cli, file, "--order", "1") == 0
    assert 'equal    wc_eu 1 (id 1)  "same"' in cli.out
    assert "refused  " not in cli.out


def test_that_orders_and_stores_can_be_picked(cli, put, file) -> None:
    put("1", "a", "b")
    put("2", "a", "b")
    put("1", "a", "b", code="wc_us")
    assert make(cli, file, "--order", "2", "--order", "1", "--order", "2", "--store", "wc_eu") == 0
    assert ids(file) == ["1", "2"]
    assert make(cli, file, "--all", "--store", "wc_us") == 0
    assert plan_from_text(file.read_text()).writes[0].ref == OrderRef("wc_us", "1")


def test_that_an_id_in_two_stores_is_not_guessed(cli, put, file) -> None:
    put("1", "a", "b")
    put("1", "a", "b", code="wc_us")
    assert make(cli, file, "--order", "1") == 2
    assert "--store" in cli.err
    assert not file.exists()


def test_that_an_unknown_order_is_usage_and_a_number_is_explained(cli, put, file) -> None:
    put("77", "a", "b", number="1001")
    assert make(cli, file, "--order", "nope") == 2
    assert make(cli, file, "--order", "1001") == 2
    assert "has the id 77" in cli.err


def test_that_unread_orders_are_pointed_out(cli, put, file) -> None:
    put("1", "a", None)
    assert make(cli, file) == 0
    assert "--order or --all" in cli.err


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are those of POSIX")
def test_that_a_plan_file_is_private(cli, put, file) -> None:
    put("1", "a", "b")
    make(cli, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_plan_json_is_the_plan_itself(cli, put, file) -> None:
    put("1", "a", "b")
    assert make(cli, file, "--json") == 0
    assert plan_from_text(cli.out) == plan_from_text(file.read_text())


def test_that_apply_carries_out_exactly_the_file(cli, put, file, services) -> None:
    put("1", "completed\u00a0", Status.number("1.0"))
    make(cli, file)
    plan = plan_from_text(file.read_text())
    assert cli("apply", str(file), "--yes", "--json") == 0
    assert services.applied == [plan]
    (row,) = cli.json()
    assert row["outcome"] == "verified"
    assert (row["store"], row["platform"], row["target"]) == ("wc_eu", "woocommerce", "designo")
    assert row["wanted"] == row["after"] == "completed\u00a0"
    assert '"before": 1.0, ' in cli.out
    assert row["before_type"] == "number"
    assert row["sent"] is True


def test_that_refusals_of_the_plan_stand_in_the_array(cli, put, file) -> None:
    put("1", "a", "b")
    put("2", "x" * 18, "b")
    put("3", "same", "same")
    make(cli, file, "--all")
    assert cli("apply", str(file), "--yes", "--json") == 1
    rows = cli.json()
    assert [(row["order_id"], row["outcome"]) for row in rows] == [
        ("1", "verified"),
        ("2", "refused"),
        ("3", "equal"),
    ]
    assert rows[1]["reason"] == "too long"
    assert rows[1]["sent"] is False


def test_that_a_plan_without_writes_asks_nothing_and_sends_nothing(
    cli, put, file, services
) -> None:
    put("1", "same", "same")
    make(cli, file, "--all")
    assert cli("apply", str(file)) == 0
    assert services.applied == []
    assert "Nothing to write." in cli.out


@pytest.mark.parametrize(
    "kind",
    [
        OutcomeKind.ALTERED,
        OutcomeKind.REFUSED,
        OutcomeKind.SKIPPED,
        OutcomeKind.UNKNOWN,
        OutcomeKind.CANCELLED,
    ],
)
def test_that_any_outcome_that_is_not_good_ends_in_1(
    cli, put, file, services, kind: OutcomeKind
) -> None:
    put("1", "a", "b")
    put("2", "a", "b")
    services.kinds = {"2": kind}
    make(cli, file)
    assert cli("apply", str(file), "--yes") == 1
    assert f"1 verified, 1 {kind}" in cli.out
    assert "\x1b" not in cli.out


def test_that_accepted_not_verified_ends_in_0(cli, put, file, services) -> None:
    put("1", "a", "b")
    services.kinds = {"1": OutcomeKind.ACCEPTED}
    make(cli, file)
    assert cli("apply", str(file), "--yes") == 0


@pytest.mark.parametrize(
    ("error", "code"), [(Unreachable(verbatim("x")), 3), (SignInFailed(verbatim("x")), 4)]
)
def test_that_the_cause_counts_when_nothing_could_be_sent(
    cli, put, file, services, error, code: int
) -> None:
    put("1", "a", "b")
    services.kinds, services.job_errors = {"1": OutcomeKind.CANCELLED}, (error,)
    make(cli, file)
    assert cli("apply", str(file), "--yes") == code
    services.kinds = {"1": OutcomeKind.UNKNOWN}
    assert cli("apply", str(file), "--yes") == 1


def test_that_apply_asks_on_a_terminal(cli, put, file, services) -> None:
    put("1", "a", "b")
    make(cli, file)
    for answer in ("", "y\n", "YES\n", "no\n"):
        assert cli("apply", str(file), stdin=answer, terminal=True) == 1
        assert "nothing was sent" in cli.err
    assert services.applied == []
    assert cli("apply", str(file), stdin="yes\n", terminal=True) == 0
    assert "Type yes to write 1 statuses" in cli.err
    assert len(services.applied) == 1


def test_that_apply_without_a_terminal_needs_yes(cli, put, file, services) -> None:
    put("1", "a", "b")
    make(cli, file)
    assert cli("apply", str(file), stdin="yes\n") == 2
    assert "--yes" in cli.err
    assert services.applied == []


@pytest.mark.parametrize("damage", ["altered", "cut", "binary", "missing"])
def test_that_a_damaged_plan_is_refused(cli, put, file, services, damage: str) -> None:
    put("1", "a", "b")
    make(cli, file)
    text = file.read_text()
    if damage == "altered":
        file.write_text(text.replace('"value": "a"', '"value": "c"'))
    elif damage == "cut":
        file.write_text(text[:-20])
    elif damage == "binary":
        file.write_bytes(b"\xff\x00")
    else:
        file.unlink()
    assert cli("apply", str(file), "--yes") == 2
    assert "Plan not valid" in cli.err
    assert services.applied == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_that_ctrl_c_asks_the_job_to_stop_and_still_prints_the_outcomes(
    cli, put, file, services, number: signal.Signals
) -> None:
    put("1", "a", "b")
    make(cli, file)
    services.state = JobState.CANCELLED
    services.kinds = {"1": OutcomeKind.CANCELLED}
    services.during_apply = lambda: os.kill(os.getpid(), number)
    before = signal.getsignal(number)
    assert cli("apply", str(file), "--yes", "--json") == 1
    assert services.cancelled == ["job"]
    assert json.loads(cli.out)[0]["outcome"] == "cancelled before sending"
    assert signal.getsignal(number) is before


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
def test_that_ctrl_c_before_the_job_has_begun_stops_it_as_it_begins(cli, services) -> None:
    refresh = services.refresh

    async def late(codes, *, full: bool):
        os.kill(os.getpid(), signal.SIGINT)
        assert services.cancelled == []
        return await refresh(codes, full=full)

    services.refresh = late
    assert cli("refresh") == 0, "these services did all of it"
    assert services.cancelled == ["job"]


REFUND = Change(None, "refunded", verbatim("records a refund"), confirm="refund")


def test_that_a_row_with_a_word_of_its_own_is_left_out_by_yes_alone(
    cli, put, file, services
) -> None:
    services.rules = WriteRules(changes=(REFUND,))
    put("1", "refunded", "paid")
    make(cli, file)
    assert "[needs the word “refund”]" in cli.out
    cli("apply", str(file), "--yes")
    assert services.confirmed == [frozenset()]
    assert "1 of the writes need a word of their own: records a refund" in cli.err
    assert "add --confirm “refund”" in cli.err


def test_that_the_word_is_taken_from_the_option_or_typed_exactly(cli, put, file, services) -> None:
    services.rules = WriteRules(changes=(REFUND,))
    put("1", "refunded", "paid")
    make(cli, file)
    cli("apply", str(file), "--yes", "--confirm", "refund")
    cli("apply", str(file), stdin="yes\nrefund\n", terminal=True)
    cli("apply", str(file), stdin="yes\nREFUND\n", terminal=True)
    assert services.confirmed == [frozenset({"refund"}), frozenset({"refund"}), frozenset()]


def test_that_a_word_the_plan_does_not_ask_for_is_no_error(cli, put, file, services) -> None:
    """A script gives the same words to every plan."""
    put("1", "a", "b")
    make(cli, file)
    assert cli("apply", str(file), "--yes", "--confirm", "refund") == 0
    assert services.confirmed == [frozenset()]
    assert "asks for no word “refund”" in cli.err
    assert cli("apply", str(file), "--yes", "--confirm", "refund", "--quiet") == 0
    assert cli.out + cli.err == ""


def test_that_the_number_to_be_typed_says_how_many_need_a_word_besides(
    cli, put, file, services
) -> None:
    services.rules, services.brakes = WriteRules(changes=(REFUND,)), ("More than 1 order.",)
    put("1", "refunded", "paid")
    put("2", "a", "b")
    make(cli, file)
    cli("apply", str(file), stdin="2\n", terminal=True)
    assert "Type 2 to write 2 statuses (1 of them only with a word of their own): " in cli.err
    assert services.confirmed == [frozenset({"2"})]


def test_that_orders_on_one_side_only_are_no_failure(cli, put, file) -> None:
    put("1", "a", "b")
    put("2", "a", ABSENT)
    put("3", ABSENT, "b")
    assert make(cli, file) == 0
    assert "1 to write, 0 refused, 0 equal already, 2 on one side only" in cli.out
    assert cli("apply", str(file), "--yes") == 0
    assert "1 verified, 2 on one side only" in cli.out
    assert cli("apply", str(file), "--yes", "--quiet") == 0
    assert cli.out + cli.err == ""
    put("4", "x" * 18, "b")
    make(cli, file)
    assert cli("apply", str(file), "--yes") == 1
    assert "1 verified, 1 refused by the plan, 2 on one side only" in cli.out


def test_that_not_read_is_said_only_of_what_was_not_read(cli, put, file) -> None:
    put("2", "a", ABSENT)
    put("3", ABSENT, "b")
    put("4", "a", None)
    make(cli, file, "--all")
    cli("apply", str(file), "--json")
    types = {row["order_id"]: (row["before_type"], row["wanted_type"]) for row in cli.json()}
    assert types == {"2": ("absent", "text"), "3": ("text", "absent"), "4": ("not read", "text")}


def test_that_a_value_that_is_not_compared_is_not_known_instead_of_not_read(
    cli, put, file, services
) -> None:
    """DesignO from an export: its value was read there, and what it holds now is not known."""
    services.rules = WriteRules(reads_back=False)
    services.kinds = {"1": OutcomeKind.ACCEPTED}
    put("1", "a", "b")
    make(cli, file)
    assert '(not known) → "a"' in cli.out
    assert "not read" not in cli.out


@pytest.mark.parametrize(
    ("before", "after", "sent", "told"),
    [
        ("b", "a", True, '"b" → "a"'),
        (None, "a", True, '(not read) → "a"'),
        (None, None, True, '"a" was sent, not read back'),
        ("b", None, True, '"b"; "a" was sent, not read back'),
        (None, None, False, '"a" was not sent'),
        ("b", None, False, '"b"; "a" was not sent'),
        ("b", "b", True, '"b" stays; "a" was sent'),
        ("b", "b", False, '"b" stays; "a" was not sent'),
        ("b", "A", True, '"b" → "A"; "a" was sent'),
        ("a", "a", False, '"a" → "a"'),
    ],
)
def test_that_an_outcome_says_what_became_of_the_value(
    before: str | None, after: str | None, sent: bool, told: str
) -> None:
    value = {None: None} | {text: Status.text(text) for text in ("a", "b", "A")}
    outcome = Outcome(
        OrderRef("wc_eu", "1"),
        "1",
        Side.DESIGNO,
        OutcomeKind.UNKNOWN,
        value[before],
        Status.text("a"),
        value[after],
        NOTHING,
        NOW,
        sent=sent,
    )
    assert outcome_change(outcome) == told


def test_that_two_hebrew_values_on_a_line_do_not_change_places(cli, put, file) -> None:
    """Without isolates a terminal draws them from right to left: the new one before the old."""
    paid, cancelled, number = "שולם", "בוטל", "הזמנה"
    put("1", paid, cancelled, number=number)
    make(cli, file)
    order = f"wc_eu {isolated(number)} (id 1)"
    change = f'"{isolated(cancelled)}" → "{isolated(paid)}"'
    assert f"write    {order}  {change}" in cli.out
    cli("apply", str(file), "--yes")
    assert f"verified  {order}  {change}" in cli.out
    cli("apply", str(file), "--yes", "--json")
    assert cli.json()[0]["after"] == paid


def test_that_two_hebrew_values_in_one_sentence_do_not_change_places(
    cli, put, file, services
) -> None:
    paid, cancelled, sent = "שולם", "בוטל", "נשלח"
    services.rules = WriteRules(allowed=frozenset({cancelled, sent}))
    put("1", paid, cancelled)
    make(cli, file)
    known = ", ".join(isolated(status) for status in sorted((cancelled, sent)))
    assert f"the status “{isolated(paid)}”. It knows: {known}." in cli.out


def test_that_values_that_look_the_same_are_told_apart(cli, put, file) -> None:
    put("1", "prüfung", "pru\u0308fung")
    make(cli, file)
    assert "[unicode form]" in cli.out


def test_that_the_plan_names_the_action_by_which_a_status_is_reached(
    cli, put, file, services
) -> None:
    change = Change(None, "holded", verbatim("holds the order"), action="hold", confirm="hold")
    services.rules = WriteRules(
        changes=(change,), direct=False, reason=verbatim("Only by actions.")
    )
    put("1", "holded", "b")
    put("2", "else", "b")
    make(cli, file)
    assert '"b" → "holded"  by “hold”  (holds the order; cannot be undone:' in cli.out
    assert "refused  wc_eu 2 (id 2)  not writable: Only by actions." in cli.out


def test_that_a_plan_that_follows_names_the_side_of_each_row_and_leaves_first_contacts_out(
    cli, put, file, services
) -> None:
    put("1", "a", "b")
    put("2", "a", "b")
    arguments = ("plan", "--to", "follow", "--out", str(file))
    assert cli(*arguments) == 0
    assert "refused  wc_eu 1 (id 1)  never agreed" in cli.out
    assert cli(*arguments, "--keep-storefront", "1", "--keep-designo", "2") == 0
    assert services.decisions == {
        OrderRef("wc_eu", "1"): Side.STOREFRONT,
        OrderRef("wc_eu", "2"): Side.DESIGNO,
    }
    assert '"b" → "a"  in DesignO' in cli.out
    assert '"a" → "b"  in the storefront' in cli.out


def test_that_a_decision_without_following_or_taken_twice_is_wrong_usage(cli, put, file) -> None:
    put("1", "a", "b")
    assert cli("plan", "--to", "designo", "--out", str(file), "--keep-designo", "1") == 2
    both = ("--keep-designo", "1", "--keep-storefront", "1")
    assert cli("plan", "--to", "follow", "--out", str(file), *both) == 2


def test_that_a_brake_asks_for_the_number_instead_of_yes(cli, put, file, services) -> None:
    services.brakes = ("The plan writes 26 orders.",)
    put("1", "a", "b")
    make(cli, file)
    assert "note     The plan writes 26 orders." in cli.out
    assert cli("apply", str(file), stdin="yes\n", terminal=True) == 1
    assert services.applied == []
    assert cli("apply", str(file), stdin="1\n", terminal=True) == 0
    assert services.confirmed == [frozenset({"1"})]


def test_that_yes_on_the_command_line_stands_for_the_number(cli, put, file, services) -> None:
    services.brakes = ("The plan writes 26 orders.",)
    put("1", "a", "b")
    make(cli, file)
    assert cli("apply", str(file), "--yes") == 0
    assert services.confirmed == [frozenset({"1"})]


@pytest.mark.parametrize(
    ("argv", "minutes"), [((), 2), (("--wait", "0"), 0), (("--wait", "90"), 90)]
)
def test_that_a_host_that_is_away_is_waited_for_as_long_as_the_command_says(
    cli, put, file, services, argv, minutes
) -> None:
    put("1", "a", "b")
    make(cli, file)
    cli("apply", str(file), "--yes", *argv)
    assert services.patience == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["-1", "two", "1.5", "99999", ""])
def test_that_what_is_no_number_of_minutes_is_refused(cli, put, file, services, text) -> None:
    put("1", "a", "b")
    make(cli, file)
    assert cli("apply", str(file), "--yes", f"--wait={text}") == 2
    assert services.applied == []
