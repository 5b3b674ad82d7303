"""What the bundle for macOS holds, as far as it can be known without a Mac."""

import json
import os
import plistlib
import shutil
import struct
import subprocess
import sys
import sysconfig
from pathlib import Path

import build_macho
import build_macos
import build_main
import build_try
import pytest
from build_locks import for_target, read_lock
from dev_system import Stopped
from PySide6.QtGui import QImageReader

from designo_sync_gui import __version__

ROOT = Path(__file__).parents[2]
LOCK = read_lock(ROOT / "packaging" / "requirements-dev.lock")
ARM, INTEL = 0x0100000C, 0x01000007
BOTH = (ARM, INTEL)
NEEDED, BUILD_VERSION = 0x0C, 0x32


def part(processor: int, *needs: str, least: int = 13) -> bytes:
    """One library for one processor, of nothing but its head."""
    commands = []
    for name in needs:
        text = name.encode() + b"\0" * (8 - len(name) % 8)
        commands.append(struct.pack("<6I", NEEDED, 24 + len(text), 24, 0, 0, 0) + text)
    commands.append(struct.pack("<6I", BUILD_VERSION, 24, 1, least << 16, 0, 0))
    body = b"".join(commands)
    return struct.pack("<8I", 0xFEEDFACF, processor, 0, 6, len(commands), len(body), 0, 0) + body


def library(*needs: str, processors: tuple[int, ...] = BOTH, least: int = 13) -> bytes:
    """A library for several processors."""
    parts = [part(processor, *needs, least=least) for processor in processors]
    place, table, held = 4096, b"", b""
    for processor, content in zip(processors, parts, strict=True):
        table += struct.pack(">5I", processor, 0, place + len(held), len(content), 12)
        held += content
    head = struct.pack(">2I", 0xCAFEBABE, len(parts)) + table
    return head.ljust(place, b"\0") + held


def test_that_the_head_of_a_library_is_read() -> None:
    image = build_macho.read_image(library("@rpath/a.dylib", "/usr/lib/libc++.1.dylib", least=15))
    assert image.processors == {"arm64", "x86_64"}
    assert image.needs == {"@rpath/a.dylib", "/usr/lib/libc++.1.dylib"}
    assert image.least == (15, 0)
    assert build_macho.read_image(part(ARM)).processors == {"arm64"}


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ" * 40, library("a")[:4200], library(processors=(7,)), part(ARM)[:-24] + bytes(24)],
)
def test_that_a_damaged_library_is_told(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"too early|no 64-bit|no size"):
        build_macho.read_image(content)


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    """A bundle with two libraries that need each other."""
    folder = tmp_path / "DesignO Sync.app" / "Contents"
    libraries = folder / "Resources" / "lib"
    libraries.mkdir(parents=True)
    (libraries / "a.dylib").write_bytes(library("@rpath/b.so", "/usr/lib/libSystem.B.dylib"))
    (libraries / "b.so").write_bytes(library("@loader_path/a.dylib"))
    (libraries / "notes.txt").write_text("no library")
    (folder / "Info.plist").write_bytes(build_macos.information(__version__))
    icon = ROOT / "resources" / "icons" / "app.svg"
    (folder / "Resources" / "app.icns").write_bytes(build_macos.make_icon(icon, tmp_path))
    return folder


def test_that_a_whole_bundle_is_right(contents: Path) -> None:
    build_macos.look_at(contents)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("c.so", library("@rpath/nowhere.dylib"), "c.so needs @rpath/nowhere.dylib"),
        ("c.so", library(processors=(ARM,)), "c.so is not for both"),
        ("c.so", library(least=16), "c.so needs a newer macOS"),
    ],
)
def test_that_a_wrong_library_stops_the_build(
    contents: Path, name: str, content: bytes, said: str
) -> None:
    (contents / "Resources" / "lib" / name).write_bytes(content)
    with pytest.raises(Stopped, match=said):
        build_macos.look_at(contents)


def test_that_the_information_names_program_icon_version_and_languages(contents: Path) -> None:
    told = plistlib.loads((contents / "Info.plist").read_bytes())
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == __version__
    assert told["CFBundleExecutable"] == build_macos.PROGRAM
    assert told["LSMinimumSystemVersion"] == "15.0"
    assert told["CFBundleLocalizations"] == ["en", "de"]
    assert not set(told["CFBundleIdentifier"]) - set("abcdefghijklmnopqrstuvwxyz.-")
    assert plistlib.loads(build_macos.entitlements()) == {"com.apple.security.cs.allow-jit": True}


def test_that_the_icon_holds_every_size_and_another_reader_takes_it(contents: Path) -> None:
    path = contents / "Resources" / "app.icns"
    assert build_macos.read_icon(path.read_bytes()) == build_macos.ICON_TYPES
    if b"icns" not in [bytes(kind.data()) for kind in QImageReader.supportedImageFormats()]:
        pytest.skip("this Qt reads no .icns")
    reader = QImageReader(str(path))
    edges = {
        reader.read().width() for place in range(reader.imageCount()) if reader.jumpToImage(place)
    }
    assert {16, 32, 128, 256, 512, 1024} <= edges


@pytest.mark.parametrize("content", [b"", b"icns\0\0\0\x08x", b"icns\0\0\0\x10ic07\0\0\0\x08"])
def test_that_a_damaged_icon_is_told(content: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        build_macos.read_icon(content)


def test_that_one_bundle_serves_both_processors() -> None:
    arm, intel = (for_target(LOCK, target) for target in build_macos.TARGETS)
    assert [one.line() for one in arm] == [one.line() for one in intel]
    names = {one.name for one in arm}
    assert {"pyside6-essentials", "keyring", "qasync"} <= names
    assert {"secretstorage", "jeepney", "cryptography", "pywin32-ctypes"} & names == set()
    assert all(one.hashes for one in arm)


def test_that_a_framework_has_its_links_again(tmp_path: Path) -> None:
    framework = tmp_path / "QtCore.framework"
    (framework / "Versions" / "A" / "Resources").mkdir(parents=True)
    (framework / "Versions" / "A" / "QtCore").write_bytes(b"x")
    build_macos._link_framework(framework)
    assert (framework / "QtCore").read_bytes() == b"x"
    assert (framework / "Resources").is_dir()
    assert os.readlink(framework / "Versions" / "Current") == "A"  # noqa: PTH115


def test_that_macos_is_built_where_it_is_asked_for_and_usual_on_macos_alone() -> None:
    assert set(build_main._MAKE) == {*build_try.TRIALS, "deb"}
    assert ("macos" in build_main._USUAL) is (sys.platform == "darwin")


def shared_python() -> Path | None:
    names = (sysconfig.get_config_var(name) for name in ("LIBDIR", "INSTSONAME"))
    folder, name = (value or "" for value in names)
    found = Path(folder) / name
    return found if name.startswith("lib") and ".so" in name and found.is_file() else None


@pytest.mark.skipif(
    sys.platform != "linux", reason="compiled for a test, by the system's own means"
)
def test_that_the_launcher_runs_the_program_of_its_bundle_in_one_process(tmp_path: Path) -> None:
    python, compiler = shared_python(), shutil.which("cc") or shutil.which("gcc")
    if python is None or compiler is None:
        pytest.skip("no C compiler, or Python is no library here")
    contents = tmp_path / "My Prögrams" / "DesignO Sync.app" / "Contents"
    program = contents / "MacOS" / "designo-sync"
    package = contents / "Resources" / "lib" / "designo_sync_gui"
    for folder in (program.parent, package, contents / "Frameworks"):
        folder.mkdir(parents=True)
    (contents / "Frameworks" / "Python").symlink_to(python)
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(
        "import json, os, sys\n"
        "def main():\n"
        "    print(json.dumps([sys.argv[1:], os.environ['DESIGNO_SYNC_PROGRAM'], os.getpid()]))\n"
        "    return 6\n"
    )
    source = ROOT / "packaging" / "macos" / "launcher.c"
    where = '-DPYTHON="Frameworks/Python"'
    words = [compiler, "-Wall", "-Wextra", "-Werror", where, "-o", str(program), str(source)]
    subprocess.run([*words, "-ldl"], check=True)
    env = {"PATH": os.environ["PATH"], "PYTHONHOME": str(tmp_path)}
    started = subprocess.Popen(
        [str(program), "--in-tray", "a b", "ü"], env=env, stdout=subprocess.PIPE
    )
    printed, _ = started.communicate(timeout=30)
    assert started.returncode == 6
    assert json.loads(printed) == [["--in-tray", "a b", "ü"], str(program), started.pid]
    (contents / "Frameworks" / "Python").unlink()
    broken = subprocess.run([str(program)], env=env, capture_output=True, check=False)
    assert broken.returncode == 70
    assert b"is not complete" in broken.stderr
