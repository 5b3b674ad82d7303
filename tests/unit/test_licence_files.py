"""Whatever the program is made of has its licence with it, in a checkout and in a bundle."""

from pathlib import Path

import pytest

from designo_sync_gui import licence_files
from designo_sync_gui.licence_files import read_licences


@pytest.fixture(scope="module")
def here():
    return {one.name.lower(): one for one in read_licences()}


def test_that_everything_here_has_a_licence_with_a_name_and_its_text(here) -> None:
    assert [name for name, one in here.items() if not one.licence] == []
    lacking = [name for name, one in here.items() if len(one.text) < 300]
    assert [name for name in lacking if name != "python"] == []


def test_that_the_program_comes_first_and_then_python(here) -> None:
    assert [*here][:2] == ["designo sync", "python"]
    assert "Permission is hereby granted" in here["designo sync"].text


def test_that_what_the_program_needs_is_listed_and_what_its_tests_need_is_not(here) -> None:
    assert {"keyring", "httpx2", "h11", "pyside6_essentials", "shiboken6", "qasync"} <= set(here)
    assert {"pytest", "mypy", "ruff", "hypothesis"} & set(here) == set()


@pytest.mark.parametrize("name", ["pyside6_essentials", "shiboken6"])
def test_that_qt_comes_with_the_lgpl_and_with_how_to_replace_it(here, name) -> None:
    text = here[name].text
    assert text.startswith("Qt and Qt for Python")
    assert "You may replace them." in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def part_of(folder: Path, name: str, metadata: str, **texts: str) -> None:
    place = folder / f"{name}.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\n{metadata}", encoding="utf-8")
    for path, text in texts.items():
        (place / path.replace("_", ".", 1)).write_text(text, encoding="utf-8")


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "licences"
    long = "Name: Some.Part\nVersion: 2\nLicense: " + "whole text " * 20
    classified = f"{long}\nClassifier: License :: OSI Approved :: BSD License\n"
    part_of(folder, "some.part-2", classified, LICENCE_txt="theirs")
    part_of(folder, "bare-1", "Name: bare\nVersion: 1\n")
    (folder / "Python.txt").write_text("Python's")
    return folder


def test_that_the_folder_of_a_bundle_adds_what_is_no_package(bundle, here) -> None:
    found = {one.name: (one.licence, one.text) for one in read_licences(bundle)}
    assert found["Python"] == ("PSF-2.0", "Python's")
    assert found["bare"] == ("", "")
    assert found["Some.Part"] == ("BSD License", "theirs")
    assert len(found) == len(here) + 2


def test_that_the_folder_of_a_bundle_lies_beside_its_libraries(
    bundle, here, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = Path("designo_sync_gui") / "licence_files.pyc"
    for libraries, more in (("site-packages", 0), ("lib", 2)):
        monkeypatch.setattr(licence_files, "__file__", str(bundle.parent / libraries / inside))
        assert len(read_licences()) == len(here) + more


def test_that_a_program_that_is_not_installed_has_its_own_licence_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(licence_files, "_OWN", "not-installed-anywhere")
    own, *_ = read_licences()
    assert (own.name, own.licence) == ("DesignO Sync", "MIT")
    assert "Permission is hereby granted" in own.text
