"""Files that an operator names: ordinary ones, to a limit; nothing is waited for."""

import os
import threading
from pathlib import Path

import pytest
from named_pipes import named_pipe
from under_wine import links

from designo_sync_gui.given_files import open_given, read_given


def test_that_an_ordinary_file_is_read_to_one_byte_more_than_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a\r\nb\x1ac")
    assert read_given(path, 100) == b"a\r\nb\x1ac"
    assert read_given(path, 2) == b"a\r\n"


@links
def test_that_a_link_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "file")
    assert read_given(link, 10) == b"x"


def test_that_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    with named_pipe(tmp_path) as pipe, pytest.raises(OSError, match="ordinary file"):
        open_given(pipe)


@pytest.mark.skipif(os.name != "posix", reason="no named pipes in folders")
def test_that_a_pipe_that_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    pipe, told = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)

    def read() -> None:
        try:
            read_given(pipe, 10)
        except OSError as error:
            told.append(str(error.strerror))

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(10)
    if reader.is_alive():  # let it go, or the test process does not end
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    assert told == ["It is not an ordinary file"]


@pytest.mark.skipif(os.name != "posix", reason="Windows opens neither")
@pytest.mark.parametrize("place", ["/dev/zero", "/"])
def test_that_a_device_and_a_folder_are_refused(place: str) -> None:
    with pytest.raises(OSError, match="ordinary file"):
        read_given(Path(place), 10)


def test_that_what_is_not_there_is_told_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_given(tmp_path / "none")
