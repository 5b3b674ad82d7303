"""The tar.gz for any Linux with Python 3.11 to 3.13: unpacked anywhere, started by its script."""

from __future__ import annotations

import shutil
from pathlib import Path

import build_desktop
from build_files import commit_time, level_times, size_of, version_of, write_tar
from build_linux import STARTER, make_libraries
from build_locks import read_lock
from build_sbom import SUFFIX
from dev_system import say

_README = """\
DesignO Sync {version} for Linux (x86_64, glibc 2.34 or later, Python 3.11 to 3.13)

  bin/designo-sync            the window; with words, the command line: bin/designo-sync --help
  bin/designo-sync demo       the program on an embedded shop

Nothing is installed: remove this folder and it is gone. Your data lies in the folder that
"designo-sync doctor" names, your credentials in the keyring of the system; before you remove the
program for good: bin/designo-sync credentials forget --all
share/applications and share/icons can be copied to ~/.local/share for a menu entry.

Licences of all libraries: lib/libraries/licences; what they are: designo-sync.cdx.json (CycloneDX).
"""
#: ``lib/start.py`` comes last of ``lib`` in the archive: without it the archive or the disk ended
#: before. A shell script finds a Python, because distributions name them differently; ``FITTING``
#: goes on to one that fits, so that a start takes one Python, not two.
START = """\
#!/bin/sh
# Starts DesignO Sync with a Python from 3.11 to 3.13.
program=$0
[ -L "$program" ] && program=$(readlink -f "$program")
case $program in */*) here=${program%/*} ;; *) here=. ;; esac
if [ ! -f "$here/../lib/start.py" ]; then
    echo "A part of DesignO Sync is missing here: unpack the whole archive again." >&2
    exit 2
fi
for python in python3 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null; then
        exec "$python" -IS "$here/../lib/start.py" "$@"
    fi
done
echo "DesignO Sync needs Python 3.11, 3.12 or 3.13; none of them was found." >&2
exit 2
"""
#: Stands before the rest of the start, in words that every Python 3 reads.
FITTING = """\
import sys

if not (3, 11) <= sys.version_info[:2] < (3, 14):
    import os
    import shutil

    for name in ("python3.13", "python3.12", "python3.11"):
        if shutil.which(name):
            os.execvp(name, [name, "-IS"] + sys.argv)
    sys.stderr.write("DesignO Sync needs Python 3.11, 3.12 or 3.13; none of them was found.\\n")
    sys.exit(2)

"""


def build_tar(root: Path, lock: Path, work: Path, dist: Path) -> Path:
    """Make the archive. Raises ``Stopped``."""
    version, moment = version_of(root), commit_time(root)
    folder = work / f"designo-sync-{version}-linux-x86_64"
    shutil.rmtree(folder, ignore_errors=True)
    bill = make_libraries(root, read_lock(lock), work / "wheels", folder / "lib" / "libraries")
    (folder / f"designo-sync{SUFFIX}").write_bytes(bill)
    start = STARTER.format(
        python="/usr/bin/env python3",
        folder='os.path.join(HERE, "libraries")',
        program='os.path.join(os.path.dirname(HERE), "bin", "designo-sync")',
    )
    (folder / "lib" / "start.py").write_text(FITTING + start.partition("\n")[2], encoding="utf-8")
    program = folder / "bin" / "designo-sync"
    program.parent.mkdir()
    program.write_text(START, encoding="utf-8")
    program.chmod(0o755)
    share = folder / "share"
    build_desktop.write_entry(share)
    build_desktop.write_icons(share, root / "resources" / "icons" / "app.svg")
    build_desktop.write_words(share, root)
    shutil.copyfile(root / "LICENSE", folder / "LICENSE")
    (folder / "README.txt").write_text(_README.format(version=version), encoding="utf-8")
    level_times(folder, moment)
    say(f"{folder.name}: {size_of(folder):.0f} MB unpacked")
    dist.mkdir(parents=True, exist_ok=True)
    target = dist / f"{folder.name}.tar.gz"
    write_tar(folder, target, moment)
    return target
