"""What a Linux desktop reads about the program: menu entry, metadata, icons, manual, completion.

Facts: Desktop Entry Specification and AppStream of freedesktop.org; the validators of both are run
by ``--try``. There is no public address of the project, so the metadata name none and hold no
screenshots, which would need one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import build_icons
from build_files import write_gzip

APP_ID = "io.designo_sync.gui"
_ENTRY = """\
[Desktop Entry]
Type=Application
Name=DesignO Sync
GenericName=Order status comparison
GenericName[de]=Vergleich von Auftragsstatus
Comment=Order statuses of storefronts and of DesignO side by side
Comment[de]=Auftragsstatus von Shops und von DesignO nebeneinander
Exec={command}
Icon=designo-sync
Terminal=false
Categories=Office;
Keywords=orders;status;print;shop;
StartupWMClass=designo-sync
Actions=demo;

[Desktop Action demo]
Name=Try the demo
Name[de]=Demo ausprobieren
Exec={command} demo
"""
_METADATA = """\
<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{app_id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>DesignO Sync</name>
  <summary>Order statuses of storefronts and of DesignO side by side</summary>
  <description>
    <p>Shows for every order of a web-to-print shop the status in the storefront and the status in
    DesignO, exactly as received, names what differs, and repairs it after a plan that you read
    first. Not affiliated with DesignNBuy.</p>
  </description>
  <launchable type="desktop-id">designo-sync.desktop</launchable>
  <provides><binary>designo-sync</binary></provides>
  <developer_name>DesignO Sync contributors</developer_name>
  <content_rating type="oars-1.1"/>
  <releases><release version="{version}" date="{day}"/></releases>
</component>
"""


def write_entry(share: Path, command: str = "designo-sync") -> None:
    """The menu entry. ``share`` is the folder that becomes ``/usr/share`` or its like."""
    folder = share / "applications"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "designo-sync.desktop").write_text(_ENTRY.format(command=command), encoding="utf-8")


def write_metadata(share: Path, version: str, moment: int) -> None:
    """What software centres show."""
    folder = share / "metainfo"
    folder.mkdir(parents=True, exist_ok=True)
    day = f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"
    text = _METADATA.format(app_id=APP_ID, version=version, day=day)
    (folder / f"{APP_ID}.metainfo.xml").write_text(text, encoding="utf-8")


def write_icons(share: Path, drawing: Path) -> None:
    """The drawing itself and its sizes."""
    theme = share / "icons" / "hicolor"
    build_icons.draw_icons(drawing, build_icons.themed(theme))
    scalable = theme / "scalable" / "apps" / "designo-sync.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(drawing, scalable)


def write_words(share: Path, root: Path) -> None:
    """Manual page of both commands, and completion for three shells."""
    manual = _said(root, "man")
    write_gzip(share / "man" / "man1" / "designo-sync.1.gz", manual)
    write_gzip(share / "man" / "man1" / "designo-sync-window.1.gz", b".so man1/designo-sync.1\n")
    places = {
        "bash": share / "bash-completion" / "completions" / "designo-sync",
        "zsh": share / "zsh" / "vendor-completions" / "_designo-sync",
        "fish": share / "fish" / "vendor_completions.d" / "designo-sync.fish",
    }
    for shell, place in places.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_said(root, "completion", shell))


def _said(root: Path, *words: str) -> bytes:
    """What the program of this checkout prints."""
    command = [sys.executable, "-m", "designo_sync_gui", *words]
    return subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
