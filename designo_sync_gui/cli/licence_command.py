"""``licences``: of the program and of everything that it is made of.

No data is opened and no request sent.
"""

from collections.abc import Sequence

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.json_output import encode_lines
from designo_sync_gui.cli.tables import aligned, cell
from designo_sync_gui.domain.licences import Licence, licences_with
from designo_sync_gui.licence_files import read_licences


def print_licences(words: Sequence[str], console: Console, *, as_json: bool) -> int:
    """The text of the library that is named; else those that hold every word; without any, all.

    Raises ``UsageProblem`` where nothing is found.
    """
    wanted = " ".join(words)
    everything = read_licences()
    named = [one for one in everything if one.name.casefold() == wanted.casefold()]
    found = named or licences_with(everything, wanted)
    if not found:
        raise UsageProblem(
            f"No licence contains “{wanted}”.", "designo-sync licences lists all of them."
        )
    if as_json:
        for line in encode_lines(map(_object, found)):
            console.raw(line)
    elif named:
        console.raw(f"{named[0].text or 'Its text was not installed.'}\n")
    else:
        rows = [(cell(one.name), cell(one.version), cell(one.licence)) for one in found]
        for line in aligned((("name", "version", "licence"), *rows)):
            console.line(line)
    return DONE


def _object(one: Licence) -> dict[str, str]:
    return {"name": one.name, "version": one.version, "licence": one.licence, "text": one.text}
