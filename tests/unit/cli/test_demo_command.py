"""The demo in the terminal, on services that remember."""

import asyncio
import csv
import io
import json
import os
import signal
import sys

import pytest

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.demo_command import synchronise, writable_folder
from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.cli.session import Session
from designo_sync_gui.domain.errors import SignInFailed
from designo_sync_gui.domain.events import Event, JobStarted
from designo_sync_gui.domain.outcome import JobState, OutcomeKind
from designo_sync_gui.domain.sentence import verbatim


def run(services, folder) -> tuple[int, str]:
    out = io.StringIO()
    console = Console(io.StringIO(), out, io.StringIO())
    status = asyncio.run(synchronise(Session(console, services, None), folder))
    return status, out.getvalue()


def test_that_the_demo_writes_the_mismatches_and_the_outcomes(services, put, tmp_path) -> None:
    put("1", "in  production", "In-Production")
    put("2", "same", "same")
    put("3", "x" * 18, "b")
    status, out = run(services, tmp_path)
    assert status == 0
    assert "== Summary ==" in out
    rows = json.loads((tmp_path / "outcomes.json").read_bytes())
    assert [(row["order_id"], row["outcome"]) for row in rows] == [
        ("1", "verified"),
        ("3", "refused"),
    ]
    with (tmp_path / "mismatches.csv").open(encoding="utf-8", newline="") as file:
        mismatches = list(csv.DictReader(file))
    assert [row["storefront status"] for row in mismatches] == ["in  production", "x" * 18]


def test_that_an_altered_write_does_not_fail_the_demo(services, put, tmp_path) -> None:
    put("1", "a", "b")
    services.kinds = {"1": OutcomeKind.ALTERED}
    status, out = run(services, tmp_path)
    assert status == 0
    assert "1 altered by the receiver" in out


def test_that_a_cancelled_demo_ends_in_1(services, put, tmp_path) -> None:
    put("1", "a", "b")
    services.state = JobState.CANCELLED
    assert run(services, tmp_path)[0] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("job", [1, 2, 3], ids=["refresh", "apply", "second refresh"])
def test_that_a_signal_during_any_job_ends_the_demo_after_that_job(
    services, put, tmp_path, number: signal.Signals, job: int
) -> None:
    """Also where the job had nothing left to cancel and ended as done."""
    put("1", "a", "b")
    begun = []

    def interrupt(event: Event) -> None:
        if isinstance(event, JobStarted):
            begun.append(event)
            if len(begun) == job:
                os.kill(os.getpid(), number)

    services.events.subscribe(interrupt)
    status, out = run(services, tmp_path)
    assert (status, len(begun)) == (1, job)
    assert services.cancelled == ["job"]
    assert "== Summary ==" not in out
    assert (tmp_path / "outcomes.json").exists() is (job > 1)


def test_that_a_demo_that_cannot_read_raises_why(services, tmp_path) -> None:
    services.refresh_errors = (("wc_eu", SignInFailed(verbatim("x"))),)
    with pytest.raises(SignInFailed):
        run(services, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_that_a_missing_out_folder_is_made(tmp_path) -> None:
    folder = writable_folder(tmp_path / "a" / "b")
    assert folder.is_dir()
    assert list(folder.iterdir()) == []


def test_that_an_out_folder_that_is_a_file_is_usage(cli, tmp_path) -> None:
    (tmp_path / "file").touch()
    assert cli("demo", "--no-window", "--out", str(tmp_path / "file")) == 2
    assert "--out DIR" in cli.err


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are those of POSIX")
def test_that_an_out_folder_that_may_not_be_written_is_usage(tmp_path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(UsageProblem, match="cannot be written"):
        writable_folder(tmp_path)
