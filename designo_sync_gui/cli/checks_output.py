"""The lines of a connection test on a terminal.

Law: each line says passed, warning, failed or not checked in a word; the first failed line decides
the exit status.
"""

from collections.abc import Sequence

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, REFUSED, code_of
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode_lines
from designo_sync_gui.domain.connection import Check, CheckResult


def print_checks(console: Console, checks: Sequence[Check], *, as_json: bool) -> int:
    """Print every check; returns the exit status."""
    if as_json:
        console.raw("".join(encode_lines(map(check_object, checks))))
        return checks_code(checks)
    for check in checks:
        print_check(console, check)
    return checks_code(checks)


def print_check(console: Console, check: Check) -> None:
    """One line, and its technical details with ``--verbose``; ``--quiet`` tells what failed and
    what it warns of."""
    if console.quiet and check.result not in (CheckResult.FAILED, CheckResult.WARNING):
        return
    name = foreign(check.name)
    console.line(f"{check.result.value:<11}  {name}: {foreign(check.message)}")
    if console.verbose and check.details:
        console.line(f"             details: {foreign(check.details)}")


def checks_code(checks: Sequence[Check]) -> int:
    """``DONE`` when nothing failed; else what the first failed check ended in."""
    failed = next((check for check in checks if check.passed is False), None)
    if failed is None:
        return DONE
    return REFUSED if failed.error is None else code_of(failed.error)


def check_object(check: Check) -> dict[str, Json]:
    """One line of a connection test or of the doctor as JSON."""
    return {
        "name": check.name.english,
        "passed": check.passed,
        "warning": check.result is CheckResult.WARNING,
        "message": check.message.english,
        "details": check.details,
    }
