"""Two builds of one commit for Windows, the room that paths need, and the tools of it all."""

import io
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import build_installer
import build_launchers
import build_try_windows_setup
import build_windows
import build_wine
import dev_windows
import pytest
from dev_system import Stopped


def test_that_the_files_in_which_two_builds_differ_are_named(tmp_path: Path) -> None:
    for folder, files in (
        ("one", {"a": "1", "b/c": "2", "d": "3"}),
        ("two", {"a": "1", "b/c": "x"}),
    ):
        for name, content in files.items():
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(content)
    assert build_windows.differences(tmp_path / "one", tmp_path / "two") == ["b/c", "d"]
    assert build_windows.differences(tmp_path / "one", tmp_path / "one") == []


@pytest.mark.parametrize("altered", [False, True], ids=["the same", "altered"])
def test_that_both_packages_are_compared_with_those_of_a_second_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, altered: bool
) -> None:
    work = tmp_path / "work"
    for place in ("windows", "try/windows/again"):
        (work / place / "bundle").mkdir(parents=True)
        (work / place / "bundle" / "file").write_bytes(b"held")
    made = [tmp_path / "a-installer.exe", tmp_path / "a-portable.zip"]
    for path in made:
        path.write_bytes(path.name.encode())

    def pack(root: Path, folder: Path, dist: Path) -> list[Path]:
        dist.mkdir()
        again = [Path(shutil.copy(path, dist)) for path in made]
        if altered:
            again[0].write_bytes(b"other")
        return again

    monkeypatch.setattr(
        build_windows,
        "make_bundle",
        lambda root, lock, work, archive, place: work / place / "bundle",
    )
    monkeypatch.setattr(build_windows, "_pack", pack)
    if not altered:
        build_windows.build_again(tmp_path, tmp_path, work, made)
        return
    with pytest.raises(Stopped, match=r"other bytes: a-installer\.exe$"):
        build_windows.build_again(tmp_path, tmp_path, work, made)


def test_that_the_installer_knows_how_long_its_longest_path_is(tmp_path: Path) -> None:
    (tmp_path / "program" / "lib" / "deep").mkdir(parents=True)
    (tmp_path / "program" / "lib" / "deep" / "a-long-name.txt").write_text("")
    longest = len(r"\program.new\lib\deep\a-long-name.txt")
    assert build_installer.longest_path(tmp_path, "program") == longest
    (tmp_path / "program" / "a-folder-with-a-long-name").mkdir()
    longest = len(r"\program.new\a-folder-with-a-long-name") + len(r"\8CHARS.TXT") + 1
    assert build_installer.longest_path(tmp_path, "program") == longest


def test_that_the_trial_uses_a_folder_of_the_length_that_it_says(tmp_path: Path) -> None:
    for length in (120, 160, 300):
        place = build_try_windows_setup._long(tmp_path, length).relative_to(tmp_path)
        assert len("C:\\" + str(place).replace("/", "\\")) == length


def script() -> str:
    return (build_launchers.SOURCES / "installer.nsi").read_text("utf-8")


def test_that_a_folder_is_looked_at_before_anything_is_written_to_it() -> None:
    section = script().partition("\nSection\n")[2]
    assert section.index("Call LookAtFolder") < section.index("Call PutRight")
    assert section.index("Call PutRight") < section.index("RMDir /r")


def test_that_installing_and_uninstalling_do_not_run_at_once() -> None:
    for function in ("Function .onInit", "Function un.onInit"):
        body = script().partition(function)[2].partition("FunctionEnd")[0]
        assert "!insertmacro alone" in body


def test_that_nothing_is_removed_where_a_file_of_the_program_is_in_use() -> None:
    for section in ('Section /o "un.$(DATA)"', 'Section "un.$(PROGRAM)"'):
        body = script().partition(section)[2].partition("SectionEnd")[0]
        assert body.index("Call un.EndIfInUse") < body.index("RMDir /r")


def test_that_the_packages_of_missing_tools_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: None if name == "wine" else f"/usr/bin/{name}")
    monkeypatch.setattr(dev_windows, "install", lambda packages, purpose: False)
    assert dev_windows.missing() == ["wine", "wine64"]
    told = dev_windows.provide_programs()
    assert told.startswith("wine, wine64 cannot be installed from here; sudo apt-get update")


def test_that_bundles_for_windows_are_made_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert dev_windows.provide_programs() == "bundles for Windows are made on Linux."


def test_that_byte_code_takes_the_place_of_source_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "lib"
    (library / "one").mkdir(parents=True)
    (tmp_path / "runtime").mkdir()
    (library / "one" / "told.py").write_text("WHERE = (lambda: 0).__code__.co_filename\n")

    def answer(_wine: build_wine.Wine, words: list[str], said: bytes) -> bytes:
        here = [sys.executable, "-I", *words[1:]]
        return subprocess.run(here, input=said, stdout=subprocess.PIPE, check=True).stdout

    monkeypatch.setattr(build_wine.Wine, "answer", answer)
    build_windows._compile(tmp_path, b"interpreter", build_wine.Wine(tmp_path / "prefix"))
    assert [path.name for path in tmp_path.rglob("*.*")] == ["told.pyc"]
    compiled = library / "one" / "told.pyc"
    assert runpy.run_path(str(compiled))["WHERE"] == r"one\told.py"
    assert compiled.read_bytes()[4:8] == b"\1\0\0\0"  # of a source that is not looked at (PEP 552)


LOST = b"wine client error:0: recvmsg: Connection reset by peer\n"


@pytest.mark.parametrize(
    ("told", "status", "times"), [(LOST, 1, 2), (LOST, 0, 1), (b"No such command.\n", 1, 1)]
)
def test_that_only_what_failed_because_wine_lost_it_is_started_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bytes, status: int, times: int
) -> None:
    started: list[str] = []

    def answer(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        started.append(words[0])
        return subprocess.CompletedProcess(words, status, told)

    monkeypatch.setattr("build_wine.subprocess.run", answer)
    assert build_wine.Wine(tmp_path).ended(["program"]) == (status, told.decode())
    assert started.count("wine") == times


def test_that_what_wine_lost_of_an_answer_is_asked_for_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = [(1, b"", LOST), (0, b"whole", b"")]

    def answer(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        told = ends.pop(0) if words[0] == "wine" else (0, b"", b"")
        return subprocess.CompletedProcess(words, *told)

    monkeypatch.setattr("build_wine.subprocess.run", answer)
    assert build_wine.Wine(tmp_path).answer(["python"], b"") == b"whole"


def test_that_sources_stay_where_one_of_them_came_back_as_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "runtime").mkdir()
    (tmp_path / "lib" / "lost.py").write_text("")
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    monkeypatch.setattr(build_wine.Wine, "answer", lambda *_: empty.getvalue())
    with pytest.raises(Stopped, match=r"lost\.py was not compiled"):
        build_windows._compile(tmp_path, b"interpreter", build_wine.Wine(tmp_path))
    assert (tmp_path / "lib" / "lost.py").exists()


def test_that_a_program_under_wine_that_fails_answers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.CompletedProcess(["wine"], 1, b"half", b"SyntaxError: here\r\n")
    monkeypatch.setattr("build_wine.subprocess.run", lambda *_, **__: ended)
    with pytest.raises(Stopped, match=r"ended with 1:\nSyntaxError: here$"):
        build_wine.Wine(tmp_path).answer(["python"], b"")
