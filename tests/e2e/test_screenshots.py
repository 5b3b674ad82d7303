"""Pictures of every screen, as the program itself draws them."""

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

SUPPORT = Path(__file__).parents[1] / "support"
#: In percent. ``tests/ui/test_screens.py`` looks at every screen in the dark.
SCALES = (100, 200)
#: The main window, a form, a table, a popup: Qt scales a whole program.
AT_200 = ("all-orders", "groups", "store-woocommerce", "plan", "history", "palette")


@pytest.mark.timeout(300)
def test_that_every_screen_is_drawn_and_some_twice_as_large_at_200_percent(tmp_path) -> None:
    from failing_screens import FAILING
    from lived_in import SCREENS as LIVED_IN
    from screens import MENUS, SCREENS

    folder = pictures_folder(tmp_path)
    walks = [drawing(folder, scale) for scale in SCALES]  # both mostly wait for their window
    problems = [walk.communicate()[1] for walk in walks]
    assert [walk.returncode for walk in walks] == [0, 0], problems
    shown = {100: {**SCREENS, **LIVED_IN, **FAILING}, 200: AT_200}
    wanted = {f"{name}-light-{scale}.png" for scale in SCALES for name in shown[scale]}
    wanted |= {f"{name}-light-{scale}.png" for name in MENUS for scale in SCALES}
    assert {path.name for path in folder.iterdir()} == wanted
    small, large = (size_of(folder / f"all-orders-light-{scale}.png") for scale in SCALES)
    assert (small, large) == ((1440, 860), (2880, 1720))


def drawing(folder: Path, scale: int) -> subprocess.Popen[str]:
    """A program that draws every screen at one scale."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale // 100)}
    env["PYTHONPATH"] = os.pathsep.join(sys.path)
    words = [
        sys.executable,
        str(SUPPORT / "screenshots.py"),
        str(folder),
        "en",
        "1440x860",
        "light",
        *(AT_200 if scale > SCALES[0] else ()),
    ]
    return subprocess.Popen(
        words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def pictures_folder(otherwise: Path) -> Path:
    """Where the pictures go: a run of all tests keeps them (``packaging/dev.py test``)."""
    kept = os.environ.get("DESIGNO_SYNC_PICTURES")
    if not kept:
        return otherwise
    shutil.rmtree(kept, ignore_errors=True)
    return Path(kept)


def size_of(path) -> tuple[int, int]:
    """Width and height as the PNG's header tells."""
    return struct.unpack(">II", path.read_bytes()[16:24])
