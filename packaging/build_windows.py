"""The folder of a Windows bundle: interpreter, locked wheels, the program, and two programs.

Everything but these two lies in ``program``, so that an update changes one folder for another.
Source texts are compiled by the bundle's own interpreter, under Wine, and not shipped: byte code
that is not compared with a source starts quickest and has the same bytes from every build.
"""

from __future__ import annotations

import io
import re
import shutil
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import build_installer
import build_launchers
import build_pe
import build_wheels
import build_windows_python
import dev_windows
from build_files import commit_time, level_times, size_of, version_of
from build_licences import Part
from build_locks import Target, for_target, read_lock
from build_sbom import add_papers
from build_wine import Wine
from dev_system import Stopped, say

TARGET = Target("windows", "win32", (3, 13), "AMD64", ("win_amd64",))
#: Of Qt: what the window imports and what that needs, by the tables of imports; then walked.
_LIBRARIES = "Core|Gui|Widgets|Network"
QT = (
    r"shiboken6/(__init__|_config|_git_shiboken_module_version)\.py",
    r"shiboken6/(Shiboken\.pyd|shiboken6\.abi3\.dll|msvcp140(_1|_2)?\.dll)",
    r"PySide6/(__init__|_config|_git_pyside_version)\.py",
    rf"PySide6/Qt({_LIBRARIES})\.pyd",
    r"PySide6/pyside6\.abi3\.dll",
    rf"PySide6/Qt6({_LIBRARIES}|Svg)\.dll",
    r"PySide6/plugins/(platforms/qwindows|iconengines/qsvgicon|imageformats/qsvg)\.dll",
    r"PySide6/translations/qtbase_de\.qm",
)
#: Libraries of Windows 10 and 11 that the bundle may name; whatever else it names it must hold.
_SYSTEM_NAMES = """
advapi32 authz bcrypt comdlg32 crypt32 d3d11 d3d12 d3d9 dnsapi dwmapi dwrite dxgi gdi32 icuuc imm32
iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32 oleaut32 rpcrt4 secur32 setupapi shell32 shlwapi
uiautomationcore user32 userenv uxtheme version winhttp winmm ws2_32 wtsapi32
"""
SYSTEM = frozenset(f"{name}.dll" for name in _SYSTEM_NAMES.split())
_SYSTEM_PATTERN = re.compile(r"api-ms-win-(core|crt|shcore)-[a-z0-9-]+\.dll")
#: Name, licence (SPDX) and a file of each part that tells its version. Their texts are in
#: Python's own, whose archive brings them.
_PARTS = (
    ("openssl", "Apache-2.0", "runtime/libcrypto-3.dll"),
    ("sqlite", "blessing", "runtime/sqlite3.dll"),
    (
        "microsoft-visual-c-runtime",
        "LicenseRef-Microsoft-Visual-C-Runtime",
        "runtime/vcruntime140.dll",
    ),
)
#: Megabytes of the unpacked bundle at most.
MOST_INSTALLED = 90
PROGRAM = "program"
#: The year 1980, the first that a ZIP archive can tell.
_FIRST_OF_ZIP = 315_532_800
#: An archive of source texts becomes one of their byte code, which is not compared with a source
#: when it is read (PEP 552). Through pipes, because each file that is opened takes Wine
#: milliseconds.
_COMPILE = """
import importlib.util as util, io, marshal, sys, zipfile
texts = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
held = io.BytesIO()
with zipfile.ZipFile(held, "w") as made:
    for name in texts.namelist():
        source = texts.read(name)
        code = compile(source, name.replace("/", chr(92)), "exec", dont_inherit=True)
        head = util.MAGIC_NUMBER + (1).to_bytes(4, "little") + util.source_hash(source)
        made.writestr(name + "c", head + marshal.dumps(code))
sys.stdout.buffer.write(held.getvalue())
"""


def build_windows(
    root: Path, lock: Path, work: Path, dist: Path, archive: Path | None = None
) -> list[Path]:
    """Make the installer and the portable archive. Raises ``Stopped``."""
    reason = dev_windows.provide_programs()
    if reason:
        raise Stopped(f"Nothing was built for Windows: {reason}")
    return _pack(root, make_bundle(root, lock, work, archive), dist)


def _pack(root: Path, folder: Path, dist: Path) -> list[Path]:
    dist.mkdir(parents=True, exist_ok=True)
    portable = dist / f"{folder.name}-portable.zip"
    write_zip(folder, portable, commit_time(root))
    installer = dist / f"{folder.name}-installer.exe"
    build_installer.make_installer(folder, PROGRAM, version_of(root), commit_time(root), installer)
    return [installer, portable]


def build_quickly(
    root: Path, lock: Path, work: Path, wine: Wine, archive: Path | None = None
) -> Path:
    """An installer that is packed in seconds, for a short trial in the same Windows. Raises
    ``Stopped``."""
    folder = make_bundle(root, lock, work, archive, "windows-quick", wine)
    target = folder.parent / "quick.exe"
    moment = commit_time(root)
    return build_installer.make_installer(
        folder, PROGRAM, version_of(root), moment, target, quick=True
    )


def build_again(
    root: Path, lock: Path, work: Path, made: Sequence[Path], archive: Path | None = None
) -> None:
    """Both once more, in full, in another place. Raises ``Stopped`` naming the files that are other
    ones."""
    again = make_bundle(root, lock, work, archive, "try/windows/again")
    differing = differences(work / "windows" / again.name, again)
    for first, second in zip(made, _pack(root, again, again.parent / "dist"), strict=True):
        if first.read_bytes() != second.read_bytes():
            differing.append(first.name)
    if differing:
        raise Stopped(f"A second build has other bytes: {', '.join(differing)}")


def differences(one: Path, other: Path) -> list[str]:
    """The files that only one of two folders holds, and those with other bytes."""
    held = [
        {path.relative_to(top).as_posix(): path for path in top.rglob("*") if path.is_file()}
        for top in (one, other)
    ]
    apart = held[0].keys() ^ held[1].keys()
    both = held[0].keys() & held[1].keys()
    apart |= {name for name in both if held[0][name].read_bytes() != held[1][name].read_bytes()}
    return sorted(apart)


def make_bundle(
    root: Path,
    lock: Path,
    work: Path,
    archive: Path | None,
    place: str = "windows",
    wine: Wine | None = None,
) -> Path:
    """Make the folder in ``place`` under ``work`` and look at it; ``archive`` is Python's, if not
    the index's, and ``wine`` compiles, if not a Windows of its own. Raises ``Stopped``."""
    version, moment = version_of(root), commit_time(root)
    pins, held = build_windows_python.provide(
        archive,
        work / "windows-python",
        build_windows_python.read_pins(),
        build_windows_python.read_release(),
    )
    folder = work / place / f"designo-sync-{version}-windows-x86_64"
    shutil.rmtree(folder.parent, ignore_errors=True)
    program = folder / PROGRAM
    build_windows_python.unpack(held, pins, program / "runtime", program / "licences")
    locked = read_lock(lock)
    wheels = build_wheels.fetch(for_target(locked, TARGET), TARGET, work / "wheels" / TARGET.name)
    own = build_wheels.own_wheel(root, work / "wheels" / "own")
    build_wheels.unpack([*wheels, own], program / "lib", QT)
    compiler = wine or _compiler(work)
    _compile(program, held["python.exe"], compiler)
    if wine is None:
        compiler.end()
    shutil.copyfile(root / "LICENSE", program / "licences" / "DesignO Sync.txt")
    add_papers(root, locked, wheels, program, *parts_of(program, pins))
    icon = build_launchers.make_icon(root / "resources" / "icons" / "app.svg", folder.parent)
    build_launchers.make_launchers(folder, folder.parent, version, pins.tag, icon)
    level_times(folder, moment)
    look_at(folder)
    return folder


def parts_of(program: Path, pins: build_windows_python.Pins) -> list[Part]:
    """Python with its parts, and the libraries of Microsoft's compiler, in the version that their
    files tell."""
    python = Part("python", pins.version, "PSF-2.0")
    return [
        python,
        *(
            Part(name, build_pe.product_version((program / file).read_bytes()), licence)
            for name, licence, file in _PARTS
        ),
    ]


def _compiler(work: Path) -> Wine:
    wine = Wine(work / "wine-compiler")
    return wine if wine.drive.is_dir() else wine.make()


def _compile(program: Path, interpreter: bytes, wine: Wine) -> None:
    """Byte code in the place of source texts. Raises ``Stopped``."""
    python, library = program / "runtime" / "python.exe", program / "lib"
    python.write_bytes(interpreter)
    sources, texts = sorted(library.rglob("*.py")), io.BytesIO()
    with zipfile.ZipFile(texts, "w") as archive:
        for source in sources:
            archive.write(source, source.relative_to(library).as_posix())
    made = wine.answer([str(python), "-c", _COMPILE], texts.getvalue())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        archive.extractall(library)
    python.unlink()
    for source in sources:
        if not source.with_suffix(".pyc").exists():
            raise Stopped(f"{source.relative_to(program)} was not compiled.")
        source.unlink()


def look_at(folder: Path) -> None:
    """What must be true of every bundle. Raises ``Stopped`` naming what is not."""
    images = build_pe.images_of(folder)
    wrong = [*missing_libraries(folder, images), *_wrong_programs(folder, images)]
    size = size_of(folder)
    if size > MOST_INSTALLED:
        wrong.append(f"{size:.0f} MB are more than {MOST_INSTALLED}")
    if wrong:
        raise Stopped("The bundle is not right:\n" + "\n".join(wrong))
    say(f"{folder.name}: {size:.0f} MB installed, {len(images)} programs and libraries")


def missing_libraries(folder: Path, images: dict[Path, build_pe.Image]) -> list[str]:
    """Libraries that a file names and neither the bundle nor Windows holds."""
    held = {path.name.lower() for path in images}
    return [
        f"{path.relative_to(folder).as_posix()} needs {name}"
        for path, image in images.items()
        for name in sorted(image.imports - held - SYSTEM)
        if not _SYSTEM_PATTERN.fullmatch(name)
    ]


def _wrong_programs(folder: Path, images: dict[Path, build_pe.Image]) -> list[str]:
    """There are two programs, of the right kind each, hardened, without the time of the build."""
    expected = {folder / name: is_window for name, is_window, _ in build_launchers.PROGRAMS}
    found = {path: image for path, image in images.items() if path.suffix.lower() == ".exe"}
    wrong = [f"{path.name} is too many or missing" for path in expected.keys() ^ found.keys()]
    for path in expected.keys() & found.keys():
        image = found[path]
        kind = build_pe.WINDOW if expected[path] else build_pe.CONSOLE
        if image.subsystem != kind or not image.has_resources or image.made_at:
            wrong.append(f"{path.name} is not made as it should be")
        if image.flags & build_pe.HARDENED != build_pe.HARDENED:
            wrong.append(f"{path.name} is not hardened")
    return wrong


def write_zip(folder: Path, target: Path, moment: int) -> None:
    """``folder`` as an archive of one top folder, with the same bytes from every build."""
    stamp = time.gmtime(max(moment, _FIRST_OF_ZIP))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                member = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), stamp)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 0
                archive.writestr(member, path.read_bytes())
