"""``backup`` and ``restore`` as an operator types them."""

import asyncio
import json

from designo_sync_gui.storage.journal import open_journal


def made_home(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text('{"format": 1}')

    async def make() -> None:
        await (await open_journal(home / "journal.sqlite3", "P", "me")).aclose()

    asyncio.run(make())
    return home


def test_that_a_backup_is_made_checked_and_restored(cli, tmp_path) -> None:
    home = made_home(tmp_path)
    assert cli("backup", str(tmp_path), "--home", str(home)) == 0
    assert "settings and a journal of 0 rows" in cli.out
    (folder,) = tmp_path.glob("designo-sync-backup-*")
    assert cli("restore", str(folder), "--check") == 0
    assert "Whole:" in cli.out
    assert cli("restore", str(folder), "--home", str(tmp_path / "new"), "--json") == 0
    assert json.loads(cli.out)["rows"] == 0
    assert (tmp_path / "new" / "journal.sqlite3").exists()


def test_that_a_data_folder_that_was_never_used_is_told(cli, tmp_path) -> None:
    assert cli("backup", str(tmp_path), "--home", str(tmp_path / "nothing")) == 1
    assert "could not be made" in cli.err
