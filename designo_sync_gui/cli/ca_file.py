"""``--ca-file``: whose certificates are trusted besides the system's.

Law: a file that is not there is refused before anything is saved.
"""

from pathlib import Path

from designo_sync_gui.cli.exit_codes import UsageProblem


def ca_file(path: str) -> str:
    """As it is found from wherever the program is started next; empty for none.

    Raises ``UsageProblem``, which does not repeat what was given: it may be a key.
    """
    if not path:
        return ""
    found = Path(path).expanduser().absolute()
    if not found.is_file():
        raise UsageProblem(
            "There is no file where --ca-file points.",
            "Give the path of a PEM file with the certificates of your own authority.",
        )
    return str(found)
