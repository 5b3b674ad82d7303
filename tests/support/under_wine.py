"""Whether the tests run under Wine, which lacks some of what Windows has."""

import sys
from typing import Any

import pytest

from designo_sync_gui.wine import under_wine


def patience(seconds: float) -> float:
    """How long a program that was started, or a server of a test, may take. Under Wine both take
    about six times as long, for one process looks after the files and sockets of all."""
    return seconds * 6 if under_wine() else seconds


def look_often() -> None:
    """WORKAROUND(Wine 8, seen four times): what wakes an event loop from another thread is lost now
    and then, and the loop waits for ever with work before it. Here it looks twice a second."""
    if sys.platform == "win32" and under_wine():
        from asyncio.windows_events import IocpProactor

        waiting = IocpProactor.select

        def select(self: IocpProactor, timeout: Any = None) -> Any:
            return waiting(self, 0.5 if timeout is None else min(timeout, 0.5))

        IocpProactor.select = select  # type: ignore[method-assign]


links = pytest.mark.skipif(
    sys.platform == "win32", reason="links need a right there; Wine makes none"
)
#: CertCreateCertificateChainEngine refuses what truststore gives it (WinError -2147024809).
private_authority = pytest.mark.skipif(
    under_wine(), reason="Wine refuses the call that trusts a private authority"
)
