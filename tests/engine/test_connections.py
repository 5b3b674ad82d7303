"""Facts about adding, changing, testing and removing connections."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import (
    JobRefused,
    SecretStoreUnavailable,
    SettingsInvalid,
    SignInFailed,
    StorageFailed,
)
from designo_sync_gui.domain.events import ConnectionsChanged, ReadingsVoided, StoreState
from designo_sync_gui.domain.secret_origin import ORIGIN, with_origin
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.connections.ca_file import found_ca_file
from designo_sync_gui.engine.connections.secrets import ChosenSecretStore

KEY = {"consumer_key": Secret("ck_1")}
NEW = Store("wc_us", "Print Depot US", "woocommerce", "https://us.example.com")
OLD = Store("wc_eu", "Print Depot EU", "woocommerce", "https://shop.example.com/")
#: As the keyring holds them.
KEPT = with_origin(KEY, OLD.url)


def test_that_a_new_store_is_saved_with_its_secrets_and_told(world: Any) -> None:
    world.run(lambda services: services.connections.save_store(NEW, KEY))
    assert [s.code for s in world.settings.settings.stores] == ["wc_eu", "wc_us"]
    assert world.settings.settings.stores[1].url == "https://us.example.com/"
    assert world.keyring.kept["store:wc_us"] == with_origin(KEY, NEW.url)
    assert ConnectionsChanged() in world.events


@pytest.mark.parametrize(
    ("store", "secrets"),
    [
        (replace(NEW, code="wc_eu"), KEY),
        (replace(NEW, platform="magento"), KEY),
        (replace(NEW, url="us.example.com"), KEY),
        (NEW, {}),
        (NEW, {"consumer_key": Secret("")}),
    ],
)
def test_that_what_cannot_be_a_connection_is_refused_and_nothing_kept(
    world: Any, store: Store, secrets: dict[str, Secret]
) -> None:
    with pytest.raises(SettingsInvalid):
        world.run(lambda services: services.connections.save_store(store, secrets))
    assert len(world.settings.settings.stores) == 1
    assert world.keyring.kept == {}


@pytest.mark.parametrize(
    ("store", "secrets"),
    [
        (replace(NEW, status_field="ck_0123456789"), KEY),
        (replace(NEW, ca_file="/srv/ca/cs_0123456789abcdef"), KEY),
        (replace(NEW, url="https://us.example.com/wp-admin/"), KEY),
        (NEW, {"consumer_key": Secret("ck_1\n")}),
    ],
)
def test_that_a_credential_out_of_place_is_refused_and_sent_and_kept_nowhere(
    world: Any, store: Store, secrets: dict[str, Secret]
) -> None:
    for ask in ("save_store", "test_store", "first_page"):
        with pytest.raises(SettingsInvalid):
            world.run(lambda services, ask=ask: getattr(services.connections, ask)(store, secrets))
    assert len(world.settings.settings.stores) == 1
    assert world.keyring.kept == {}
    assert world.trace == []


def test_that_no_credential_gets_into_the_settings_of_designo(world: Any) -> None:
    typed = DesignoConnection("https://d.example/", extra_headers=(("X-Key", "ck_0123456789"),))
    before = world.settings.settings.designo
    with pytest.raises(SettingsInvalid):
        world.run(lambda services: services.connections.save_designo(typed, {}))
    with pytest.raises(SettingsInvalid):
        world.run(lambda services: services.connections.test_designo(typed, {}))
    assert world.settings.settings.designo == before


def test_that_without_a_keyring_nothing_is_saved(world: Any) -> None:
    world.keyring.broken = True
    with pytest.raises(SecretStoreUnavailable):
        world.run(lambda services: services.connections.save_store(NEW, KEY))
    assert len(world.settings.settings.stores) == 1


def test_that_session_secrets_are_used_only_once_chosen(world: Any) -> None:
    world.keyring.broken = True

    async def body(services: Any) -> Any:
        await services.secrets.check()
        before = (await services.overview()).secret_problem
        await services.secrets.use_memory()
        await services.connections.save_store(NEW, KEY)
        return before, (await services.overview()).secret_problem

    before, after = world.run(body)
    assert isinstance(before, SecretStoreUnavailable)
    assert after is None
    assert world.memory.kept["store:wc_us"] == with_origin(KEY, NEW.url)


def test_that_settings_that_cannot_be_saved_leave_no_secret_behind(world: Any) -> None:
    world.settings.broken = True
    with pytest.raises(StorageFailed):
        world.run(lambda services: services.connections.save_store(NEW, KEY))
    assert world.keyring.kept == {}


def test_that_new_credentials_never_stay_with_a_former_address(world: Any) -> None:
    """The settings cannot be saved: what was entered for the new address is not kept for the old
    one."""
    world.keyring.kept["store:wc_eu"] = dict(KEPT)
    keyed = DesignoConnection("https://designo.example.com/", read_profile="with key")
    other = DesignoConnection("https://other.example.com/", read_profile="with key")

    async def body(services: Any) -> None:
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        world.settings.broken = True
        moved = replace(OLD, url="https://us.example.com/")
        with pytest.raises(StorageFailed):
            await services.connections.save_store(
                moved, {"consumer_key": Secret("ck_2")}, replaces="wc_eu"
            )
        with pytest.raises(StorageFailed):
            await services.connections.save_designo(other, {"read_key": Secret("rk 2")})

    world.run(body)
    assert world.keyring.kept["store:wc_eu"] == KEPT
    assert world.keyring.kept["designo"]["read_key"] == Secret("rk")


def test_that_rows_left_of_a_removed_store_are_not_those_of_a_new_one(world: Any) -> None:
    """The program ended between the two halves of a removal."""
    world.fill(o1=("a", "a"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.settings.settings = replace(world.settings.settings, stores=())
        await services.connections.save_store(OLD, KEY)
        return await services.orders.known()

    assert world.run(body) == ()


@pytest.mark.parametrize("change", ["store", "designo"])
def test_that_readings_are_void_before_the_settings_name_another_place(
    world: Any, change: str
) -> None:
    """A program that ends in between loses readings; it never takes them for the new place's."""
    world.fill(o1=("a", "a"))
    world.keyring.kept["store:wc_eu"] = dict(KEPT)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        world.settings.broken = True
        other = replace(OLD, status_field="x")
        changes = {
            "store": lambda: services.connections.save_store(other, {}, replaces="wc_eu"),
            "designo": lambda: services.connections.save_designo(None, {}),
        }
        with pytest.raises(StorageFailed):
            await changes[change]()

    world.run(body)
    assert world.mirror.rows == {}


def test_that_renaming_a_store_keeps_its_secrets_and_its_rows(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.keyring.kept["store:wc_eu"] = dict(KEPT)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        await services.connections.save_store(replace(OLD, name="Renamed"), {}, replaces="wc_eu")
        return await services.orders.known()

    assert len(world.run(body)) == 1
    assert world.keyring.kept["store:wc_eu"] == KEPT
    assert world.settings.settings.stores[0].name == "Renamed"


def test_that_a_new_code_moves_the_secrets_and_voids_the_rows(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.keyring.kept["store:wc_eu"] = dict(KEPT)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        await services.connections.save_store(replace(OLD, code="wc_new"), {}, replaces="wc_eu")
        return await services.orders.known()

    assert world.run(body) == ()
    assert world.keyring.kept == {"store:wc_new": KEPT}


def test_that_stored_credentials_never_go_to_another_address(world: Any) -> None:
    world.keyring.kept["store:wc_eu"] = dict(KEPT)
    moved = replace(OLD, url="https://evil.example.com/")

    async def body(services: Any) -> None:
        with pytest.raises(SettingsInvalid, match="not sent there"):
            await services.connections.save_store(moved, {}, replaces="wc_eu")
        with pytest.raises(SettingsInvalid, match="not sent there"):
            await services.connections.test_store(moved, {})

    world.run(body)
    assert world.connections.trial_secrets == {}


@pytest.mark.parametrize("as_store", [True, False], ids=["of a store", "of DesignO"])
def test_that_an_address_another_hand_changed_gets_no_credentials(
    world: Any, as_store: bool
) -> None:
    """settings.json alone names the other address; the keyring knows the one they belong to."""
    settings = world.settings.settings
    keyed = DesignoConnection("https://elsewhere.example/", read_profile="[read_key]")
    if as_store:
        world.keyring.kept["store:wc_eu"] = dict(KEPT)
        (store,) = settings.stores
        moved = replace(store, url="https://elsewhere.example/")
        world.settings.settings = replace(settings, stores=(moved,))
    else:
        given = with_origin({"read_key": Secret("rk")}, "https://designo.example.com/")
        world.keyring.kept["designo"] = dict(given)
        world.settings.settings = replace(settings, designo=keyed)

    async def steps(services: Any) -> None:
        if as_store:
            await services.connections.test_store(replace(moved, name="another name"), {})
        else:
            await services.connections.test_designo(keyed, {})

    with pytest.raises(SignInFailed, match=r"settings now name https://elsewhere\.example:443"):
        world.run(steps)
    assert not world.connections.trial_secrets


def test_that_credentials_of_an_earlier_version_are_asked_for_again(world: Any) -> None:
    world.keyring.kept["store:wc_eu"] = dict(KEY)
    with pytest.raises(SignInFailed, match="earlier version") as caught:
        world.run(lambda services: services.connections.test_store(OLD, {}))
    assert "Enter them again" in caught.value.advice.english
    world.run(lambda services: services.connections.save_store(OLD, KEY, "wc_eu"))
    assert world.keyring.kept["store:wc_eu"] == KEPT
    world.run(lambda services: services.connections.test_store(OLD, {}))


def test_that_the_address_of_credentials_is_no_secret_to_be_masked(world: Any) -> None:
    seen: list[str] = []
    store = ChosenSecretStore(world.keyring, world.memory, seen.append)
    world.keyring.kept["store:wc_eu"] = dict(KEPT)
    asyncio.run(store.save("store:wc_us", with_origin(KEY, NEW.url)))
    asyncio.run(store.load("store:wc_eu", ["consumer_key", ORIGIN]))
    assert seen == ["ck_1", "ck_1"]


def test_that_a_test_uses_the_stored_secrets_when_none_are_entered(world: Any) -> None:
    world.keyring.kept["store:wc_eu"] = dict(KEPT)
    checks = world.run(lambda services: services.connections.test_store(OLD, {}))
    assert [check.passed for check in checks] == [True]
    assert world.connections.trial_secrets == KEY


def test_that_removing_a_store_forgets_secrets_and_rows(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.keyring.kept["store:wc_eu"] = dict(KEPT)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        await services.connections.remove_store("wc_eu")
        return await services.orders.known(), await services.overview()

    orders, overview = world.run(body)
    assert orders == ()
    assert overview.settings.stores == ()
    assert world.keyring.kept == {}


def test_that_a_connection_in_use_is_not_changed(world: Any) -> None:
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> None:
        world.designo.gate = asyncio.Event()
        running = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: world.steps("list"))
        for change in (
            services.connections.remove_store("wc_eu"),
            services.connections.save_store(OLD, {}, replaces="wc_eu"),
            services.connections.save_designo(None, {}),
        ):
            with pytest.raises(JobRefused):
                await change
        world.designo.gate.set()
        await running

    world.run(body)


def test_that_another_designo_address_voids_what_was_read_there(world: Any) -> None:
    world.fill(o1=("a", "a"))
    other = DesignoConnection("https://other.example.com/", read_profile="profile")

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        await services.connections.save_designo(other, {})
        return await services.orders.known(), await services.overview()

    orders, overview = world.run(body)
    assert orders == ()
    assert overview.states == {"wc_eu": StoreState.READY}


def test_that_a_read_profile_names_the_secrets_that_are_asked_for(world: Any) -> None:
    keyed = DesignoConnection("https://designo.example.com/", read_profile="with key")

    async def body(services: Any) -> Any:
        with pytest.raises(SettingsInvalid, match="read_key"):
            await services.connections.save_designo(keyed, {})
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        await services.connections.save_designo(keyed, {})
        return services.connections.designo_secret_fields("with key")

    assert [f.name for f in world.run(body)] == ["read_key"]
    assert world.keyring.kept["designo"]["read_key"] == Secret("rk")


def test_that_removing_designo_deletes_its_secrets(world: Any) -> None:
    keyed = DesignoConnection("https://designo.example.com/", read_profile="with key")

    async def body(services: Any) -> None:
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        await services.connections.save_designo(None, {})

    world.run(body)
    assert world.settings.settings.designo is None
    assert world.keyring.kept == {}


def test_that_the_report_holds_mismatches_or_exactly_the_chosen_orders(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "b"), o3=("a", None))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        return (
            await services.reports.export_mismatches(Path("all.csv")),
            await services.reports.export_mismatches(Path("one.csv"), [world.ref("1")]),
        )

    assert world.run(body) == (2, 1)
    assert [o.ref.order_id for o in world.reports.written[0]] == ["2", "3"]


@pytest.mark.parametrize("read_before", [True, False])
@pytest.mark.parametrize(
    "change", ["store field", "store account", "designo address", "designo header"]
)
def test_that_a_changed_connection_voids_what_was_agreed_and_says_so(
    world: Any, change: str, read_before: bool
) -> None:
    world.fill(o1=("a", "a"))
    world.keyring.kept["store:wc_eu"] = dict(KEPT)

    async def body(services: Any) -> None:
        if read_before:
            await services.jobs.refresh()
            (order,) = await services.orders.known()
            assert order.agreed == Status.text("a")
        if change == "store field":
            store = replace(world.settings.settings.stores[0], status_field="custom_status")
            await services.connections.save_store(store, {}, replaces="wc_eu")
        elif change == "store account":
            await services.connections.save_store(
                OLD, {"consumer_key": Secret("ck_2")}, replaces="wc_eu"
            )
        elif change == "designo header":
            header = (("X-Tenant", "two"),)
            designo = replace(world.settings.settings.designo, extra_headers=header)
            await services.connections.save_designo(designo, {})
        else:
            designo = replace(world.settings.settings.designo, url="https://other.example.com/")
            await services.connections.save_designo(designo, {})
        assert await services.orders.known() == ()

    world.run(body)
    told = [e.store_codes for e in world.events if isinstance(e, ReadingsVoided)]
    assert told == ([("wc_eu",)] if read_before else [])


def test_that_how_many_rows_a_change_voids_is_known_before_it_is_saved(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "b"))
    world.keyring.kept["store:wc_eu"] = dict(KEPT)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        voiding = services.connections.voiding
        store, designo = world.settings.settings.stores[0], world.settings.settings.designo
        moved = replace(store, status_field="custom_status")
        other = {"consumer_key": Secret("ck_2")}
        elsewhere = replace(designo, url="https://other.example.com/")
        assert await voiding.by_store(moved, {}, "wc_eu") == 2
        assert await voiding.by_store(store, other, "wc_eu") == 2
        assert await voiding.by_store(replace(store, name="Other"), {}, "wc_eu") == 0
        assert await voiding.by_store(moved, {}, None) == 0
        assert await voiding.by_designo(elsewhere, {}) == 2
        assert await voiding.by_designo(designo, {}) == 0
        assert len(await services.orders.known()) == 2
        await services.connections.save_designo(None, {})
        assert await voiding.by_designo(designo, {}) == 0, "there is no former connection"

    world.run(body)


@pytest.mark.parametrize("stored", [KEY, {}], ids=["the same", "of another session"])
def test_that_entering_the_same_credentials_again_voids_nothing(
    world: Any, stored: dict[str, Secret]
) -> None:
    world.fill(o1=("a", "a"))
    world.keyring.kept["store:wc_eu"] = dict(with_origin(stored, OLD.url))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        await services.connections.save_store(OLD, KEY, replaces="wc_eu")
        return await services.orders.known()

    assert len(world.run(body)) == 1


def test_that_another_key_for_reading_designo_voids_what_was_read_there(world: Any) -> None:
    world.fill(o1=("a", "a"))
    keyed = DesignoConnection("https://designo.example.com/", read_profile="with key")

    async def body(services: Any) -> Any:
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        await services.jobs.refresh()
        await services.connections.save_designo(keyed, {"read_key": Secret("rk")})
        kept = await services.orders.known()
        await services.connections.save_designo(keyed, {"read_key": Secret("other")})
        return len(kept), await services.orders.known()

    assert world.run(body) == (1, ())


def test_that_the_test_of_designo_asks_with_the_code_of_a_connected_store(world: Any) -> None:
    world.run(
        lambda services: services.connections.test_designo(
            DesignoConnection("https://d.example"), {}
        )
    )
    assert world.connections.trial_code == world.settings.settings.stores[0].code


@pytest.mark.parametrize("given", ["ca.pem", "./ca.pem", "~/ca.pem"])
def test_that_a_certificate_file_is_found_from_the_folder_of_the_start_or_of_the_operator(
    tmp_path, monkeypatch, given
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    with pytest.raises(SettingsInvalid, match="no file"):
        found_ca_file(given)
    (tmp_path / "ca.pem").write_text("")
    assert found_ca_file(given) == str(tmp_path / "ca.pem")


@pytest.mark.parametrize("given", ["~nobody-of-this-name/ca.pem", "a\0b", "x" * 5000])
def test_that_what_can_be_no_file_is_refused_without_being_repeated(given) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        found_ca_file(given)
    assert given not in f"{refused.value.message.english} {refused.value.advice.english}"


def test_that_no_certificate_file_stays_none() -> None:
    assert found_ca_file("") == ""


@pytest.mark.parametrize("name", ["Authorization", "X-Api-Key", "Cookie", "Host", "no name"])
def test_that_a_header_that_holds_a_credential_is_refused_and_kept_nowhere(
    world: Any, name: str
) -> None:
    typed = DesignoConnection("https://d.example/", extra_headers=((name, "k3y"),))
    former = world.settings.settings.designo
    for ask in ("save_designo", "test_designo"):
        with pytest.raises(SettingsInvalid, match="header") as refused:
            world.run(lambda services, ask=ask: getattr(services.connections, ask)(typed, {}))
        assert "k3y" not in f"{refused.value.message.english} {refused.value.advice.english}"
    assert world.settings.settings.designo == former
    assert world.trace == []
