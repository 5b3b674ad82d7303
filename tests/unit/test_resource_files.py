"""Where the files beside the code lie, in a checkout and installed."""

from pathlib import Path

import pytest

from designo_sync_gui import resource_files
from designo_sync_gui.resource_files import resource_path


def test_that_a_checkout_has_its_resources_beside_the_package() -> None:
    assert resource_path("help") == Path(__file__).parents[2] / "resources" / "help"
    assert resource_path("profiles", "example-read-profile.toml").is_file()


def test_that_an_installed_program_has_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "package" / "resources"
    (inside / "help").mkdir(parents=True)
    monkeypatch.setattr(resource_files, "_FOLDERS", (inside, tmp_path / "resources"))
    assert resource_path("help") == inside / "help"


def test_that_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"help/absent\.md was not installed"):
        resource_path("help", "absent.md")


@pytest.mark.parametrize("part", ["..", ".", "", "help/01", "..\\x"])
def test_that_no_name_leads_out_of_the_resources(part: str) -> None:
    with pytest.raises(ValueError, match="plain names"):
        resource_path(part)
