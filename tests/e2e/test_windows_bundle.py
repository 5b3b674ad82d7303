"""The Windows bundle is made, installed, used and removed under Wine in every run.

Where that cannot be done, it is skipped with the reason; ``build windows --try`` tries much more.
"""

import signal
import subprocess
import sys
from pathlib import Path

import dev_windows
import pytest

pytestmark = [pytest.mark.long, pytest.mark.timeout(500)]
ROOT = Path(__file__).parents[2]
BUILD = ROOT / "packaging" / "build_main.py"
#: Seconds at most; a machine that does nothing else needs one minute.
LONGEST = 420


@pytest.mark.skipif(bool(dev_windows.missing()), reason="Wine, NSIS or the compiler is missing")
def test_that_the_windows_bundle_is_installed_used_and_removed_under_wine() -> None:
    command = [sys.executable, str(BUILD), "windows", "--quick"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as build:
        try:
            told, _ = build.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGINT)
            build.communicate()
            pytest.skip(f"not finished after {LONGEST} seconds")
    if build.returncode != 0 and "could not be fetched" in told:
        pytest.skip("the index of packages cannot be reached")
    assert build.returncode == 0, told
    assert "windows: installed: " in told
    assert "windows: version, doctor, the demo's main job in a terminal: " in told
    assert "windows: uninstalled with data: nothing stays: " in told
