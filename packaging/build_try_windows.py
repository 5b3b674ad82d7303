"""Installs a Windows bundle under Wine as an operator would, uses it, and removes it.

What is tried here is what Wine shows; ``packaging/windows/README.md`` says what it cannot show.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import build_installer
import build_screen
import build_terminal
import build_try_windows_demo
import build_try_windows_setup
import build_windows
import dev_display
import dev_windows
from build_files import commit_time, version_of
from build_screen import until
from build_wine import Wine
from dev_system import Stopped, say

_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\DesignOSync"
_RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
#: Exit statuses of the installer.
_FAILED, _BUSY, _NEWER = 2, 3, 4
#: Libraries in the bundle, at least.
_FEWEST_LICENCES = 20
#: The version that is updated, and a file of it that is gone since.
_OLD, _OLD_FILE = "0.0.1", "program/lib/gone_since.pyc"


def lacking() -> str:
    """Why nothing can be tried here; empty where it can."""
    return dev_display.provide_programs()


class Trial:
    """One Windows, and in it the installed program."""

    def __init__(
        self, wine: Wine, installer: Path, pictures: Path, place: Path | None = None
    ) -> None:
        self.wine = wine
        self.installer = str(installer)
        self.pictures = pictures
        (self.user,) = [
            path for path in (wine.drive / "users").iterdir() if path.name.lower() != "public"
        ]
        self.local = self.user / "AppData" / "Local"
        self.documents = self.user / "Documents"
        self._chosen = place
        self.place = place or self.local / "Programs" / "DesignO Sync"
        self.data = self.local / "designo-sync"

    @property
    def program(self) -> str:
        return str(self.place / "designo-sync.exe")

    @property
    def window(self) -> str:
        return str(self.place / "designo-sync-window.exe")

    def elsewhere(self, place: Path) -> Trial:
        """The same Windows, with the program in another folder."""
        return Trial(self.wine, Path(self.installer), self.pictures, place)

    def inside(self, path: Path) -> str:
        """A path as programs of Windows name it."""
        disk = self.wine.prefix / "small-disk"
        if path.is_relative_to(disk):
            return "X:\\" + str(path.relative_to(disk)).replace("/", "\\")
        return "C:\\" + str(path.relative_to(self.wine.drive)).replace("/", "\\")

    def install(self, installer: str = "", status: int = 0) -> None:
        # Wine would put quotes round a word with blanks, which NSIS does not take.
        place = f"/D={self.inside(self._chosen)}".split(" ") if self._chosen else ()
        self.wine.run([installer or self.installer, "/S", *place], (status,))

    def json(self, *words: str, said: str = "") -> Any:
        """What the command line says in JSON. Raises ``Stopped``."""
        told = self.wine.run([self.program, *words, "--json", "--quiet"], said=said.encode())
        try:
            return json.loads(told)
        except ValueError as error:
            raise Stopped(f"{' '.join(words)} did not say JSON:\n{told}") from error

    def uninstall(self, *options: str) -> None:
        """The uninstaller goes on by itself in another place; wait until the program is gone."""
        self.wine.run([str(self.place / "uninstall.exe"), "/S", *options])
        until(lambda: not self.place.exists(), "end of the uninstallation")
        self.wine.settle()

    def registered(self) -> bool:
        return self.wine.ended(["reg", "query", _UNINSTALL])[0] == 0


def try_windows(root: Path, lock: Path, work: Path, made: Sequence[Path]) -> None:
    """All steps. Raises ``Stopped`` with what went wrong."""
    reason = lacking()
    if reason:
        say(f"windows: not tried: {reason}")
        return
    installer = next(path for path in made if path.suffix == ".exe")
    folder = work / "try" / "windows"
    shutil.rmtree(folder, ignore_errors=True)
    with build_screen.screen(folder / "screen") as screen:
        wine = Wine(folder / "prefix", {"DISPLAY": screen.name}).make().with_icu()
        trial = Trial(wine, installer, folder / "pictures")
        try:
            _walk(_steps(root, lock, work, made, screen), trial)
        except Stopped:
            screen.picture(trial.pictures / "failed.png")
            raise
        finally:
            wine.end()
    say(f"windows: pictures of what was tried are in {folder / 'pictures'}")


Step = Callable[[Trial], None]


@contextmanager
def short_windows(work: Path) -> Iterator[Wine]:
    """A Windows without a screen, for a quick build and its trial. Raises ``Stopped``."""
    reason = dev_windows.provide_programs()
    if reason:
        raise Stopped(f"Nothing was built for Windows: {reason}")
    folder = work / "try" / "windows-quick"
    shutil.rmtree(folder, ignore_errors=True)
    wine = Wine(folder / "prefix").make().with_icu()
    try:
        yield wine
    finally:
        wine.end()


def try_shortly(wine: Wine, installer: Path) -> None:
    """Installed, used in a terminal, removed. Raises ``Stopped``."""
    _walk(_SHORT, Trial(wine, installer, wine.prefix.parent))


def _walk(steps: Sequence[tuple[str, Step]], trial: Trial) -> None:
    for name, step in steps:
        begun = time.monotonic()
        step(trial)
        say(f"windows: {name}: {time.monotonic() - begun:.0f} s")


def _steps(
    root: Path, lock: Path, work: Path, made: Sequence[Path], screen: build_screen.Screen
) -> list[tuple[str, Step]]:
    portable = next(path for path in made if path.suffix == ".zip")
    return [
        (
            "built again: the same bytes",
            lambda t: build_windows.build_again(root, lock, work, made),
        ),
        *build_try_windows_setup.STEPS,
        ("installed over an older version, data kept", lambda t: upgrade(t, root, work)),
        ("version, doctor, the demo's main job in a terminal", command_line),
        ("Ctrl+C at a question in a terminal", interrupted),
        ("a newer version is not replaced unasked", newer),
        ("nothing is exchanged while the program runs", lambda t: while_running(t, screen)),
        ("a damaged installer changes nothing", damaged),
        ("credentials in the Credential Locker, read by another process", credentials),
        ("a second start raises the first; killed and started again", lambda t: again(t, screen)),
        (
            "the demo's window by keys: refreshed, planned, applied, exported",
            lambda t: build_try_windows_demo.walk(t, screen),
        ),
        ("uninstalled: data and credentials stay", uninstall_and_keep),
        ("uninstalled with data: nothing stays", uninstall_all),
        ("the portable archive in a folder of blanks and umlauts", lambda t: unpacked(t, portable)),
    ]


def _bundle_of(root: Path, work: Path) -> Path:
    return work / "windows" / f"designo-sync-{version_of(root)}-windows-x86_64"


def upgrade(trial: Trial, root: Path, work: Path) -> None:
    """An older installer first, made of the same files and one that is gone since."""
    version = version_of(root)
    newest = _bundle_of(root, work)
    older = work / "try" / "windows" / "older" / newest.name
    shutil.copytree(newest, older)
    (older / _OLD_FILE).write_bytes(b"old")
    shutil.copyfile(newest.parent / "program.ico", older.parent / "program.ico")
    old_installer = build_installer.make_installer(
        older,
        build_windows.PROGRAM,
        _OLD,
        commit_time(root),
        older.parent / "older-setup.exe",
        quick=True,
    )
    trial.install(str(old_installer))
    if not (trial.place / _OLD_FILE).exists():
        raise Stopped("The older version was not installed.")
    trial.wine.run([trial.program, "preferences", "set", "--no-proxy"])
    kept = (trial.data / "settings.json").read_bytes()
    trial.install()
    if (trial.place / _OLD_FILE).exists() or (trial.data / "settings.json").read_bytes() != kept:
        raise Stopped("The update left an old file, or changed the operator's data.")
    found = {path.name for path in trial.place.iterdir()}
    expected = {"designo-sync.exe", "designo-sync-window.exe", "program", "uninstall.exe"}
    if found != expected:
        raise Stopped(f"After the update there are {sorted(found ^ expected)}.")
    shown = trial.wine.run(["reg", "query", _UNINSTALL])
    if version not in shown:
        raise Stopped(f"Windows was not told the new version:\n{shown}")


def command_line(trial: Trial) -> None:
    """Also a usage error, for its exit status, and UTF-8 on a pipe."""
    wine = trial.wine
    wine.run([trial.program, "--version"])
    wine.run([trial.program, "no-such-command"], (2,))
    doctor = wine.run([trial.program, "doctor", "--offline"])
    if "stored and read back: Windows Credential Locker" not in doctor:
        raise Stopped(f"The doctor says:\n{doctor}")
    licences = trial.json("licences")
    lacking = [one["name"] for one in licences if not one["text"]]
    if len(licences) < _FEWEST_LICENCES or lacking:
        raise Stopped(f"{len(licences)} licences, without a text: {lacking}")
    out = wine.drive / "Bericht für Müller"
    out.mkdir()
    shown = wine.run([trial.program, "demo", "--no-window", "--out", trial.inside(out)])
    if "prüfung" not in shown or not (out / "mismatches.csv").exists():
        raise Stopped(f"The demo's main job was not done:\n{shown[-2000:]}")


def interrupted(trial: Trial) -> None:
    """While a key is asked for; nothing was added then. Text that is not ASCII is right.

    Wine on a busy computer lost every press once; then it is tried once more.
    """
    words = ["--name", "Übung", "--code", "test", "--url", "https://shop.example"]
    command = ["wine", trial.program, "stores", "add", "woocommerce", *words]
    asked = (command, trial.wine.environment(), trial.wine.drive, "onsumer key")
    try:
        status, shown = build_terminal.interrupted(*asked)
    except Stopped:
        say("windows: Ctrl+C was lost; once more")
        trial.wine.end()
        status, shown = build_terminal.interrupted(*asked)
    if status != 1 or "Cancelled." not in shown or trial.json("stores", "list"):
        raise Stopped(f"Ctrl+C ended with {status}:\n{shown[-2000:]}")


def newer(trial: Trial) -> None:
    kept = _register_version(trial, "99.0")
    trial.install(status=_NEWER)
    _register_version(trial, kept)


def _register_version(trial: Trial, version: str) -> str:
    """Tell Windows another version; returns the one before."""
    before = trial.wine.run(["reg", "query", _UNINSTALL, "/v", "DisplayVersion"]).split()[-1]
    words = ["reg", "add", _UNINSTALL, "/v", "DisplayVersion", "/d", version, "/f"]
    trial.wine.run(words)
    return before


def while_running(trial: Trial, screen: build_screen.Screen) -> None:
    running = trial.wine.started([trial.window])
    try:
        screen.to_front("^DesignO Sync")
        trial.install(status=_BUSY)
        trial.wine.ended([str(trial.place / "uninstall.exe"), "/S"])
        if not Path(trial.program).exists() or not trial.registered():
            raise Stopped("The program was removed while it ran.")
    finally:
        trial.wine.end()
        running.communicate()


def damaged(trial: Trial) -> None:
    """Cut off, and with one byte altered in its middle."""
    content = Path(trial.installer).read_bytes()
    altered = bytearray(content)
    altered[len(altered) // 2] ^= 1
    before = sorted(path.name for path in trial.place.rglob("*"))
    for name, held in (("cut off", content[: len(content) // 2]), ("altered", bytes(altered))):
        broken = trial.wine.drive / f"{name}.exe"
        broken.write_bytes(held)
        status, _ = trial.wine.ended([str(broken), "/S"])
        if status == 0 or before != sorted(path.name for path in trial.place.rglob("*")):
            raise Stopped(f"An installer that is {name} ended with {status}, or changed something.")
        broken.unlink()


def credentials(trial: Trial) -> None:
    """A store of a demo shop here: its keys are given to one process and used by the next."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from designo_sync_gui.demo.world import DemoWorld

    with DemoWorld() as world:
        keys = {"consumer_key": world.consumer_key, "consumer_secret": world.consumer_secret}
        words = ["--name", world.store_name, "--code", world.store_code, "--url", world.shop_url]
        trial.wine.run(
            [trial.program, "stores", "add", "woocommerce", *words],
            said=json.dumps(keys).encode(),
        )
        trial.wine.run([trial.program, "stores", "test", world.store_code])
        for path in trial.data.rglob("*"):
            if path.is_file() and world.consumer_secret.encode() in path.read_bytes():
                raise Stopped(f"A secret was written to {path.name}.")
    if not _locker_holds(trial):
        raise Stopped("The Credential Locker holds nothing.")


def _locker_holds(trial: Trial) -> bool:
    """Wine keeps what is in the Credential Locker in its registry."""
    found = trial.wine.ended(["reg", "query", r"HKCU\Software\Wine\Credential Manager", "/s"])[1]
    return "designo" in found.lower()


def again(trial: Trial, screen: build_screen.Screen) -> None:
    """The window on the operator's own data; a power cut; its data are whole afterwards."""
    first = trial.wine.started([trial.window])
    screen.to_front("^DesignO Sync")
    until((trial.data / "journal.sqlite3").exists, "journal")
    trial.wine.run([trial.window])
    if first.poll() is not None or len(screen.windows("^DesignO Sync")) != 1:
        raise Stopped("The second start did not raise the first window.")
    screen.picture(trial.pictures / "1-own-data.png")
    trial.wine.run([trial.program], (0,))
    trial.wine.end()
    first.communicate()
    trial.wine.run([trial.program, "journal", "verify"])
    if len(trial.json("stores", "list")) != 1:
        raise Stopped("After the power cut the store is gone.")


def uninstall_and_keep(trial: Trial) -> None:
    """Also the entries that start the program at sign-in; those of others stay."""
    _start_at_sign_in(trial)
    for name, value in (
        ("designo-sync-0123abcd", trial.inside(Path(trial.window))),
        ("designo-sync-elsewhere", r"C:\Portable\designo-sync-window.exe"),
        ("other", r"C:\other.exe"),
    ):
        trial.wine.run(["reg", "add", _RUN, "/v", name, "/d", value, "/f"])
    trial.uninstall()
    if trial.registered() or not (trial.data / "settings.json").exists():
        raise Stopped("The program is registered still, or took the operator's data.")
    left = trial.wine.run(["reg", "query", _RUN])
    own = '"' in left or "0123abcd" in left
    if own or "elsewhere" not in left or "other.exe" not in left:
        raise Stopped(f"Entries for the sign-in that are left:\n{left}")
    if not _locker_holds(trial):
        raise Stopped("The credentials did not stay.")


def _start_at_sign_in(trial: Trial) -> None:
    """Entered, taken back and entered again by the program itself."""
    for on, option in ((True, "--start-at-sign-in"), (False, "--no-start-at-sign-in")) * 2:
        trial.json("preferences", "set", "--tray", option)
        status, told = trial.wine.ended(["reg", "query", _RUN, "/v", "designo-sync"])
        if (status == 0 and '"' in told and "--in-tray" in told) is not on:
            raise Stopped(f"After {option} the registry says:\n{told}")
    trial.json("preferences", "set", "--tray", "--start-at-sign-in")


def uninstall_all(trial: Trial) -> None:
    trial.install()
    if len(trial.json("stores", "list")) != 1:
        raise Stopped("The data did not outlive the uninstallation.")
    uninstalled(trial)


def uninstalled(trial: Trial) -> None:
    """With the operator's data."""
    trial.uninstall("/DATA")
    if trial.data.exists() or _locker_holds(trial) or trial.registered():
        raise Stopped("Data, credentials or an entry are left.")
    links = [path.name for path in trial.local.parent.rglob("DesignO*.lnk")]
    if links:
        raise Stopped(f"The menu still has {links}.")


def unpacked(trial: Trial, portable: Path) -> None:
    place = trial.wine.drive / "Öffentliche Programme" / "Desi gnO"
    shutil.unpack_archive(portable, place)
    (top,) = place.iterdir()
    data = trial.wine.drive / "Daten von Jürgen Groß"
    home = ["--home", trial.inside(data)]
    trial.wine.run([str(top / "designo-sync.exe"), *home, "preferences", "set", "--no-proxy"])
    if not (data / "settings.json").exists():
        raise Stopped("The data are not where they were asked to be.")


_SHORT: tuple[tuple[str, Step], ...] = (
    ("installed", Trial.install),
    ("version, doctor, the demo's main job in a terminal", command_line),
    ("uninstalled with data: nothing stays", uninstalled),
)
