"""The rows of the journal as a chain: each row's hash covers its content and the hash before it.

Law: rows are added at an end that is as it was left; the number and hash of the last row are kept
apart too, so that rows that were cut off are missed.
"""

import hashlib
import json
import sqlite3
from datetime import datetime
from typing import Any, NamedTuple

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.storage.journal_bodies import Claim, Ended, Intent, JobHead, body_text

_LAST_OUTCOME = """
    SELECT seq, outcome FROM event WHERE job_id = ? AND row = ? AND kind = 'outcome'
    ORDER BY seq DESC LIMIT 1
"""
_INTENDED = """
    SELECT store_code, order_id FROM event WHERE job_id = ? AND row = ? AND kind = 'intent'
"""


class Row(NamedTuple):
    job_id: str
    row: int
    kind: str
    ref: OrderRef
    outcome: str
    at: datetime
    body: JobHead | Intent | Claim | Ended


class Chain:
    """Rows about to be added in one transaction, behind those that are there.

    Raises ``StorageFailed`` when the end of the journal is not as it was left: another row would
    close the chain over the gap, and nobody would find it any more.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        last = connection.execute(
            "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        self._seq: int
        self._hash: str
        self._seq, self._hash = last or (0, "")
        if connection.execute("SELECT seq, hash FROM head").fetchall() != [(self._seq, self._hash)]:
            raise StorageFailed(
                say(
                    "The end of the journal has changed since it was written: rows are missing or "
                    "altered."
                ),
                say("Keep the file and compare it with a backup. Nothing is sent meanwhile."),
                title=say("Journal damaged"),
            )
        self.rows: list[Row] = []
        self._values: list[tuple[Any, ...]] = []
        self._outcomes: dict[tuple[str, int], tuple[int, str]] = {}

    def intended(self, job_id: str, index: int) -> OrderRef:
        """The order of an intent. Raises ``StorageFailed`` where there is none."""
        found = self.connection.execute(_INTENDED, (job_id, index)).fetchone()
        if found is None:
            raise StorageFailed(
                say(
                    "The journal has no entry {index} for job {job_id}: nothing is sent.",
                    index=index,
                    job_id=job_id,
                )
            )
        return OrderRef(*found)

    def last_outcome(self, job_id: str, index: int) -> tuple[int, str] | None:
        """Number and kind of the last outcome of a write so far, also if it is added here."""
        added = self._outcomes.get((job_id, index))
        return added or self.connection.execute(_LAST_OUTCOME, (job_id, index)).fetchone()

    def add(self, row: Row) -> None:
        self._seq += 1
        values = (
            self._seq,
            row.job_id,
            row.row,
            row.kind,
            row.ref.store_code,
            row.ref.order_id,
            row.outcome,
            row.at.isoformat(),
            body_text(row.body),
            self._hash,
        )
        self._hash = hash_of(values)
        self.rows.append(row)
        self._values.append((*values, self._hash))
        if row.kind == "outcome":
            self._outcomes[row.job_id, row.row] = (self._seq, row.outcome)

    def write(self) -> None:
        """Put all that was added into the transaction."""
        self.connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._values
        )
        self.connection.execute("UPDATE head SET seq = ?, hash = ?", (self._seq, self._hash))


def hash_of(values: tuple[Any, ...]) -> str:
    """Of all columns of a row before its own hash."""
    return hashlib.sha256(json.dumps(values).encode("ascii")).hexdigest()


def first_wrong_row(connection: sqlite3.Connection) -> int | None:
    """The number of the first row that was altered, removed or moved."""
    previous = ""
    strict = connection.text_factory
    # Bytes that are no text any more are a wrong row like any other.
    connection.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
    try:
        rows = connection.execute("SELECT * FROM event ORDER BY seq")
        for expected, row in enumerate(rows, start=1):
            if row[0] != expected or row[9] != previous or hash_of(row[:10]) != row[10]:
                return expected
            previous = row[10]
        head = connection.execute("SELECT seq, hash FROM head").fetchall()
        last = connection.execute("SELECT count(*) FROM event").fetchone()[0]
        if head != [(last, previous)]:
            return int(last) + 1
    finally:
        connection.text_factory = strict
    return None
