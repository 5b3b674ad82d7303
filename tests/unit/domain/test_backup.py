"""What is said of a backup that was looked through."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from designo_sync_gui.domain.backup import Backup
from designo_sync_gui.domain.sentence import say


def test_that_a_backup_is_whole_while_nothing_is_wrong_with_journal_and_settings() -> None:
    backup = Backup(Path("kept"), datetime(2026, 11, 28, tzinfo=UTC), "DesignO Sync 0.1.0", 5)
    assert backup.is_whole
    assert not replace(backup, wrong_row=3).is_whole
    assert not replace(backup, settings_problem=say("No line.")).is_whole
