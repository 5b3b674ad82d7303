"""``build``: what can be made is made, and what cannot is told with its exit status."""

from contextlib import nullcontext
from pathlib import Path

import build_main
import build_try
import build_try_windows
import build_windows
import pytest
from build_wine import Wine
from dev_system import Stopped


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The forms that were made; Windows cannot be, and the archive does not do when tried."""
    done: list[str] = []

    def make(kind: str) -> list[Path]:
        if kind == "windows":
            raise Stopped("nsis is missing", status=3)
        done.append(kind)
        (tmp_path / kind).write_bytes(b"made")
        return [tmp_path / kind]

    def use(root: Path, lock: Path, work: Path, files: list[Path]) -> None:
        if files[0].name == "tar":
            raise Stopped("it does not start")

    kinds = ("wheel", "windows", "tar")
    monkeypatch.setattr(build_main, "_MAKE", {one: lambda one=one: make(one) for one in kinds})
    monkeypatch.setattr(build_main, "_USUAL", kinds)
    monkeypatch.setattr(build_main, "windows", lambda archive: make("windows"))
    monkeypatch.setattr(build_try, "TRIALS", dict.fromkeys(kinds, use))
    return done


def test_that_the_other_forms_are_made_where_one_cannot_be(
    made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_main.main([]) == 3
    assert made == ["wheel", "tar"]
    told = capsys.readouterr().out.splitlines()
    assert "windows: nsis is missing" in told
    assert told[-1].endswith("as told above: windows")


def test_that_a_form_which_does_not_do_when_tried_is_told_beside_one_that_cannot_be_made(
    made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_main.main(["--try"]) == 3
    assert capsys.readouterr().out.splitlines()[-1].endswith("as told above: windows, tar")


def test_that_one_form_alone_is_told_once(
    made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_main.main(["windows"]) == 3
    assert capsys.readouterr().out == "windows: nsis is missing\n"
    assert build_main.main(["wheel"]) == 0


def test_that_a_quick_bundle_for_windows_is_tried_apart_from_other_builds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[tuple[Wine, Path]] = []
    monkeypatch.setattr(
        build_try_windows, "short_windows", lambda work: nullcontext(Wine(work / "prefix"))
    )
    monkeypatch.setattr(
        build_windows, "build_quickly", lambda root, lock, work, wine, archive: work / "quick.exe"
    )
    monkeypatch.setattr(build_try_windows, "try_shortly", lambda *given: tried.append(given))
    assert build_main.main(["windows", "--quick"]) == 0
    ((wine, installer),) = tried
    assert wine.prefix.parent != build_main.WORK
    assert installer == wine.prefix.parent / "quick.exe"
