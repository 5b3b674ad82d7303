"""The system's trust store read once for all tests of a process.

Each test that connects reads all its certificates otherwise (measured: 30 to 60 ms of processor
time for each of thousands of tests). What a test changes itself is never answered from here: a
certificate file of a store, other places, or a variable of the environment that OpenSSL obeys.
"""

import os
import ssl
from collections.abc import Callable

from designo_sync_gui.connectors.http import trust

_OBEYED = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE", "OPENSSL_CONF")
_SET = [os.environ.get(name) for name in _OBEYED]
_asks_system, _trust_places, _load_store = trust.asks_system, trust.trust_places, trust._load_store


def _as_usual() -> bool:
    """Whether OpenSSL's own trust store is read, from the usual places."""
    replaced = (trust.asks_system, trust.trust_places, trust._load_store)
    own = replaced != (_asks_system, _trust_places, _load_store)
    changed = own or [os.environ.get(name) for name in _OBEYED] != _SET
    return not changed and not trust.asks_system()


def read_once(made: Callable[[str], ssl.SSLContext]) -> Callable[[str], ssl.SSLContext]:
    """``made`` for whatever is not the system's trust store alone, which is kept."""
    kept: list[ssl.SSLContext] = []

    def context(ca_file: str) -> ssl.SSLContext:
        if ca_file or not _as_usual():
            return made(ca_file)
        if not kept:
            kept.append(made(ca_file))
        return kept[0]

    return context
