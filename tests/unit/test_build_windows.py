"""The Windows bundle: what it holds, and that it is judged before anybody gets it."""

import hashlib
import io
import os
import struct
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import build_installer
import build_launchers
import build_linux
import build_pe
import build_screen
import build_terminal
import build_try_windows
import build_windows
import build_windows_python
import build_wine
import build_wine_tests
import pytest
from build_locks import for_target, read_lock
from build_windows_python import Pins, Release
from dev_system import Stopped

from designo_sync_gui import __version__

ROOT = Path(__file__).parents[2]


def image(
    *imports: str,
    subsystem: int = build_pe.CONSOLE,
    flags: int = build_pe.HARDENED,
    made_at: int = 0,
    machine: int = 0x8664,
    resources: bool = True,
) -> bytes:
    """A program of one section whose address is 0x1000, as a linker would write its headers."""
    names = b""
    descriptors = b""
    start = 0x1000 + 20 * (len(imports) + 1)
    for name in imports:
        descriptors += struct.pack("<IIIII", 1, 0, 0, start + len(names), 1)
        names += name.encode() + b"\0"
    section = descriptors + bytes(20) + names
    table = [(0, 0)] * 16
    table[1] = (0x1000, len(descriptors) + 20) if imports else (0, 0)
    table[2] = (0x1000, 1) if resources else (0, 0)
    optional = struct.pack("<H", 0x20B) + bytes(66) + struct.pack("<HH", subsystem, flags)
    optional += bytes(36) + struct.pack("<I", 16)
    optional += b"".join(struct.pack("<II", *entry) for entry in table)
    head = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0"
    head += struct.pack("<HHIIIHH", machine, 1, made_at, 0, 0, len(optional), 0x22) + optional
    head += b".data\0\0\0" + struct.pack("<IIII", len(section), 0x1000, len(section), 0x400)
    head += bytes(16)
    return head.ljust(0x400, b"\0") + section


def test_that_the_libraries_of_a_program_are_read_out_of_its_headers() -> None:
    read = build_pe.read_image(image("KERNEL32.dll", "Qt6Core.dll", made_at=7))
    assert read.imports == {"kernel32.dll", "qt6core.dll"}
    assert (read.subsystem, read.made_at, read.has_resources) == (build_pe.CONSOLE, 7, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no program"),
        (b"MZ" + bytes(100), "no program"),
        (image("a.dll", machine=0x14C), "64-bit"),
        (image("a.dll")[:90], "too early"),
        (image("a.dll")[:0x400], "too early"),
    ],
    ids=["empty", "not a program", "32 bits", "head cut off", "imports cut off"],
)
def test_that_a_damaged_program_is_told(content: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        build_pe.read_image(content)


def bundle(folder: Path, files: Mapping[str, bytes]) -> Path:
    programs = {
        "designo-sync.exe": image("kernel32.dll"),
        "designo-sync-window.exe": image("kernel32.dll", subsystem=build_pe.WINDOW),
    }
    for name, content in {**programs, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_that_a_bundle_may_name_libraries_of_its_own_and_of_windows(tmp_path: Path) -> None:
    held = image("Own.dll", "KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll")
    build_windows.look_at(bundle(tmp_path, {"program/lib/a.pyd": held, "program/own.dll": image()}))


@pytest.mark.parametrize("missing", ["Qt6DBus.dll", "msvcp140.dll", "vcruntime140.dll"])
def test_that_a_library_which_is_nowhere_stops_the_build(tmp_path: Path, missing: str) -> None:
    bundle(tmp_path, {"program/lib/a.pyd": image("kernel32.dll", missing)})
    with pytest.raises(Stopped, match=rf"program/lib/a\.pyd needs {missing.lower()}"):
        build_windows.look_at(tmp_path)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"designo-sync-window.exe": image("kernel32.dll")}, "not made as it should be"),
        ({"designo-sync.exe": image("kernel32.dll", made_at=1)}, "not made as it should be"),
        ({"designo-sync.exe": image("kernel32.dll", resources=False)}, "not made as it should be"),
        ({"designo-sync.exe": image("kernel32.dll", flags=0)}, "not hardened"),
        ({"program/runtime/python.exe": image("kernel32.dll")}, "python.exe is too many"),
    ],
    ids=["console for a window", "time of a compiler", "no icon", "not hardened", "interpreter"],
)
def test_that_a_wrong_program_stops_the_build(
    tmp_path: Path, files: dict[str, bytes], said: str
) -> None:
    with pytest.raises(Stopped, match=said):
        build_windows.look_at(bundle(tmp_path, files))


def test_that_a_bundle_that_is_too_large_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_windows, "MOST_INSTALLED", 0)
    with pytest.raises(Stopped, match="MB are more than"):
        build_windows.look_at(bundle(tmp_path, {"program/big": bytes(1_000_000)}))


def test_that_of_qt_only_what_the_window_uses_is_taken() -> None:
    import re

    kept = re.compile("|".join(build_windows.QT))
    for name in ("PySide6/QtWidgets.pyd", "PySide6/Qt6Svg.dll", "shiboken6/msvcp140_1.dll"):
        assert kept.fullmatch(name)
    for name in ("PySide6/opengl32sw.dll", "PySide6/Qt6Qml.dll", "PySide6/designer.exe"):
        assert not kept.fullmatch(name)


def archive(files: Mapping[str, bytes], under: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, content in files.items():
            made.writestr(under + name, content)
    return held.getvalue()


PYTHON = {"python.exe": b"1", "python313.dll": b"2", "_wmi.pyd": b"3", "LICENSE.txt": b"4"}
PINS = Pins("3.13.2", {name: hashlib.sha256(held).hexdigest() for name, held in PYTHON.items()})


@pytest.mark.parametrize("under", ["", "cp313/"], ids=["official", "of the index"])
def test_that_the_interpreter_is_known_by_its_files_wherever_it_came_from(under: str) -> None:
    assert build_windows_python.read_archive(archive(PYTHON, under), PINS) == PYTHON


@pytest.mark.parametrize(
    "held",
    [
        {**PYTHON, "python313.dll": b"other"},
        {**PYTHON, "more.dll": b""},
        {name: PYTHON[name] for name in PYTHON if name != "_wmi.pyd"},
    ],
    ids=["altered", "one more", "one less"],
)
def test_that_another_interpreter_is_not_taken(held: dict[str, bytes]) -> None:
    with pytest.raises(Stopped, match=r"not Python 3\.13\.2 as pinned"):
        build_windows_python.read_archive(archive(held), PINS)


def test_that_a_damaged_archive_is_told() -> None:
    with pytest.raises(Stopped, match="damaged"):
        build_windows_python.read_archive(archive(PYTHON)[:40], PINS)


def test_that_the_interpreter_is_isolated_and_asks_no_management_service(tmp_path: Path) -> None:
    build_windows_python.unpack(PYTHON, PINS, tmp_path / "runtime", tmp_path / "licences")
    assert {path.name for path in (tmp_path / "runtime").iterdir()} == {
        "python313.dll",
        "python313._pth",
    }
    told = (tmp_path / "runtime" / "python313._pth").read_text().split()
    assert told == ["python313.zip", ".", "..\\lib"]
    assert (tmp_path / "licences" / "Python.txt").read_bytes() == b"4"


def test_that_the_pins_name_every_file_of_the_interpreter() -> None:
    pins = build_windows_python.read_pins()
    assert pins.tag == "".join(map(str, build_windows.TARGET.python))
    assert {"python313.dll", "python313.zip", "python.exe", "_ssl.pyd"} <= pins.files.keys()
    assert all(len(digest) == 64 for digest in pins.files.values())
    assert pins.files.keys() >= build_windows_python.LEFT_OUT


NEWEST = archive({**PYTHON, "python313.dll": b"newer", "more.pyd": b"5"})
RELEASE = Release("3.13.16", hashlib.sha256(NEWEST).hexdigest(), "python-embed.zip")


def test_that_a_release_takes_the_newest_interpreter_by_the_hash_of_its_archive(
    tmp_path: Path,
) -> None:
    (tmp_path / "newest.zip").write_bytes(NEWEST)
    pins, held = build_windows_python.provide(tmp_path / "newest.zip", tmp_path, PINS, RELEASE)
    assert (pins.version, pins.tag) == ("3.13.16", "313")
    assert held == {**PYTHON, "python313.dll": b"newer", "more.pyd": b"5"}


def test_that_an_archive_whose_hash_is_another_is_compared_file_by_file(tmp_path: Path) -> None:
    named = tmp_path / "pinned.zip"
    named.write_bytes(archive(PYTHON))
    assert build_windows_python.provide(named, tmp_path, PINS, RELEASE) == (PINS, PYTHON)
    named.write_bytes(NEWEST + b"\0")
    with pytest.raises(Stopped, match=r"not Python 3\.13\.2 as pinned: more\.pyd, python313\.dll"):
        build_windows_python.provide(named, tmp_path, PINS, RELEASE)
    with pytest.raises(Stopped, match=r"no\.zip cannot be read: No such file"):
        build_windows_python.provide(tmp_path / "no.zip", tmp_path, PINS, RELEASE)


def test_that_without_an_archive_the_build_says_which_one_a_release_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_windows_python, "fetch", lambda folder: archive(PYTHON))
    assert build_windows_python.provide(None, tmp_path, PINS, RELEASE) == (PINS, PYTHON)
    assert "a release takes python-embed.zip" in capsys.readouterr().out


def test_that_the_release_is_of_the_same_python_and_newer_than_the_one_of_the_index() -> None:
    pins, release = build_windows_python.read_pins(), build_windows_python.read_release()
    older, newer = (tuple(map(int, one.version.split("."))) for one in (pins, release))
    assert older[:2] == newer[:2] == build_windows.TARGET.python
    assert older < newer
    assert len(release.digest) == 64
    assert release.name == f"python-{release.version}-embed-amd64.zip"


def test_that_a_damaged_name_of_the_release_is_told(tmp_path: Path) -> None:
    damaged = tmp_path / "python-release.lock"
    damaged.write_text("# a comment\n3.13.16 abc\n")
    with pytest.raises(ValueError, match="does not name one archive"):
        build_windows_python.read_release(damaged)


def test_that_a_damaged_list_of_pins_is_told(tmp_path: Path) -> None:
    damaged = tmp_path / "python.lock"
    damaged.write_text("version 3.13.2\nnothing\n")
    with pytest.raises(ValueError, match="not a list of pins"):
        build_windows_python.read_pins(damaged)


def test_that_an_icon_file_holds_every_size() -> None:
    made = build_launchers.icon_file({256: b"large", 16: b"small"})
    assert struct.unpack_from("<HHH", made) == (0, 1, 2)
    first, second = (struct.unpack_from("<BBBBHHII", made, 6 + 16 * at) for at in range(2))
    assert (first[0], second[0]) == (16, 0)
    assert [made[one[7] : one[7] + one[6]] for one in (first, second)] == [b"small", b"large"]


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("12.3", (12, 3, 0, 0))])
def test_that_windows_is_told_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert build_launchers.version_numbers(version) == numbers


def test_that_each_program_says_its_name_and_version(tmp_path: Path) -> None:
    icon, manifest = tmp_path / "program.ico", tmp_path / "program.manifest"
    for name, _is_window, description in build_launchers.PROGRAMS:
        told = build_launchers.resources_of(name, description, __version__, icon, manifest)
        assert f'"OriginalFilename", "{name}"' in told
        assert f'"ProductVersion", "{__version__}"' in told
        assert str(icon) in told


def test_that_a_value_which_is_left_out_is_told() -> None:
    with pytest.raises(ValueError, match="VERSION"):
        build_launchers.filled("one @NAME@ two @VERSION@", NAME="x")


def test_that_the_program_draws_sharply_on_every_screen_and_takes_long_paths() -> None:
    manifest = (build_launchers.SOURCES / "program.manifest").read_text("utf-8")
    assert ">PerMonitorV2</dpiAwareness>" in manifest
    assert ">true</longPathAware>" in manifest
    assert 'level="asInvoker"' in manifest


def test_that_the_command_line_hands_a_window_over_by_the_programs_own_rule() -> None:
    source = (build_launchers.SOURCES / "launcher.c").read_text("utf-8")
    assert 'L"demo"' in source
    assert 'L"--home"' in source
    assert 'L"--home="' in source
    assert "from designo_sync_gui.__main__ import main" in source


def test_that_two_archives_of_a_folder_have_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for moment in (10, 20):
        folder = tmp_path / str(moment) / "top"
        for name in ("b", "a") if moment == 10 else ("a", "b"):
            (folder / name).mkdir(parents=True)
            (folder / name / "file").write_text(name)
            os.utime(folder / name / "file", (moment, moment))
        build_windows.write_zip(folder, tmp_path / f"{moment}.zip", 1_767_225_600)
        made.append((tmp_path / f"{moment}.zip").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "10.zip") as opened:
        assert opened.namelist() == ["top/a/file", "top/b/file"]


def test_that_windows_gets_the_time_zones_that_other_systems_have() -> None:
    lock = read_lock(ROOT / "packaging" / "requirements-dev.lock")
    assert "tzdata" in {one.name for one in for_target(lock, build_windows.TARGET)}
    others = [target for target in build_linux.TARGETS if target.sys_platform != "win32"]
    assert others
    for target in others:
        assert "tzdata" not in {one.name for one in for_target(lock, target)}


def test_that_what_wine_lacks_is_no_part_of_a_bundle() -> None:
    assert "icuuc.dll" in build_windows.SYSTEM
    assert "icu" not in "".join(build_windows.QT)


def test_that_a_windows_for_trials_sees_nothing_of_this_one(tmp_path: Path) -> None:
    seen = build_wine.Wine(tmp_path / "prefix").environment()
    assert set(seen) <= {"PATH", "HOME", "WINEPREFIX", "WINEDEBUG", "LC_ALL", "WINEDLLOVERRIDES"}
    assert Path(seen["HOME"]).is_relative_to(tmp_path)


def test_that_an_installer_unpacks_every_file_in_the_same_order(tmp_path: Path) -> None:
    bundle(tmp_path, {"program/lib/b/$x.pyc": b"", "program/a.txt": b"", "program/lib/a.pyc": b""})
    lines = build_installer.list_of_files(tmp_path, "program").splitlines()
    assert [line for line in lines if line.startswith("SetOutPath")] == [
        r'SetOutPath "$INSTDIR\program.new"',
        r'SetOutPath "$INSTDIR\program.new\lib"',
        r'SetOutPath "$INSTDIR\program.new\lib\b"',
        r'SetOutPath "$INSTDIR\program.new\start"',
    ]
    files = [line for line in lines if line.startswith("File")]
    assert [Path(line[6:-1]).name for line in files] == [
        "a.txt",
        "a.pyc",
        "$$x.pyc",
        "designo-sync.exe",
        "designo-sync-window.exe",
    ]


def test_that_a_word_of_the_installers_script_is_taken_as_it_is() -> None:
    assert build_installer.quoted('a $b "c"') == '"a $$b $\\"c$\\""'


def installer() -> str:
    return (build_launchers.SOURCES / "installer.nsi").read_text("utf-8")


def test_that_the_installer_needs_no_administrator_and_no_32_bit_system() -> None:
    assert "RequestExecutionLevel user" in installer()
    assert "Target amd64-unicode" in installer()
    assert r'InstallDir "$LOCALAPPDATA\Programs\${NAME}"' in installer()


def test_that_the_installer_says_everything_in_both_languages() -> None:
    said: dict[str, set[str]] = {"ENGLISH": set(), "GERMAN": set()}
    for line in installer().splitlines():
        if line.startswith("LangString"):
            _, name, language, *_ = line.split()
            said[language.strip("${}").removeprefix("LANG_")].add(name)
    assert said["ENGLISH"] == said["GERMAN"]
    assert len(said["ENGLISH"]) > 5


def test_that_a_silent_installation_asks_nothing() -> None:
    boxes = [line for line in installer().splitlines() if "MessageBox" in line]
    assert boxes
    assert all("/SD " in line for line in boxes)


def test_that_data_go_only_where_the_operator_asked_and_after_the_credentials() -> None:
    section = installer().partition('Section /o "un.$(DATA)"')[2].partition("SectionEnd")[0]
    forgotten = section.index("credentials forget --all")
    assert forgotten < section.index("Quit") < section.index(r"RMDir /r")
    outside = installer().replace(section, "")
    assert r'RMDir /r "$LOCALAPPDATA' not in outside


def test_that_a_trial_names_folders_as_windows_does(tmp_path: Path) -> None:
    (tmp_path / "drive_c" / "users" / "Public").mkdir(parents=True)
    (tmp_path / "drive_c" / "users" / "ana").mkdir()
    wine = build_wine.Wine(tmp_path)
    trial = build_try_windows.Trial(wine, tmp_path / "installer.exe", tmp_path / "pictures")
    assert trial.inside(trial.data) == r"C:\users\ana\AppData\Local\designo-sync"
    assert Path(trial.program).parent == Path(trial.window).parent == trial.place


def test_that_what_is_waited_for_in_vain_is_named() -> None:
    with pytest.raises(Stopped, match="no window of the demo"):
        build_screen.until(lambda: False, "window of the demo", patience=0)
    assert build_screen.until(lambda: [1], "anything") == [1]


def test_that_the_bill_of_materials_tells_the_versions_that_the_files_tell(tmp_path: Path) -> None:
    told = "ProductVersion\0\0".encode("utf-16-le") + "3.0.15".encode("utf-16-le") + b"\0\0"
    for _, _, file in build_windows._PARTS:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(b"head" + told)
    parts = {part.name: part.version for part in build_windows.parts_of(tmp_path, PINS)}
    assert (parts["python"], parts["openssl"]) == ("3.13.2", "3.0.15")
    assert build_pe.product_version(b"nothing of the kind") == ""


def test_that_a_key_is_pressed_once_a_program_in_a_terminal_asks(tmp_path: Path) -> None:
    code = "import os, sys, time; print('name?', os.getcwd(), flush=True); time.sleep(60)"
    status, shown = build_terminal.interrupted(
        [sys.executable, "-I", "-c", code], os.environ, tmp_path, "name?"
    )
    assert status != 0
    assert str(tmp_path) in shown
    assert "KeyboardInterrupt" in shown


def test_that_under_wine_a_file_is_left_out_for_a_reason_unless_it_is_named() -> None:
    assert all((ROOT / name).exists() and why for name, why in build_wine_tests.LEFT_OUT.items())
    left_out = "tests/unit/reports/test_xlsx_report.py"
    files = build_wine_tests.files_of(["tests/unit/reports"])
    assert files
    assert left_out not in files
    assert build_wine_tests.files_of([left_out]) == [left_out]


def test_that_the_files_of_a_folder_run_together_and_a_run_that_broke_off_is_seen() -> None:
    assert build_wine_tests.batches(["a/x", "b/y", "a/z"]) == [["a/x", "a/z"], ["b/y"]]
    whole = "....\nFAILED a/x::one\n1 failed, 3 passed in 2.31s\n"
    assert build_wine_tests.told(whole) == "1 failed, 3 passed in 2.31s\n    FAILED a/x::one"
    assert build_wine_tests.told("...\n").startswith("ended before its end")
