"""``backup | restore``: without opening the data folder, so that a damaged one can be restored."""

import argparse
from pathlib import Path

from designo_sync_gui import __version__
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, REFUSED
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import encode
from designo_sync_gui.cli.session import folder_of
from designo_sync_gui.cli.tables import counted
from designo_sync_gui.domain.backup import Backup
from designo_sync_gui.engine.system_clock import SystemClock
from designo_sync_gui.reports.rows import utc_text
from designo_sync_gui.storage import backup


def run_backup(args: argparse.Namespace, console: Console) -> int:
    """The exit status is 1 for a journal that was altered, and for settings that cannot be read;
    the copy is made all the same."""
    now = SystemClock().now()
    made = backup.back_up(_home(args), args.folder, now, f"DesignO Sync {__version__}")
    return _tell(console, made, "Backed up to", as_json=args.json)


def run_restore(args: argparse.Namespace, console: Console) -> int:
    if args.check:
        found = backup.look_through(args.folder)
        what = "Whole:" if found.is_whole else "As it was copied:"
        return _tell(console, found, what, as_json=args.json)
    found = backup.restore(args.folder, _home(args), SystemClock().now(), replace=args.replace)
    status = _tell(console, found, "Restored from", as_json=args.json)
    if not args.json:
        aside = ", ".join(map(foreign, found.put_aside))
        if aside:
            console.tell(f"What was there before is put aside beside it: {aside}")
        console.tell(
            "Credentials are in no backup: on another computer, enter them with: stores edit, "
            "designo set. Then read again with: refresh"
        )
    return status


def _home(args: argparse.Namespace) -> Path:
    return folder_of(args.home)


def _tell(console: Console, found: Backup, what: str, *, as_json: bool) -> int:
    if as_json:
        told = {
            "folder": str(found.folder),
            "made_at": utc_text(found.made_at),
            "program": found.program,
            "rows": found.rows,
            "wrong_row": found.wrong_row,
        }
        console.raw(encode(told) + "\n")
    else:
        rows = counted(found.rows, "row")
        console.tell(f"{what} {foreign(str(found.folder))}: settings and a journal of {rows}")
    if found.wrong_row is not None:
        console.note(
            f"The journal was altered before it was copied, from its row {found.wrong_row} on; "
            "see: journal verify"
        )
    if found.settings_problem:
        console.note(
            f"The settings cannot be read ({foreign(found.settings_problem.english)}); they were "
            "copied as they were"
        )
    return DONE if found.is_whole else REFUSED
