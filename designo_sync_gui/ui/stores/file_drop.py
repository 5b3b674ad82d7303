"""Files that are dropped onto the window: an export, a folder or a log of DesignO.

Law: a dropped file is read in the engine, never here, and nothing is saved by dropping it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData

from designo_sync_gui.domain.sentence import say, say_n
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.palette import Tone

if TYPE_CHECKING:  # what learning needs is imported when something is learned
    from designo_sync_gui.engine.learning_tables import TableStudy


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer in what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


async def study_of(
    services: Any, path: Path, given: Sequence[tuple[str, str]] = ()
) -> "TableStudy":
    """What is proposed of a table; ``given`` is what was chosen besides its file and columns.
    Raises ``SettingsInvalid`` and ``ExampleRefused``."""
    from designo_sync_gui.domain.learning.example import ExampleRefused, TableGiven

    try:
        await services.learning().open_file(path)
    except TableGiven:
        study: TableStudy = await services.learning_tables().study([("file", str(path)), *given])
        return study
    raise ExampleRefused(
        say("“{name}” is an example of an answer, not a table.", name=path.name),
        say("Open it with “Continue with an example” in the DesignO connection."),
    )


def several_dropped(count: int) -> Notice:
    """Only one file, or one folder, can be connected."""
    return Notice(
        say_n("{n:,} file was dropped", "{n:,} files were dropped", count),
        say("DesignO is read from one file or from one folder."),
        say("Drop one of them, or the folder that contains them."),
        tone=Tone.INFO,
    )


def contradicting(name: str, study: "TableStudy") -> Notice:
    """An export names an order once; one that does not is perhaps a log."""
    return Notice(
        say_n(
            "“{name}”: {n:,} order is in rows of different statuses",
            "“{name}”: {n:,} orders are in rows of different statuses",
            study.proposed.contradicting,
            name=name,
        ),
        say("In an export that is a mistake, and such an order has no status."),
        say("If the last row of an order counts, choose “a log” below."),
        tone=Tone.CAREFUL,
    )
