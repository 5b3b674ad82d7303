"""How every run ends."""

import io
import sys

import pytest

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.main import main
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import verbatim


def test_that_an_unexpected_error_is_called_a_bug_without_its_text(cli, services) -> None:
    services.failure = RuntimeError("holds SECRET9")
    assert cli("refresh") == 1
    assert "This is a bug" in cli.err
    assert "RuntimeError" in cli.err
    assert "SECRET9" not in cli.err
    assert services.closed == 1


def test_that_verbose_shows_the_trace_of_a_bug(cli, services) -> None:
    services.failure = RuntimeError("holds SECRET9")
    assert cli("refresh", "--verbose") == 1
    assert "Traceback" in cli.err
    assert "in refresh" in cli.err
    assert "SECRET9" not in cli.err


def test_that_a_bug_is_logged_with_its_trace_and_an_expected_error_is_not(
    cli, services, caplog
) -> None:
    services.failure = StorageFailed(verbatim("Full."), verbatim("Make room."))
    cli("refresh")
    assert caplog.records == []
    services.failure = RuntimeError("why")
    cli("refresh")
    (record,) = caplog.records
    assert record.name.startswith("designo_sync_gui")
    assert record.exc_info[1] is services.failure


def test_that_raw_details_of_an_expected_error_need_verbose(cli, services) -> None:
    services.failure = StorageFailed(
        verbatim("Full."), verbatim("Make room."), details="errno \x1b 28"
    )
    assert cli("refresh") == 1
    assert cli.err == (
        "Data could not be stored: Full.\n  Make room.\n"
        "  More: designo-sync help troubleshooting/data-could-not-be-stored\n"
    )
    assert cli("refresh", "--verbose") == 1
    assert "details: errno ⟨U+001B⟩ 28" in cli.err


def test_that_trouble_with_the_data_folder_is_told_and_the_command_goes_on(cli, services) -> None:
    services.problems = (
        StorageFailed(verbatim("The settings were damaged."), verbatim("They are kept aside.")),
    )
    assert cli("stores", "list", "--json") == 0
    assert "The settings were damaged." in cli.err
    assert len(cli.json()) == 2


def test_that_an_interrupted_run_says_so(cli, services) -> None:
    services.failure = KeyboardInterrupt()
    assert cli("refresh") == 1
    assert "Cancelled." in cli.err


class ClosedPipe(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        raise io.UnsupportedOperation


def test_that_a_reader_that_went_away_is_no_bug(services) -> None:
    async def opener(home, given):
        return services

    err = io.StringIO()
    console = Console(io.StringIO(), ClosedPipe(), err)
    assert main(["list"], console=console, opener=opener) == 1
    assert err.getvalue() == ""


@pytest.mark.skipif(
    sys.platform == "win32", reason="text is UTF-8 there, whatever a pipe is set to"
)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_that_any_terminal_encoding_can_show_any_status(services, put, encoding: str) -> None:
    put("1", "製作中", "🖨")

    async def opener(home, given):
        return services

    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding)
    assert main(["list"], console=Console(io.StringIO(), out, io.StringIO()), opener=opener) == 0
    assert b"\\u88fd" in raw.getvalue()
