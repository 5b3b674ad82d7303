"""What the command line changes of connections and automation stands in *Activity*."""

import asyncio
from pathlib import Path

from cli_program import Program


def test_that_locks_marks_and_automation_set_by_commands_stand_in_activity(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    asyncio.run(program.fill())
    edit = ("stores", "edit", "de")
    assert program(*edit, "--never-write", "both", "--production", "yes") == 0
    assert program(*edit, "--never-write", "none") == 0
    assert program("watch", "set", "--minutes", "10", "--auto", "de=designo") == 0
    entries = [entry for entry in program.json("activity") if entry["kind"] == "connection"]
    assert [entry["what"] for entry in reversed(entries)][-4:] == [
        "Store “Shop de” changed: the shop is never written to, DesignO is never written to for "
        "it, production",
        "Store “Shop de” changed: the shop may be written to, DesignO may be written to for it",
        "Automatic refresh: every 10 minutes",
        "Automatic sync of “Shop de”: Storefront → DesignO",
    ]
    assert all(entry["operator"] for entry in entries)
