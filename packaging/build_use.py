"""Using an installed program as a person would: the same steps for every form of installation."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from dev_system import Stopped

#: Shops of the demo.
_SHOPS = 4
#: The exit status of a command that found no keyring; there is none in a bare system.
NO_KEYRING = 5


def use(program: Sequence[str], folder: Path) -> None:
    """Version, doctor, licences, the demo's main job, with a home of its own in ``folder``. Raises
    ``Stopped`` with what the program printed."""
    out = folder / "demo files"
    out.mkdir(parents=True)
    env = own_environment(folder)
    right([*program, "--version"], env, folder)
    look_at_doctor(right([*program, "doctor", "--offline"], env, folder, (0, NO_KEYRING)))
    look_at_licences(right([*program, "licences", "--json"], env, folder))
    right([*program, "demo", "--no-window", "--out", str(out)], env, folder)
    look_at_demo(out)


def look_at_doctor(told: str) -> None:
    """Nothing but the keyring may be wrong. Raises ``Stopped``."""
    wrong = [line for line in told.splitlines() if line.startswith("failed")]
    if any("Keyring" not in line for line in wrong):
        raise Stopped(f"The doctor finds something wrong:\n{told.rstrip()}")


def look_at_licences(told: str) -> None:
    """Whatever is in the bundle has a licence and its text; Python's own may come without one,
    because it is the system's. Raises ``Stopped``."""
    found = {one["name"]: one for one in json.loads(told)}
    lacking = [name for name, one in found.items() if not (one["licence"] and one["text"])]
    lacking += [name for name in ("PySide6_Essentials", "keyring") if name not in found]
    if set(lacking) - {"Python"}:
        raise Stopped(f"No licence or text of it: {', '.join(lacking)}.")


def look_at_demo(out: Path) -> None:
    """What the demo's main job leaves: a report of all shops, and outcomes. Raises ``Stopped``."""
    report = (out / "mismatches.csv").read_text(encoding="utf-8")
    if len({line.split(",")[0] for line in report.splitlines()[1:]}) < _SHOPS:
        raise Stopped(f"The demo's report names fewer than {_SHOPS} stores.")
    outcomes = json.loads((out / "outcomes.json").read_text(encoding="utf-8"))
    if not outcomes:
        raise Stopped("The demo wrote nothing.")


def own_environment(folder: Path) -> dict[str, str]:
    """A home of its own, no display, nothing of this Python, nor of a chooser between Pythons."""
    home = folder / "home of ümläut"
    home.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("PATH", os.defpath).split(os.pathsep)
    told = {"PATH": os.pathsep.join(one for one in path if not one.endswith("shims"))}
    return {**told, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def right(
    words: Sequence[str], env: Mapping[str, str], folder: Path, statuses: tuple[int, ...] = (0,)
) -> str:
    """Run a program; what it printed. Raises ``Stopped`` for another exit status."""
    done = subprocess.run(
        [*words],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    text = done.stdout.decode(errors="replace")
    if done.returncode not in statuses:
        raise Stopped(f"{' '.join(words)} ended with {done.returncode}:\n{text.rstrip()}")
    return text


def fresh(work: Path, name: str) -> Path:
    """A new folder for a trial."""
    folder = work / "try" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
