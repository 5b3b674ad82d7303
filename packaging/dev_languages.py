"""Collect what the screens say for translators, and compile what they wrote.

Law: Qt's own tools do it (lupdate, lrelease of the locked PySide6); what stands in the code is
the only source, and a sentence that is gone from the code is gone from the files.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from dev_system import Stopped, say

#: Functions whose first literal is a sentence: see ``domain/sentence.py`` and ``ui/language.py``.
_MARKS = ("say", "say_n", "tr_n")


def update_languages(root: Path, programs: Path) -> None:
    """Write every ``.ts`` file anew from the code and compile it. Raises ``Stopped``."""
    for ts in sorted((root / "resources" / "languages").glob("*.ts")):
        collect(root, programs, ts)
        compile_language(programs, ts, ts.with_suffix(".qm"))
        missing = ts.read_text("utf-8").count('type="unfinished"')
        say(f"{ts.name}: {missing} not translated")


def collect(root: Path, programs: Path, ts: Path) -> None:
    """Bring one ``.ts`` file up to date with the code; translations are kept."""
    sources = sorted((root / "designo_sync_gui").rglob("*.py"))
    aliases = ",".join(f"tr+={name}" for name in _MARKS)
    options = ["-no-obsolete", "-locations", "none", "-tr-function-alias", aliases]
    _run(programs / "pyside6-lupdate", [*options, *map(str, sources), "-ts", str(ts)])


def compile_language(programs: Path, ts: Path, qm: Path) -> None:
    """Compile one ``.ts`` file into the ``.qm`` that the program loads."""
    _run(programs / "pyside6-lrelease", ["-silent", str(ts), "-qm", str(qm)])


def _run(program: Path, words: list[str]) -> None:
    done = subprocess.run(
        [str(program), *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode != 0:
        raise Stopped(f"{program.name}: {done.stdout.decode(errors='replace').strip()}")
