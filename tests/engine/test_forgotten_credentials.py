"""Credentials can be forgotten while the connections stay."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import SecretStoreUnavailable, SettingsInvalid
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.secret_origin import with_origin
from designo_sync_gui.domain.sentence import say


@pytest.mark.parametrize(("code", "left"), [("wc_eu", ["designo"]), (None, [])])
def test_that_credentials_are_forgotten_and_connections_stay(
    world: Any, code: str | None, left: list[str]
) -> None:
    keyed = DesignoConnection("https://designo.example.com/", read_profile="with key")

    async def body(services: Any) -> None:
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        await services.connections.forget_secrets(code)

    world.keyring.kept["store:wc_eu"] = with_origin(
        {"consumer_key": Secret("ck_1")}, "https://shop.example.com/"
    )
    world.run(body)
    assert [owner for owner, kept in world.keyring.kept.items() if kept] == left
    assert [store.code for store in world.settings.settings.stores] == ["wc_eu"]
    assert world.settings.settings.designo == keyed
    assert ConnectionsChanged() in world.events


@pytest.mark.parametrize(
    "read", [{}, {"read_table": (("file", "/data/e.csv"),)}], ids=["not at all", "from a file"]
)
def test_that_reading_designo_in_another_way_deletes_the_former_profiles_secrets(
    world: Any, read: dict[str, Any]
) -> None:
    keyed = DesignoConnection("https://designo.example.com/", read_profile="with key")
    other = replace(keyed, read_profile="", **read)

    async def body(services: Any) -> None:
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        await services.connections.save_designo(other, {})

    world.run(body)
    assert world.settings.settings.designo == other
    assert not world.keyring.kept.get("designo")


def test_that_what_a_former_profile_leaves_in_the_keyring_is_told_and_can_be_removed(
    world: Any,
) -> None:
    keyed = DesignoConnection("https://designo.example.com/", read_profile="with key")
    other = replace(keyed, read_profile="")

    async def body(services: Any) -> None:
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        with pytest.raises(SettingsInvalid):
            await services.connections.forget_entries(["read_key"])
        delete = world.keyring.delete

        async def locked(owner: str, names: Any) -> None:
            raise SecretStoreUnavailable(say("The keyring is locked."))

        world.keyring.delete = locked
        with pytest.raises(SecretStoreUnavailable) as told:
            await services.connections.save_designo(other, {})
        assert "is saved, but the keyring still holds" in told.value.message.english
        assert told.value.advice.english.endswith("credentials forget --entry read_key")
        assert "The keyring is locked." in told.value.details
        world.keyring.delete = delete
        await services.connections.forget_entries(["read_key"])

    world.run(body)
    assert world.settings.settings.designo == other
    assert not world.keyring.kept.get("designo")
