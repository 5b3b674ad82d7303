"""Credentials can be forgotten while the connections stay."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.secret_origin import with_origin


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
