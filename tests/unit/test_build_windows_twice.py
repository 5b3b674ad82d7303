"""Two builds of one commit for Windows, the room that paths need, and the tools of it all."""

import shutil
from pathlib import Path

import build_installer
import build_launchers
import build_try_windows_setup
import build_windows
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
