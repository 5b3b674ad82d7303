"""Which versions the data files of a folder have, for somebody who helps."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from designo_sync_gui.storage.database_address import address_of


def schema_lines(home: Path) -> Iterator[str]:
    """SQLite's version, and a line for each file: its size, and of a database its schema.

    Blocking.
    """
    yield f"SQLite {sqlite3.sqlite_version}"
    for path in sorted(home.iterdir()):
        if path.is_file():
            yield f"{path.name}: {path.stat().st_size} bytes{_schema(path)}"


def _schema(path: Path) -> str:
    if path.suffix != ".sqlite3":
        return ""
    address = address_of(path.absolute(), "mode=ro")
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        return f", {error}"
    return f", schema {version}"
