"""Credentials are given to the address they were stored for, and to no other."""

import pytest

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SignInFailed
from designo_sync_gui.domain.secret_origin import (
    ORIGIN,
    entries,
    for_this_run,
    released,
    with_origin,
)

SECRETS = {"key": Secret("canary")}
SHOP = "https://shop.example/"


def test_that_the_address_is_stored_and_deleted_with_the_credentials() -> None:
    assert entries(["key"]) == ["key", ORIGIN]
    assert entries([]) == []
    assert with_origin({}, SHOP) == {}


@pytest.mark.parametrize("url", [SHOP, "https://SHOP.example:443/admin/"])
def test_that_the_same_origin_is_given_the_credentials_alone(url: str) -> None:
    assert released(with_origin(SECRETS, SHOP), url, "Shop") == SECRETS


@pytest.mark.parametrize(
    "url", ["http://shop.example/", "https://shop.example:444/", "https://other.example/"]
)
def test_that_another_origin_is_given_nothing_and_both_are_named(url: str) -> None:
    with pytest.raises(SignInFailed, match="belong to https://shop") as caught:
        released(with_origin(SECRETS, SHOP), url, "Shop")
    assert "canary" not in f"{caught.value.message.english} {caught.value.advice.english}"


def test_that_credentials_without_an_address_are_given_to_none() -> None:
    with pytest.raises(SignInFailed, match="earlier version"):
        released(SECRETS, SHOP, "Shop")


def test_that_credentials_handed_over_for_one_run_go_where_the_settings_say() -> None:
    assert released(for_this_run(SECRETS), SHOP, "Shop") == SECRETS


def test_that_no_credentials_belong_anywhere() -> None:
    assert released({}, SHOP, "Shop") == {}
