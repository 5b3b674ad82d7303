"""The window of an installed program on a screen of its own, and its demo, by real keys.

A script of the shell, because it also runs inside a bare system, where nothing of this checkout is.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from build_use import right

#: Program to the package that holds it, as Debian and Ubuntu call it.
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
#: ``$@`` is the program. Its window opens on an empty folder; there is no keyring, which it says;
#: two tabs behind the first step stands "Try the demo", which opens another window. Walked once
#: more, and with more patience, where a key was lost: no window manager gives the focus. Who ends
#: the screen ends both.
WALK = """\
Xvfb -displayfd 3 -screen 0 1366x768x24 3>display 2>/dev/null &
screen=$!
trap 'kill $screen' EXIT
seen() { xdotool search --onlyvisible --name "$1" 2>/dev/null; }
patience=100
until_so() {
    for try in $(seq $patience); do
        eval "$1" && return 0
        sleep 0.2
    done
    echo "looked for $patience times and not seen: $1"
    cat window.log
    return 1
}
walk() {
    "$@" >window.log 2>&1 &
    program=$!
    until_so '[ -n "$(seen "No keyring")" ]' || return 1
    xdotool windowfocus "$(seen "No keyring" | head -n 1)"
    until_so 'xdotool key Escape; sleep 0.5; [ -z "$(seen "No keyring")" ]' || return 1
    xdotool windowfocus "$(seen "^DesignO Sync$" | head -n 1)"
    sleep 0.5
    xdotool key Tab Tab space
    until_so '[ "$(seen "^DesignO Sync$" | wc -l)" -ge 2 ]'
}
until_so '[ -s display ]' || exit 1
export DISPLAY=":$(cat display)"
export QT_QPA_PLATFORM=xcb
walk "$@" && exit 0
kill $program
sleep 1
patience=300
walk "$@"
"""


def lacking() -> list[str]:
    """The packages that are missing here for a walk."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


def try_the_demo(program: Sequence[str], env: dict[str, str], folder: Path) -> None:
    """Open the window and, from it, the demo. Raises ``Stopped`` with what was printed."""
    place = folder / "window"
    place.mkdir()
    home = place / "empty home"
    home.mkdir()
    right(["sh", "-c", WALK, "walk", *program], {**env, "HOME": str(home)}, place)
