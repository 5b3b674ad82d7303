"""``backup`` and ``restore`` as an operator types them."""

import asyncio
import json

from designo_sync_gui.storage.journal import open_journal

PLAIN = '{"format": 1, "home_id": "h", "stores": [], "designo": null}'


def made_home(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text(PLAIN)

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
    assert cli("restore", str(folder), "--home", str(tmp_path / "empty")) == 0
    assert "put aside" not in cli.out
    assert cli("restore", str(folder), "--home", str(tmp_path / "new"), "--json") == 0
    assert json.loads(cli.out)["rows"] == 0
    assert (tmp_path / "new" / "journal.sqlite3").exists()


def test_that_a_data_folder_that_was_never_used_is_told(cli, tmp_path) -> None:
    assert cli("backup", str(tmp_path), "--home", str(tmp_path / "nothing")) == 1
    assert "could not be made" in cli.err


def test_that_what_a_restore_put_aside_is_named(cli, tmp_path) -> None:
    home = made_home(tmp_path)
    assert cli("backup", str(tmp_path), "--home", str(home)) == 0
    (folder,) = tmp_path.glob("designo-sync-backup-*")
    assert cli("restore", str(folder), "--home", str(home)) == 0
    (aside,) = home.glob("settings.json.before-restore-*")
    assert f"put aside beside it: journal.sqlite3{aside.name[13:]}, {aside.name}" in cli.out


def test_that_settings_that_cannot_be_read_are_no_whole_backup(cli, tmp_path) -> None:
    home = made_home(tmp_path)
    (home / "settings.json").write_text("{")
    assert cli("backup", str(tmp_path), "--home", str(home)) == 1
    assert "The settings cannot be read" in cli.err
    (folder,) = tmp_path.glob("designo-sync-backup-*")
    assert cli("restore", str(folder), "--check") == 1
    assert "Whole" not in cli.out
    assert cli("restore", str(folder), "--home", str(tmp_path / "new")) == 1
    assert "settings in the backup cannot be read" in cli.err
    assert not (tmp_path / "new").exists()
    assert cli("restore", str(folder), "--home", str(tmp_path / "new"), "--replace") == 1
    assert (tmp_path / "new" / "settings.json").read_text() == "{"


def test_that_settings_that_are_no_text_are_told(cli, tmp_path) -> None:
    home = made_home(tmp_path)
    (home / "settings.json").write_bytes(b"\xff\xfe{")
    assert cli("backup", str(tmp_path), "--home", str(home)) == 1
    assert "(it is not text)" in cli.err
