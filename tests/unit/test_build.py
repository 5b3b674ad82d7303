"""What people install is derived from the one lock, for its system, byte by byte alike."""

import gzip
import runpy
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import build_desktop
import build_files
import build_linux
import build_locks
import build_tar
import build_wheels
import PySide6
import pytest
from build_locks import Locked, Target

from designo_sync_gui import __version__

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "packaging" / "requirements-dev.lock"
WINDOWS = Target("windows", "win32", (3, 13), "AMD64", ("win_amd64",))
MAC = Target("macos", "darwin", (3, 13), "arm64", ("macosx_13_0_arm64",))
TOOLS = {"pytest", "mypy", "ruff", "hypothesis", "import-linter", "hatchling", "coverage"}


@pytest.fixture(scope="module")
def lock() -> tuple[Locked, ...]:
    return build_locks.read_lock(LOCK)


def names(lock: tuple[Locked, ...], target: Target) -> set[str]:
    return {one.name for one in build_locks.for_target(lock, target)}


def test_that_every_version_of_the_lock_is_read_with_its_hashes(lock: tuple[Locked, ...]) -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert len(lock) == sum("==" in line for line in text.splitlines() if line[:1].isalnum())
    assert all(one.hashes and one.via for one in lock)
    assert sum(len(one.hashes) for one in lock) == text.count("--hash=sha256:")


@pytest.mark.parametrize("target", [*build_linux.TARGETS, WINDOWS, MAC], ids=lambda t: t.name)
def test_that_a_bundle_holds_what_the_program_needs_and_no_tool(
    lock: tuple[Locked, ...], target: Target
) -> None:
    found = names(lock, target)
    assert {"pyside6-essentials", "shiboken6", "httpx2", "keyring", "graphql-core"} <= found
    assert not found & TOOLS


def test_that_markers_are_evaluated_for_the_system_of_the_bundle(lock: tuple[Locked, ...]) -> None:
    oldest, *_, newest = (names(lock, target) for target in build_linux.TARGETS)
    assert {"jeepney", "secretstorage", "cryptography"} <= newest
    assert "importlib-metadata" in oldest - newest
    assert "pywin32-ctypes" in names(lock, WINDOWS)
    assert not {"jeepney", "pywin32-ctypes"} & names(lock, MAC)


def test_that_a_version_is_asked_of_pip_by_its_hashes_without_its_marker() -> None:
    one = Locked("cffi", "2.1.1", "sys_platform == 'linux'", ("a" * 64, "b" * 64), ("x",))
    hashes = f"    --hash=sha256:{'a' * 64} \\\n    --hash=sha256:{'b' * 64}\n"
    assert one.line() == f"cffi==2.1.1 \\\n{hashes}"


def test_that_only_used_files_of_qt_and_no_types_and_tests_are_unpacked(tmp_path: Path) -> None:
    import zipfile

    wheel = tmp_path / "one-1.0-py3-none-any.whl"
    held = {
        "PySide6/QtCore.abi3.so": "",
        "PySide6/QtQml.abi3.so": "",
        "PySide6/Qt/lib/libQt6Core.so.6": "",
        "PySide6/Qt/plugins/platforms/libqxcb.so": "",
        "PySide6/Qt/plugins/platforms/libqvnc.so": "",
        "one/__init__.py": "",
        "one/__init__.pyi": "",
        "one/tests/test_one.py": "",
        "one-1.0.dist-info/METADATA": "",
        "one-1.0.dist-info/RECORD": "",
        "one-1.0.dist-info/licenses/LICENSE": "",
        "one-1.0.data/scripts/one.py": "",
    }
    with zipfile.ZipFile(wheel, "w") as made:
        for name, content in held.items():
            made.writestr(name, content)
    build_wheels.unpack([wheel], tmp_path / "lib", build_linux.QT)
    found = {p.relative_to(tmp_path / "lib").as_posix() for p in (tmp_path / "lib").rglob("*.*")}
    assert {name for name in found if (tmp_path / "lib" / name).is_file()} == {
        "PySide6/QtCore.abi3.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "one/__init__.py",
    }
    assert (tmp_path / "lib" / "one-1.0.dist-info" / "METADATA").exists()
    assert (tmp_path / "lib" / "one-1.0.dist-info" / "licenses" / "LICENSE").exists()
    assert not (tmp_path / "lib" / "one-1.0.dist-info" / "RECORD").exists()


def test_that_an_archive_has_the_same_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    made = []
    for moment in (10, 20):
        folder = tmp_path / str(moment) / "top"
        for name in ("b", "a") if moment == 10 else ("a", "b"):
            (folder / name).mkdir(parents=True)
            (folder / name / "file").write_text(name)
        build_files.level_times(folder, moment)
        build_files.write_tar(folder, tmp_path / f"{moment}.tar.gz", 5)
        made.append((tmp_path / f"{moment}.tar.gz").read_bytes())
    assert made[0] == made[1]
    with tarfile.open(tmp_path / "10.tar.gz") as archive:
        members = archive.getmembers()
    assert [one.name for one in members] == ["top", "top/a", "top/a/file", "top/b", "top/b/file"]
    assert {(one.uid, one.uname, one.mtime) for one in members} == {(0, "", 5)}


def test_that_the_version_has_one_place() -> None:
    assert build_files.version_of(ROOT) == __version__


def test_that_the_desktop_is_told_command_and_demo(tmp_path: Path) -> None:
    build_desktop.write_entry(tmp_path)
    build_desktop.write_metadata(tmp_path, "1.2.3", 1_767_225_600)
    entry = (tmp_path / "applications" / "designo-sync.desktop").read_text("utf-8")
    assert "\nExec=designo-sync\n" in entry
    assert "\nExec=designo-sync demo\n" in entry
    metadata = tmp_path / "metainfo" / f"{build_desktop.APP_ID}.metainfo.xml"
    assert 'version="1.2.3" date="2026-01-01"' in metadata.read_text("utf-8")
    assert "Not affiliated with DesignNBuy" in metadata.read_text("utf-8")


def test_that_manual_and_completion_are_the_programs_own(tmp_path: Path) -> None:
    build_desktop.write_words(tmp_path, ROOT)
    manual = gzip.decompress((tmp_path / "man" / "man1" / "designo-sync.1.gz").read_bytes())
    assert manual.startswith(b'.TH "DESIGNO')
    bash = (tmp_path / "bash-completion" / "completions" / "designo-sync").read_text("utf-8")
    assert "doctor" in bash


def test_that_a_library_that_nobody_holds_is_found(tmp_path: Path) -> None:
    if shutil.which("objdump") is None or not Path("/bin/sh").exists():
        pytest.skip("there is no objdump here")
    (core,) = Path(PySide6.__file__).parent.glob("Qt/lib/libQt6Core.so.6")
    shutil.copyfile(core, tmp_path / core.name)
    lacking = build_linux.missing_libraries(tmp_path)
    assert lacking
    assert all(name.startswith("libicu") for name in lacking)
    for name in {told.partition(",")[0] for told in lacking}:
        (tmp_path / name).write_bytes(b"")
    assert build_linux.missing_libraries(tmp_path) == []


@pytest.mark.parametrize(("there", "status"), [({"python3.11"}, 0), (set(), 2)])
def test_that_the_archive_goes_on_to_a_newer_python_beside_an_older_one(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    there: set[str],
    status: int,
) -> None:
    """As on Ubuntu 22.04: its python3 is 3.10, and python3.11 can be installed beside it."""
    begun: list[list[str]] = []

    def begin(name: str, words: list[str]) -> None:
        begun.append(words)
        raise SystemExit(0)

    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr(sys, "argv", ["start.py", "doctor"])
    monkeypatch.setattr("shutil.which", lambda name: name if name in there else None)
    monkeypatch.setattr("os.execvp", begin)
    start = tmp_path / "start.py"
    start.write_text(build_tar.FITTING, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(start))
    assert ended.value.code == status
    assert begun == [[name, "-IS", str(start), "doctor"] for name in there]
    assert ("none of them was found" in capsys.readouterr().err) is (not there)


@pytest.mark.skipif(sys.platform == "win32", reason="a script of a POSIX shell")
def test_that_an_archive_that_was_unpacked_in_part_says_so(tmp_path: Path) -> None:
    """As after a full disk or a cut download: what comes last of ``lib`` is not there."""
    program = tmp_path / "bin" / "designo-sync"
    program.parent.mkdir()
    program.write_text(build_tar.START, encoding="utf-8")
    (tmp_path / "lib" / "libraries").mkdir(parents=True)
    done = subprocess.run(["/bin/sh", str(program), "doctor"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"unpack the whole archive again" in done.stderr


def test_that_the_start_comes_last_of_the_libraries_in_the_archive(tmp_path: Path) -> None:
    for name in ("lib/libraries/zz.py", "lib/start.py", "bin/designo-sync", "share/x"):
        (tmp_path / "top" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "top" / name).write_text("", encoding="utf-8")
    build_files.write_tar(tmp_path / "top", tmp_path / "a.tar.gz", 0)
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        names = archive.getnames()
    assert [name for name in names if name.startswith("top/lib/")][-1] == "top/lib/start.py"
