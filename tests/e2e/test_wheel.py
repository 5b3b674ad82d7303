"""What a wheel holds: all that the program reads, and nothing that only developers need."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Not read by the program: sources of translations, and the picture of the README.
FOR_DEVELOPERS = ("designo_sync_de.ts", "main-window.png")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_that_every_resource_of_the_program_is_in_the_wheel(held: set[str]) -> None:
    read = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.name not in FOR_DEVELOPERS
    ]
    assert read
    assert {f"designo_sync_gui/{path}" for path in read} - held == set()


def test_that_every_module_is_in_the_wheel(held: set[str]) -> None:
    modules = (ROOT / "designo_sync_gui").rglob("*.py")
    assert {path.relative_to(ROOT).as_posix() for path in modules} - held == set()


def test_that_nothing_that_only_developers_need_is_in_the_wheel(held: set[str]) -> None:
    names = {name.rpartition("/")[2] for name in held}
    assert not names & {*FOR_DEVELOPERS, "ARCHITECTURE.md", "dev.py", "conftest.py"}
    assert not [name for name in held if "decisions" in name or name.startswith("tests/")]
