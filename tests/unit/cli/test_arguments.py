"""Arguments, help and exit statuses."""

import subprocess
import sys

import pytest

from designo_sync_gui.cli.exit_codes import code_of, worst
from designo_sync_gui.domain.errors import (
    Busy,
    CertificateRejected,
    NotTheApi,
    PermissionDenied,
    PlanInvalid,
    ProfileInvalid,
    RefusedByReceiver,
    SecretStoreUnavailable,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    StorageFailed,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.sentence import verbatim


def test_that_help_documents_the_exit_statuses(cli) -> None:
    assert cli("--help") == 0
    for line in ("0  done", "2  usage", "4  sign-in", "5  no usable keyring"):
        assert line in cli.out
    assert cli.opened == []


@pytest.mark.parametrize(
    "command",
    ["stores", "designo", "refresh", "list", "plan", "apply", "report", "demo"],
)
def test_that_every_command_has_help(cli, command: str) -> None:
    assert cli(command, "--help") == 0
    assert command in cli.out


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("nonsense",),
        ("stores",),
        ("stores", "add", "woocommerce"),
        ("plan", "--to", "both", "--out", "x"),
        ("plan", "--to", "designo"),
        ("plan", "--to", "designo", "--out", "x", "--all", "--order", "1"),
        ("designo", "set", "--read-profile", "x", "--no-read"),
        ("apply",),
        ("list", "--sto", "wc_eu"),
    ],
)
def test_that_wrong_usage_ends_in_2_before_anything_is_opened(cli, argv: tuple[str, ...]) -> None:
    assert cli(*argv) == 2
    assert cli.err
    assert cli.opened == []


def test_that_a_secret_typed_as_an_argument_is_refused_and_not_repeated(cli) -> None:
    add = ("stores", "add", "woocommerce", "--name", "N", "--code", "c", "--url", "https://x.y/")
    assert cli(*add, "--consumer-key", "ck_1234", "--consumer-secret=cs_5678") == 2
    assert "--consumer-key" in cli.err
    assert "1234" not in cli.err
    assert "5678" not in cli.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SettingsInvalid(verbatim("x")), 2),
        (ProfileInvalid(verbatim("x")), 2),
        (PlanInvalid(verbatim("x")), 2),
        (Unreachable(verbatim("x")), 3),
        (CertificateRejected(verbatim("x")), 3),
        (NotTheApi(verbatim("x")), 3),
        (ServerFailure(verbatim("x")), 3),
        (Busy(verbatim("x")), 3),
        (SignInFailed(verbatim("x")), 4),
        (PermissionDenied(verbatim("x")), 4),
        (SecretStoreUnavailable(verbatim("x")), 5),
        (StorageFailed(verbatim("x")), 1),
        (RefusedByReceiver(verbatim("x")), 1),
        (SyncError(verbatim("x")), 1),
    ],
)
def test_that_each_expected_error_has_its_exit_status(error: SyncError, code: int) -> None:
    assert code_of(error) == code


def test_that_the_highest_of_several_counts() -> None:
    assert worst([]) == 0
    assert (
        worst(
            [StorageFailed(verbatim("x")), SignInFailed(verbatim("x")), Unreachable(verbatim("x"))]
        )
        == 4
    )


@pytest.mark.parametrize("argv", [["--help"], ["apply", "--help"], ["nonsense"]])
def test_that_help_imports_neither_qt_nor_http_nor_a_database(
    argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)  # measured, it would open one
    program = (
        "import sys; from designo_sync_gui.cli.main import main; main(sys.argv[1:]);"
        "heavy = {'PySide6', 'httpx2', 'sqlite3', 'keyring', 'designo_sync_gui.ui'};"
        "sys.exit(len(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *argv],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("place", ["before", "after"])
def test_that_the_home_may_stand_before_or_after_the_command(cli, tmp_path, place: str) -> None:
    home = ("--home", str(tmp_path))
    argv = (*home, "stores", "list") if place == "before" else ("stores", "list", *home)
    assert cli(*argv) == 0
    assert cli.opened == [(tmp_path, None)]
