"""Which certificate authorities a connection trusts.

Law: the system's trust store, and what the operator added to one connection. No environment
variable widens or replaces it, and there is no switch that turns verification off.
"""

import asyncio
import re
import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import truststore

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError, system_reason
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.given_files import open_given

#: Where systems keep one file of all authorities, besides where OpenSSL was built to look.
_FILES: Final = (
    "/etc/ssl/cert.pem",  # Alpine, Arch, BSD
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, RHEL
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu
    "/etc/ssl/ca-bundle.pem",  # SUSE
)
_HASHED_NAME: Final = re.compile(r"[0-9a-fA-F]{8}\.[0-9]\Z")


async def tls_context(ca_file: str = "") -> ssl.SSLContext:
    """What a client trusts: the system's trust store, and besides it the certificate authorities
    of ``ca_file``. No key log file.

    Made in a worker thread, because reading files may block. Raises ``SettingsInvalid`` for a
    file that cannot be used.
    """
    return await asyncio.to_thread(_tls_context, ca_file)


def asks_system() -> bool:
    """Whether the system itself judges certificates (Windows, macOS), by truststore."""
    return sys.platform in ("win32", "darwin")


def trust_places() -> list[Path]:
    """Where OpenSSL's trust store may lie, the preferred place first.

    truststore leaves this to ``set_default_verify_paths``, which obeys ``SSL_CERT_FILE`` and
    ``SSL_CERT_DIR``; the places OpenSSL was built with do not.
    """
    built_in = ssl.get_default_verify_paths()
    named = (built_in.openssl_cafile, built_in.openssl_capath, *_FILES)
    return [Path(place) for place in named if place]


def _tls_context(ca_file: str) -> ssl.SSLContext:
    context: ssl.SSLContext
    if asks_system():
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        _load_store(context)
    if ca_file:
        _load_own(context, ca_file)
    return context


def _load_store(context: ssl.SSLContext) -> None:
    """The trust store of a system without an interface to it. Raises ``SettingsInvalid``."""
    for place in trust_places():
        try:
            if place.is_file():
                context.load_verify_locations(cafile=place)
                return
            if _holds_authorities(place):
                context.load_verify_locations(capath=place)
                return
        except OSError as error:  # ssl.SSLError is one
            raise SettingsInvalid(
                say(
                    "This computer's trust store {place} cannot be read: {error}.",
                    place=place,
                    error=error,
                ),
                say("Install the system's certificates again (on Debian: ca-certificates)."),
                title=say("No certificates"),
            ) from None


def _holds_authorities(folder: Path) -> bool:
    """OpenSSL finds an authority in a folder by the hash in its file's name."""
    try:
        return any(_HASHED_NAME.match(entry.name) for entry in folder.iterdir())
    except OSError:
        return False


def _load_own(context: ssl.SSLContext, ca_file: str) -> None:
    try:
        with open_given(Path(ca_file)):  # anything else is waited for without end
            context.load_verify_locations(cafile=ca_file)
    except ssl.SSLError:
        raise SettingsInvalid(
            say("“{ca_file}” contains no certificate in PEM format.", ca_file=ca_file),
            say("Ask whoever runs the server for the certificate of its authority as a PEM file."),
        ) from None
    except (OSError, ValueError) as error:
        raise SettingsInvalid(
            say(
                "The certificate file “{ca_file}” cannot be read: {strerror}.",
                ca_file=ca_file,
                strerror=system_reason(error) if getattr(error, "strerror", None) else error,
            ),
            say("Choose the file again, or remove it from the connection's settings."),
        ) from None


async def trust_check(places: Callable[[], list[Path]] | None = None) -> Check:
    """Whether servers can be verified at all: the system's trust store is there.

    ``places`` are where it is looked for where the system has no interface to it (not on Windows
    and macOS); given by tests.
    """
    name = say("TLS")
    try:
        await tls_context()
        found = [place for place in (places or trust_places)() if place.exists()]
        by_system = asks_system() and places is None
        if not found and not by_system:
            raise SettingsInvalid(
                say("This computer has no trusted certificates, so no server can be verified."),
                say("Install the system's certificates (on Debian: ca-certificates)."),
                title=say("No certificates"),
            )
    except SyncError as error:
        return Check(name, False, error.sentence, error.details, error)
    where = say("the system's") if by_system else str(found[0])
    return Check(
        name,
        True,
        say("{version}; trust store: {where}.", version=ssl.OPENSSL_VERSION, where=where),
    )
