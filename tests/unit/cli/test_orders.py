"""Refresh, list and report from the command line."""

import csv
import json

import pytest

from designo_sync_gui.domain.errors import BadReply, SignInFailed, Unreachable
from designo_sync_gui.domain.order import Observation, Presence
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.status import Status


def test_that_a_store_that_fails_is_named_with_advice_and_the_rest_is_told(cli, services) -> None:
    services.refresh_errors = (
        ("wc_us", Unreachable(verbatim("No answer."), verbatim("Check the address."))),
        ("", SignInFailed(verbatim("The token was refused."), verbatim("Ask for a new one."))),
    )
    assert cli("refresh") == 4
    assert "2 orders read" in cli.out
    assert "Shop US (wc_us): Cannot be reached: No answer." in cli.err
    assert "Check the address." in cli.err
    assert "DesignO: Sign-in failed: The token was refused." in cli.err


def test_that_refresh_asks_for_the_named_stores_only(cli, services) -> None:
    assert cli("refresh") == 0
    assert cli("refresh", "--store", "wc_us", "--full") == 0
    assert services.asked == [(None, False), (["wc_us"], True)]


def test_that_refresh_tells_how_long_sign_ins_hold(cli, services) -> None:
    services.sign_ins = {"": SignInEnd(None), "wc_eu": SignInEnd(services.clock.now())}
    assert cli("refresh") == 0
    assert "DesignO: browser session: when it ends is not known" in cli.err
    assert "Shop EU (wc_eu): sign-in ended about " in cli.err


def test_that_refresh_tells_errors_as_json(cli, services) -> None:
    services.refresh_errors = (("wc_us", BadReply(verbatim("Cut."), verbatim("Again."))),)
    assert cli("refresh", "--json") == 1
    assert cli.json() == {
        "state": "done",
        "read": 2,
        "nameless": 0,
        "unread": 0,
        "settled": [],
        "unknown": [],
        "broken_off": [],
        "notes": [],
        "errors": [
            {
                "store": "wc_us",
                "title": "Reply not understood",
                "message": "Cut.",
                "advice": "Again.",
            }
        ],
    }


def test_that_what_a_reading_guessed_is_told_with_its_store(cli, services) -> None:
    services.refresh_notes = (("wc_us", say("The encoding is a guess.")),)
    assert cli("refresh", "--quiet") == 0
    assert cli.err == "Shop US (wc_us): The encoding is a guess.\n"
    assert cli("refresh", "--json") == 0
    assert cli.json()["notes"] == [{"store": "wc_us", "message": "The encoding is a guess."}]


def test_that_a_refresh_that_could_not_read_an_order_ends_in_1(cli, services) -> None:
    services.unread = 1
    assert cli("refresh") == 1
    assert cli("refresh", "--json") == 1
    assert cli.json()["unread"] == 1


def test_that_a_cancelled_refresh_ends_in_1(cli, services) -> None:
    services.state = JobState.CANCELLED
    assert cli("refresh") == 1
    assert "Cancelled" in cli.err


@pytest.mark.parametrize("command", ["refresh", "list", "report --csv x.csv"])
def test_that_an_unknown_store_code_is_usage(cli, command: str, services) -> None:
    assert cli(*command.split(), "--store", "nope") == 2
    assert "wc_eu, wc_us" in cli.err
    assert services.closed == 1


def test_that_list_json_tells_both_sides(cli, put) -> None:
    put("7", "in production", "In-Production", number="#7")
    assert cli("list", "--json") == 0
    (row,) = cli.json()
    assert row["store"] == "wc_eu"
    assert row["platform"] == "woocommerce"
    assert (row["order_id"], row["order_number"]) == ("7", "#7")
    assert (row["storefront_status"], row["designo_status"]) == ("in production", "In-Production")
    assert (row["in_storefront"], row["in_designo"]) == ("present", "present")
    assert row["verdict"] == "different"
    assert row["kinds"] == ["case", "separator"]
    assert row["storefront_read_at"] == "2025-03-01T09:30:00Z"


@pytest.mark.parametrize(
    ("side", "value", "json_type", "present"),
    [
        (Status.number("1.0"), "1.0", "number", "present"),
        (Status.number("1e5"), "1e5", "number", "present"),
        (Status.number("1" * 30), "1" * 30, "number", "present"),
        (Status.null(), "null", "null", "present"),
        (Status.boolean(False), "false", "boolean", "present"),
        (Status.text("null"), '"null"', "text", "present"),
        (Status.text("\ufeff\u202eé"), '"\\ufeff\\u202e\\u00e9"', "text", "present"),
        (Status.absent(), "null", "absent", "present"),
        (None, "null", "not read", "not read"),
    ],
)
def test_that_list_json_holds_the_value_byte_for_byte(
    cli, put, side: Status | None, value: str, json_type: str, present: str
) -> None:
    put("7", "x", side)
    assert cli("list", "--json") == 0
    assert f'"designo_status": {value}, ' in cli.out
    (row,) = cli.json()
    assert row["designo_status_type"] == json_type
    assert row["in_designo"] == present


def test_that_an_absent_and_an_unreadable_side_are_told_apart(cli, put, services) -> None:
    seen = put("1", "x", None).storefront
    absent = Observation(Presence.ABSENT, None, seen.read_at)
    unreadable = Observation(
        Presence.PRESENT, None, seen.read_at, problem=verbatim("lone surrogate")
    )
    services.rows.clear()
    put("1", "x", absent)
    put("2", "x", unreadable)
    assert cli("list", "--json") == 0
    first, second = cli.json()
    assert (first["designo_status_type"], first["in_designo"]) == ("absent", "absent")
    assert first["verdict"] == "only in storefront"
    assert (second["designo_status_type"], second["in_designo"]) == ("unreadable", "present")
    assert second["designo_problem"] == "lone surrogate"


def test_that_the_table_shows_what_a_terminal_would_hide_or_obey(cli, put) -> None:
    put("1", "\x1b[31mred ", "red\u200b")
    put("2", Status.null(), "null")
    put("3", Status.number("1"), "1")
    put("4", "x" * 5000, None)
    assert cli("list") == 0
    assert "\x1b" not in cli.out
    assert '"⟨U+001B⟩[31mred·"' in cli.out
    assert '"red⟨U+200B⟩"' in cli.out
    assert "(null)" in cli.out
    assert '"null"' in cli.out
    assert "(5000 characters)" in cli.out
    assert "(not read)" in cli.out
    assert "4 orders: 3 different, 1 not read" in cli.out


def test_that_the_columns_of_the_table_are_aligned(cli, put) -> None:
    put("1", "製作中", "a")
    put("2", "Gro\u0308ße", "bbbb")
    cli("list")
    lines = cli.out.splitlines()
    places = [line.index('"a"') if '"a"' in line else line.index('"bbbb"') for line in lines[2:4]]
    # three wide characters take three columns more than code points, one combining one fewer
    assert places[0] + 3 == places[1] - 1


def test_that_isolates_take_no_column_of_the_table(cli, put) -> None:
    put("1", "שולם", "בוטל")
    put("2", "paid", "sent")
    assert cli("list") == 0
    lines = cli.out.splitlines()
    assert "\u2068" in lines[2]
    plain = [line.replace("\u2068", "").replace("\u2069", "") for line in lines]
    assert plain[2].index("  other value") == plain[3].index("  other value")


def test_that_list_can_be_narrowed(cli, put) -> None:
    put("1", "a", "b")
    put("2", "a", "a")
    put("3", "a", "b", code="wc_us")
    cli("list", "--json", "--mismatches")
    assert [row["order_id"] for row in cli.json()] == ["1", "3"]
    cli("list", "--json", "--store", "wc_us")
    assert [row["order_id"] for row in cli.json()] == ["3"]


def test_that_no_mismatches_are_not_called_no_orders(cli, put) -> None:
    put("1", "a", "a")
    put("2", "a", None)
    assert cli("list", "--mismatches") == 0
    assert cli.out == "No mismatches in 2 orders: 1 equal, 1 not read\n"


def test_that_without_any_order_the_way_to_read_them_is_told(cli) -> None:
    assert cli("list", "--mismatches") == 0
    assert cli.out == "No orders. Read them with: refresh\n"


def test_that_an_empty_list_is_an_empty_array(cli) -> None:
    assert cli("list", "--json") == 0
    assert cli.json() == []
    assert cli("list") == 0
    assert "No orders" in cli.out


def test_that_the_report_holds_mismatches_or_all(cli, put, tmp_path) -> None:
    put("1", "a", "b")
    put("2", "a", "a")
    path = tmp_path / "m.csv"
    assert cli("report", "--csv", str(path), "--json") == 0
    assert cli.json() == {"file": str(path), "format": "csv", "rows": 1}
    assert cli("report", "--csv", str(path), "--all") == 0
    with path.open(encoding="utf-8", newline="") as file:
        assert [row["order id"] for row in csv.DictReader(file)] == ["1", "2"]


def test_that_several_reports_are_written_at_once(cli, put, tmp_path) -> None:
    put("0012", "=1", "b")
    files = [tmp_path / name for name in ("m.csv", "s.csv", "m.xlsx", "m.html")]
    options = ("--csv", "--spreadsheet-csv", "--xlsx", "--html")
    words = [word for pair in zip(options, map(str, files), strict=True) for word in pair]
    assert cli("report", *words, "--separator", "semicolon") == 0
    assert cli.out.count("1 order written to") == 4
    assert "'=1" not in files[0].read_text(encoding="utf-8")
    assert '"\'=1";"b"' in files[1].read_text(encoding="utf-8-sig")
    assert files[2].read_bytes().startswith(b"PK")
    assert "<!doctype html>" in files[3].read_text(encoding="utf-8")


def test_that_a_report_without_a_file_is_refused_with_the_options(cli) -> None:
    assert cli("report") == 2
    assert "--xlsx" in cli.err


@pytest.mark.parametrize("command", ["report", "census"])
def test_that_a_file_named_for_two_formats_is_refused_before_anything_is_written(
    command: str, cli, put, tmp_path
) -> None:
    put("1", "a", "b")
    path = tmp_path / "m.csv"
    again = tmp_path / "sub" / ".." / "m.csv"
    (tmp_path / "sub").mkdir()
    assert cli(command, "--csv", str(path), "--xlsx", str(again)) == 2
    assert "two formats" in cli.err
    assert not path.exists()


def test_that_a_report_that_cannot_be_written_ends_in_1(cli, tmp_path) -> None:
    assert cli("report", "--csv", str(tmp_path / "no" / "m.csv")) == 1
    assert "could not be written" in cli.err


def test_that_json_is_ascii(cli, put) -> None:
    put("1", "製作中", "\U0001f5a8", number="№ 1")
    cli("list", "--json")
    assert cli.out.isascii()
    assert json.loads(cli.out)[0]["order_number"] == "№ 1"


def test_that_progress_on_a_terminal_obeys_no_control_characters(cli) -> None:
    assert cli("refresh", terminal=True) == 0
    assert "1 of 2" in cli.err
    assert "\x1b[31m" not in cli.err
