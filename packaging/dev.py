"""Set up, show, test and check DesignO Sync with one command each.

Law: standard library only, and syntax that an older Python still reads, so that it can say
what is missing. Nothing outside the checkout is changed but system packages, and those only
where apt may do so unasked; otherwise the exact line to run is printed and this script stops.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import dev_audit
import dev_bench
import dev_display
import dev_environment
import dev_keyring
import dev_languages
import dev_office
import dev_packages
import dev_system
import dev_windows
from dev_system import Stopped, say

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements-dev.lock"
#: pytest ends by itself a little earlier (pyproject.toml); this is for one that cannot.
HARD_LIMIT_SECONDS = 19 * 60
#: At most so long is waited for the byte code of the tests; it takes half a minute.
COLLECTING_SECONDS = 120
#: What ``tests/support/room_coverage.py`` measures: "pins", "all" or "some".
COVERAGE = "DESIGNO_SYNC_COVERAGE"
USAGE = """\
python3 packaging/dev.py COMMAND

  setup              make .venv with the locked versions; see to the libraries Qt needs
  demo [OPTIONS]     the program on an embedded shop and an embedded DesignO
                     (--no-window: in the terminal; --out DIR: where its two files go)
  test [OPTIONS]     static checks and all tests; with options of pytest: only those tests
                     (--real: those on real servers too; they take minutes and Node)
  cover [OPTIONS]    the tests, or those that options of pytest choose, with the branches that
                     they run, room by room (test holds the pinned rooms only)
  chaos [N]          N seeded runs of random faults (2000 if none is named)
  bench [P1 ...] [--rounds N] [--json FILE]
                     the goals of speed, each measured beside a floor or a peer
  screenshots DIR [LANGUAGE]
                     every screen on the demo, light and dark, at 100 and 200 %, as PNG
  build [KIND ...] [--try] [--on SYSTEM]
                     what people install, into build/dist: wheel, tar, deb, windows; --try uses
                     it (the Debian package on bare systems or on one of them, windows under Wine);
                     deb, windows --quick: only the short trial; macos: on macOS only;
                     without KIND whatever can be made here
  audit              look for known weaknesses in the versions of the lock
  wine [FILES]       the tests, or these files of them, on Windows' Python and Qt under Wine
  check              static checks: ruff, mypy, import-linter
  languages          collect the sentences of the screens for translators, compile their files
  lock [--upgrade]   write packaging/requirements-dev.lock anew from pyproject.toml
"""


def setup(words: list[str]) -> int:
    """Everything but the program itself: Python, .venv, locked versions, system libraries."""
    if words:
        raise Stopped("setup takes no options.", status=2)
    python = prepare()
    say(f"Ready: {python}")
    return 0


def prepare() -> Path:
    """The Python of .venv, with everything in place. Raises ``Stopped``."""
    python = dev_environment.prepare(ROOT, LOCK)
    dev_system.provide_qt_libraries(dev_environment.site_packages(ROOT / ".venv"))
    return python


def demo(words: list[str]) -> int:
    """The demo, in a window where there is a display; returns its exit status."""
    python = prepare()
    return run([str(python), "-m", "designo_sync_gui", "demo", *words], environment())


def check(words: list[str]) -> int:
    """Ruff, mypy and import-linter, all of them even if one complains; 1 if any does."""
    if words:
        raise Stopped("check takes no options.", status=2)
    failed = failing_checks(prepare())
    say(f"Failed: {', '.join(failed)}" if failed else "Static checks passed.")
    return 1 if failed else 0


def failing_checks(python: Path) -> list[str]:
    """Run the static checks, all at the same time; the names of those that complain."""
    linter = "from importlinter.cli import lint_imports_command as run; run()"
    checks = {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", linter, "--no-logo"],
    }
    with ThreadPoolExecutor(len(checks)) as at_once:
        ended = dict(zip(checks, at_once.map(partial(_told, python), checks.values()), strict=True))
    failed = [name for name, (status, _) in ended.items() if status != 0]
    for name in failed:
        say(f"-- {name} --\n{ended[name][1]}")
    return failed


def _told(python: Path, words: list[str]) -> tuple[int, str]:
    """The exit status of a check, and what it printed."""
    done = subprocess.run(
        [str(python), *words],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode(errors="replace").rstrip()


def test(words: list[str]) -> int:
    """The static checks, unless options choose some tests, then the tests; 1 if any fails.

    The tests run whatever the checks say, so that the last line is always pytest's.
    """
    real = "1" if "--real" in words else ""
    words = [word for word in words if word != "--real"] or whole_run()
    pictures = ROOT / "build" / "screenshots" if words == whole_run() else None
    python = prepare()
    failed = []
    if words == whole_run():
        with ahead_of_workers(python):
            failed = failing_checks(python)
    if failed:
        say(f"Failed: {', '.join(failed)}. The tests follow.")
    reason = dev_keyring.provide_programs()
    if reason:
        say(f"Tests with a real keyring are skipped: {reason}")
    no_screen = dev_display.provide_programs()
    if no_screen:
        say(f"Tests on a real screen are skipped: {no_screen}")
    no_office = dev_office.provide_programs()
    if no_office:
        say(f"Reports are not opened by a spreadsheet program: {no_office}")
    no_packages = dev_packages.provide_programs()
    if no_packages:
        say(f"The Debian package is not tried: {no_packages}")
    no_windows = dev_windows.provide_programs() if words == whole_run() else ""
    if no_windows:
        say(f"The Windows bundle is not made and tried: {no_windows}")
    with dev_keyring.private_session(reason) as session:
        told = {**session, "DESIGNO_SYNC_TEST_REAL": real}
        if pictures is not None:
            say(f"Pictures of every screen are kept in {pictures.relative_to(ROOT)}.")
            told["DESIGNO_SYNC_PICTURES"] = str(pictures)
            told[COVERAGE] = "pins"
        status = run_tests(python, words, told)
    return status or (1 if failed else 0)


@contextmanager
def ahead_of_workers(python: Path) -> Iterator[None]:
    """Beside the block, pytest's byte code of all tests is made; otherwise each worker makes it and
    takes three times as long to start. Whatever becomes of it, the tests run."""
    words = [str(python), "-m", "pytest", "--collect-only", "-qq"]
    env = {**environment(), "QT_QPA_PLATFORM": "offscreen"}
    nothing = subprocess.DEVNULL
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=nothing, stderr=nothing) as collecting:
        try:
            yield
            collecting.wait(COLLECTING_SECONDS)
        except subprocess.TimeoutExpired:
            say("The byte code of the tests is not made ahead: that takes too long here.")
        finally:
            collecting.kill()


def run_tests(
    python: Path, words: list[str], told: dict[str, str], limit: float | None = HARD_LIMIT_SECONDS
) -> int:
    """pytest without a screen; ``told`` is what the tests find in their environment."""
    env = {**environment(), **told, "QT_QPA_PLATFORM": "offscreen"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        env.pop(name, None)
    return run([str(python), "-m", "pytest", *words], env, ROOT, limit)


def cover(words: list[str]) -> int:
    """The tests with the branches they run in every room; 1 if any fails or a pin is not held."""
    python = prepare()
    reason = dev_keyring.provide_programs()
    dev_display.provide_programs()
    scope = "some" if words else "all"
    # Measured, each test takes about twice as long.
    words = words or [*whole_run(), "--timeout=180", "--session-timeout=3000"]
    with dev_keyring.private_session(reason) as session:
        return run_tests(python, words, {**session, COVERAGE: scope}, limit=None)


def whole_run() -> list[str]:
    """Options of a run of all tests, each file's in one worker: one worker more than cores, because
    they wait for other programs a third of the time (decision 091)."""
    workers = str(min(4, (os.cpu_count() or 1) + 1))
    # tests/conftest.py says which file begins first.
    return ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]


def chaos(words: list[str]) -> int:
    """Many seeded runs of disorder (50 of them are among the tests); 1 if any fails."""
    if len(words) > 1 or any(not word.isdigit() for word in words):
        raise Stopped("Name the number of runs: chaos 2000", status=2)
    script = str(ROOT / "tests" / "support" / "chaos.py")
    env = {**environment(), "PYTHONPATH": str(ROOT)}
    return run([str(prepare()), script, *(words or ["2000"])], env, ROOT)


def bench(words: list[str]) -> int:
    """Measure the goals of speed; 1 if one is not met. Best on a machine that does nothing else."""
    python = prepare()
    lacking = dev_bench.provide_programs()
    if lacking:
        say(f"Some goals are not measured: {lacking}")
    folders = [ROOT, ROOT / "tests" / "benchmarks", ROOT / "tests" / "support"]
    env = {**environment(), "PYTHONPATH": os.pathsep.join(str(folder) for folder in folders)}
    env["PATH"] = dev_bench.search_path()
    return run([str(python), str(ROOT / "tests" / "benchmarks" / "bench_main.py"), *words], env)


def screenshots(words: list[str]) -> int:
    """Every screen on the demo as the program itself draws it, as PNG in a folder."""
    if len(words) not in (1, 2):
        raise Stopped("Name the folder for the pictures: screenshots DIR [LANGUAGE]", status=2)
    folder = str(Path(words[0]).resolve())
    support = ROOT / "tests" / "support"
    command = [str(prepare()), str(support / "screenshots.py"), folder, *words[1:]]
    env = {**environment(), "QT_QPA_PLATFORM": "offscreen"}
    env["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(support)))
    return max(run(command, {**env, "QT_SCALE_FACTOR": scale}, ROOT) for scale in ("1", "2"))


def build(words: list[str]) -> int:
    """Make what people install; 1 if something was not made, or did not do when tried."""
    script = str(ROOT / "packaging" / "build_main.py")
    return run([str(prepare()), script, *words], environment(), ROOT)


def audit(words: list[str]) -> int:
    """Ask the index for known weaknesses of the locked versions; 1 if there are any."""
    if words:
        raise Stopped("audit takes no options.", status=2)
    return dev_audit.audit(prepare(), LOCK, environment())


def wine(words: list[str]) -> int:
    """The tests that have a meaning there, on Windows' own Python under Wine; 1 if any fails."""
    script = str(ROOT / "packaging" / "build_wine_tests.py")
    return run([str(prepare()), script, *words], environment(), ROOT)


def languages(words: list[str]) -> int:
    """Bring resources/languages up to date with the code and compile it."""
    if words:
        raise Stopped("languages takes no options.", status=2)
    dev_languages.update_languages(ROOT, prepare().parent)
    return 0


def lock(words: list[str]) -> int:
    """Write the lock anew; ``--upgrade`` also lifts versions that still fit."""
    dev_environment.write_lock(ROOT, LOCK, words)
    return 0


def environment() -> dict[str, str]:
    """This environment without what would bend another Python or another pip."""
    return dev_environment.clean_environment(dict(os.environ))


def run(
    words: list[str], env: dict[str, str], folder: Path | None = None, limit: float | None = None
) -> int:
    """Run a program in the foreground; its exit status. Raises ``Stopped`` at the limit."""
    sys.stdout.flush()
    with subprocess.Popen(words, env=env, cwd=folder) as process:
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Stopped(f"Stopped after {limit:.0f} seconds.", status=124) from None
        except KeyboardInterrupt:
            process.wait()
            raise


COMMANDS = {
    "setup": setup,
    "demo": demo,
    "test": test,
    "cover": cover,
    "chaos": chaos,
    "bench": bench,
    "screenshots": screenshots,
    "build": build,
    "audit": audit,
    "wine": wine,
    "check": check,
    "languages": languages,
    "lock": lock,
}


def main(words: list[str]) -> int:
    """Run one command; returns the exit status: 2 for wrong usage, 1 when something is missing."""
    if words[:1] in (["-h"], ["--help"], ["help"]):
        say(USAGE.rstrip())
        return 0
    if not words or words[0] not in COMMANDS:
        say(USAGE.rstrip())
        return 2
    try:
        return COMMANDS[words[0]](words[1:])
    except Stopped as stop:
        say(str(stop))
        return stop.status
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
