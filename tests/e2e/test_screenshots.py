"""Pictures of every screen, as the program itself draws them."""

import os
import struct
import subprocess
import sys

import pytest


@pytest.mark.timeout(120)
def test_that_every_screen_is_drawn_twice_as_large_at_200_percent(tmp_path) -> None:
    from designo_sync_gui.ui.screens import SCREENS

    words = [sys.executable, "-m", "designo_sync_gui", "screenshots", str(tmp_path)]
    for scale in ("1", "2"):
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        done = subprocess.run(words, env=env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
    wanted = {f"{n}-{c}-{s}.png" for n in SCREENS for c in ("light", "dark") for s in (100, 200)}
    assert {path.name for path in tmp_path.iterdir()} == wanted
    small, large = (size_of(tmp_path / f"all-orders-dark-{scale}.png") for scale in (100, 200))
    assert (small, large) == ((1440, 860), (2880, 1720))
    light = (tmp_path / "plan-light-100.png").read_bytes()
    assert light != (tmp_path / "plan-dark-100.png").read_bytes()


def size_of(path) -> tuple[int, int]:
    """Width and height as the PNG's header tells."""
    return struct.unpack(">II", path.read_bytes()[16:24])
