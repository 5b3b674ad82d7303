"""Connections are imported only as they were looked at, judged as in their forms."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from engine_fakes import DESIGNO, STORE

from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.moving import Change, Part
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings

VIEW = {
    **{"title": "Mine", "view": "ALL", "text": "", "stores": [], "looks": [], "kinds": []},
    **{"statuses": [["text", '"x"']], "within_seconds": None},
}
KEYS = {"store:wc_us": {"consumer_key": Secret("ck_canary_us")}}
US = Store("wc_us", "Shop US", "woocommerce", "https://us.example.com/", shop_locked=True)
Body = Callable[[Any], Coroutine[Any, Any, Any]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "connections.json"


@pytest.fixture
def exported(world: Any, file: Path) -> Path:
    """What another data folder has: the same store, one more, DesignO, a view."""
    here = world.settings.settings
    other = Settings(
        "other",
        (STORE, US),
        DESIGNO,
        Preferences("http://proxy.example:3128", on_trouble="/bin/canary"),
        json.dumps({"own_views": [VIEW], "window": "canary"}),
        WatchSettings(5, (AutomaticSync("wc_us", Direction.TO_DESIGNO),)),
    )
    world.settings.settings = other

    async def body(services: Any) -> None:
        await services.secrets.check()
        world.keyring.kept = {"store:wc_us": {"consumer_key": Secret("ck_canary")}}
        await services.moving.export(file)

    world.run(body)
    world.settings.settings = here
    return file


def changed(path: Path, change: Callable[[Any], object]) -> Path:
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def told(looked: Any) -> dict[tuple[str, str], str]:
    return {(move.part.value, move.code): move.change.value for move in looked.moves}


def test_that_no_secret_and_nothing_that_runs_by_itself_is_in_the_file(exported: Path) -> None:
    text = exported.read_text("utf-8")
    assert "canary" not in text
    assert set(json.loads(text)) == {
        *("format", "version", "program", "made_at"),
        *("stores", "designo", "preferences", "views", "accepted"),
    }


@pytest.mark.parametrize("place", ["store", "designo", "header"])
def test_that_nothing_is_exported_while_a_credential_stands_in_the_settings(
    world: Any, file: Path, place: str
) -> None:
    """An earlier version took a key in "Status field", and the file is handed on."""
    here = world.settings.settings
    key = f"ck_{'0123456789abcdef' * 2}01234567"
    world.settings.settings = {
        "store": replace(here, stores=(replace(STORE, status_field=key),)),
        "designo": replace(here, designo=replace(DESIGNO, update_path=key)),
        "header": replace(here, designo=replace(DESIGNO, extra_headers=(("X-Token", "t0k"),))),
    }[place]

    async def body(services: Any) -> None:
        with pytest.raises(SettingsInvalid) as caught:
            await services.moving.export(file)
        assert key not in str(caught.value)
        assert "t0k" not in str(caught.value)

    world.run(body)
    assert not file.exists()


def test_that_a_look_tells_new_changed_and_same_and_changes_nothing(
    world: Any, exported: Path
) -> None:
    before = world.settings.settings
    looked = world.run(lambda services: services.moving.look(exported))
    assert told(looked) == {
        ("preferences", ""): "changed",
        ("designo", ""): "same",
        ("store", "wc_eu"): "same",
        ("store", "wc_us"): "new",
        ("view", "Mine"): "new",
    }
    (us,) = [move for move in looked.moves if move.code == "wc_us"]
    assert [field.name for field in us.wants] == ["consumer_key"]
    assert world.settings.settings == before


def test_that_only_what_was_chosen_is_imported(world: Any, exported: Path) -> None:
    async def body(services: Any) -> None:
        looked = await services.moving.look(exported)
        await services.moving.take(looked, [(Part.STORE, "wc_us"), (Part.VIEW, "Mine")], KEYS)
        assert told(await services.moving.look(exported))[("store", "wc_us")] == "same"

    world.run(body)
    settings = world.settings.settings
    assert settings.store("wc_us") == US
    assert settings.preferences == Preferences()
    assert settings.watch == WatchSettings()
    assert json.loads(settings.screen)["own_views"] == [VIEW]


def test_that_preferences_and_designo_are_imported_when_chosen(world: Any, exported: Path) -> None:
    other = DesignoConnection("https://new.example.com/")
    changed(exported, lambda d: d["designo"].update(url=other.url, read_profile=""))

    async def body(services: Any) -> Any:
        looked = await services.moving.look(exported)
        await services.moving.take(looked, [(Part.PREFERENCES, ""), (Part.DESIGNO, "")], {})
        return looked

    looked = world.run(body)
    assert world.settings.settings.designo == other
    assert world.settings.settings.preferences == Preferences("http://proxy.example:3128")
    remarks = [remark.english for move in looked.moves for remark in move.remarks]
    assert "Every connection goes through http://proxy.example:3128." in remarks
    assert "It leads to another address: https://new.example.com/" in remarks


def test_that_how_many_orders_must_be_read_again_is_told_before_anything_is_imported(
    world: Any, exported: Path
) -> None:
    """Saving such a connection in its form asks first and says the number."""
    voided = "2 orders were read through the former connection and must be read again."
    world.fill(o1=("a", "b"), o2=("c", "d"))

    def other_shop(document: Any) -> None:
        document["stores"][0]["url"] = "https://other.example.com/"
        document["designo"]["read_profile"] = ""

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        same = await services.moving.look(exported)
        other = await services.moving.look(changed(exported, other_shop))
        return [
            {move.code or move.part.value: [r.english for r in move.remarks] for move in one.moves}
            for one in (same, other)
        ]

    same, other = world.run(body)
    assert not any(voided in remarks for remarks in same.values())
    assert [code for code, remarks in other.items() if voided in remarks] == ["designo", "wc_eu"]


def test_that_missing_credentials_are_told_before_anything_is_changed(
    world: Any, exported: Path
) -> None:
    async def body(services: Any) -> None:
        looked = await services.moving.look(exported)
        with pytest.raises(SettingsInvalid, match="Missing credentials of “Shop US”"):
            await services.moving.take(looked, [(Part.PREFERENCES, ""), (Part.STORE, "wc_us")], {})

    before = world.settings.settings
    world.run(body)
    assert world.settings.settings == before


def test_that_a_look_that_is_old_imports_nothing(world: Any, exported: Path) -> None:
    async def body(services: Any) -> None:
        looked = await services.moving.look(exported)
        await services.connections.save_store(replace(US, name="Meanwhile"), KEYS["store:wc_us"])
        with pytest.raises(SettingsInvalid, match="changed since the file was looked at"):
            await services.moving.take(looked, [(Part.STORE, "wc_us")], KEYS)

    world.run(body)
    assert world.settings.settings.store("wc_us").name == "Meanwhile"


def test_that_a_closed_lock_here_stays_closed(world: Any, exported: Path) -> None:
    world.settings.settings = replace(
        world.settings.settings, stores=(replace(STORE, designo_locked=True, production=True),)
    )
    changed(exported, lambda d: d["stores"][0].update(name="Renamed"))

    async def body(services: Any) -> None:
        await services.connections.save_store(
            replace(STORE, designo_locked=True, production=True),
            {"consumer_key": Secret("ck_1")},
            STORE.code,
        )
        looked = await services.moving.look(exported)
        await services.moving.take(looked, [(Part.STORE, STORE.code)], {})

    world.run(body)
    store = world.settings.settings.store(STORE.code)
    assert (store.name, store.designo_locked, store.production) == ("Renamed", True, True)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"platform": "nonsense"}, "no platform"),
        ({"url": "shop.example.com"}, "https://"),
        ({"url": "https://me:pw@shop.example.com/"}, "user or password"),
        ({"url": "https://shop.example.com/?a=1"}, "plain base address"),
        ({"sign_in": "nonsense"}, "no sign-in"),
        ({"options": {"nonsense": "x"}}, "no option"),
        ({"ca_file": "/no/such/ca.pem"}, "no file"),
        ({"orders_since": "2999-01-01"}, "a day to come"),
        ({"name": "ck_" + "0123456789abcdef" * 2 + "01234567"}, "looks like a credential"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_that_a_store_is_judged_as_in_its_form(
    world: Any, exported: Path, change: dict[str, Any], why: str
) -> None:
    changed(exported, lambda d: d["stores"][1].update(change))

    async def body(services: Any) -> Any:
        services.connections.book.store_secret_fields = checked(services)
        looked = await services.moving.look(exported)
        await services.moving.take(looked, [move.key for move in looked.moves], {})
        return looked

    looked = world.run(body)
    (us,) = [move for move in looked.moves if move.code == "wc_us"]
    assert us.change is Change.REFUSED
    assert why in str(us.refused)
    assert world.settings.settings.store("wc_us") is None
    assert told(looked)[("view", "Mine")] == "new", "the others are still imported"


def checked(services: Any) -> Callable[[Store], Any]:
    """The platform's own check, as the registry does it before it names the secrets."""
    fields = services.connections.book.store_secret_fields

    def secrets(store: Store) -> Any:
        for platform in services.connections.platforms:
            if platform.name == store.platform:
                platform.check(store)
        return fields(store)

    return secrets


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"url": "ftp://designo.example.com/"}, "https://"),
        ({"token_path": "https://evil.example/"}, "another address"),
        ({"update_path": "//evil.example/x"}, "another address"),
        ({"update_path": "/etc"}, "another address"),
        ({"token_path": "a/../../b"}, "another address"),
        ({"extra_headers": [["Host", "evil.example"]]}, "header"),
        ({"extra_headers": [["Authorization", "x"]]}, "Authorization"),
        ({"extra_headers": [["X-A", "größe"]]}, "Name: value"),
        ({"read_table": {"nonsense": "x"}}, "no setting"),
        ({"ca_file": "/no/such/ca.pem"}, "no file"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_that_designo_is_judged_as_in_its_form(
    world: Any, exported: Path, change: dict[str, Any], why: str
) -> None:
    changed(exported, lambda d: d["designo"].update(change))
    looked = world.run(lambda services: services.moving.look(exported))
    (designo,) = [move for move in looked.moves if move.part is Part.DESIGNO]
    assert designo.change is Change.REFUSED
    assert why in str(designo.refused)


@pytest.mark.parametrize(
    "proxy", ["nonsense", "http://me:pw@proxy.example:1", "http://ck_0123456789abcdef:3128"]
)
def test_that_a_proxy_is_judged_as_in_its_form(world: Any, exported: Path, proxy: str) -> None:
    changed(exported, lambda d: d["preferences"].update(proxy=proxy))
    looked = world.run(lambda services: services.moving.look(exported))
    assert looked.moves[0].change is Change.REFUSED


def test_that_a_running_job_keeps_its_connection(world: Any, exported: Path) -> None:
    world.fill(o1=("a", "b"))
    changed(exported, lambda d: d["designo"].update(update_path="api/other"))

    async def body(services: Any) -> None:
        world.designo.gate = asyncio.Event()
        running = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: world.steps("list"))
        looked = await services.moving.look(exported)
        with pytest.raises(Exception, match="job is running"):
            await services.moving.take(looked, [(Part.DESIGNO, "")], {})
        world.designo.gate.set()
        await running

    world.run(body)
    assert world.settings.settings.designo == DESIGNO
