"""Branch coverage by room, measured and printed within a run of the tests.

``dev.py`` names the scope in ``DESIGNO_SYNC_COVERAGE``. Tracing slows every line of Python down,
so that an ordinary whole run ("pins") traces only the rooms that must be covered wholly, and only
while their modules are imported and while these rooms' own tests run: a pinned room is covered by
its own tests. "all" traces everything, child processes too, and holds the pins as well; "some" is
for chosen tests and demands nothing.
"""

import importlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from coverage import Coverage

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "designo_sync_gui"
FOLDER = ROOT / "build" / "coverage"
#: Every line and every branch of these is run by their own tests.
PINNED = ("domain", "engine/writing", "journal")
OWN_TESTS = ("tests/unit/domain/", "tests/engine/", "tests/unit/storage/test_journal")
#: Rooms that are shown package by package.
_DIVIDED = ("connectors", "engine", "ui")
#: Lines and branches that are named of one file.
_NAMED = 20
#: For the processes that tests start; coverage's own start file reads this variable.
_CHILDREN = "COVERAGE_PROCESS_START"


def room_of(path: str) -> str:
    """The room of a file, named as in ARCHITECTURE.md; ``path`` is inside the package."""
    folders = path.split("/")[:-1]
    if folders == ["storage"] and path.startswith("storage/journal"):
        return "journal"
    if not folders:
        return "(program)"
    return "/".join(folders[:2]) if folders[0] in _DIVIDED else folders[0]


@dataclass(slots=True)
class Room:
    """What was run of one room; ``missing`` names each file with its lines and branches."""

    lines: int = 0
    lines_run: int = 0
    branches: int = 0
    branches_run: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """Rounded down, so that 100 means all of it."""
        whole = self.lines + self.branches
        return 100.0 if not whole else 1000 * (self.lines_run + self.branches_run) // whole / 10


def rooms(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Room]:
    """The rooms of a report; ``files`` is that part of coverage's JSON."""
    found: defaultdict[str, Room] = defaultdict(Room)
    for path, told in sorted(files.items()):
        inside = Path(path).as_posix().partition("designo_sync_gui/")[2]
        room, summary = found[room_of(inside)], told["summary"]
        room.lines += summary["num_statements"]
        room.lines_run += summary["covered_lines"]
        room.branches += summary["num_branches"]
        room.branches_run += summary["covered_branches"]
        places = [str(line) for line in told["missing_lines"]]
        places += [f"{start} to {end}" for start, end in told["missing_branches"]]
        if places:
            more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
            room.missing.append(f"{inside}: {', '.join(places[:_NAMED])}{more}")
    return dict(sorted(found.items()))


def table(found: Mapping[str, Room], *, pinned: bool) -> Iterator[str]:
    """Lines for people; what is missing is named where it is pinned."""
    yield f"{'room':28}{'lines':>14}{'branches':>14}{'covered':>10}"
    for name, room in found.items():
        lines = f"{room.lines_run}/{room.lines}"
        branches = f"{room.branches_run}/{room.branches}"
        pin = "  pinned" if name in PINNED else ""
        yield f"{name:28}{lines:>14}{branches:>14}{room.percent:>8.1f} %{pin}"
    for name in PINNED if pinned else ():
        yield from (f"not run in {name}: {place}" for place in lacking(found, [name]))


def lacking(found: Mapping[str, Room], names: Iterable[str]) -> list[str]:
    """What is missing in rooms that must be covered wholly."""
    return [place for name in names for place in found.get(name, Room(missing=["all"])).missing]


def remembering(module: ModuleType) -> list[Any]:
    """The functions of a module that keep what they gave once. What another room's test made them
    keep, or one that is not measured, is forgotten before a measured one: else that would not run
    what makes it."""
    mine = [one for one in vars(module).values() if hasattr(one, "cache_clear")]
    return [one for one in mine if one.__module__ == module.__name__]


def pinned_tracer() -> Coverage:
    """Traces the pinned rooms alone."""
    storage = PACKAGE / "storage"
    others = [str(path) for path in storage.glob("*.py") if not path.name.startswith("journal")]
    folders = [str(PACKAGE / "domain"), str(PACKAGE / "engine" / "writing"), str(storage)]
    return _tracer(folders, others)


def _tracer(source: list[str], omit: list[str]) -> Coverage:
    tracer = Coverage(
        data_file=str(FOLDER / ".coverage"),
        data_suffix=f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}.{os.getpid()}",
        branch=True,
        config_file=False,
        source=source,
        omit=omit,
    )
    # The process that only hands out the tests runs none of these files itself.
    tracer.set_option("run:disable_warnings", ["no-data-collected"])
    return tracer


class RoomCoverage:
    """The plugin: one in each process that runs tests; the first process prints."""

    def __init__(self, scope: str) -> None:
        self._scope = scope
        self._worker = "PYTEST_XDIST_WORKER" in os.environ
        self._rooms: dict[str, Room] = {}
        #: Tests that failed left lines out that they would have run.
        self._judged = False
        if not self._worker:
            shutil.rmtree(FOLDER, ignore_errors=True)
            FOLDER.mkdir(parents=True)
        self._coverage = pinned_tracer() if scope == "pins" else _tracer([str(PACKAGE)], [])
        if scope != "pins":
            self._measure_children()
        self._remembering: list[Any] = []
        self._was_measured = False
        self._coverage.start()
        if scope == "pins":
            self._import_pinned()

    def _import_pinned(self) -> None:
        """Alone and first. Measured: with the tracer on, collecting all tests takes twice as long,
        and each worker collects all of them."""
        for path in sorted(PACKAGE.rglob("*.py")):
            inside = path.relative_to(PACKAGE)
            if room_of(inside.as_posix()) in PINNED:
                parts = (PACKAGE.name, *inside.with_suffix("").parts)
                module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
                self._remembering += remembering(module)
        self._coverage.stop()

    def _measure_children(self) -> None:
        settings = FOLDER / "children.ini"
        settings.write_text(
            f"[run]\nbranch = true\nparallel = true\nsource = {PACKAGE}\n"
            f"data_file = {FOLDER / '.coverage'}\ndisable_warnings = no-data-collected\n",
            encoding="utf-8",
        )
        os.environ[_CHILDREN] = str(settings)

    @classmethod
    def asked_for(cls) -> "RoomCoverage | None":
        """As the environment says; ``None`` in a run that measures nothing."""
        scope = os.environ.get("DESIGNO_SYNC_COVERAGE", "")
        return cls(scope) if scope else None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        if session.config.pluginmanager.hasplugin("dsession"):
            self._coverage.stop()

    def _holds_pins(self, item: pytest.Item) -> bool:
        """What made-up values reach differs from run to run, so it holds no pin."""
        own = self._scope == "pins" and item.nodeid.startswith(OWN_TESTS)
        return own and item.get_closest_marker("hypothesis") is None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        was_measured, self._was_measured = self._was_measured, self._holds_pins(item)
        if not self._was_measured:
            return (yield)
        if not was_measured:
            for one in self._remembering:
                one.cache_clear()
        self._coverage.start()
        try:
            return (yield)
        finally:
            self._coverage.stop()

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Workers have ended when the first process comes here; it fails for a pin not held."""
        self._coverage.stop()
        self._coverage.save()
        if self._worker:
            return
        os.environ.pop(_CHILDREN, None)
        report = FOLDER / "coverage.json"
        self._coverage.combine([str(FOLDER)])
        self._coverage.json_report(outfile=str(report))
        self._rooms = rooms(json.loads(report.read_text(encoding="utf-8"))["files"])
        self._judged = self._scope != "some" and not session.testsfailed
        if self._judged and lacking(self._rooms, PINNED):
            session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("branch coverage by room")
        for line in table(self._rooms, pinned=self._judged):
            terminalreporter.line(line)
