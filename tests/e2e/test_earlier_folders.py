"""Data folders that earlier versions of the program made are opened whole (F68).

One folder for every schema that the mirror and the journal ever had; see the README beside them.
"""

import asyncio
import gzip
import io
import json
import sqlite3
from collections.abc import Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.main import main
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan_text import plan_from_text
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.secret_origin import for_this_run
from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings
from designo_sync_gui.storage import journal, mirror
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

FOLDERS = Path(__file__).parents[1] / "fixtures" / "folders"
NAMES = sorted(path.name for path in FOLDERS.iterdir() if path.is_dir())
#: The ninth step was rewritten within an hour of the day it was made.
REWRITTEN = "mirror-09"
SECRETS = {
    "designo": {"demo_read_key": Secret("k")},
    "store:wc_eu": {"consumer_key": Secret("ck_1"), "consumer_secret": Secret("cs_1")},
}
Row = tuple[str, str | None, str | None, str | None, str | None]


@pytest.fixture(params=[name for name in NAMES if name != REWRITTEN])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def home(name: str, tmp_path: Path) -> Path:
    return copied(name, tmp_path / "home")


def copied(name: str, folder: Path) -> Path:
    """The folder as its program left it."""
    folder.mkdir()
    folder.joinpath("settings.json").write_bytes((FOLDERS / name / "settings.json").read_bytes())
    for file in ("journal.sqlite3", "mirror.sqlite3"):
        packed = (FOLDERS / name / f"{file}.gz").read_bytes()
        folder.joinpath(file).write_bytes(gzip.decompress(packed))
    return folder


async def stored() -> MemorySecretStore:
    """The credentials, as the keyring holds them for one run."""
    secrets = MemorySecretStore()
    for owner, values in SECRETS.items():
        await secrets.save(owner, for_this_run(values))
    return secrets


def opened(home: Path, look: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
    async def body() -> Any:
        services = await open_services(OpenOptions(home, await stored()))
        try:
            return await look(services)
        finally:
            await services.aclose()

    return asyncio.run(body())


def command(home: Path, *argv: str) -> Any:
    """What a command prints as JSON; it succeeds."""

    async def opener(_home: object, _given: object) -> Any:
        return await open_services(OpenOptions(home, await stored()))

    out, err = io.StringIO(), io.StringIO()
    console = Console(io.StringIO(), out, err)
    assert main([*argv, "--json"], console=console, opener=opener) == 0, err.getvalue()
    return json.loads(out.getvalue())


def listed_then() -> list[Row]:
    return [tuple(row) for row in json.loads((FOLDERS / "listed.json").read_text("ascii"))]


def listed_now(home: Path) -> list[Row]:
    return sorted(
        (
            row["order_id"],
            row["storefront_status_type"],
            row["storefront_status"],
            row["designo_status_type"],
            row["designo_status"],
        )
        for row in command(home, "list")
    )


def schema(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_F68_every_schema_has_a_folder() -> None:
    """A new step of a schema needs the folder of the program before it."""
    versions = {int(name[7:9]) for name in NAMES}
    assert set(range(1, len(mirror.MIGRATIONS))) == versions
    assert len(journal.MIGRATIONS) <= 3


def test_F68_every_status_is_what_it_was_also_after_a_second_start(home: Path) -> None:
    wanted = listed_then()
    assert {"\u200b", "\ufeff", "\u0441"} <= set("".join(row[4] or "" for row in wanted))
    assert listed_now(home) == wanted
    assert listed_now(home) == wanted
    assert schema(home / "mirror.sqlite3") == len(mirror.MIGRATIONS)
    assert schema(home / "journal.sqlite3") == len(journal.MIGRATIONS)


def test_F68_stores_preferences_views_and_automatic_sync_stay(home: Path) -> None:
    before = json.loads((home / "settings.json").read_text("utf-8"))

    async def look(services: Any) -> Settings:
        overview = await services.overview()
        assert overview.problems == ()
        settings: Settings = overview.settings
        return settings

    settings = opened(home, look)
    (store,) = settings.stores
    (told,) = before["stores"]
    assert (store.code, store.name, store.platform, store.url) == tuple(
        told[key] for key in ("code", "name", "platform", "url")
    )
    assert store.shop_locked == told.get("shop_locked", False)
    assert settings.home_id == before["home_id"]
    assert settings.designo is not None
    assert settings.designo.read_profile == before["designo"]["read_profile"]
    assert settings.screen == before.get("screen", "")
    if "watch" in before:
        assert settings.watch == WatchSettings(15, (AutomaticSync("wc_eu", Direction.TO_DESIGNO),))
        assert settings.preferences.proxy == "http://proxy.example.com:3128"
    assert not list(home.glob("*.damaged-*"))


def test_F68_the_journal_holds_together_and_its_job_can_be_undone(
    home: Path, tmp_path: Path
) -> None:
    """Undo compares with what is read now, so it needs mirror and journal to fit together."""

    async def look(services: Any) -> Any:
        (job,) = await services.history.jobs()
        return (
            await services.history.verify(),
            job,
            await services.history.writes_of_job(job.job_id),
        )

    wrong, job, writes = opened(home, look)
    assert wrong is None
    assert job.direction is Direction.TO_DESIGNO
    assert len(writes) == job.writes == 26
    assert {write.outcome for write in writes} == {OutcomeKind.VERIFIED}
    assert all(write.wanted == write.after for write in writes if write.sent)
    plan = tmp_path / "undo.json"
    command(home, "undo", job.job_id, "--out", str(plan))
    undone = plan_from_text(plan.read_text("ascii"))
    texts = {w.ref: w.before for w in writes if w.before.json_type is JsonType.TEXT}
    assert {write.ref: write.wanted for write in undone.writes} == texts
    assert len(texts) == 25, "one was a number, which is not written"
    assert any("u\u0308" in status.literal for status in texts.values())


def test_F68_the_former_files_are_kept(home: Path) -> None:
    former = {
        f"{file}.v{schema(home / file)}.bak": (home / file).read_bytes()
        for file in ("journal.sqlite3", "mirror.sqlite3")
    }
    listed_now(home)
    kept = {path.name: path for path in home.glob("*.bak")}
    changed = {
        bak
        for bak in former
        if int(bak.split(".v")[1].split(".")[0])
        < len((journal if bak.startswith("journal") else mirror).MIGRATIONS)
    }
    assert set(kept) == changed
    for bak, path in kept.items():
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert schema(path) == int(bak.split(".v")[1].split(".")[0])


def test_F68_a_mirror_with_other_tables_than_its_version_is_put_aside_and_told(
    tmp_path: Path,
) -> None:
    """Else every view of orders would fail; journal and settings are opened all the same."""
    home = copied(REWRITTEN, tmp_path / "home")

    async def look(services: Any) -> Any:
        overview = await services.overview()
        (job,) = await services.history.jobs()
        return [problem.message.english for problem in overview.problems], job.writes

    (told,), writes = opened(home, look)
    assert "put aside as mirror.sqlite3.damaged-" in told
    assert writes == 26
    assert listed_now(home) == []
    assert len(list(home.glob("mirror.sqlite3.damaged-*"))) == 1
    assert (home / "mirror.sqlite3.v9.bak").exists()


def test_F68_the_orders_of_an_earlier_refresh_and_job_are_found(tmp_path: Path) -> None:
    """The program of then kept them by name; asked for, they become rows."""
    home = copied("mirror-13", tmp_path / "home")
    entries = {entry["kind"]: entry["entry"] for entry in command(home, "activity")}
    assert len(command(home, "list", "--activity", str(entries["write"]))) == 26
    moved = command(home, "activity", "--kind", "refresh", "--orders")
    (number,) = {entry["entry"] for entry in moved if entry["orders"]}
    wanted = {o["order_id"] for e in moved if e["orders"] for o in e["order_list"]}
    assert {row["order_id"] for row in command(home, "list", "--activity", str(number))} == wanted
    assert len(wanted) == 2
