"""What a platform declares is what a store of it may hold."""

from dataclasses import replace

import pytest

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.platform import (
    Capabilities,
    Option,
    OptionKind,
    Platform,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.sentence import NOTHING, verbatim

STATE = StatusField("state", verbatim("State"), Writing.NEVER)
STATUS = StatusField("status", verbatim("Status"), Writing.DIRECT)
REGION = Option(
    "region",
    verbatim("Region"),
    NOTHING,
    OptionKind.CHOICE,
    choices=(("eu", verbatim("Europe")), ("us", verbatim("USA"))),
)
SHOP_ID = Option("shop_id", verbatim("Shop id"), verbatim("In the shop's settings."), required=True)
PLATFORM = Platform(
    "press",
    verbatim("Press"),
    verbatim("Address"),
    NOTHING,
    (SignIn("keys", verbatim("Keys"), ()), SignIn("token", verbatim("Token"), ())),
    (STATUS, STATE),
    Capabilities(100, True, True, False, NOTHING),
    (REGION, SHOP_ID),
)
STORE = Store(
    "press_eu",
    "Press EU",
    "press",
    "https://press.example/",
    sign_in="token",
    options=(("region", "eu"), ("shop_id", "7")),
)


def refusal(store: Store, platform: Platform = PLATFORM) -> SettingsInvalid:
    with pytest.raises(SettingsInvalid) as caught:
        platform.check(store)
    return caught.value


def test_that_the_first_field_and_the_first_way_to_sign_in_are_the_default() -> None:
    assert PLATFORM.default_field == "status"
    assert PLATFORM.sign_in("").name == "keys"
    assert PLATFORM.sign_in("token").title.english == "Token"
    assert PLATFORM.field("state") is STATE
    assert PLATFORM.field("colour") is None


def test_that_a_store_of_declared_values_is_taken() -> None:
    PLATFORM.check(STORE)
    assert STORE.option("region") == "eu"
    assert STORE.option("colour", "none") == "none"


@pytest.mark.parametrize(
    ("store", "named", "known"),
    [
        (replace(STORE, sign_in="word"), "“word”", "keys, token"),
        (replace(STORE, status_field="colour"), "“colour”", "status, state"),
        (replace(STORE, options=(("colour", "red"),)), "“colour”", "region, shop_id"),
        (replace(STORE, options=(("region", "moon"),)), "“moon”", "eu, us"),
        (replace(STORE, options=(("shop_id", ""),)), "Shop id", "In the shop's settings."),
        (replace(STORE, options=()), "Shop id", "In the shop's settings."),
    ],
)
def test_that_what_was_not_declared_or_is_missing_is_refused_with_what_is_known(
    store: Store, named: str, known: str
) -> None:
    error = refusal(store)
    assert named in error.message.english
    assert known in error.advice.english


def test_that_a_platform_without_options_says_that_it_has_none() -> None:
    error = refusal(STORE, replace(PLATFORM, options=()))
    assert "none" in error.advice.english


def test_that_only_a_platform_with_a_free_field_takes_one_that_was_not_declared() -> None:
    replace(PLATFORM, free_field=True).check(replace(STORE, status_field="meta:_stage"))


@pytest.mark.parametrize("value", ["", "anything at all"])
def test_that_an_option_that_is_no_choice_and_not_required_takes_any_text(value: str) -> None:
    platform = replace(PLATFORM, options=(Option("note", verbatim("Note"), NOTHING),))
    platform.check(replace(STORE, options=(("note", value),)))
