"""The settings file: what comes back, what is put aside and what is refused."""

import asyncio
import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, RequestShape, Store
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.preferences import Appearance, Density, Preferences
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.storage.settings import (
    SettingsFile,
    kept_preferences,
    settings_from_text,
    settings_to_text,
)

SHOP = Store(
    "wc_eu",
    "Print Depot “EU”",
    "woocommerce",
    "https://shop.example.com/",
    "status_x",
    ca_file="/etc/ssl/größe.pem",
    orders_since="24 months",
)
DESIGNO = DesignoConnection(
    url="https://designo.example.com/",
    token_path="a/token",  # noqa: S106 - a path
    update_path="a/update",
    shape=RequestShape.LEGACY,
    auth=AuthForm.HEADER,
    auth_header="X-Token",
    extra_headers=(("X-Tenant", "Größe"), ("X-Empty", "")),
    read_profile='[list]\npath = "orders"\r\n\ufeff \u2028',
    ca_file="/etc/ssl/ours.pem",
)
FULL = Settings(
    "0123456789abcdef",
    (SHOP, Store("us", "US", "woocommerce", "https://us/")),
    DESIGNO,
    preferences=Preferences("http://proxy.example:3128", "de", notify=False, keep_in_tray=True),
    screen='{"columns": {"hidden": ["ID"]}}',
)


def test_that_a_file_of_an_older_version_locks_nothing_and_marks_nothing() -> None:
    text = (Path(__file__).parents[2] / "fixtures/files/settings.json").read_text("utf-8")
    assert "locked" not in text
    for store in settings_from_text(text).stores:
        assert (store.shop_locked, store.designo_locked, store.production) == (False, False, False)


def test_that_locks_and_mark_come_back() -> None:
    marked = replace(SHOP, shop_locked=True, production=True)
    kept = settings_from_text(settings_to_text(replace(FULL, stores=(marked,))))
    assert kept.stores == (marked,)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def file(path: Path, now: datetime) -> SettingsFile:
    return SettingsFile(path, lambda: now, lambda: "fresh-id")


def load(file: SettingsFile) -> Settings:
    return asyncio.run(file.load())


def altered(change: Callable[[dict[str, Any]], object]) -> str:
    """The text of full settings after a change to its JSON document."""
    document = json.loads(settings_to_text(FULL))
    change(document)
    return json.dumps(document)


def test_that_settings_come_back_as_they_were_saved(file: SettingsFile) -> None:
    asyncio.run(file.save(FULL))
    assert load(file) == FULL
    assert file.problem is None


def test_that_settings_from_before_proxies_and_private_authorities_are_read() -> None:
    def older(document: dict[str, Any]) -> None:
        del document["preferences"]
        del document["screen"]
        for connection in (*document["stores"], document["designo"]):
            del connection["ca_file"]

    found = settings_from_text(altered(older))
    assert found.preferences == Preferences()
    assert found.designo == replace(DESIGNO, ca_file="")
    assert found.stores[0] == replace(SHOP, ca_file="")


@pytest.mark.parametrize("name", ["density", "appearance"])
@pytest.mark.parametrize("value", ["sepia", 7, ["dark"]])
def test_that_an_unknown_look_is_the_usual_one_and_told(
    file: SettingsFile, path: Path, name: str, value: object
) -> None:
    def newer(document: dict[str, Any]) -> None:
        document["preferences"][name] = value

    path.write_text(altered(newer))
    found = load(file)
    assert found.stores == FULL.stores
    assert getattr(found.preferences, name) == getattr(Preferences(), name)
    assert file.problem is not None
    assert json.dumps(value) in file.problem.message.english
    assert path.exists()


def test_that_a_look_that_was_chosen_comes_back(file: SettingsFile) -> None:
    look = Preferences(density=Density.ROOMY, appearance=Appearance.DARK)
    asyncio.run(file.save(replace(FULL, preferences=look)))
    assert load(file).preferences == look
    assert file.problem is None
    assert kept_preferences(file.path) == look


def test_that_a_store_of_settings_without_a_horizon_reads_all_orders() -> None:
    def older(document: dict[str, Any]) -> None:
        for store in document["stores"]:
            store.pop("orders_since", None)

    found = settings_from_text(altered(older))
    assert [store.orders_since for store in found.stores] == ["", ""]
    assert found.stores[0] == replace(SHOP, orders_since="")


def test_that_a_horizon_nobody_understands_is_not_taken_for_all_orders() -> None:
    def wrong(document: dict[str, Any]) -> None:
        document["stores"][0]["orders_since"] = "last year"

    with pytest.raises(SettingsInvalid, match="Orders since"):
        settings_from_text(altered(wrong))


def test_that_settings_without_designo_come_back(file: SettingsFile) -> None:
    asyncio.run(file.save(Settings("id")))
    assert load(file) == Settings("id")


def test_that_where_no_file_is_a_new_one_with_its_own_id_is_kept(
    file: SettingsFile, path: Path, now: datetime
) -> None:
    first = load(file)
    assert first == Settings("fresh-id")
    assert load(SettingsFile(path, lambda: now, lambda: "another-id")) == first
    assert file.problem is None


def test_that_what_another_process_saved_is_loaded(
    file: SettingsFile, path: Path, now: datetime
) -> None:
    load(file)
    asyncio.run(SettingsFile(path, lambda: now).save(FULL))
    assert load(file) == FULL


@pytest.mark.parametrize("text", [None, b"{", b"\xff"], ids=["gone", "no JSON", "no text"])
def test_that_a_file_that_is_lost_while_it_is_used_takes_nothing_away(
    file: SettingsFile, path: Path, text: bytes | None
) -> None:
    asyncio.run(file.save(FULL))
    path.unlink() if text is None else path.write_bytes(text)
    assert load(file) == FULL
    assert file.problem is None
    assert path.exists() is (text is not None), "a look changes nothing"


def test_that_two_folders_get_different_ids(tmp_path: Path, now: datetime) -> None:
    one, two = (load(SettingsFile(tmp_path / name, lambda: now)) for name in "ab")
    assert one.home_id != two.home_id
    assert len(one.home_id) == 16


def test_that_the_file_says_its_format_and_can_be_read_by_people(
    file: SettingsFile, path: Path
) -> None:
    asyncio.run(file.save(FULL))
    text = path.read_text("ascii")
    assert json.loads(text)["format"] == 1
    assert '\n      "code": "wc_eu"' in text


DAMAGED = {
    "empty": "",
    "cut": settings_to_text(FULL)[:-40],
    "no object": "[]",
    "null": "null",
    "deep": "[" * 100_000,
    "no format": altered(lambda d: d.pop("format")),
    "format 0": altered(lambda d: d.update(format=0)),
    "format text": altered(lambda d: d.update(format="1")),
    "no id": altered(lambda d: d.pop("home_id")),
    "id no text": altered(lambda d: d.update(home_id=7)),
    "stores no list": altered(lambda d: d.update(stores=None)),
    "store no object": altered(lambda d: d.update(stores=["wc_eu"])),
    "store lacks url": altered(lambda d: d["stores"][0].pop("url")),
    "store name null": altered(lambda d: d["stores"][0].update(name=None)),
    "store code spaced": altered(lambda d: d["stores"][0].update(code=" wc_eu")),
    "designo missing": altered(lambda d: d.pop("designo")),
    "designo no object": altered(lambda d: d.update(designo=[])),
    "designo shape": altered(lambda d: d["designo"].update(shape="other")),
    "designo auth": altered(lambda d: d["designo"].update(auth=None)),
    "watch no object": altered(lambda d: d.update(watch=[])),
    "preferences no object": altered(lambda d: d.update(preferences=["proxy"])),
    "proxy no text": altered(lambda d: d["preferences"].update(proxy=3128)),
    "language no text": altered(lambda d: d["preferences"].update(language=["de"])),
    "notify no truth": altered(lambda d: d["preferences"].update(notify="no")),
    "tray no truth": altered(lambda d: d["preferences"].update(keep_in_tray=1)),
    "screen no text": altered(lambda d: d.update(screen={"columns": []})),
    "proxy null": altered(lambda d: d["preferences"].update(proxy=None)),
    "proxy no address": altered(lambda d: d["preferences"].update(proxy="http://[")),
    "proxy with a password": altered(lambda d: d["preferences"].update(proxy="http://a:b@c:1")),
    "certificate file": altered(lambda d: d["stores"][0].update(ca_file=None)),
    "headers": altered(lambda d: d["designo"].update(extra_headers=[["X-Only"]])),
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
def test_that_a_file_not_understood_is_put_aside_whole_and_told(
    file: SettingsFile, path: Path, text: str
) -> None:
    path.write_text(text, "utf-8")
    assert load(file) == Settings("fresh-id")
    kept = path.with_name("settings.json.damaged-20261123-090000")
    assert kept.read_text("utf-8") == text
    assert isinstance(file.problem, SettingsInvalid)
    assert kept.name in file.problem.message.english
    assert file.problem.title.english == "Settings file damaged"
    assert settings_from_text(path.read_text("utf-8")) == Settings("fresh-id")


def test_that_a_file_that_is_no_text_is_put_aside(file: SettingsFile, path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    load(file)
    assert file.problem is not None
    assert "it is not text" in file.problem.message.english


@pytest.mark.parametrize(
    "text",
    [
        '{"format": 2}',
        '{"format": 99, "stores": "otherwise"}',
        altered(lambda d: d.update(format=2)),
    ],
)
def test_that_settings_of_a_newer_program_are_refused_and_not_touched(
    file: SettingsFile, path: Path, text: str
) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(StorageFailed) as failure:
        load(file)
    assert failure.value.title.english == "Settings of a newer version"
    assert file.problem is None
    assert path.read_text("utf-8") == text
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_that_a_path_that_cannot_be_read_is_told(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(StorageFailed, match="cannot be used"):
        load(SettingsFile(tmp_path, lambda: now))
    with pytest.raises(StorageFailed, match="cannot be used"):
        load(SettingsFile(tmp_path / "no folder" / "settings.json", lambda: now))


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_that_the_former_settings_stay_when_saving_fails(
    file: SettingsFile, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    asyncio.run(file.save(FULL))
    with monkeypatch.context() as patched:
        patched.setattr(step, full)
        with pytest.raises(StorageFailed, match="No space left"):
            asyncio.run(file.save(Settings("other")))
    assert load(file) == FULL
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_that_a_save_is_forced_to_the_disk_before_it_replaces_the_file(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, moved = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        steps.append("fsync")
        fsync(handle)

    def noted_move(path: Path, to: Path) -> Path:
        steps.append("replace")
        return moved(path, to)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_move)
    asyncio.run(file.save(FULL))
    folder = ["fsync"] if os.name == "posix" else []
    assert steps == ["fsync", "replace", *folder]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_that_only_the_owner_may_read_the_settings(file: SettingsFile, path: Path) -> None:
    former = os.umask(0)
    try:
        load(file)
        fresh = stat.S_IMODE(path.stat().st_mode)
        asyncio.run(file.save(FULL))
    finally:
        os.umask(former)
    assert (fresh, stat.S_IMODE(path.stat().st_mode)) == (0o600, 0o600)


def test_that_settings_that_are_not_to_be_taken_are_put_aside_like_damaged_ones(
    path: Path, now: datetime
) -> None:
    path.write_text(settings_to_text(FULL), "utf-8")

    def refuse(settings: Settings) -> None:
        raise SettingsInvalid(verbatim(f"no {settings.preferences.language}"))

    file = SettingsFile(path, lambda: now, lambda: "fresh-id", judge=refuse)
    assert load(file) == Settings("fresh-id")
    assert file.problem is not None
    assert "no de" in file.problem.message.english


def test_that_a_key_that_another_hand_wrote_as_the_proxy_is_never_used(tmp_path: Path) -> None:
    leaked = settings_to_text(FULL).replace("proxy.example", "ck_0123456789abcdef")
    (tmp_path / "settings.json").write_text(leaked, "utf-8")

    async def opened() -> Any:
        services = await open_services(OpenOptions(tmp_path, MemorySecretStore()))
        try:
            return services.preferences.current, (await services.overview()).problems
        finally:
            await services.aclose()

    preferences, (problem,) = asyncio.run(opened())
    assert preferences == Preferences()
    assert "looks like a credential" in problem.message.english
    assert "0123456789" not in problem.message.english
