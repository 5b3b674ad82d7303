"""How a run's branch coverage is told by room, and what a pinned room lacks."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest
from room_coverage import (
    PACKAGE,
    PINNED,
    RoomCoverage,
    lacking,
    remembering,
    room_of,
    rooms,
    table,
)

from designo_sync_gui.domain import compare, kinds
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage import journal_bodies


def told(lines: int, run: int, missing: list[int], branches: list[list[int]]) -> dict[str, object]:
    summary = {
        "num_statements": lines,
        "covered_lines": run,
        "num_branches": 2,
        "covered_branches": 2 - len(branches),
    }
    return {"summary": summary, "missing_lines": missing, "missing_branches": branches}


WHOLE = told(4, 4, [], [])


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("domain/status.py", "domain"),
        ("storage/journal_history.py", "journal"),
        ("storage/database.py", "storage"),
        ("engine/writing/target.py", "engine/writing"),
        ("engine/services.py", "engine"),
        ("connectors/http/client.py", "connectors/http"),
        ("ui/orders/model.py", "ui/orders"),
        ("cli/main.py", "cli"),
        ("bootstrap.py", "(program)"),
    ],
)
def test_that_a_file_counts_for_its_room(path: str, room: str) -> None:
    assert (PACKAGE / path).exists()
    assert room_of(path) == room


def test_that_the_files_of_a_room_are_summed_and_what_is_missing_is_named() -> None:
    files = {
        "designo_sync_gui/domain/a.py": WHOLE,
        "/far/away/designo_sync_gui/domain/b.py": told(4, 3, [7], [[6, 7]]),
    }
    room = rooms(files)["domain"]
    assert (room.lines, room.lines_run, room.branches, room.branches_run) == (8, 7, 4, 3)
    assert room.percent == 83.3
    assert room.missing == ["domain/b.py: 7, 6 to 7"]


def test_that_a_room_is_not_called_wholly_covered_for_one_line_in_thousands() -> None:
    found = rooms({"designo_sync_gui/domain/a.py": told(30_000, 29_999, [7], [])})
    assert found["domain"].percent == 99.9


def test_that_a_missing_branch_of_a_pinned_room_is_lacking_and_of_another_is_not() -> None:
    files = {f"designo_sync_gui/{name}/a.py": WHOLE for name in PINNED if name != "journal"}
    files["designo_sync_gui/storage/journal.py"] = told(4, 4, [], [[3, -1]])
    files["designo_sync_gui/cli/main.py"] = told(4, 0, [1, 2, 3, 4], [])
    found = rooms(files)
    assert lacking(found, PINNED) == ["storage/journal.py: 3 to -1"]
    lines = list(table(found, pinned=True))
    assert "not run in journal: storage/journal.py: 3 to -1" in lines
    assert not any("cli/main.py" in line for line in lines)
    assert [line.split()[0] for line in lines if line.endswith("pinned")] == sorted(PINNED)


def test_that_a_file_that_nothing_ran_is_named_in_one_line() -> None:
    found = rooms({"designo_sync_gui/domain/a.py": told(90, 0, list(range(1, 91)), [])})
    (line,) = found["domain"].missing
    assert line.startswith("domain/a.py: 1, 2, 3, ")
    assert line.endswith("20 and 70 more")


def test_that_a_pinned_room_that_no_test_imports_is_lacking() -> None:
    assert lacking({}, ["domain"]) == ["all"]


def test_that_functions_that_keep_what_they_gave_are_found_where_they_are_made() -> None:
    assert remembering(journal_bodies) == [journal_bodies._converter]
    assert remembering(kinds) == [kinds.difference_kinds]
    assert remembering(compare) == []  # it only imports one


def test_that_a_measured_test_after_one_that_is_not_finds_nothing_kept() -> None:
    """The whole hook, on tests that are none."""
    kept = kinds.difference_kinds
    plugin = RoomCoverage.__new__(RoomCoverage)
    plugin._scope, plugin._was_measured, plugin._remembering = "pins", False, [kept]
    plugin._coverage = MagicMock()
    held = []
    for nodeid, made_up in (
        ("tests/ui/a.py", None),
        ("tests/unit/domain/a.py", "hypothesis"),
        ("tests/unit/domain/a.py", None),
        ("tests/unit/domain/b.py", None),
    ):
        kept(Status.text("a"), Status.text("b"))
        item: Any = SimpleNamespace(nodeid=nodeid, get_closest_marker=lambda _, m=made_up: m)
        next(plugin.pytest_runtest_protocol(item))
        held.append(kept.cache_info().currsize > 0)
    assert held == [True, True, False, True]
    assert plugin._coverage.start.call_count == 2
