"""Wheels of the lock: what was fetched for the same versions is taken again, if its hash fits."""

import hashlib
import subprocess
from pathlib import Path

import build_wheels
import pytest
from build_locks import Locked, Target
from dev_system import Stopped

TARGET = Target("linux-3.11", "linux", (3, 11), "x86_64", ("linux_x86_64",))
WHEEL = "one_a-1.0-cp310-abi3-manylinux_2_34_x86_64.whl"
ENTRY = Locked("one-a", "1.0", "", (hashlib.sha256(b"right").hexdigest(),), ("x",))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """How often pip was asked, and ended in which way: it puts the right wheel into the folder."""
    times: list[int] = []

    def pip(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        times.append(0)
        (tmp_path / WHEEL).write_bytes(b"right")
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(subprocess, "run", pip)
    return times


def test_that_the_index_is_asked_once_for_the_same_versions(
    asked: list[int], tmp_path: Path
) -> None:
    for _ in range(2):
        assert build_wheels.fetch([ENTRY], TARGET, tmp_path) == [tmp_path / WHEEL]
    assert len(asked) == 1
    newer = Locked("one-a", "1.1", "", ENTRY.hashes, ("x",))
    with pytest.raises(Stopped, match="0 wheels"):
        build_wheels.fetch([newer], TARGET, tmp_path)


def test_that_a_wheel_that_was_altered_or_removed_is_asked_for_again(
    asked: list[int], tmp_path: Path
) -> None:
    build_wheels.fetch([ENTRY], TARGET, tmp_path)
    (tmp_path / WHEEL).write_bytes(b"altered")
    build_wheels.fetch([ENTRY], TARGET, tmp_path)
    assert (tmp_path / WHEEL).read_bytes() == b"right"
    (tmp_path / WHEEL).unlink()
    build_wheels.fetch([ENTRY], TARGET, tmp_path)
    assert len(asked) == 3


def test_that_nothing_is_asked_where_nothing_is_wanted(asked: list[int], tmp_path: Path) -> None:
    assert build_wheels.fetch([], TARGET, tmp_path) == []
    assert asked == []


@pytest.mark.parametrize(
    ("name", "serves"),
    [
        (WHEEL, True),
        ("one-1.0-py3-none-any.whl", True),
        ("one-1.0-cp311-cp311-manylinux_2_28_x86_64.whl", False),
    ],
)
def test_that_a_wheel_of_one_python_does_not_serve_a_newer(name: str, serves: bool) -> None:
    assert build_wheels.serves_newer(Path(name)) is serves
