"""Connecting, listing, testing and removing from the command line."""

import json
from dataclasses import replace

import pytest

from designo_sync_gui.domain.connection import AuthForm, Check, DesignoConnection, RequestShape
from designo_sync_gui.domain.errors import (
    Busy,
    NotTheApi,
    PermissionDenied,
    SignInFailed,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.events import ReadingsVoided
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import NOTHING, verbatim

KEYS = json.dumps({"consumer_key": "k", "consumer_secret": "s"})


def test_that_stores_are_listed_with_state_and_mismatches(cli, put) -> None:
    put("1", "a", "b")
    put("2", "a", "a")
    assert cli("stores", "list", "--json") == 0
    first, second = cli.json()
    assert first["code"] == "wc_eu"
    assert first["state"] == "ready"
    assert first["mismatches"] == 1
    assert first["storefront_read_at"] == "2025-03-01T09:30:00Z"
    assert first["designo_read_at"] is None
    assert second["state"] == "never read"
    assert "secret" not in cli.out


def test_that_stores_are_listed_for_people(cli) -> None:
    assert cli("stores", "list") == 0
    assert "wc_eu" in cli.out
    assert "status field" in cli.out
    first, second = cli.out.splitlines()[2:]
    assert first.endswith("2025-03-01 09:30:00 UTC  never")
    assert second.split()[-2:] == ["never", "never"]


def test_that_an_unknown_platform_is_named_with_the_known_ones(cli) -> None:
    argv = ("stores", "add", "abacus", "--name", "N", "--code", "c", "--url", "https://x.y/")
    assert cli(*argv, stdin=KEYS) == 2
    assert "Known: woocommerce" in cli.err


def failed(error: SyncError) -> Check:
    return Check(verbatim("Some check"), False, error.message, "", error)


@pytest.mark.parametrize(
    ("checks", "code"),
    [
        (
            (
                Check(verbatim("Shop reached"), True, verbatim("yes")),
                Check(verbatim("Clocks agree"), None, verbatim("?")),
            ),
            0,
        ),
        ((failed(Unreachable(verbatim("refused"))),), 3),
        ((Check(verbatim("Shop reached"), True, NOTHING), failed(NotTheApi(verbatim("html")))), 3),
        (
            (
                Check(verbatim("Shop reached"), True, NOTHING),
                failed(SignInFailed(verbatim("401"))),
                failed(Busy(verbatim("429"))),
            ),
            4,
        ),
        (
            (
                Check(verbatim("Signed in"), True, NOTHING),
                failed(PermissionDenied(verbatim("403"))),
            ),
            4,
        ),
        (
            (
                Check(verbatim("Signed in"), True, NOTHING),
                Check(verbatim("Status field"), False, verbatim("none")),
            ),
            1,
        ),
    ],
)
def test_that_the_first_failed_check_decides_the_exit_status(
    cli, services, checks: tuple[Check, ...], code: int
) -> None:
    services.checks = checks
    assert cli("stores", "test", "wc_eu") == code
    assert cli.out.count("\n") == len(checks)


def test_that_checks_are_printed_in_words_without_control_characters(cli, services) -> None:
    services.checks = (
        Check(verbatim("Shop reached"), True, verbatim("ok"), "raw"),
        Check(verbatim("Signed in"), False, verbatim("the shop says \x1b[2J"), "raw \x07"),
        Check(verbatim("Clocks agree"), None, verbatim("not asked")),
        Check(verbatim("Address"), True, verbatim("not encrypted"), careful=True),
    )
    cli("stores", "test", "wc_eu", "--verbose")
    assert [line.split("  ")[0] for line in cli.out.splitlines() if "details" not in line] == [
        "passed",
        "failed",
        "not checked",
        "warning",
    ]
    assert "\x1b" not in cli.out
    assert "\x07" not in cli.out
    cli("stores", "test", "wc_eu", "--json")
    assert cli.json()[1]["passed"] is False
    assert [line["warning"] for line in cli.json()] == [False, False, False, True]


def test_that_quiet_still_tells_what_a_test_warns_of(cli, services) -> None:
    services.checks = (
        Check(verbatim("Shop reached"), True, verbatim("ok")),
        Check(verbatim("Address"), True, verbatim("not encrypted"), careful=True),
    )
    assert cli("stores", "test", "wc_eu", "--quiet") == 0
    assert cli.out.splitlines() == ["warning      Address: not encrypted"]


@pytest.mark.parametrize("action", ["test", "remove"])
def test_that_an_unknown_store_is_usage(cli, action: str) -> None:
    assert cli("stores", action, "nope") == 2
    assert "no store" in cli.err


def test_that_a_store_is_removed(cli, services) -> None:
    assert cli("stores", "remove", "wc_eu") == 0
    assert services.settings.store("wc_eu") is None


def test_that_designo_starts_with_the_published_defaults(cli, services) -> None:
    assert cli("designo", "set", "--url", "https://d.example/") == 0
    assert services.settings.designo == DesignoConnection("https://d.example/")
    assert "not read" in cli.err


def test_that_what_is_not_given_to_designo_set_stays(cli, services) -> None:
    first = ("designo", "set", "--url", "https://d.example/", "--shape", "legacy")
    assert cli(*first, "--auth", "bearer", "--header", "X-Tenant: a", "--header", "X-B: ") == 0
    assert cli("designo", "set", "--update-path", "v2/update") == 0
    designo = services.settings.designo
    assert designo.shape is RequestShape.LEGACY
    assert designo.auth is AuthForm.BEARER
    assert designo.update_path == "v2/update"
    assert designo.extra_headers == (("X-Tenant", "a"), ("X-B", ""))


@pytest.mark.parametrize(
    "more",
    [
        ("--header", "no colon"),
        ("--header", "bad name: x"),
        ("--header", "X-A: line\r\nX-B: y"),
        ("--header", "Authorization: Bearer x"),
        ("--header", "X-Api-Key: x"),
        ("--header", "Host: x"),
        ("--auth", "header", "--auth-header", "Host"),
        ("--auth", "header"),
        ("--read-profile", "/no/such/profile.toml"),
    ],
)
def test_that_settings_that_cannot_be_are_refused(cli, services, more: tuple[str, ...]) -> None:
    assert cli("designo", "set", "--url", "https://d.example/", *more) == 2
    assert services.settings.designo is None


def test_that_a_profile_must_be_a_small_utf8_text(cli, tmp_path) -> None:
    argv = ("designo", "set", "--url", "https://d.example/", "--read-profile")
    large, binary = tmp_path / "large.toml", tmp_path / "binary.toml"
    large.write_bytes(b"#" * (256 * 1024 + 1))
    binary.write_bytes(b"\xff\xfe")
    assert cli(*argv, str(large)) == 2
    assert "larger" in cli.err
    assert cli(*argv, str(binary)) == 2
    assert "not UTF-8" in cli.err


def test_that_designo_is_shown_and_tested_when_it_is_set(cli, services) -> None:
    for action in ("show", "test"):
        assert cli("designo", action) == 2
        assert "not connected" in cli.err
    services.settings = Settings("h", (), DesignoConnection("https://d.example/"))
    services.checks = (Check(verbatim("DesignO reached"), True, verbatim("yes")),)
    assert cli("designo", "test") == 0
    assert cli("designo", "show", "--json") == 0
    assert cli.json()["url"] == "https://d.example/"
    assert cli("designo", "show") == 0
    assert "update path: api/studio/update-order" in cli.out


def test_that_a_first_designo_set_needs_an_address(cli) -> None:
    assert cli("designo", "set", "--shape", "legacy") == 2
    assert "--url" in cli.err


def test_that_readings_voided_by_a_changed_connection_are_told(cli, services) -> None:
    async def save_designo(connection, secrets):
        services.events.publish(ReadingsVoided(("wc_eu", "wc_us")))

    services.connections.save_designo = save_designo
    assert cli("designo", "set", "--url", "https://other.example/") == 0
    assert "read of wc_eu, wc_us through the former connection is void" in cli.err


def test_that_saving_that_voids_rows_needs_a_yes_where_nobody_can_be_asked(cli, services) -> None:
    services.connections.voiding.rows = 2
    assert cli("designo", "set", "--url", "https://other.example/") == 2
    assert "voids what was read of 2 orders" in cli.err
    assert "--yes" in cli.err
    assert services.settings.designo is None
    assert cli("designo", "set", "--url", "https://other.example/", "--yes") == 0
    assert services.settings.designo == DesignoConnection("https://other.example/")


@pytest.mark.parametrize("answer", ["", "y", "no", "yes please"])
def test_that_another_answer_than_yes_saves_nothing(cli, services, answer: str) -> None:
    services.connections.voiding.rows = 1
    argv = ("designo", "set", "--url", "https://other.example/")
    assert cli(*argv, stdin=f"{answer}\n", terminal=True) != 0
    assert "voids what was read of 1 order;" in cli.err
    assert services.settings.designo is None


def test_that_a_yes_on_a_terminal_saves(cli, services) -> None:
    services.connections.voiding.rows = 1
    argv = ("designo", "set", "--url", "https://other.example/")
    assert cli(*argv, stdin="yes\n", terminal=True) == 0
    assert services.settings.designo == DesignoConnection("https://other.example/")


ADD = ("--name", "N", "--code", "new", "--url", "https://x.y/")


def since_of(cli, code: str) -> str:
    store = cli.services.settings.store(code)
    assert store is not None
    return store.orders_since


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ((), "12 months"),
        (("--since", "3 months"), "3 months"),
        (("--since", "2025-01-31"), "2025-01-31"),
        (("--since", "all"), ""),
    ],
)
def test_that_a_new_store_is_read_as_far_back_as_is_said(cli, given, kept) -> None:
    assert cli("stores", "add", "woocommerce", *ADD, *given, stdin=KEYS) == 0
    assert since_of(cli, "new") == kept


def test_that_what_is_neither_months_nor_a_day_is_refused(cli) -> None:
    assert cli("stores", "add", "woocommerce", *ADD, "--since", "spring", stdin=KEYS) == 2
    assert "neither a number of months nor a date" in cli.err


def test_that_from_when_on_orders_are_read_can_be_changed(cli) -> None:
    assert since_of(cli, "wc_eu") == ""
    assert cli("stores", "edit", "wc_eu", "--since", "6 months") == 0
    assert since_of(cli, "wc_eu") == "6 months"
    assert "the last 6 months" in cli.out + cli.err
    assert cli("stores", "edit", "wc_eu", "--since", "all", "--json") == 0
    told = {"code": "wc_eu", "orders_since": "", "never_write": "none", "production": False}
    assert cli.json() == told


def never_written_of(cli, code: str) -> list[object]:
    assert cli("stores", "list", "--json") == 0
    rows = cli.json()
    return [(row["never_write"], row["production"]) for row in rows if row["code"] == code]


@pytest.mark.parametrize(
    ("given", "locked"),
    [((), "shop"), (("--never-write", "none"), "none"), (("--never-write", "both"), "both")],
)
def test_that_the_shop_of_a_new_store_is_locked_unless_it_is_said_otherwise(
    cli, given, locked
) -> None:
    assert cli("stores", "add", "woocommerce", *ADD, *given, stdin=KEYS) == 0
    assert ("stores edit new --never-write none" in cli.err) is (locked != "none")
    assert never_written_of(cli, "new") == [(locked, False)]


def test_that_locks_and_the_mark_of_production_are_changed_alone(cli) -> None:
    assert cli("stores", "edit", "wc_eu", "--never-write", "designo") == 0
    assert "never written is DesignO" in cli.out + cli.err
    assert cli("stores", "edit", "wc_eu", "--production", "yes") == 0
    assert "marked as production" in cli.out + cli.err
    assert never_written_of(cli, "wc_eu") == [("designo", True)]
    assert cli("stores", "edit", "wc_eu", "--production", "no") == 0
    assert "not production" in cli.out + cli.err
    assert since_of(cli, "wc_eu") == ""


def test_that_an_edit_of_nothing_says_so(cli) -> None:
    assert cli("stores", "edit", "wc_eu") == 2
    assert "Nothing to change was given" in cli.err


def test_that_a_store_that_is_not_connected_cannot_be_changed(cli) -> None:
    assert cli("stores", "edit", "nope", "--since", "all") == 2
    assert "There is no store" in cli.err


def test_that_a_list_that_cannot_begin_at_a_day_takes_no_such_setting(cli) -> None:
    (platform,) = cli.services.platforms
    whole = replace(platform.capabilities, orders_since=False)
    cli.services.platforms = (replace(platform, capabilities=whole),)
    assert cli("stores", "add", "woocommerce", *ADD, "--since", "12 months", stdin=KEYS) == 2
    assert "cannot begin at a day" in cli.err
    assert cli("stores", "add", "woocommerce", *ADD, stdin=KEYS) == 0
    assert since_of(cli, "new") == ""
