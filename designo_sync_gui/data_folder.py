"""Where all data of the program is kept, and how its window is opened at sign-in.

Named, never made or opened here; light to import, for the window asks before it is shown.
"""

import os
from pathlib import Path
from typing import Final

#: The word that opens the window of a data folder hidden in the tray, as at sign-in.
IN_TRAY: Final = "--in-tray"


def default_home() -> Path:
    """``DESIGNO_SYNC_HOME``, else the user's data folder of this system."""
    chosen = os.environ.get("DESIGNO_SYNC_HOME")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_data_path("designo-sync", appauthor=False)
