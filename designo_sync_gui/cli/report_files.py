"""The files that ``report`` and ``census`` are to write."""

import argparse
import os
from pathlib import Path

from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.domain.report import ReportFormat


def named_files(args: argparse.Namespace) -> list[tuple[ReportFormat, Path]]:
    """One for each format that was asked for. Raises ``UsageProblem`` for a file that is named
    twice: the second format would take the place of the first, and both be told as written."""
    files = [(form, path) for form in ReportFormat if (path := getattr(args, form.name))]
    seen: set[str] = set()
    for _, path in files:
        place = os.path.normcase(path.resolve())
        if place in seen:
            raise UsageProblem(
                f"“{foreign(str(path))}” is named for two formats.", "Name a file for each."
            )
        seen.add(place)
    return files
