"""A build of what people install with its trial, as a program of its own."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "packaging" / "build_main.py"
#: Seconds for a build with its trial; a machine that does nothing else needs one to three minutes.
LONGEST = 480


def built(*words: str) -> str:
    """What the build of a form prints. Skips the test where the wheels cannot be fetched, or
    machine or network is too slow: each step of a trial has a limit of its own, which fails.
    """
    command = [sys.executable, str(BUILD), *words]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as build:
        try:
            told, _ = build.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGINT)  # a bare system is taken down in order
            build.communicate()
            pytest.skip(f"not finished after {LONGEST} seconds")
    if build.returncode != 0 and "could not be fetched" in told:
        pytest.skip("the index of packages cannot be reached")
    assert build.returncode == 0, told
    return told
