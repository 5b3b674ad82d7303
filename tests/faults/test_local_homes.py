"""Where the data lie: odd paths, two users of one computer, a disk that fills, a tool that syncs.

What else is asked of a home is asked elsewhere: sleep and resume in ``test_clock.py`` (F57, F58)
and ``tests/engine/test_fresh_reading.py``, held files in ``tests/unit/test_file_replacing.py``.
"""

import asyncio
import errno
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from local_kit import LocalWorld, applied, integrity, journal_of, planned, synced

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.preferences import Preferences

PAIRS = {"1": ("processing", "Processing"), "2": ("completed", "pending")}
DECOMPOSED = "Bu\u0308ro"
#: How often a renaming is refused.
REFUSED = 3
#: Seconds after which an engine that has not answered is held.
PATIENCE = 20.0
LONG = Path(*(f"{number}-{'ordner' * 8}" for number in range(6)))
#: Names that a shell, a database's address or a pattern would take for something else.
_NAMES = (
    "with blanks and ümläuts",
    DECOMPOSED,
    "100% #1 ?mode=ro&x=y",
    'it\'s "quoted"; $HOME `id`',
    "-home",
    "订单 🖨",
    str(LONG),
)
#: Windows has no file with these characters in its name.
_REFUSED = str.maketrans("", "", '?"' if sys.platform == "win32" else "")
ODD = tuple(name.translate(_REFUSED) for name in _NAMES)


@pytest.fixture
def sides() -> Iterator[LocalWorld]:
    with LocalWorld(PAIRS) as sides:
        yield sides


async def main_job(sides: LocalWorld, home: Path, target: Path) -> list[str]:
    """Write what differs, look through the journal, copy it; names of what the doctor found."""
    async with sides.opened(home) as services:
        await synced(services, Direction.TO_DESIGNO)
        assert await services.history.verify() is None
        await services.folder.back_up(target)
        found = [each async for each in services.doctor.examine(offline=True)]
        return [f.check.name.english for f in found if not f.check.passed]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_that_the_main_job_is_done_in_a_home_of_an_odd_name(
    sides: LocalWorld, tmp_path: Path, name: str
) -> None:
    home, target = tmp_path / name, tmp_path / "copies"
    target.mkdir()
    sides.prepared(home)
    assert asyncio.run(main_job(sides, home, target)) == []
    assert sides.changes(Side.DESIGNO) == {"1": 1, "2": 1}
    assert integrity(home) == ["ok", "ok"]
    assert {"settings.json", "journal.sqlite3", "mirror.sqlite3", "logs"} <= {
        path.name for path in home.iterdir()
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        {"copies", Path(name).parts[0]}
    )


def test_that_the_long_home_is_longer_than_windows_once_allowed(tmp_path: Path) -> None:
    assert len(str(tmp_path / LONG)) > 300


def test_that_two_users_with_homes_of_their_own_write_each_order_once(
    sides: LocalWorld, tmp_path: Path
) -> None:
    """Both planned the same orders; who comes second finds them written and sends nothing."""
    homes = [sides.prepared(tmp_path / name) for name in ("anna", "bert")]

    async def both() -> list[Any]:
        async with sides.opened(homes[0]) as anna, sides.opened(homes[1]) as bert:
            plans = [await planned(one, Direction.TO_DESIGNO) for one in (anna, bert)]
            assert [len(plan.writes) for plan in plans] == [2, 2]
            return [await applied(anna, plans[0]), await applied(bert, plans[1])]

    first, second = asyncio.run(both())
    assert {outcome.kind for outcome in first.outcomes} == {OutcomeKind.VERIFIED}
    assert not any(outcome.sent for outcome in second.outcomes)
    assert sides.write_requests(Side.DESIGNO) == {"1": 1, "2": 1}
    told = [json.loads((home / "settings.json").read_text())["home_id"] for home in homes]
    assert told[0] != told[1], "their credentials are kept apart by it"
    assert [journal_of(home).unsettled for home in homes] == [(), ()]


@pytest.mark.parametrize("full", ["fsync", "mkstemp"])
def test_that_settings_stay_as_they_were_where_the_disk_fills_while_they_are_saved(
    sides: LocalWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    home = sides.prepared(tmp_path / "home")
    before = (home / "settings.json").read_bytes()

    def no_room(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    async def scene() -> None:
        async with sides.opened(home) as services:
            kept = services.preferences.current
            with monkeypatch.context() as patch:
                patch.setattr(os if full == "fsync" else __import__("tempfile"), full, no_room)
                with pytest.raises(StorageFailed, match="No space left"):
                    await services.preferences.save(replace(kept, keep_in_tray=True))
            assert services.preferences.current == kept
            assert (home / "settings.json").read_bytes() == before
            assert [p.name for p in home.iterdir() if p.name.startswith(".settings")] == []
            await services.preferences.save(replace(kept, keep_in_tray=True))
            assert services.preferences.current.keep_in_tray

    asyncio.run(scene())
    assert json.loads((home / "settings.json").read_text())["preferences"]["keep_in_tray"] is True


def held_by_another() -> OSError:
    """As Windows raises it; elsewhere Python drops the number of Windows."""
    error = OSError(errno.EACCES, "It is being used by another process", None, 32)
    if sys.platform != "win32":
        vars(error)["winerror"] = 32
    return error


def test_that_a_home_whose_files_a_sync_tool_holds_is_saved_without_a_wait_for_others(
    sides: LocalWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Like OneDrive: each renaming is refused for a moment, as Windows does it. Meanwhile the
    engine answers: the renaming waits for that here, in vain if it held the engine's loop."""
    home, rename = sides.prepared(tmp_path / "home"), Path.replace
    answers: list[object] = []

    async def scene() -> None:
        loop = asyncio.get_running_loop()
        async with sides.opened(home) as services:

            def as_windows(source: Path, target: Path | str) -> Path:
                if len(answers) < REFUSED:
                    asked = asyncio.run_coroutine_threadsafe(services.overview(), loop)
                    answers.append(asked.result(PATIENCE))
                    raise held_by_another()
                return rename(source, target)

            monkeypatch.setattr(Path, "replace", as_windows)
            await services.preferences.save(Preferences(notify=False))
            assert services.preferences.current == Preferences(notify=False)

    asyncio.run(scene())
    assert len(answers) == REFUSED
