"""The program's window on a data folder, until the first rows are painted.

It is opened as the program opens its own, but for the keyring; the rest of the program is
imported when the program would.
"""

import sys

from bench_children import told

from designo_sync_gui.ui.runtime.plain_imports import import_plainly


def main() -> int:
    import_plainly()
    from first_rows import look_at_first_rows

    return look_at_first_rows(told())


if __name__ == "__main__":
    sys.exit(main())
