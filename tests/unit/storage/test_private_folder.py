"""The data folder is made for its owner; one that Windows would not make is told."""

from pathlib import Path

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.storage.files import private_folder


@pytest.mark.parametrize("name", ["CON", "orders.", "what?"])
def test_that_on_windows_an_odd_name_is_told_before_a_folder_is_made(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(StorageFailed) as told:
        private_folder(tmp_path / name, on_windows=True)
    assert "Windows" in told.value.message.english
    assert "--home" in told.value.advice.english
    assert not (tmp_path / name).exists()


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows takes no such names")
@pytest.mark.parametrize("name", ["CON", "orders.", "what?"])
def test_that_elsewhere_such_a_name_is_like_any_other(tmp_path: Path, name: str) -> None:
    assert private_folder(tmp_path / name).is_dir()
