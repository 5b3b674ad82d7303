"""The Debian package, for Debian 12 and 13 and Ubuntu 24.04: the system's Python, own libraries.

The locked libraries lie in a private folder, because the distributions have other versions and no
PySide6 6.11. Ubuntu 22.04 has Python 3.10 and is not served by this package; the tar.gz runs there
with its python3.11.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import build_desktop
import build_sbom
from build_files import commit_time, level_times, size_of, version_of, write_gzip
from build_linux import STARTER, make_libraries
from build_locks import read_lock
from dev_system import PACKAGES, Stopped, say

_LIBRARIES = Path("usr/lib/designo-sync")
#: By name in the system's packages, not by ldd: Qt opens some of them only when it starts.
_NOT_NEEDED = ("libopengl0", "libglx0", "libwayland-client0", "libwayland-cursor0")
_CONTROL = """\
Package: designo-sync
Version: {version}
Architecture: amd64
Maintainer: DesignO Sync contributors <designo-sync@example.org>
Installed-Size: {size}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager, fonts-dejavu-core, libwayland-client0, \
libwayland-cursor0, libwayland-egl1
Section: misc
Priority: optional
Description: order statuses of storefronts and of DesignO side by side
 Shows for every order of a web-to-print shop the status in the storefront
 and the status in DesignO, exactly as received, names what differs, and
 repairs it after a plan that you read first.
 .
 Not affiliated with DesignNBuy.
"""
#: Byte code, made where it is installed, for the Python that is there. It is not compared with
#: its source at each start: both change with the package only.
_COMPILE = """\
    python3 -I -m compileall -q -j1 --invalidation-mode unchecked-hash /usr/lib/designo-sync || true
"""
#: Also where an update or a removal was given up after the script of ``_REMOVED`` had run.
_CONFIGURED = f"""\
#!/bin/sh
set -e
case "$1" in configure | abort-upgrade | abort-remove | abort-deconfigure)
{_COMPILE};; esac
"""
#: Run by the package python3 when the system gets another Python, as by an upgrade of Debian.
_OTHER_PYTHON = f"""\
#!/bin/sh
set -e
if [ "$1" = rtupdate ]; then
    find /usr/lib/designo-sync -name __pycache__ -type d -prune -exec rm -rf {{}} +
{_COMPILE}fi
"""
_REMOVED = """\
#!/bin/sh
set -e
find /usr/lib/designo-sync -name __pycache__ -type d -prune -exec rm -rf {} +
"""
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: DesignO Sync contributors
License: MIT
{licence}
Comment: The libraries in /usr/lib/designo-sync have their own licences, in the folders *.dist-info
 there and as texts in /usr/lib/designo-sync/licences; Qt and PySide6 are under the LGPL, version 3
 (/usr/share/common-licenses/LGPL-3). designo-sync.cdx.json lists them all.
"""
#: Findings of lintian that stay, each with its reason.
_OVERRIDES = """\
# Qt's own build of ICU, which PySide6 is linked to; the system's has another version.
designo-sync: embedded-library *
# PySide6's libraries find each other by it, inside the private folder.
designo-sync: custom-library-search-path *
# Libraries of the private folder, loaded by Python alone.
designo-sync: library-not-linked-against-libc *
designo-sync: shared-library-lacks-prerequisites *
# Where the first package begins; there is no bug number to close.
designo-sync: initial-upload-closes-no-bugs *
"""


def build_deb(root: Path, lock: Path, work: Path, dist: Path, *, quick: bool = False) -> Path:
    """Make the package; ``quick`` packs nothing, for trials. Raises ``Stopped``."""
    if shutil.which("dpkg-deb") is None:
        raise Stopped("dpkg-deb is missing: build the package on Debian or Ubuntu.")
    version, moment = version_of(root), commit_time(root)
    folder = work / "deb"
    shutil.rmtree(folder, ignore_errors=True)
    bill = make_libraries(root, read_lock(lock), work / "wheels", folder / _LIBRARIES)
    _write_programs(folder)
    share = folder / "usr" / "share"
    build_desktop.write_entry(share)
    build_desktop.write_metadata(share, version, moment)
    build_desktop.write_icons(share, root / "resources" / "icons" / "app.svg")
    build_desktop.write_words(share, root)
    _write_documents(root, share, version, moment)
    (share / "doc" / "designo-sync" / f"designo-sync{build_sbom.SUFFIX}").write_bytes(bill)
    _write_control(folder, version)
    for path in folder.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    level_times(folder, moment)
    say(f"designo-sync {version}: {size_of(folder):.0f} MB installed")
    dist.mkdir(parents=True, exist_ok=True)
    target = dist / f"designo-sync_{version}_amd64.deb"
    packed = "-Znone" if quick else "-Zxz"
    words = ["dpkg-deb", "--root-owner-group", packed, "--build", str(folder), str(target)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    done = subprocess.run(words, env=env, capture_output=True, check=False)
    if done.returncode != 0:
        raise Stopped(f"The package was not made:\n{done.stderr.decode(errors='replace')}")
    return target


def _write_programs(folder: Path) -> None:
    program = folder / "usr" / "bin" / "designo-sync"
    program.parent.mkdir(parents=True)
    text = STARTER.format(
        python="/usr/bin/python3",
        folder=repr(f"/{_LIBRARIES}"),
        program=repr("/usr/bin/designo-sync"),
    )
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    program.with_name("designo-sync-window").symlink_to("designo-sync")
    hook = folder / "usr" / "share" / "python3" / "runtime.d" / "designo-sync.rtupdate"
    hook.parent.mkdir(parents=True)
    hook.write_text(_OTHER_PYTHON, encoding="utf-8")
    hook.chmod(0o755)


def _write_documents(root: Path, share: Path, version: str, moment: int) -> None:
    documents = share / "doc" / "designo-sync"
    documents.mkdir(parents=True)
    licence = (root / "LICENSE").read_text(encoding="utf-8").strip().splitlines()
    shown = "\n".join(f" {line}" if line.strip() else " ." for line in licence)
    (documents / "copyright").write_text(_COPYRIGHT.format(licence=shown), encoding="utf-8")
    day = subprocess.run(
        ["date", "-u", "-R", "-d", f"@{moment}"], capture_output=True, check=True
    ).stdout.decode()
    entry = (
        f"designo-sync ({version}) unstable; urgency=medium\n\n  * See packaging/CHANGELOG.md.\n\n"
        f" -- DesignO Sync contributors <designo-sync@example.org>  {day}"
    )
    write_gzip(documents / "changelog.gz", entry.encode())
    overrides = share / "lintian" / "overrides" / "designo-sync"
    overrides.parent.mkdir(parents=True)
    overrides.write_text(_OVERRIDES, encoding="utf-8")


def _write_control(folder: Path, version: str) -> None:
    control = folder / "DEBIAN"
    control.mkdir()
    names = set(PACKAGES.values()) - {"libglib2.0-0", *_NOT_NEEDED}
    names = {name for name in names if not name.startswith("libwayland")}
    depends = ["python3 (>= 3.11)", "python3 (<< 3.14)", "libc6 (>= 2.34)", *sorted(names)]
    depends += ["libglib2.0-0 | libglib2.0-0t64", "ca-certificates"]
    text = _CONTROL.format(
        version=version, size=round(size_of(folder) * 1000), depends=", ".join(depends)
    )
    (control / "control").write_text(text, encoding="utf-8")
    for name, script in (("postinst", _CONFIGURED), ("prerm", _REMOVED)):
        (control / name).write_text(script, encoding="utf-8")
        (control / name).chmod(0o755)
