"""Trials of what was built: on which systems, beside which start."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import build_roots
import build_size
import build_start
import build_try_deb
import build_use
import pytest
from build_start import Start
from dev_system import Stopped

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "packaging" / "requirements-dev.lock"
DEBIAN, _, UBUNTU = build_roots.SYSTEMS
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is missing")
CONTROL = """\
Package: designo-sync
Version: 1.2.3
Architecture: amd64
Maintainer: Nobody <nobody@example.org>
Description: what is tried
"""


def apt(folder: Path, **files: str) -> Path:
    lists = folder / "sources.list.d"
    lists.mkdir()
    for name, text in files.items():
        (lists / f"{name}.sources").write_text(text, encoding="utf-8")
    return folder


def test_that_a_system_is_made_from_the_mirror_of_its_own_family(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(build_roots.UBUNTU_MIRROR, raising=False)
    place = apt(
        tmp_path,
        a="deb [arch=amd64] https://one.example/tools stable main\n",
        b="Types: deb\nURIs: https://two.example/debian\nSuites: bookworm\n",
    )
    assert build_roots.mirror_of(DEBIAN, place) == "https://two.example/debian"
    assert build_roots.mirror_of(UBUNTU, place) == ""
    (place / "sources.list").write_text("deb [a=b] https://three.example/ubuntu noble main\n")
    assert build_roots.mirror_of(UBUNTU, place) == "https://three.example/ubuntu"
    monkeypatch.setenv(build_roots.UBUNTU_MIRROR, "https://four.example/ubuntu")
    assert build_roots.mirror_of(UBUNTU, place) == "https://four.example/ubuntu"


def test_that_no_system_is_made_without_the_keys_of_its_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setenv(build_roots.UBUNTU_MIRROR, "https://four.example/ubuntu")
    monkeypatch.setenv(build_roots.UBUNTU_KEYS, str(tmp_path / "none.gpg"))
    assert "keys of its archive are missing" in build_roots.lacking(UBUNTU)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("E: Failed to fetch http://one.example/a.deb  Connection timed out", "Unreachable"),
        ("E: Unable to correct problems, you have held broken packages.", "Stopped"),
    ],
)
def test_that_a_mirror_out_of_reach_is_no_fault_of_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str, kind: str
) -> None:
    def answer(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(words, 100, told.encode())

    monkeypatch.setattr("build_roots.subprocess.run", answer)
    with pytest.raises(Stopped) as stop:
        build_roots.Root(tmp_path).install("one")
    assert type(stop.value).__name__ == kind


def left_open(folder: Path) -> Path:
    left = folder / DEBIAN.codename / "proc" / "of this system"
    left.mkdir(parents=True)
    return left


@pytest.mark.parametrize("status", [0, 32], ids=["closed", "stays open"])
def test_that_a_bare_system_that_was_left_open_is_closed_before_it_is_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: int
) -> None:
    left = left_open(tmp_path)
    seen: list[tuple[str, bool]] = []

    def answer(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        seen.append((words[0], left.exists()))
        return subprocess.CompletedProcess(words, status if words[0] == "umount" else 1, b"")

    monkeypatch.setattr("build_roots.subprocess.run", answer)
    monkeypatch.setattr(build_roots, "mounts_below", lambda _: [str(left.parent)])
    with pytest.raises(Stopped), build_roots.bare_system(DEBIAN, tmp_path):
        pass
    after = [] if status else [("debootstrap", False)]
    assert seen == [("umount", True), *after]


def test_that_what_is_mounted_inside_a_folder_is_found_innermost_first(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    inside = tmp_path / "a b"
    written = str(inside).replace(" ", r"\040")
    table.write_text(
        f"proc {written}/proc proc rw 0 0\nproc /proc proc rw 0 0\n"
        f"small {written}/usr/lib/designo-sync tmpfs rw 0 0\nx {written}c tmpfs rw 0 0\n"
    )
    found = [f"{inside}/usr/lib/designo-sync", f"{inside}/proc"]
    assert build_roots.mounts_below(inside, table) == found
    assert build_roots.mounts_below(inside, tmp_path / "none") == []


@needs_dpkg
@pytest.mark.parametrize("quick", [False, True], ids=["full", "quick"])
def test_that_only_the_quick_trial_judges_and_tries_less(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, quick: bool
) -> None:
    place = tmp_path / "made"
    (place / build_try_deb._LIBRARIES / "designo_sync_gui").mkdir(parents=True)
    (place / "DEBIAN").mkdir()
    (place / "DEBIAN" / "control").write_text(CONTROL)
    package = tmp_path / "designo-sync_1.2.3_amd64.deb"
    build_try_deb._packed(place, package, "-Znone")
    judged: list[Path] = []
    ran: list[str] = []

    class Bare(build_roots.Root):
        def run(self, words: Sequence[str], statuses: tuple[int, ...] = (0,)) -> str:
            ran.append(words[0])
            settings = self.place / "var" / "try" / "data" / "settings.json"
            settings.parent.mkdir(exist_ok=True)
            settings.write_bytes(b"{}")
            return ""

    bare = Bare(tmp_path / "bare")
    (bare.place / "var").mkdir(parents=True)
    monkeypatch.setattr(build_roots, "lacking", lambda _: "")
    monkeypatch.setattr(build_roots, "bare_system", lambda *_: nullcontext(bare))
    monkeypatch.setattr(build_try_deb, "judge", lambda one, *_: judged.append(one))
    for name in ("_damaged", "_no_room", "_window", "_purged"):
        monkeypatch.setattr(build_try_deb, name, lambda *_: None)
    for name in ("look_at_doctor", "look_at_licences", "look_at_demo"):
        monkeypatch.setattr(build_try_deb, name, lambda _: None)
    monkeypatch.setattr(build_try_deb, "_other_python", lambda _: ran.append("another Python"))
    monkeypatch.setattr(build_start, "compare", lambda *_: None)
    monkeypatch.setattr(build_size, "compare", lambda *_: None)
    build_try_deb.try_on(ROOT, tmp_path / "work", package, [DEBIAN], quick=quick)
    assert (judged == [package]) is not quick
    assert ("dpkg" in ran) is not quick
    assert ("another Python" in ran) is not quick


def dpkg_deb(option: str, package: Path, *words: str) -> str:
    return build_use.right(["dpkg-deb", option, str(package), *words], os.environ, package.parent)


@needs_dpkg
def test_that_the_quick_trial_judges_no_libraries_of_others(tmp_path: Path) -> None:
    place = tmp_path / "place"
    libraries = place / build_try_deb._LIBRARIES
    for name in ("designo_sync_gui/__main__.py", "PySide6/QtCore.so", "single.py", "_cffi.so"):
        (libraries / name).parent.mkdir(parents=True, exist_ok=True)
        (libraries / name).write_bytes(b"held")
    (place / "DEBIAN").mkdir()
    (place / "DEBIAN" / "control").write_text(CONTROL)
    package = build_try_deb.own_package(place, tmp_path)
    held = dpkg_deb("--contents", package)
    assert "designo_sync_gui/__main__.py" in held
    assert "single.py" in held
    assert "Qt" not in held
    assert "_cffi.so" not in held


@needs_dpkg
def test_that_an_older_package_leaves_what_it_was_made_of_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "place"
    (place / build_try_deb._FORMER).parent.mkdir(parents=True)
    (place / "DEBIAN").mkdir()
    (place / "DEBIAN" / "control").write_text(CONTROL)
    before = {path: path.is_file() and path.read_bytes() for path in place.rglob("*")}
    older = build_try_deb.older_package(place, tmp_path)
    assert {path: path.is_file() and path.read_bytes() for path in place.rglob("*")} == before
    assert dpkg_deb("--field", older, "Version").strip() == "0.0.1"


def test_that_the_quickest_start_counts() -> None:
    starts = [Start(0.3, 0.5), Start(0.2, 0.9), Start(0.4, 0.4)]
    assert build_start.quickest(starts) == Start(0.2, 0.4)


def test_that_a_start_slower_than_the_checkouts_stops_the_trial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = {"quick": Start(0.1, 0.1), "slow": Start(0.2, 0.2)}
    monkeypatch.setattr(build_start, "start", lambda words, env, folder: times[words[0]])
    build_start.compare("tar", ["quick"], ["slow"], {}, tmp_path)
    told = "tar: starts in 100 ms (100 ms of the processor), the checkout in 200 ms"
    assert told in capsys.readouterr().out
    with pytest.raises(Stopped, match="slower than the checkout"):
        build_start.compare("tar", ["slow"], ["quick"], {}, tmp_path)


def test_that_a_busy_machine_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = iter([0.3] * build_start.ROUNDS + [0.2] * build_start.ROUNDS)

    def start(words: list[str], *_: object) -> Start:
        return Start(next(busy) if words[0] == "installed" else 0.2, 1.0)

    monkeypatch.setattr(build_start, "start", start)
    build_start.compare("tar", ["installed"], ["checkout"], {}, tmp_path)
    assert next(busy, None) is None


def test_that_a_start_is_held_against_what_the_checkout_scatters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The least of the two series of the checkout are 0.2 and 0.22 s."""
    counted = {"checkout": 0}

    def start(words: list[str], *_: object) -> Start:
        if words[0] == "installed":
            return Start(0.21, 1.0)
        counted["checkout"] += 1
        return Start(0.2 if counted["checkout"] % 2 else 0.22, 1.0)

    monkeypatch.setattr(build_start, "start", start)
    build_start.compare("tar", ["installed"], ["checkout"], {}, tmp_path)
    assert counted["checkout"] == 2 * build_start.ROUNDS
    assert ": 0.95 of it" in capsys.readouterr().out


def test_that_a_size_is_told_beside_the_checkouts_and_may_not_exceed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("lib/one.py", "pip/left.py", "pip-24.0.dist-info/left", "lib/__pycache__/left"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(2_000_000))
    monkeypatch.setattr(build_size, "of_checkout", lambda root, lock: 4.0)
    build_size.compare("tar", tmp_path, ROOT, LOCK)
    assert capsys.readouterr().out == "tar: 2 MB installed, the checkout 4 MB: 0.50 of it\n"
    monkeypatch.setattr(build_size, "of_checkout", lambda root, lock: 1.9)
    with pytest.raises(Stopped, match="larger than the checkout"):
        build_size.compare("tar", tmp_path, ROOT, LOCK)


@pytest.mark.skipif(sys.platform == "win32", reason="bundles for Linux are made on Linux")
def test_that_the_checkouts_size_holds_qt_and_the_program() -> None:
    assert build_size.of_checkout(ROOT, LOCK) > 50 + build_size.size(ROOT / "designo_sync_gui")


def test_that_a_start_is_timed_and_must_end_well(tmp_path: Path) -> None:
    taken = build_start.start([sys.executable, "-c", ""], {}, tmp_path)
    assert 0 < taken.processor < 60
    assert 0 < taken.wall < 60
    with pytest.raises(Stopped, match="ended with 3"):
        build_start.start([sys.executable, "-c", "raise SystemExit(3)"], {}, tmp_path)


def test_that_only_the_keyring_may_fail_in_a_bare_system() -> None:
    build_use.look_at_doctor("passed  Python\nfailed  Keyring: none was found\n")
    with pytest.raises(Stopped, match="Data folder"):
        build_use.look_at_doctor("failed  Data folder\nfailed  Keyring\n")


def test_that_whatever_is_installed_must_have_the_text_of_its_licence() -> None:
    def told(*names: str, text: str = "as you like") -> str:
        found = [{"name": name, "licence": "MIT", "text": text} for name in names]
        return json.dumps([*found, {"name": "Python", "licence": "PSF-2.0", "text": ""}])

    build_use.look_at_licences(told("PySide6_Essentials", "keyring"))
    with pytest.raises(Stopped, match="keyring"):
        build_use.look_at_licences(told("PySide6_Essentials"))
    with pytest.raises(Stopped, match="keyring"):
        build_use.look_at_licences(told("PySide6_Essentials", "keyring", text=""))
