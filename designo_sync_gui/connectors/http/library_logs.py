"""Keeping the log lines of libraries below a warning out of the log.

Law: a library's lines below a warning are written nowhere. HTTP libraries log whole addresses,
which hold the signature and the key of OAuth 1.0a. It applies to every package that is neither
this program nor Python's standard library.
"""

import logging
import sys
from typing import Final

_OWN: Final = __name__.partition(".")[0]


def silence_libraries() -> None:
    """To be called when the libraries are loaded: whatever level their loggers had, they tell of
    warnings and errors only."""
    for name in tuple(logging.root.manager.loggerDict):
        package = name.partition(".")[0]
        if package == _OWN or package in sys.stdlib_module_names:
            continue
        for logger in (logging.getLogger(package), logging.getLogger(name)):
            if logger.level < logging.WARNING and (logger.level or logger.name == package):
                logger.setLevel(logging.WARNING)
