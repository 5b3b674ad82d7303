"""Everything the program stands on, looked at: each finding by itself, none stops the others."""

import asyncio
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from engine_fakes import STORE

from designo_sync_gui.connectors.http.trust import trust_check
from designo_sync_gui.domain.connection import Check, Secret
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed
from designo_sync_gui.domain.secret_origin import with_origin
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.engine.doctor import DESIGNO, Doctor
from designo_sync_gui.storage.self_check import LEAST_FREE, folder_check


@pytest.fixture
def examined(world):
    """The findings, by what they are about and their name."""

    def run(*, offline: bool = False, problems=(), jobs=(), wrong=None):
        async def verify():
            return wrong

        async def all_jobs():
            return jobs

        world.journal.verify, world.journal.jobs = verify, all_jobs

        async def local():
            return (Check(verbatim("Disk"), True, verbatim("fine")),)

        async def look(services):
            parts = (services._context, services._book, services.secrets.store)
            doctor = Doctor(*parts, local, problems)
            return [finding async for finding in doctor.examine(offline=offline)]

        found = world.run(look)
        return {(f.about, f.check.name.english): f.check for f in found}

    return run


def test_that_what_is_never_written_is_told_of_each_locked_store(world, examined) -> None:
    settings = world.settings.settings
    locked = replace(STORE, shop_locked=True)
    world.settings.settings = replace(settings, stores=(locked,))
    check = examined(offline=True)["wc_eu", "Never write"]
    assert check.passed
    assert "stores edit wc_eu --never-write none" in check.message.english


def test_that_this_computer_comes_first_then_every_connection(world, examined) -> None:
    kept = with_origin({"consumer_key": Secret("ck_1")}, "https://shop.example.com/")
    world.keyring.kept = {"store:wc_eu": dict(kept)}
    found = examined()
    assert [name for about, name in found if not about] == [
        "Disk",
        "Orders",
        "Journal",
        "Clock",
        "Keyring",
        "Proxy",
    ]
    assert {about for about, _ in found} == {"", "wc_eu", DESIGNO}
    assert all(check.passed for check in found.values())


def test_that_a_key_left_in_the_settings_is_told_with_its_connection(world, examined) -> None:
    leaked = replace(STORE, status_field="ck_0123456789abcdef")
    world.settings.settings = replace(world.settings.settings, stores=(leaked,))
    found = examined(offline=True)
    assert {about for about, _ in found} == {"", "wc_eu"}
    told = found["wc_eu", "Settings"]
    assert told.passed is False
    assert "Status field" in told.message.english
    assert "0123456789" not in told.message.english + told.details


def test_that_a_header_left_in_the_settings_that_carries_a_credential_is_told(
    world, examined
) -> None:
    leaked = replace(world.settings.settings.designo, extra_headers=(("X-Api-Key", "k3y"),))
    world.settings.settings = replace(world.settings.settings, designo=leaked)
    told = examined(offline=True)[DESIGNO, "Settings"]
    assert told.passed is False
    assert "X-Api-Key" in told.message.english
    assert "k3y" not in told.message.english + told.details


def test_that_offline_nobody_is_asked(world, examined) -> None:
    assert {about for about, _ in examined(offline=True)} == {""}


def test_that_a_broken_keyring_is_told_and_the_rest_goes_on(world, examined) -> None:
    world.keyring.broken = True
    found = examined()
    assert found["", "Keyring"].passed is False
    assert "Use this session only." in found["", "Keyring"].message.english
    assert found["", "Proxy"].passed
    assert found["wc_eu", "Connection"].passed is False


def test_that_an_altered_journal_is_told_with_its_row(examined) -> None:
    check = examined(wrong=7, offline=True)["", "Journal"]
    assert check.passed is False
    assert "Row 7" in check.message.english
    assert "backup" in check.message.english


def test_that_a_clock_behind_the_newest_job_is_wrong(world, examined) -> None:
    ahead = world.clock.now() + timedelta(hours=2)
    assert examined(jobs=(SimpleNamespace(at=ahead),), offline=True)["", "Clock"].passed is False
    near = world.clock.now() + timedelta(minutes=2)
    assert examined(jobs=(SimpleNamespace(at=near),), offline=True)["", "Clock"].passed


def test_that_a_clock_that_was_never_set_is_wrong(world, examined) -> None:
    world.clock.now = lambda: datetime(1970, 1, 1, 0, 5, tzinfo=UTC)
    check = examined(offline=True)["", "Clock"]
    assert check.passed is False
    assert "1970-01-01 00:05 UTC" in check.message.english


def test_that_what_opening_the_folder_told_is_told_again(examined) -> None:
    problem = SettingsInvalid(verbatim("The file was damaged."), verbatim("It was put aside."))
    check = examined(problems=(problem,), offline=True)["", "Data folder"]
    assert (check.passed, check.error) == (False, problem)


def test_that_a_folder_with_room_of_its_owner_alone_passes(tmp_path) -> None:
    tmp_path.chmod(0o700)
    assert folder_check(tmp_path).passed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="the system knows no such modes")
def test_that_a_folder_that_others_may_read_fails(tmp_path) -> None:
    tmp_path.chmod(0o755)
    check = folder_check(tmp_path)
    assert check.passed is False
    assert "chmod 700" in check.message.english


def test_that_a_disk_without_room_fails(tmp_path) -> None:
    tmp_path.chmod(0o700)
    check = folder_check(tmp_path, lambda _: LEAST_FREE - 1)
    assert check.passed is False
    assert "Free some disk space" in check.message.english


def test_that_a_folder_that_is_gone_fails(tmp_path) -> None:
    check = folder_check(tmp_path / "gone")
    assert isinstance(check.error, StorageFailed)


def test_that_tls_is_fine_where_the_system_has_a_trust_store(tmp_path) -> None:
    assert asyncio.run(trust_check(lambda: [tmp_path])).passed
    check = asyncio.run(trust_check(lambda: [tmp_path / "none"]))
    assert check.passed is False
    assert "certificates" in check.message.english


def test_that_the_check_of_the_folder_says_what_it_cannot_see_on_windows(
    tmp_path, monkeypatch
) -> None:
    tmp_path.chmod(0o700)
    told = folder_check(tmp_path, lambda _: LEAST_FREE).message.english
    assert ("not checked" in told) == (os.name != "posix")
    monkeypatch.setattr("designo_sync_gui.storage.self_check._IS_POSIX", False)
    assert "not checked" in folder_check(tmp_path, lambda _: LEAST_FREE).message.english
