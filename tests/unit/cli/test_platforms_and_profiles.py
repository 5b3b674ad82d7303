"""What the command line tells of platforms and of profiles."""

import json
import tomllib
from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import NotTheApi, ProfileInvalid
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import NOTHING, say, verbatim
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "shop.toml"
    path.write_text("title = 'x'", encoding="utf-8")
    return str(path)


def reading(order_id, status, problem=""):
    seen = Observation(Presence.PRESENT, status, NOW, "list", verbatim(problem))
    return Reading(OrderRef("demo", order_id), f"#{order_id}", seen)


def test_that_platforms_are_listed_with_their_fields_and_where_secrets_are_found(cli) -> None:
    assert cli("platforms") == 0
    assert "woocommerce  WooCommerce" in cli.out
    assert "--status-field status  Order status, written directly; may cause: e-mails" in cli.out
    assert "secret consumer_key  WordPress admin" in cli.out


def test_that_platforms_are_one_json_object_each(cli) -> None:
    assert cli("platforms", "--json") == 0
    (shop,) = json.loads(cli.out)
    assert shop["status_fields"][0]["writing"] == "written directly"
    assert [s["name"] for s in shop["sign_ins"][0]["secrets"]] == [
        "consumer_key",
        "consumer_secret",
    ]
    assert shop["changed_since"] is True


def test_that_a_profile_without_an_address_is_only_validated(cli, profile, services) -> None:
    services.profile_fields = (
        SecretField("api_key", verbatim("Key"), verbatim("Ask the vendor.")),
    )
    assert cli("profile", "check", profile, "--designo") == 0
    assert "The profile is valid." in cli.out
    assert "It needs the secret api_key: Ask the vendor." in cli.out
    assert services.asked == []


def test_that_an_invalid_profile_ends_as_usage_with_line_and_key(cli, profile, services) -> None:
    def broken(text):
        raise ProfileInvalid(verbatim("Line 1, key “title”: unknown."), say("See the help."))

    services.connections.designo_secret_fields = broken
    assert cli("profile", "check", profile, "--designo") == 2
    assert "Line 1, key “title”" in cli.err


def test_that_the_first_page_of_a_profile_is_shown_and_nothing_kept(cli, profile, services) -> None:
    rows = (reading("7", Status.text("Paid ")), reading("8", None, "there was a list"))
    services.page = OrderPage(rows, 40, 1)
    assert cli("profile", "check", profile, "--url", "https://d.example/", "--designo") == 0
    assert "2 orders on the first page, 40 announced in all." in cli.out
    assert "there was a list" in cli.out
    assert "1 entries have no order id" in cli.err
    assert services.saved == {}


def test_that_a_page_without_a_readable_status_is_no_success(cli, profile, services) -> None:
    services.page = OrderPage((reading("8", None, "there was a list"),))
    arguments = ("profile", "check", profile, "--url", "https://d.example/", "--designo")
    assert cli(*arguments, "--json") == 1
    assert json.loads(cli.out)["orders"][0]["problem"] == "there was a list"


def test_that_a_profile_pointing_at_a_web_page_ends_with_cause_and_advice(
    cli, profile, services
) -> None:
    async def page(*_):
        raise NotTheApi(
            verbatim("shop.example answered with a web page."), verbatim("Check the address.")
        )

    services.connections.first_designo_page = page
    assert cli("profile", "check", profile, "--url", "https://d.example/", "--designo") == 3
    assert "web page" in cli.err


def test_that_a_profile_with_a_key_in_it_is_not_called_valid(cli, tmp_path) -> None:
    path = tmp_path / "shop.toml"
    path.write_text('headers = {Authorization = "ck_0123456789abcdef0123"}', encoding="utf-8")
    assert cli("profile", "check", str(path)) == 2
    assert "credential" in cli.err
    assert "0123456789" not in cli.err


def test_that_session_secrets_serve_the_check_of_a_profile(cli, profile, services) -> None:
    services.page = OrderPage((reading("7", Status.text("Paid")),))
    shops = ("--url", "https://d.example/", "--store", "wc_eu", "--session-secrets")
    given = {"store:wc_eu": {"consumer_key": "k"}, "designo": {"read_key": "d"}}
    assert cli("profile", "check", profile, *shops, stdin=json.dumps(given)) == 0
    assert services.asked[-1][1] == {"consumer_key": Secret("k")}
    services.profile_fields = (SecretField("read_key", verbatim("read_key"), NOTHING),)
    assert cli("profile", "check", profile, *shops, "--designo", stdin=json.dumps(given)) == 0
    assert services.asked[-1][1:] == ({"read_key": Secret("d")}, "wc_eu")


def test_that_designo_can_be_read_from_an_export(cli, services) -> None:
    arguments = ("designo", "set", "--url", "https://d.example/")
    table = ("--read-table", "file=/d/e.csv", "--read-table", "id_column=a=b")
    assert cli(*arguments, *table) == 0
    connection = services.settings.designo
    assert connection.read_table == (("file", "/d/e.csv"), ("id_column", "a=b"))
    assert "it shows the past" in cli.err
    assert cli("designo", "set", "--no-read") == 0
    assert not services.settings.designo.reads


def test_that_an_unknown_setting_of_an_export_is_wrong_usage(cli, services) -> None:
    arguments = ("designo", "set", "--url", "https://d.example/", "--read-table")
    assert cli(*arguments, "path=/d/e.csv") == 2
    assert cli(*arguments, "file") == 2


def test_that_what_a_profile_seldom_means_is_told_and_stops_nothing(cli, profile, services) -> None:
    services.warnings = (verbatim("Line 9, key “write.body”: hm."),)
    assert cli("profile", "check", profile) == 0
    assert "Warning: Line 9, key “write.body”: hm." in cli.err
    assert cli("profile", "check", profile, "--json") == 0
    assert json.loads(cli.out)["warnings"] == ["Line 9, key “write.body”: hm."]
    services.page = OrderPage((reading("7", Status.text("Paid")),))
    assert cli("profile", "check", profile, "--url", "https://d.example/", "--json") == 0
    assert json.loads(cli.out)["warnings"] == ["Line 9, key “write.body”: hm."]


@pytest.mark.parametrize(("more", "title"), [((), "of a shop"), (("--designo",), "of DesignO")])
def test_that_the_schema_for_editors_is_printed(cli, more: tuple[str, ...], title: str) -> None:
    assert cli("profile", "schema", *more) == 0
    schema = json.loads(cli.out)
    assert title in schema["title"]
    assert schema["additionalProperties"] is False
    assert ("write" in schema["properties"]) is not bool(more)


def test_that_the_profiles_that_come_with_the_program_are_listed(cli) -> None:
    assert cli("profile", "list") == 0
    assert "vendure" in cli.out
    assert "Vendure 3, order state" in cli.out
    assert cli("profile", "list", "--json") == 0
    found = {row["name"]: row for row in json.loads(cli.out)}
    assert found["vendure"]["tried"] is True


def test_that_a_profile_is_printed_as_it_would_be_saved(cli) -> None:
    assert cli("profile", "show", "vendure") == 0
    text = cli.out
    assert tomllib.loads(text)["title"] == "Vendure 3, order state"
    assert cli("profile", "show", "vendure", "--json") == 0
    assert json.loads(cli.out)["profile"] == text


def test_that_a_name_that_is_none_is_wrong_usage_and_says_which_there_are(cli) -> None:
    assert cli("profile", "show", "nothing") == 2
    assert "Known: " in cli.err
    assert "vendure" in cli.err
