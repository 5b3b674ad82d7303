"""The bundle for macOS: ``DesignO Sync.app``, one for both kinds of processors.

It is made on a Mac, because compiler, signature and notarisation are Apple's; what needs none of
them is made and looked at on every system. Nobody ran the rest yet: see ``macos/README.md``.
Facts: "Bundle Structures", "Information Property List", "Hardened Runtime" of Apple.
"""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
from pathlib import Path

import build_icons
import build_macho
import build_wheels
from build_files import commit_time, level_times, size_of, version_of
from build_licences import Part
from build_locks import Target, for_target, read_lock
from build_sbom import add_papers
from dev_system import Stopped, say

NAME = "DesignO Sync"
PROGRAM = "designo-sync"
#: Letters, digits, hyphens and dots alone are allowed in it.
IDENTIFIER = "io.designo-sync.gui"
PYTHON = (3, 13)
#: What the libraries of the binding ask for (PySide6 6.11.3, read out of them), though the name of
#: their wheel says 13 and Qt's own say so too.
LEAST_SYSTEM = (15, 0)
SOURCES = Path(__file__).resolve().parent / "macos"
#: Who signs, as ``security find-identity`` names it; ``-``: nobody, for this computer alone.
SIGN_AS = "DESIGNO_SYNC_SIGN_AS"


def _target(processor: str) -> Target:
    kinds = (processor, "universal2")
    newer = (f"macosx_{major}_0_{kind}" for major in (13, 12, 11) for kind in kinds)
    older = (f"macosx_10_{minor}_{kind}" for minor in range(16, 8, -1) for kind in kinds)
    return Target(f"macos-{processor}", "darwin", PYTHON, processor, (*newer, *older))


TARGETS = tuple(_target(processor) for processor in ("arm64", "x86_64"))
#: Of Qt: what the window imports and what that needs; ``look_at`` finds what is missing.
_LIBRARIES = "Core|Gui|Widgets|Network|DBus|Svg"
_PLUGINS = (
    "platforms/libqcocoa",
    "styles/libqmacstyle",
    "iconengines/libqsvgicon",
    "imageformats/libqsvg",
)
QT = (
    r"shiboken6/(__init__|_config|_git_shiboken_module_version)\.py",
    r"shiboken6/(Shiboken\.abi3\.so|libshiboken6\.abi3\.[0-9.]*dylib)",
    r"PySide6/(__init__|_config|_git_pyside_version)\.py",
    r"PySide6/Qt(Core|Gui|Widgets|Network)\.abi3\.so",
    r"PySide6/libpyside6\.abi3\.[0-9.]*dylib",
    rf"PySide6/Qt/lib/Qt({_LIBRARIES})\.framework/Versions/.*",
    r"PySide6/Qt/translations/qtbase_de\.qm",
    *(rf"PySide6/Qt/plugins/{plugin}\.dylib" for plugin in _PLUGINS),
)
#: Types of an .icns file that hold a PNG, and the edge of each in pixels.
ICON_TYPES = {
    "icp4": 16,
    "icp5": 32,
    "ic07": 128,
    "ic08": 256,
    "ic09": 512,
    "ic10": 1024,
    "ic11": 32,
    "ic12": 64,
    "ic13": 256,
    "ic14": 512,
}
#: What Python's framework holds that the program never needs.
_NOT_OF_PYTHON = ("lib/python*/test", "lib/python*/idlelib", "lib/python*/tkinter", "Resources/*")


def build_macos(root: Path, lock: Path, work: Path, dist: Path) -> list[Path]:
    """Make the bundle and pack it. Raises ``Stopped``, on another system once all was looked at
    that can be looked at there."""
    contents = make_contents(root, lock, work)
    if not _on_macos():
        raise Stopped(
            f"Property lists, icon and libraries for macOS are right ({size_of(contents):.0f} MB). "
            "The program itself is compiled, signed and packed on macOS only, and nobody tried it."
        )
    _add_python(contents, _framework())
    _compile_launcher(contents)
    level_times(contents.parent, commit_time(root))
    _sign(contents.parent, work, os.environ.get(SIGN_AS, "-"))
    dist.mkdir(parents=True, exist_ok=True)
    packed = dist / f"{PROGRAM}-{version_of(root)}-macos-universal2.zip"
    _run("ditto", "-c", "-k", "--keepParent", str(contents.parent), str(packed))
    return [packed]


def _on_macos() -> bool:
    return sys.platform == "darwin"


def make_contents(root: Path, lock: Path, work: Path) -> Path:
    """Everything of the bundle that needs no Mac, looked at. Raises ``Stopped``."""
    bundle = work / "macos" / f"{NAME}.app"
    shutil.rmtree(bundle.parent, ignore_errors=True)
    resources = bundle / "Contents" / "Resources"
    resources.mkdir(parents=True)
    _unpack_libraries(root, lock, work, resources / "lib")
    (resources / "app.icns").write_bytes(make_icon(root / "resources" / "icons" / "app.svg", work))
    (bundle / "Contents" / "Info.plist").write_bytes(information(version_of(root)))
    (bundle / "Contents" / "PkgInfo").write_bytes(b"APPL????")
    look_at(bundle / "Contents")
    return bundle / "Contents"


def _unpack_libraries(root: Path, lock: Path, work: Path, folder: Path) -> None:
    """The wheels of both kinds of processors must be the same files: then one bundle is both."""
    found = []
    locked = read_lock(lock)
    for target in TARGETS:
        entries = for_target(locked, target)
        found.append(build_wheels.fetch(entries, target, work / "wheels" / target.name))
    apart = {path.name for path in found[0]} ^ {path.name for path in found[1]}
    if apart:
        raise Stopped(f"These wheels are for one kind of processor only: {sorted(apart)}.")
    own = build_wheels.own_wheel(root, work / "wheels" / "own")
    build_wheels.unpack([*found[0], own], folder, QT)
    for framework in sorted(folder.rglob("*.framework")):
        _link_framework(framework)
    python = Part("python", ".".join(map(str, PYTHON)), "PSF-2.0")
    add_papers(root, locked, found[0], folder.parent, python)


def _link_framework(framework: Path) -> None:
    """A wheel holds no links, and a framework is signed by way of them."""
    (framework / "Versions" / "Current").symlink_to("A")
    for name in (framework.stem, "Resources"):
        (framework / name).symlink_to(Path("Versions") / "Current" / name)


def information(version: str) -> bytes:
    """``Info.plist``."""
    return plistlib.dumps(
        {
            "CFBundleIdentifier": IDENTIFIER,
            "CFBundleName": NAME,
            "CFBundleDisplayName": NAME,
            "CFBundleExecutable": PROGRAM,
            "CFBundleIconFile": "app.icns",
            "CFBundlePackageType": "APPL",
            "CFBundleInfoDictionaryVersion": "6.0",
            "CFBundleShortVersionString": version,
            "CFBundleVersion": version,
            "CFBundleDevelopmentRegion": "en",
            "CFBundleLocalizations": ["en", "de"],
            "LSApplicationCategoryType": "public.app-category.business",
            "LSMinimumSystemVersion": ".".join(map(str, LEAST_SYSTEM)),
            "NSHighResolutionCapable": True,
            "NSHumanReadableCopyright": "MIT. Not affiliated with DesignNBuy.",
        }
    )


def entitlements() -> bytes:
    """What the hardened runtime must allow: Qt's regular expressions are compiled at run time."""
    return plistlib.dumps({"com.apple.security.cs.allow-jit": True})


def make_icon(drawing: Path, work: Path) -> bytes:
    """The program's icon in all sizes as one file."""
    places = {size: work / "icons" / f"mac-{size}.png" for size in {*ICON_TYPES.values()}}
    build_icons.draw_icons(drawing, places)
    return icon_file({kind: places[size].read_bytes() for kind, size in ICON_TYPES.items()})


def icon_file(pictures: dict[str, bytes]) -> bytes:
    """An .icns file of PNG pictures by their type."""
    parts = [
        kind.encode() + struct.pack(">I", 8 + len(content)) + content
        for kind, content in pictures.items()
    ]
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def read_icon(content: bytes) -> dict[str, int]:
    """The edge of each picture by its type. Raises ``ValueError`` for a file that is damaged."""
    if content[:4] != b"icns" or struct.unpack(">I", content[4:8])[0] != len(content):
        raise ValueError("no whole .icns file")
    found, place = {}, 8
    while place < len(content):
        kind, (size,) = content[place : place + 4], struct.unpack_from(">I", content, place + 4)
        picture = content[place + 8 : place + size]
        if size < 8 or picture[:8] != b"\x89PNG\r\n\x1a\n":
            raise ValueError(f"{kind!r} holds no PNG")
        width, height = struct.unpack_from(">2I", picture, 16)
        found[kind.decode()] = width if width == height else 0
        place += size
    return found


def look_at(contents: Path) -> None:
    """What must be true of every bundle. Raises ``Stopped`` naming what is not."""
    images = build_macho.images_of(contents)
    wrong = missing_libraries(images)
    both = frozenset(target.machine for target in TARGETS)
    wrong += [
        f"{path.name} is not for both" for path, one in images.items() if one.processors != both
    ]
    wrong += [
        f"{path.name} needs a newer macOS"
        for path, one in images.items()
        if one.least > LEAST_SYSTEM
    ]
    told = plistlib.loads((contents / "Info.plist").read_bytes())
    if not re.fullmatch(r"[A-Za-z0-9.-]+", told["CFBundleIdentifier"]):
        wrong.append("the identifier has characters that are not allowed")
    if not (contents / "Resources" / told["CFBundleIconFile"]).is_file():
        wrong.append("the icon is missing")
    if read_icon((contents / "Resources" / "app.icns").read_bytes()) != ICON_TYPES:
        wrong.append("the icon lacks a size")
    if wrong:
        raise Stopped("The bundle is not right:\n" + "\n".join(wrong))
    say(f"{NAME}.app: {size_of(contents):.0f} MB, {len(images)} libraries for both processors")


def missing_libraries(images: dict[Path, build_macho.Image]) -> list[str]:
    """Libraries that a file names and neither the bundle nor macOS holds."""
    held = {path.name for path in images}
    return [
        f"{path.name} needs {name}"
        for path, image in images.items()
        for name in sorted(image.needs)
        if not name.startswith(("/usr/lib/", "/System/Library/")) and Path(name).name not in held
    ]


def _framework() -> Path:
    """Python's framework of this Mac. Raises ``Stopped``."""
    above = sysconfig.get_config_var("PYTHONFRAMEWORKPREFIX")
    folder = Path(above or "/") / "Python.framework" / "Versions" / ".".join(map(str, PYTHON))
    if not above or not (folder / "Python").is_file():
        raise Stopped("Make .venv with the universal Python 3.13 of python.org, then try again.")
    both = frozenset(target.machine for target in TARGETS)
    if build_macho.read_image((folder / "Python").read_bytes()).processors != both:
        raise Stopped("This Python is for one kind of processor; take that of python.org.")
    return folder


def _add_python(contents: Path, framework: Path) -> None:
    target = contents / "Frameworks" / "Python.framework"
    version = target / "Versions" / framework.name
    shutil.copytree(framework, version, symlinks=True)
    for pattern in _NOT_OF_PYTHON:
        for path in version.glob(pattern):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    resources = version / "Resources"
    shutil.copyfile(framework / "Resources" / "Info.plist", resources / "Info.plist")
    (target / "Versions" / "Current").symlink_to(framework.name)
    for name in ("Python", "Resources"):
        (target / name).symlink_to(Path("Versions") / "Current" / name)
    python = ".".join(map(str, PYTHON))
    licences = contents / "Resources" / "licences"
    shutil.copyfile(version / f"lib/python{python}/LICENSE.txt", licences / "Python.txt")


def _compile_launcher(contents: Path) -> None:
    program = contents / "MacOS" / PROGRAM
    program.parent.mkdir()
    processors = [word for target in TARGETS for word in ("-arch", target.machine)]
    least = f"-mmacosx-version-min={'.'.join(map(str, LEAST_SYSTEM))}"
    words = ["-Os", "-Wall", "-Wextra", "-Werror", least, *processors]
    _run("clang", *words, "-o", str(program), str(SOURCES / "launcher.c"))


def _sign(bundle: Path, work: Path, identity: str) -> None:
    """Inside out, each program and library, then frameworks, then the bundle. The hardened runtime
    needs an identity: without one, libraries of nobody would be refused."""
    rights = work / "entitlements.plist"
    rights.write_bytes(entitlements())
    hard = [] if identity == "-" else ["--options", "runtime", "--timestamp"]
    words = ["codesign", "--force", "--sign", identity, *hard]
    for path in build_macho.images_of(bundle):
        _run(*words, str(path))
    for framework in sorted(bundle.rglob("*.framework")):
        _run(*words, str(framework))
    _run(*words, "--entitlements", str(rights), str(bundle))
    _run("codesign", "--verify", "--deep", "--strict", str(bundle))


def _run(*words: str) -> None:
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise Stopped(f"{words[0]} says:\n{done.stdout.decode(errors='replace').rstrip()}")
