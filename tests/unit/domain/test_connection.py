"""Facts about what an operator may enter, and about secrets."""

import pickle
from dataclasses import replace

import pytest

from designo_sync_gui.domain.addresses import base_address, origin
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://shop.example.com", "https://shop.example.com/"),
        (" https://shop.example.com/eu ", "https://shop.example.com/eu/"),
        ("HTTPS://Shop.Example.com/Path/", "https://shop.example.com/Path/"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x/"),
    ],
)
def test_that_an_address_is_completed(typed: str, kept: str) -> None:
    assert base_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "shop.example.com",
        "ftp://shop.example.com",
        "https://",
        "https://user:pw@shop.example.com",
        "https://shop.example.com/?consumer_secret=x",
        "https://shop.example.com/#x",
        "https://shop.example.com:port/",
        "https://shop.example.com/a b",
        "https://[::1",
        "https://shop.example.com/wp-admin/",
        "https://shop.example.com/eu/wp-admin/admin.php",
        "https://shop.example.com/wp-login.php",
        "https://shop.example.com/wp-json/wc/v3",
    ],
)
def test_that_an_address_that_could_mislead_is_refused_with_advice(typed: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        base_address(typed)
    assert caught.value.advice


def test_that_the_part_of_an_address_that_is_no_shop_is_named() -> None:
    with pytest.raises(SettingsInvalid) as caught:
        base_address("https://shop.example.com/eu/wp-admin/")
    assert "wp-admin" in caught.value.message.english
    assert "start page" in caught.value.advice.english


def test_that_an_origin_is_scheme_host_and_port() -> None:
    assert origin("https://a.example/x/") == origin("https://A.example:443/y/")
    assert origin("https://a.example/") != origin("http://a.example/")


@pytest.mark.parametrize("code", ["", " wc", "wc ", "wc\n", "w\x00c"])
def test_that_a_store_code_is_exact_or_refused(code: str) -> None:
    with pytest.raises(SettingsInvalid):
        Store(code, "Shop", "woocommerce", "https://shop.example.com/")


def test_that_a_secret_shows_itself_nowhere() -> None:
    secret = Secret("ck_canary")
    assert "ck_canary" not in f"{secret} {secret!r} {[secret]} {secret!s}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    assert secret == Secret("ck_canary") != Secret("other")
    assert len({secret, Secret("ck_canary")}) == 1
    assert secret.reveal() == "ck_canary"


def test_that_designo_is_read_by_a_profile_or_a_table_and_otherwise_not() -> None:
    designo = DesignoConnection("https://designo.example/")
    assert not designo.reads
    assert not replace(designo, read_profile=" \n").reads
    assert replace(designo, read_profile="[list]").reads
    assert replace(designo, read_table=(("file", "/srv/orders.csv"),)).reads
