"""The program's own tests under Wine: on the Python, the libraries and the Qt of a Windows bundle.

``python packaging/build_wine_tests.py [FILE OR FOLDER ...]``, in .venv; without a word: everything
that is not named in ``LEFT_OUT``. A folder per process, and where
a test hangs, a file per process.
What cannot hold under Wine is skipped by the tests themselves, each with its reason.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import build_screen
import build_wheels
import build_windows
import build_windows_python
import dev_display
import dev_windows
from build_locks import Locked, holding, needed_by, read_lock
from build_wine import Wine
from dev_system import Stopped, say

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements-dev.lock"
WORK = ROOT / "build" / "work" / "wine-tests"
#: What the tests need beside the program.
TOOLS = (
    "pytest",
    "pytest-qt",
    "pytest-timeout",
    "hypothesis",
    "coverage",
    "pyyaml",
    "python-calamine",
)
#: Folders and files that are about another system or another tool, with the reason.
LEFT_OUT = {
    "tests/benchmarks": "they measure speed",
    "tests/keyring": "the Secret Service is of Linux",
    "tests/real": "the real servers are tried on Linux",
    "tests/ui": "Wine has neither the fonts nor the sizes of Windows",
    "tests/e2e/test_at_spi.py": "AT-SPI is of Linux",
    "tests/e2e/test_window_xvfb.py": "the trial of the bundle walks the window",
    "tests/e2e/test_screenshots.py": "Wine has neither the fonts nor the sizes of Windows",
    "tests/e2e/test_reports_in_a_spreadsheet.py": "LibreOffice is of Linux",
    "tests/e2e/test_wheel.py": "the bundle needs no wheel",
    "tests/e2e/test_debian_package.py": "bundles are made on Linux",
    "tests/e2e/test_packages.py": "bundles are made on Linux",
    "tests/e2e/test_windows_bundle.py": "bundles are made on Linux",
    "tests/unit/reports/test_xlsx_report.py": "Wine 8 lacks bcryptprimitives.dll",
    "tests/unit/test_build.py": "bundles are made on Linux",
    "tests/unit/test_build_licences.py": "bundles are made on Linux",
    "tests/unit/test_build_main.py": "bundles are made on Linux",
    "tests/unit/test_build_macos.py": "bundles are made on Linux",
    "tests/unit/test_build_sbom.py": "bundles are made on Linux",
    "tests/unit/test_build_trials.py": "bundles are made on Linux",
    "tests/unit/test_build_windows.py": "bundles are made on Linux",
    "tests/unit/test_build_windows_twice.py": "bundles are made on Linux",
    "tests/unit/test_dev_script.py": "bundles are made on Linux",
    "tests/unit/test_languages.py": "translations are collected on Linux",
    "tests/unit/test_house_rules.py": "it reads the source, which is the same",
}
#: Seconds for the files of one folder.
_LONGEST = 1800
_OPTIONS = (
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:randomly",
    "--timeout",
    "600",
    "--session-timeout",
    str(_LONGEST),
    "-rsfE",
    "--tb",
    "short",
)


def tools_of(entries: Sequence[Locked]) -> tuple[Locked, ...]:
    """The program's libraries and the tests' on Windows."""
    return needed_by(holding(entries, build_windows.TARGET), TOOLS)


def make_python(work: Path) -> Path:
    """An interpreter that finds checkout, libraries and tools; made once for each lock. Raises
    ``Stopped``."""
    python = work / "python" / "python.exe"
    made_of = work / "python" / "made-of.txt"
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if made_of.exists() and made_of.read_text(encoding="utf-8") == digest:
        return python
    shutil.rmtree(python.parent, ignore_errors=True)
    pins = build_windows_python.read_pins()
    content = build_windows_python.fetch(work.parent / "windows-python")
    held = build_windows_python.read_archive(content, pins)
    target = build_windows.TARGET
    wheels = build_wheels.fetch(tools_of(read_lock(LOCK)), target, work / "wheels")
    folder = work / "part"
    shutil.rmtree(folder, ignore_errors=True)
    build_wheels.unpack(wheels, folder / "lib", (".*",))
    _describe_program(build_wheels.own_wheel(ROOT, work / "own"), folder / "lib")
    for name, module in held.items():
        if name != "_wmi.pyd":
            (folder / name).write_bytes(module)
    paths = [f"python{pins.tag}.zip", ".", "lib", f"Z:{ROOT}", f"Z:{ROOT / 'tests' / 'support'}"]
    text = "\r\n".join(path.replace("/", "\\") for path in paths)
    (folder / f"python{pins.tag}._pth").write_text(f"{text}\r\n", encoding="utf-8", newline="")
    (folder / made_of.name).write_text(digest, encoding="utf-8")
    folder.rename(python.parent)
    return python


def _describe_program(wheel: Path, folder: Path) -> None:
    """What is known of the program as an installed package; its code is that of the checkout."""
    with zipfile.ZipFile(wheel) as opened:
        names = [name for name in opened.namelist() if ".dist-info/" in name]
        opened.extractall(folder, names)


def files_of(words: Sequence[str]) -> list[str]:
    """The files of tests, those that were named or all that have a meaning here."""
    chosen = [ROOT / word for word in words] or [ROOT / "tests"]
    files = [
        path.relative_to(ROOT).as_posix()
        for one in chosen
        for path in ([one] if one.is_file() else sorted(one.rglob("test_*.py")))
    ]
    return [name for name in files if name in words or not _left_out(name)]


def _left_out(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}/") for one in LEFT_OUT)


def batches(names: Sequence[str]) -> list[list[str]]:
    """The files of each folder together: starting Python takes longer than most files."""
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    return [*folders.values()]


def told(text: str) -> str:
    """What pytest says in its last lines: the result, what failed, what was skipped and why."""
    kinds = ("SKIPPED", "FAILED", "ERROR")
    lines = [line for line in text.splitlines() if line.startswith(kinds)]
    return "\n".join([result(text) or "ended before its end", *(f"    {line}" for line in lines)])


def result(text: str) -> str:
    """pytest's last line; empty where it did not get that far."""
    lines = text.rstrip().splitlines()[-1:]
    return lines[0].strip("= ") if lines and re.search(r" in \d+\.\d+s", lines[0]) else ""


def run(words: Sequence[str]) -> int:
    """Returns the exit status: 1 where a test failed. Raises ``Stopped``."""
    reason = dev_windows.provide_programs() or dev_display.provide_programs()
    if reason:
        raise Stopped(f"The tests were not run under Wine: {reason}")
    python = make_python(WORK)
    # Qt warns where this is missing, and a test fails that sees a warning.
    (python.parent / "lib" / "PySide6" / "lib" / "fonts").mkdir(parents=True, exist_ok=True)
    failed: list[str] = []
    with build_screen.screen(WORK / "screen") as screen:
        more = {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "windows", "PYTHONUTF8": "1"}
        wine = Wine(WORK / "prefix", more)
        if not wine.drive.is_dir():
            wine.make()
        wine.with_icu()
        try:
            for batch in batches(files_of(words)):
                failed += _tried(wine, python, batch)
        finally:
            wine.end()
    say(f"Failed: {', '.join(failed)}" if failed else "All passed or were skipped.")
    return 1 if failed else 0


def _tried(wine: Wine, python: Path, names: list[str]) -> list[str]:
    """Run some files; those of them that failed. A test that hangs ends them all: then each file
    runs by itself."""
    command = [str(python), "-X", "utf8", "-m", "pytest", *_OPTIONS, *names]
    try:
        status, text = wine.ended(command, ROOT, longest=_LONGEST)
    except Stopped as stop:
        status, text = 1, str(stop)
    if not result(text) and len(names) > 1:
        return [one for name in names for one in _tried(wine, python, [name])]
    title = names[0] if len(names) == 1 else names[0].rpartition("/")[0]
    say(f"{title}: {told(text)}")
    if status in (0, _NO_TEST):
        return []
    (WORK / "failed").mkdir(exist_ok=True)
    kept = WORK / "failed" / f"{title.replace('/', '-')}.txt"
    kept.write_text(text, encoding="utf-8")
    return [title]


#: pytest's exit status where a file's tests were all left out.
_NO_TEST = 5


def main(words: list[str]) -> int:
    os.chdir(ROOT)
    try:
        return run(words)
    except Stopped as stop:
        say(str(stop))
        return stop.status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
