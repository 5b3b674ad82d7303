"""What is taken for a credential, and what is not."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.connectors.woocommerce.platform import PLATFORM
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.credentials import (
    check_secrets,
    designo_entries,
    looks_like_credential,
    misplaced,
    proxy_entries,
    refuse_credentials,
    store_entries,
    without_keys,
)
from designo_sync_gui.domain.errors import SettingsInvalid

KEY = "ck_" + "0123456789abcdef" * 2 + "01234567"
SECRET = "cs_" + "fedcba9876543210" * 2 + "76543210"
STORE = Store("wc_eu", "Print Depot EU", "woocommerce", "https://shop.example.com/")
FIELDS = PLATFORM.sign_ins[0].secrets


@pytest.mark.parametrize(
    "text",
    [
        *(KEY, SECRET, "ck_1", "CK_1", f" {KEY}", "shpat_1", "shpss_1", "shpca_1"),
        *(f'header = "Bearer {SECRET}"', f"https://shop.example.com/?key={KEY}"),
        "cs_typed_canary_0123456789",
    ],
)
def test_that_keys_and_tokens_are_known_by_their_form(text: str) -> None:
    assert looks_like_credential(text, PLATFORMS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "status",
        "cs_cz",
        "cs_default",
        "back_order",
        "check_1",
        "meta:docs_status",
        "/etc/ca.pem",
    ],
)
def test_that_names_of_stores_fields_and_files_are_none(text: str) -> None:
    assert not looks_like_credential(text, PLATFORMS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", KEY),
        ("code", KEY),
        ("url", f"https://shop.example.com/{KEY}/"),
        ("status_field", KEY),
        ("ca_file", f"/srv/ca/{SECRET}"),
        ("ca_file", "/srv/ca/ck_1"),
        ("options", (("meta", SECRET),)),
        ("options", (("profile", f'[list]\nheaders = {{Authorization = "{SECRET}"}}'),)),
    ],
)
def test_that_no_open_input_of_a_store_takes_a_credential(field: str, value: object) -> None:
    values = {"code": "wc", "name": "Shop", "platform": "woocommerce", "url": "https://a.example/"}
    fields: dict[str, Any] = values | {field: value}
    store = Store(**fields)
    with pytest.raises(SettingsInvalid) as caught:
        refuse_credentials(store_entries(store, [PLATFORM]), {}, PLATFORMS)
    assert "keyring" in caught.value.advice.english
    told = f"{caught.value.message.english} {caught.value.advice.english}"
    assert KEY not in told
    assert SECRET not in told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("token_path", KEY),
        ("update_path", KEY),
        ("auth_header", KEY),
        ("extra_headers", (("X-Shop", SECRET),)),
        ("read_profile", f"# my key: {KEY}"),
        ("read_table", (("file", KEY),)),
        ("ca_file", KEY),
    ],
)
def test_that_no_open_input_of_designo_takes_a_credential(field: str, value: object) -> None:
    told: dict[str, Any] = {field: value}
    connection = DesignoConnection("https://d.example/", **told)
    with pytest.raises(SettingsInvalid):
        refuse_credentials(designo_entries(connection), {}, PLATFORMS)


def test_that_a_secret_being_saved_is_taken_in_no_open_input() -> None:
    """A token of another system has no form of its own; the very value gives it away."""
    store = Store("wc", "Shop", "woocommerce", "https://a.example/", status_field="hunter2")
    entries = list(store_entries(store, [PLATFORM]))
    refuse_credentials(entries, {"token": Secret("another")}, PLATFORMS)
    with pytest.raises(SettingsInvalid) as caught:
        refuse_credentials(entries, {"token": Secret("hunter2")}, PLATFORMS)
    assert "hunter2" not in f"{caught.value.message.english} {caught.value.advice.english}"
    profile = DesignoConnection("https://d.example/", read_profile="x = 'abcdefgh12345678'")
    with pytest.raises(SettingsInvalid):
        refuse_credentials(
            designo_entries(profile), {"token": Secret("abcdefgh12345678")}, PLATFORMS
        )


def test_that_a_user_name_may_be_the_name_of_the_store_and_part_of_its_address() -> None:
    store = Store("depot", "depot", "woocommerce", "https://depot.example.com/")
    refuse_credentials(store_entries(store, [PLATFORM]), {"user": Secret("depot")}, PLATFORMS)


def test_that_swapped_keys_are_noticed() -> None:
    swapped = {"consumer_key": Secret(SECRET), "consumer_secret": Secret(KEY)}
    with pytest.raises(SettingsInvalid) as caught:
        check_secrets(FIELDS, swapped)
    assert "Consumer key" in caught.value.message.english
    assert "Consumer secret" in caught.value.message.english
    assert SECRET not in f"{caught.value.message.english} {caught.value.advice.english}"
    check_secrets(FIELDS, {"consumer_key": Secret(KEY), "consumer_secret": Secret(SECRET)})


@pytest.mark.parametrize("value", ["k ", " k", "k\n", "k\r\n", "\tk", "\ufeffk", "k\u200b", "a\nb"])
def test_that_a_secret_copied_with_something_around_it_is_refused(value: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        check_secrets(FIELDS, {"consumer_key": Secret(value)})
    assert "Copy it again" in caught.value.advice.english


def test_that_what_a_platform_says_its_secrets_begin_with_is_known_everywhere() -> None:
    ways = [way for platform in PLATFORMS for way in platform.sign_ins]
    declared = {field.begins for way in ways for field in way.secrets if field.begins}
    assert declared
    for begins in declared:
        assert looks_like_credential(f"{begins}0123456789abcdef01", PLATFORMS)
        assert not looks_like_credential(begins, [])


def test_that_the_path_of_a_file_with_an_ending_is_no_credential() -> None:
    connection = DesignoConnection("https://d.example/", ca_file="/srv/ca/ck_1.pem")
    refuse_credentials(designo_entries(connection), {}, PLATFORMS)


def test_that_only_the_secrets_that_were_entered_are_judged() -> None:
    check_secrets(FIELDS, {"consumer_secret": Secret(SECRET)})


def test_that_each_credential_left_in_the_settings_is_found() -> None:
    headers = (("X-Api-Key", "plain words"), ("X-Tenant", "eu"), ("X-Trace", KEY))
    designo = DesignoConnection(
        "https://d.example.com/", extra_headers=headers, read_profile=f"[list]\nkey = '{SECRET}'\n"
    )
    store = replace(STORE, status_field="ck_1")
    assert misplaced([store], designo, PLATFORMS) == {"ck_1", "plain words", KEY}
    assert misplaced([STORE], None, PLATFORMS) == frozenset()


def test_that_a_text_is_left_without_its_keys() -> None:
    text = f"{KEY}, x={SECRET}; back_{KEY} SHPAT_0123456789abcdef0 shpat_1 cs_cz"
    hidden = f"*, x=*; back_{KEY} * shpat_1 cs_cz"
    assert without_keys(text, PLATFORMS, "*") == hidden


def test_that_everything_typed_into_the_preferences_is_looked_at() -> None:
    key = "ck_" + "0123456789abcdef" * 2
    for given in ((key,), ("", f"/bin/tell {key}"), ("", "", f"https://example.com/{key}")):
        with pytest.raises(SettingsInvalid, match="looks like a credential"):
            refuse_credentials(proxy_entries(*given), {}, PLATFORMS)
    refuse_credentials(proxy_entries("", "", "https://example.com/v.json"), {}, PLATFORMS)
