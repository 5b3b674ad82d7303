"""``completion | man | help``: what shells and ``man`` read, made of the parser itself, and the
help pages.

No data is opened and no request sent.
"""

import argparse
from collections.abc import Sequence

from designo_sync_gui import __version__
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
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


def print_help(words: Sequence[str], console: Console) -> int:
    """The page or heading of a topic; else the topics that hold every word; without any, all.

    Raises ``UsageProblem`` where nothing is found.
    """
    from designo_sync_gui.domain.help_text import find_words, place_of
    from designo_sync_gui.help_files import read_pages

    pages = read_pages()
    place = place_of(pages, words[0]) if len(words) == 1 else None
    if place is not None:
        page, section = place
        shown = pages[page]
        console.raw(shown.text if section == 0 else shown.sections[section].source)
        return DONE
    wanted = " ".join(words)
    found = [pages[hit.page].sections[hit.section] for hit in find_words(pages, wanted)]
    listed = found if words else [part for page in pages for part in page.sections]
    if not listed:
        raise UsageProblem(
            f"No topic and no text of the help matches “{wanted}”.",
            "designo-sync help lists all topics.",
        )
    for part in listed:
        console.line(f"{part.topic}  {part.title}")
    return DONE
