"""An example on standard input: a copied command with its sign-in needs no file."""

import asyncio
import sys

from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.domain.learning.curl_command import LONGEST_PASTE


async def read_standard_input() -> str:
    """Raises ``UsageProblem`` for what is no text."""
    try:
        return await asyncio.to_thread(sys.stdin.read, LONGEST_PASTE + 1)
    except UnicodeDecodeError:
        raise UsageProblem("Standard input is not UTF-8 text.") from None
