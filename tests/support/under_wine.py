"""Whether the tests run under Wine, which lacks some of what Windows has."""

import ctypes
import sys

import pytest


def under_wine() -> bool:
    """``wine_get_version`` is what Wine's developers name for asking."""
    return sys.platform == "win32" and hasattr(ctypes.CDLL("ntdll"), "wine_get_version")


def patience(seconds: float) -> float:
    """How long a program that was started, or a server of a test, may take. Under Wine both take
    about six times as long, for one process looks after the files and sockets of all."""
    return seconds * 6 if under_wine() else seconds


#: CertCreateCertificateChainEngine refuses what truststore gives it (WinError -2147024809).
private_authority = pytest.mark.skipif(
    under_wine(), reason="Wine refuses the call that trusts a private authority"
)
