"""The log: private, small, masked, one line a record."""

import errno
import logging
import logging.handlers
import os
import stat
import warnings
from pathlib import Path

import pytest

from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.storage import log_files
from designo_sync_gui.storage.log_files import start_logging

LOG = logging.getLogger("designo_sync_gui.test")
CANARY = "cs_0123456789abcdef+/ü"


def written(folder: Path, *say, level: int = logging.INFO) -> str:
    """What ``say`` logged, read back from the file."""
    log = start_logging(folder, Masker([CANARY]).mask, level)
    try:
        for speak in say:
            speak()
    finally:
        log.stop()
    return (folder / log_files.NAME).read_text(encoding="utf-8")


def fail() -> None:
    secret_in_a_local = CANARY
    raise ValueError(f"the key is {secret_in_a_local}\n2026-11-23 INFO forged line")


def test_that_a_secret_is_masked_in_every_form_it_travels_in(tmp_path: Path) -> None:
    import base64
    from urllib.parse import quote

    forms = [CANARY, base64.b64encode(CANARY.encode()).decode(), quote(CANARY, safe="")]
    text = written(tmp_path, *[lambda form=form: LOG.info("sent %s", form) for form in forms])
    assert text.count("sent ***") == len(forms)
    assert not any(form in text for form in forms)


def test_that_a_record_is_one_line_whatever_it_holds(tmp_path: Path) -> None:
    text = written(tmp_path, lambda: LOG.info("a\nb\r\x1b[31mred\u2028c\x00"))
    assert len(text.splitlines()) == 1
    assert "\x1b" not in text


def test_that_a_trace_names_frames_without_values_and_forges_no_line(tmp_path: Path) -> None:
    def log_failure() -> None:
        try:
            fail()
        except ValueError:
            LOG.exception("it failed")

    text = written(tmp_path, log_failure)
    first, *rest = text.splitlines()
    assert first.endswith("it failed")
    assert all(line.startswith("    | ") for line in rest)
    assert "in fail" in text
    assert CANARY not in text


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_L18_every_log_file_is_for_its_owner_only_also_after_a_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_files, "LARGEST", 500)
    folder = tmp_path / "logs"
    former = os.umask(0)
    try:
        written(folder, *[lambda: LOG.info("x" * 100)] * 40)
    finally:
        os.umask(former)
    files = sorted(folder.iterdir())
    assert len(files) == log_files.KEPT + 1
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_L03_without_a_folder_what_matters_goes_to_stderr_masked_and_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    log = start_logging(tmp_path / "logs", Masker([CANARY]).mask)
    LOG.info("all is well")
    LOG.warning("the key is %s\n\x1b[31mforged", CANARY)
    log.stop()
    first, second = capsys.readouterr().err.splitlines()
    assert "no log is kept" in first
    assert "the key is ***" in second
    assert "\x1b" not in second


def test_L03_a_record_that_cannot_be_written_is_not_shown_on_stderr_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """logging's own way shows the record's text and arguments as they are."""
    full = OSError(errno.ENOSPC, "No space left on device")

    def fill(self: logging.FileHandler, record: logging.LogRecord) -> bool:
        raise full

    monkeypatch.setattr(logging.handlers.RotatingFileHandler, "shouldRollover", fill)
    assert written(tmp_path, lambda: LOG.error("the key is %s", CANARY)) == ""
    assert capsys.readouterr().err == ""


def test_that_nothing_is_logged_after_the_end_and_no_handler_is_left(tmp_path: Path) -> None:
    before = list(logging.getLogger("designo_sync_gui").handlers)
    written(tmp_path)
    LOG.info("too late")
    assert "too late" not in (tmp_path / log_files.NAME).read_text(encoding="utf-8")
    assert logging.getLogger("designo_sync_gui").handlers == before


def test_that_details_are_kept_at_the_level_asked_for(tmp_path: Path) -> None:
    quiet = written(tmp_path / "a", lambda: LOG.debug("detail"))
    loud = written(tmp_path / "b", lambda: LOG.debug("detail"), level=logging.DEBUG)
    assert ("detail" in quiet, "detail" in loud) == (False, True)


def test_that_the_warning_of_a_library_is_logged_and_not_shown_on_stderr(tmp_path, capfd) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        text = written(tmp_path, lambda: warnings.warn("no default style", stacklevel=1))
    assert "UserWarning: no default style" in text
    assert capfd.readouterr().err == ""


def test_that_the_warning_of_a_library_stays_off_stderr_where_no_log_can_be_kept(
    tmp_path: Path, capfd
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        log = start_logging(tmp_path / "logs", Masker([]).mask)
        warnings.warn("no default style", stacklevel=1)
        log.stop()
    assert "no default style" not in capfd.readouterr().err


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Handlers of two processes on the same small files: window and command line."""
    monkeypatch.setattr(log_files, "LARGEST", 400)
    made = [log_files._files(tmp_path) for _ in range(2)]
    yield made
    for handler in made:
        handler.close()


def record(number: int) -> logging.LogRecord:
    text = f"line {number:04d} with some words"
    return logging.LogRecord("designo_sync_gui", logging.INFO, "", 0, text, (), None)


def kept_lines(folder: Path) -> list[str]:
    """Oldest first; the newest file has no number."""
    files = sorted(folder.glob("designo-sync.log*"), reverse=True)
    return "".join(path.read_text() for path in files).splitlines()


def test_that_two_processes_lose_no_line_of_the_log_and_nobody_writes_into_an_old_file(
    tmp_path: Path, two
) -> None:
    for number in range(40):
        two[number % 2].emit(record(number))
    lines = kept_lines(tmp_path)
    assert lines == [f"line {number:04d} with some words" for number in range(40)]
    assert (tmp_path / log_files.NAME).read_text().splitlines()[-1] == lines[-1]


def test_that_a_log_that_cannot_be_turned_over_goes_on_in_the_same_file(
    tmp_path: Path, two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows while another process has it open; no older file is lost meanwhile."""
    for number in range(20):
        two[0].emit(record(number))
    older = {path.name for path in tmp_path.iterdir()} - {log_files.NAME}
    rename = Path.replace

    def refused(source: Path, target: Path) -> Path:
        if source.name == log_files.NAME:
            raise PermissionError(errno.EACCES, "used by another process")
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", refused)
    for number in range(20, 60):
        two[0].emit(record(number))
    assert {path.name for path in tmp_path.iterdir()} - {log_files.NAME} == older
    assert kept_lines(tmp_path) == [f"line {number:04d} with some words" for number in range(60)]
    monkeypatch.setattr(Path, "replace", rename)
    two[1].close()  # on Windows itself it holds the file
    two[0].emit(record(60))
    assert (tmp_path / log_files.NAME).read_text() == "line 0060 with some words\n"
