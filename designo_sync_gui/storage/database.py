"""One SQLite file with one thread that owns its connection.

Law: what is reported as stored is on the disk (WAL, synchronous=FULL), but for calls that say they
need not be: those are on it with the next that does. Calls that arrive together share one commit,
but none returns before it. A file of a newer program is not touched, one of an
older program is copied beside itself before its schema changes, and one that cannot be written is
read only.
"""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.file_replacing import replace_file
from designo_sync_gui.storage.database_address import address_of
from designo_sync_gui.storage.files import cannot_store, make_private

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

_TOGETHER = 500
_BUSY_SECONDS = 10.0
#: What Python raises where a row holds what it cannot.
NO_VALUES = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")


class DatabaseDamaged(StorageFailed):
    """The file is no database or its content is damaged."""

    title = say("Data file damaged")


@dataclass(slots=True)
class _Call:
    work: Callable[[sqlite3.Connection], Any]
    answer: "Future[Any]"
    damaged_too: bool = False
    lasting: bool = True


class Database:
    """Runs pieces of work on the thread of one database file.

    With ``checked`` an empty file is refused, because a database holds its schema from its first
    moment, and the whole file is looked through once, on its thread and after ``open`` has
    returned; of a damaged file nothing is read or written then. ``read_only`` is whether it was
    found that it cannot be written, ``damage_met`` whether damage was met since it was opened, by
    whichever thread. ``rollbacks`` counts, for work on the thread, how often
    anything was rolled back: ids remembered from before may be of rows that are not there.
    """

    def __init__(self, path: Path, migrations: Sequence[str], *, checked: bool = False) -> None:
        self.read_only = False
        self.damage_met = False
        self.rollbacks = 0
        self._level = ""
        self._checked = checked
        self._damage: DatabaseDamaged | None = None
        self._path = path
        self._migrations = migrations
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    async def open(self) -> None:
        """Open or make the file and bring its schema up to date.

        Raises ``DatabaseDamaged``, or ``StorageFailed`` for a newer schema, a full disk or a
        folder that cannot be used.
        """
        ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._live, args=(ready,), name=f"storage {self._path.name}", daemon=True
        )
        self._thread.start()
        try:
            await asyncio.wrap_future(ready)
        except StorageFailed:
            self._thread = None
            raise

    async def run(self, work: Work[T], *, damaged_too: bool = False, lasting: bool = True) -> T:
        """Run ``work`` inside a transaction; durable when it returns. Raises ``StorageFailed``.

        ``damaged_too`` looks into a file that is known to be damaged, as far as it can be read.
        Without ``lasting`` a power cut may undo it, with everything stored after it, until the next
        call that is lasting; the end of the program does not.
        """
        if self._thread is None:
            raise StorageFailed(say("The data file is closed."), say("Start the program again."))
        answer: Future[T] = Future()
        self._calls.put(_Call(work, answer, damaged_too, lasting))
        return await asyncio.shield(asyncio.wrap_future(answer))

    def reading_connection(self) -> sqlite3.Connection:
        """Another connection to the open file, which only reads and waits for no writer; for the
        thread that calls. Raises ``sqlite3.Error`` or ``StorageFailed``."""
        return self._readable()

    @property
    def path(self) -> Path:
        return self._path

    async def read(self, look: Work[T]) -> T:
        """Run ``look``, which makes values of rows. Raises ``DatabaseDamaged`` for rows that cannot
        be understood: SQLite's own check sees pages, not what stands on them."""
        try:
            return await self.run(look)
        except NO_VALUES as error:
            raise self.row_damaged() from error

    async def aclose(self) -> None:
        """Finish pending calls, then close the file and end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._calls.put(None)
            await asyncio.to_thread(thread.join)

    def _live(self, ready: "Future[None]") -> None:
        try:
            connection = self._connect()
        except Exception as error:
            ready.set_exception(self.told(error))
            return
        ready.set_result(None)
        if self._checked:
            self._damage = self._found_damage(connection)
        try:
            while self._serve(connection):
                pass
        finally:
            with suppress(sqlite3.Error):
                connection.close()

    def _connect(self) -> sqlite3.Connection:
        existed = self._path.exists()
        if self._checked and existed and self._path.stat().st_size == 0:
            raise DatabaseDamaged(
                say("{path} is empty: its contents are lost.", path=self._path),
                say(
                    "Restore it from a backup. Remove it only if no status was ever sent from "
                    "this data folder."
                ),
            )
        try:
            return self._prepared(_connected(str(self._path)), existed=existed)
        except sqlite3.Error as error:
            if not existed or not _name_of(error).startswith(_UNWRITABLE):
                raise
        self.read_only = True
        return self._readable()

    def _prepared(self, connection: sqlite3.Connection, *, existed: bool) -> sqlite3.Connection:
        try:
            if not existed:
                make_private(self._path)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _readable(self) -> sqlite3.Connection:
        """The file as it is. Where SQLite cannot even keep its index of the log beside it, the
        file is read as one that nobody changes, which holds only where there is no log."""
        log = self._path.with_name(f"{self._path.name}-wal")
        try:
            return self._looking("mode=ro")
        except sqlite3.Error as error:
            logged = log.exists() and log.stat().st_size > 0
            if logged or not _name_of(error).startswith(_UNWRITABLE):
                raise
        return self._looking("mode=ro&immutable=1")

    def _looking(self, how: str) -> sqlite3.Connection:
        connection = _connected(address_of(self._path.absolute(), how), uri=True)
        try:
            if self._version(connection) < len(self._migrations):
                raise made_by_older_program(self._path)
        except BaseException:
            connection.close()
            raise
        return connection

    def _version(self, connection: sqlite3.Connection) -> int:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(self._migrations):
            raise StorageFailed(
                say("{path} was written by a newer version of this program.", path=self._path),
                say("Use that version, or another data folder (--home)."),
                title=say("Data of a newer version"),
            )
        return version

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """All missing steps or none; a program that dies among them changed nothing.

        Writing is tried in any case: that a file cannot be written is found out here.
        """
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = self._version(connection)
            connection.execute(f"PRAGMA user_version={version}")
            if version == len(self._migrations):
                connection.execute("ROLLBACK")
                return
            if version > 0:
                self._keep_former(version)
            for script in self._migrations[version:]:
                for statement in script.split(";;"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version={len(self._migrations)}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def _keep_former(self, version: int) -> None:
        """A copy of the file before its schema changes, one for each version; never removed.

        It is copied through a connection of its own while the caller holds the write lock.
        """
        kept = self._path.with_name(f"{self._path.name}.v{version}.bak")
        if kept.exists():
            return
        part = kept.with_name(f"{kept.name}.part")
        part.unlink(missing_ok=True)
        part.touch()
        make_private(part)
        with closing(sqlite3.connect(self._path)) as former, closing(sqlite3.connect(part)) as copy:
            former.backup(copy)
        replace_file(part, kept)

    def _found_damage(self, connection: sqlite3.Connection) -> DatabaseDamaged | None:
        try:
            check_content(connection, self._path)
        except DatabaseDamaged as damage:
            return damage
        except (sqlite3.Error, UnicodeDecodeError) as error:
            told = self.told(error)
            return told if isinstance(told, DatabaseDamaged) else None
        return None

    def _serve(self, connection: sqlite3.Connection) -> bool:
        """Carry out the calls that wait, in one transaction; ``False`` when asked to end."""
        calls: list[_Call] = []
        call = self._calls.get()
        more = call is not None
        while call is not None:
            calls.append(call)
            if len(calls) == _TOGETHER:
                break
            try:
                call = self._calls.get_nowait()
            except queue.Empty:
                break
            more = call is not None
        if self._damage is not None:
            calls = self._refuse(calls, self._damage)
        if calls:
            self._commit(connection, calls)
        return more

    @staticmethod
    def _refuse(calls: Sequence[_Call], damage: DatabaseDamaged) -> list[_Call]:
        """The calls that may look into a damaged file; the others are told why they may not."""
        for call in calls:
            if not call.damaged_too:
                call.answer.set_exception(DatabaseDamaged(damage.message, damage.advice))
        return [call for call in calls if call.damaged_too]

    def _commit(self, connection: sqlite3.Connection, calls: Sequence[_Call]) -> None:
        level = "FULL" if any(call.lasting for call in calls) else "NORMAL"
        try:
            if level != self._level:
                connection.execute(f"PRAGMA synchronous={level}")
                self._level = level
            connection.execute("BEGIN" if self.read_only else "BEGIN IMMEDIATE")
            alone = len(calls) == 1
            results = [(call, *self._attempted(connection, call, alone)) for call in calls]
            connection.execute("COMMIT")
        except Exception as error:
            self.rollbacks += 1
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            for call in calls:
                call.answer.set_exception(self.told(error))
            return
        for call, result, failure in results:
            if failure is None:
                call.answer.set_result(result)
            else:
                call.answer.set_exception(self.told(failure))

    def _attempted(
        self, connection: sqlite3.Connection, call: _Call, alone: bool
    ) -> tuple[Any, Exception | None]:
        if alone:  # what fails is rolled back with its transaction
            return call.work(connection), None
        result, failure = _attempt(connection, call.work)
        self.rollbacks += failure is not None
        return result, failure

    def told(self, error: Exception) -> Exception:
        """The expected error for a failure of SQLite or of the disk; a bug stays what it is."""
        if isinstance(error, sqlite3.Error):
            failure = translated(error, self._path)
            self.damage_met |= isinstance(failure, DatabaseDamaged)
            return failure
        if isinstance(error, UnicodeDecodeError):  # sqlite3 quotes a damaged schema in its message
            self.damage_met = True
            return _damaged(self._path, "a text in it is not valid UTF-8")
        if isinstance(error, OSError):
            return cannot_store(self._path, error)
        return error

    def row_damaged(self) -> DatabaseDamaged:
        """Told where values cannot be made of a row (``NO_VALUES``)."""
        self.damage_met = True
        return _damaged(self._path, "a row cannot be understood")


class UnusableDatabase(Database):
    """Replaces a damaged file that cannot be moved aside: every call raises the reason."""

    def __init__(self, path: Path, problem: StorageFailed) -> None:
        super().__init__(path, ())
        self._problem = problem

    async def run(self, work: Work[T], *, damaged_too: bool = False, lasting: bool = True) -> T:
        told = self._problem
        raise DatabaseDamaged(told.message, told.advice, title=told.title)


def made_by_older_program(path: Path) -> StorageFailed:
    """Told of a file that must be brought up to date and cannot be written."""
    return StorageFailed(
        say("{path} comes from an older version of this program and cannot be written.", path=path),
        say("Make the data folder writable once."),
    )


def check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Read all pages (0.13 s for 100,000 orders). Raises ``DatabaseDamaged`` or SQLite's error."""
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone() or ("no answer",)
    if found != "ok":
        raise _damaged(path, found)


def check_shape(connection: sqlite3.Connection, migrations: Sequence[str], path: Path) -> None:
    """Compare the tables with those that the steps make (2 ms). Raises ``DatabaseDamaged``.

    A version says only how many steps were made: before the first release, some were rewritten.
    """
    with closing(sqlite3.connect(":memory:")) as fresh:
        for script in migrations:
            for statement in script.split(";;"):
                fresh.execute(statement)
        wanted = _shape(fresh)
    found = _shape(connection)
    wrong = [table for table, columns in wanted.items() if found.get(table) != columns]
    if wrong:
        raise _damaged(path, f"another table {min(wrong)}")


def _shape(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """Columns by table, without what is there only until its rows are moved."""
    names = connection.execute(
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND m.name NOT LIKE 'former%' AND m.name NOT LIKE 'sqlite%'"
    )
    shape: dict[str, set[str]] = {}
    for table, column in names:
        shape.setdefault(table, set()).add(column)
    return {table: frozenset(columns) for table, columns in shape.items()}


def _attempt(
    connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]
) -> tuple[Any, Exception | None]:
    """One call in its own savepoint: its failure undoes nothing of its neighbours."""
    connection.execute("SAVEPOINT call")
    try:
        result = work(connection)
    except Exception as failure:
        if not connection.in_transaction:
            raise
        connection.execute("ROLLBACK TO call")
        connection.execute("RELEASE call")
        return None, failure
    connection.execute("RELEASE call")
    return result, None


def translated(error: sqlite3.Error, path: Path) -> StorageFailed:
    """The expected error for what SQLite reports."""
    name = _name_of(error)
    # Python's own error for a text that is not UTF-8, which this program never writes.
    undecodable = str(error).startswith("Could not decode to UTF-8")
    if name in ("SQLITE_CORRUPT", "SQLITE_NOTADB") or undecodable:
        return _damaged(path, str(error))
    advice = say("Check the disk space and the permissions of the data folder.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        advice = say("Another program is using the file. Close the other window or command.")
    return StorageFailed(say("{path} cannot be used: {error}.", path=path, error=error), advice)


def _damaged(path: Path, why: str) -> DatabaseDamaged:
    return DatabaseDamaged(
        say("{path} is damaged: {error}.", path=path, error=why),
        say("See the help page on troubleshooting."),
    )


def _name_of(error: sqlite3.Error) -> str:
    """SQLite's own name of the error; ``sqlite3`` gives none to errors of its own making."""
    return getattr(error, "sqlite_errorname", "") or ""


def _connected(place: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection that begins no transaction by itself and waits a while for other programs."""
    return sqlite3.connect(place, timeout=_BUSY_SECONDS, isolation_level=None, uri=uri)
