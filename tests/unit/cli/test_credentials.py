"""``credentials forget``: said what goes, and never by mistake."""

import pytest

from designo_sync_gui.domain.ports import Settings


@pytest.fixture
def forgotten(services, monkeypatch) -> list[str | None]:
    asked: list[str | None] = []

    async def forget(code: str | None) -> None:
        asked.append(code)

    monkeypatch.setattr(services, "forget_secrets", forget, raising=False)
    return asked


def test_that_the_credentials_of_all_are_removed(cli, forgotten) -> None:
    assert cli("credentials", "forget", "--all") == 0
    assert forgotten == [None]
    assert (
        cli.out == "The credentials of all stores and of DesignO were removed from the keyring.\n"
    )


def test_that_nothing_is_called_removed_where_nothing_is_connected(
    cli, services, forgotten
) -> None:
    services.settings = Settings("home")
    assert cli("credentials", "forget", "--all") == 0
    assert cli.out == "Nothing is connected, so no credentials are kept.\n"


def test_that_the_credentials_of_one_store_are_removed(cli, forgotten) -> None:
    assert cli("credentials", "forget", "--store", "wc_eu", "--json") == 0
    assert forgotten == ["wc_eu"]
    assert cli.json() == {"forgotten": "wc_eu"}


def test_that_an_unknown_store_and_no_choice_are_refused(cli, forgotten) -> None:
    assert cli("credentials", "forget", "--store", "nowhere") == 2
    assert cli("credentials", "forget") == 2
    assert cli("credentials", "forget", "--all", "--store", "wc_eu") == 2
    assert forgotten == []


def test_that_entries_a_former_profile_left_are_removed_by_name(
    cli, services, forgotten, monkeypatch
) -> None:
    asked: list[object] = []

    async def forget(names: object) -> None:
        asked.append(names)

    monkeypatch.setattr(services, "forget_entries", forget, raising=False)
    assert cli("credentials", "forget", "--entry", "read_key", "--entry", "cookie") == 0
    assert cli.out == "Removed from the keyring: read_key, cookie.\n"
    assert cli("credentials", "forget", "--entry", "cookie", "--json") == 0
    assert cli.json() == {"forgotten": "cookie"}
    assert asked == [["read_key", "cookie"], ["cookie"]]
    assert cli("credentials", "forget", "--entry", "cookie", "--all") == 2
    assert forgotten == []


def test_that_what_the_keyring_refused_before_is_removed(cli, services, monkeypatch) -> None:
    asked: list[bool] = []

    async def forget_left() -> None:
        asked.append(True)

    monkeypatch.setattr(services, "forget_left", forget_left, raising=False)
    assert cli("credentials", "forget", "--left") == 0
    assert cli.out == "The keyring holds nothing any more that was to be removed.\n"
    assert cli("credentials", "forget", "--left", "--json") == 0
    assert cli.json() == {"forgotten": None}
    assert asked == [True, True]
