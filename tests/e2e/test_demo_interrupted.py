"""``demo --no-window`` that is asked to end: in order, wherever it is, with nothing of it left."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", ["== Refresh ==", "== Apply =="])
def test_that_a_demo_asked_to_end_goes_on_with_nothing(
    tmp_path: Path, number: signal.Signals, at: str
) -> None:
    (tmp_path / "tmp").mkdir()
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path / "tmp"),
        "PYTHONUNBUFFERED": "1",
    }
    words = ("-m", "designo_sync_gui", "demo", "--no-window", "--out", str(tmp_path / "out"))
    with subprocess.Popen(
        [sys.executable, "-W", "error", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=env,
        cwd=ROOT,
    ) as demo:
        assert demo.stdout is not None
        assert demo.stderr is not None
        before = [line for line in iter(demo.stdout.readline, f"{at}\n") if line]
        demo.send_signal(number)
        printed, told = demo.stdout.read(), demo.stderr.read()
        assert demo.wait(timeout=30) == 1, told
    assert before
    assert "== Summary ==" not in printed
    assert "Cancelled" in told
    assert "Traceback" not in told
    assert list((tmp_path / "tmp").iterdir()) == []
