"""A lock that processes hold for a moment: one after the other, and never for good."""

import asyncio
import subprocess
import sys
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from designo_sync_gui.domain.trouble import Remembered, Told, TroubleKey, TroubleKind
from designo_sync_gui.storage.file_lock import held
from designo_sync_gui.storage.told_troubles import TroubleFile

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
#: Adds its own number of troubles to the file, one after the other, as another process.
CHILD = """
import asyncio, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from designo_sync_gui.domain.trouble import Told, TroubleKey, TroubleKind
from designo_sync_gui.storage.told_troubles import TroubleFile
now = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
file = TroubleFile(Path(sys.argv[1]), lambda: now)
for number in range(25):
    key = TroubleKey(TroubleKind.HELD, f"{sys.argv[2]}-{number}")
    asyncio.run(file.change(lambda kept: replace(kept, told={**kept.told, key: Told(now)})))
"""


def test_that_two_processes_that_decide_at_once_undo_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "troubles.json"
    words = [[sys.executable, "-c", CHILD, str(path), name] for name in "ab"]
    children = [subprocess.Popen(words_of) for words_of in words]
    assert [child.wait(60) for child in children] == [0, 0]
    kept = asyncio.run(TroubleFile(path, lambda: NOW).load())
    assert len(kept.told) == 50


def test_that_of_two_that_see_the_same_trouble_one_tells_it(tmp_path: Path) -> None:
    key = TroubleKey(TroubleKind.HELD, "de")
    tellers = []

    def decide(name: str, kept: Remembered) -> Remembered:
        if key not in kept.told:
            tellers.append(name)
        return Remembered({key: Told(NOW)})

    async def both() -> None:
        files = [(name, TroubleFile(tmp_path / "t.json", lambda: NOW)) for name in "abcdef"]
        await asyncio.gather(*(file.change(partial(decide, name)) for name, file in files))

    asyncio.run(both())
    assert len(tellers) == 1


def test_that_a_lock_that_is_held_for_good_holds_nobody_up_for_good(tmp_path: Path) -> None:
    path, done = tmp_path / "lock", threading.Event()

    def second() -> None:
        with held(path, longest=0.05):
            done.set()

    with held(path):
        other = threading.Thread(target=second)
        other.start()
        assert done.wait(10)
        other.join()


def test_that_a_folder_without_room_for_a_lock_is_no_reason_to_stop(tmp_path: Path) -> None:
    entered = False
    with held(tmp_path / "gone" / "lock"):
        entered = True
    assert entered
