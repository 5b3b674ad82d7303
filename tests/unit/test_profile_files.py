"""The profiles that come with the program."""

import pytest

from designo_sync_gui.connectors.profile.shop_parsing import read_shop_profile
from designo_sync_gui.profile_files import NOT_TRIED, ShippedProfile, shipped_profiles

#: Each has a test in tests/real that runs it against the shop itself.
PROVEN = {"datasette", "pretix", "roundup", "vendure"}


@pytest.mark.parametrize("held", shipped_profiles(), ids=lambda held: held.name)
def test_that_every_profile_is_valid_and_its_title_is_the_one_offered(held) -> None:
    assert read_shop_profile(held.text).read.title == held.title


def test_that_only_what_was_proven_on_the_shop_itself_is_called_tried() -> None:
    assert {held.name for held in shipped_profiles() if held.tried} == PROVEN


def test_that_samples_are_not_offered() -> None:
    assert not [held.name for held in shipped_profiles() if held.name.startswith("example")]


def test_that_a_profile_made_from_documents_says_so_by_its_title() -> None:
    assert not ShippedProfile("x", f"X {NOT_TRIED}", "").tried


def test_that_those_that_were_tried_come_first() -> None:
    tried = [held.tried for held in shipped_profiles()]
    assert tried == sorted(tried, reverse=True)
