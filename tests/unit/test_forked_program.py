"""A command in a forked process is the command that an operator starts."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from forked_program import ForkedProgram, forks_for

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "DESIGNO_SYNC_HOME": str(tmp_path / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


@pytest.fixture
def program(env: dict[str, str]) -> Iterator[ForkedProgram]:
    made = ForkedProgram(env)
    yield made
    made.close()


@pytest.mark.parametrize("argv", [["--version"], ["stores", "list"], ["no-command"]])
def test_that_it_ends_and_says_what_a_started_process_does(
    program: ForkedProgram, env: dict[str, str], tmp_path: Path, argv: list[str]
) -> None:
    words = [sys.executable, "-W", "error", "-m", "designo_sync_gui", *argv]
    started = subprocess.run(words, env=env, cwd=tmp_path, capture_output=True, check=False)
    forked = program.run(argv, b"", env, tmp_path, 50)
    assert (forked.returncode, forked.stdout) == (started.returncode, started.stdout)
    assert forked.stderr.splitlines()[-1:] == started.stderr.splitlines()[-1:]


def test_that_a_command_beyond_its_time_is_killed_and_the_next_one_runs(
    program: ForkedProgram, env: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        program.run(["demo", "--out", str(tmp_path)], b"", env, tmp_path, 0.05)
    assert program.run(["--version"], b"", env, tmp_path, 50).returncode == 0


@pytest.mark.parametrize("name", ["LANG", "LC_ALL", "PYTHONUTF8", "COVERAGE_PROCESS_START"])
def test_that_what_python_reads_at_its_start_needs_a_started_process(
    env: dict[str, str], name: str
) -> None:
    assert forks_for(env)
    assert not forks_for({**env, name: "C"})
