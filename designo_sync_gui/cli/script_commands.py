"""``completion | man``: what shells and ``man`` read, made of the parser itself.

No data is opened and no request sent; the output contains only what the parser knows.
"""

import argparse

from designo_sync_gui import __version__
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE
from designo_sync_gui.cli.manual_page import manual_page
from designo_sync_gui.cli.powershell_completion import powershell_script

SHELLS = ("bash", "zsh", "fish", "powershell")


def print_completion(parser: argparse.ArgumentParser, shell: str, console: Console) -> int:
    """A script that completes commands, options and their choices."""
    if shell == "powershell":
        console.raw(powershell_script(parser))
        return DONE
    import shtab

    console.raw(shtab.complete(parser, shell) + "\n")
    return DONE


def print_manual(parser: argparse.ArgumentParser, console: Console) -> int:
    """The manual page in section 1, in roff. It bears the version and no date: two prints of one
    version are alike."""
    summary = "order statuses of storefronts and of DesignO, side by side"
    console.raw(manual_page(parser, __version__, summary))
    return DONE
