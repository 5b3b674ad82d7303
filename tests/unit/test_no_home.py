"""A user without a home folder, as in a container: in no list of users, and no ``HOME``."""

import asyncio
import io
import sys
import tempfile
from pathlib import Path

import pytest

from designo_sync_gui import __main__ as program
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.main import main
from designo_sync_gui.data_folder import NoHomeError, default_home, named_home, user_folder
from designo_sync_gui.domain.start_at_sign_in import StartState
from designo_sync_gui.storage.operator_command import LocalCommand
from designo_sync_gui.storage.start_at_sign_in import SystemStart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows always names a folder")


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_number: object) -> object:
        raise KeyError("no such user")

    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    monkeypatch.setattr("pwd.getpwnam", unknown)


def told(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = main(words, console=Console(io.StringIO(), out, err))
    return status, out.getvalue(), err.getvalue()


@pytest.mark.usefixtures("nobody")
def test_that_a_data_folder_must_be_named_then() -> None:
    assert user_folder() is None
    with pytest.raises(NoHomeError):
        default_home()
    for words in (("list",), ("backup", ".")):
        status, _, err = told(*words)
        assert status == 2
        assert "--home DIR or DESIGNO_SYNC_HOME" in err


@pytest.mark.usefixtures("nobody")
def test_that_the_window_says_so_instead_of_a_trace(capsys) -> None:
    assert program.main([]) == 2
    assert "--home DIR or DESIGNO_SYNC_HOME" in capsys.readouterr().err


@pytest.mark.usefixtures("nobody")
def test_that_with_a_named_folder_the_preferences_are_shown_and_kept(tmp_path: Path) -> None:
    home = str(tmp_path / "data")
    status, out, err = told("--home", home, "preferences", "set", "--no-proxy")
    assert (status, err) == (0, "")
    assert "Start at sign-in: not possible here" in out


@pytest.mark.usefixtures("nobody")
def test_that_nothing_is_entered_for_the_sign_in_of_nobody(tmp_path: Path) -> None:
    start = SystemStart(tmp_path)
    assert asyncio.run(start.state()) is StartState.IMPOSSIBLE
    asyncio.run(start.turn_off())


@pytest.mark.parametrize("home", [None, "/nonexistent"])
def test_that_the_operators_command_runs_for_a_user_whose_home_is_missing(
    home: str | None, nobody: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian's users of services have ``/nonexistent``."""
    if home is not None:
        monkeypatch.setenv("HOME", home)
    place = tmp_path / "place"
    script = f"import os; open({str(place)!r}, 'w').write(os.getcwd())"
    asyncio.run(LocalCommand().run([sys.executable, "-c", script], ""))
    assert Path(place.read_text()) == Path(tempfile.gettempdir()).resolve()


def test_that_the_home_of_an_unknown_user_makes_no_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoHomeError, match="~no-such-user is no user's home"):
        named_home(Path("~no-such-user/data"))
    for words in (
        ("--home", "~no-such-user/data", "list"),
        ("restore", ".", "--home", "~nobody-x"),
    ):
        status, _, err = told(*words)
        assert status == 2
        assert "is no user's home folder" in err
    assert list(tmp_path.iterdir()) == []
