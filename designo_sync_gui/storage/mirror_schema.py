"""The tables of the mirror and the names of their columns.

``order_view`` has a row for each order: what was read of it alone, and what the order table
searches and sorts by, made by the rules of ``domain``. What many orders share (both statuses with
presence, problem and further fields, the agreed value, movement and last outcome) is a row of
``order_state``, with the number of its orders. An order is found by the key of its id, the first
column of the index that holds the orders from the newest on. ``rules_applied`` says by which rules
the rows were made, and how far, after an update of the program. ``list_version`` is counted up with
every change of which orders there are, of their states or of their order by id; it holds the last
id that was given too. ``former_orders`` and ``former_view`` are there only until their orders stand
in ``order_view``. ``broken_off`` says where a complete list that did not come to its end is gone on
with.

A row of ``order_view`` is narrow, because a search reads all of them: times are microseconds since
1970, and a source is its number in ``source``, without that of the row which an export's source
ends with. ``day_count`` counts the orders of a store by verdict and kind, day by day. ``activity``
holds what happened, ``activity_move`` which orders moved in a refresh, and ``activity_journal`` up
to which row of the journal its jobs are in ``activity``; ``activity_row`` says which rows of
``order_view`` an entry is about. ``accepted`` is a copy of the operator's
accepted differences that are in force, which the journal's file keeps, as ``acceptance_mark`` names
them; the one that covers an order stands in its state.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_keys import natural_key
from designo_sync_gui.domain.order_sorting import changed_text_key


class SideColumns(NamedTuple):
    """What the mirror holds of one side of an order.

    ``since`` is when the presence and status of now were first seen; ``status_change`` holds the
    earlier ones. Without it, in rows that an early version wrote, ``status_change`` holds that of
    now too.
    """

    presence: str | None = None
    json_type: str | None = None
    literal: str | None = None
    problem: str | None = None
    evidence: bytes | None = None
    changed_at: str | None = None
    source: str | None = None
    others: str | None = None
    listed: int = 1
    read_at: int | None = None
    since: int | None = None


class OrderColumns(NamedTuple):
    """What it holds of an order that belongs to no side."""

    store_code: str
    order_id: str
    number: str = ""
    last_outcome: str = ""
    agreed_json_type: str | None = None
    agreed_literal: str | None = None
    accepted: str = ""
    agreed_designo_json_type: str | None = None
    agreed_designo_literal: str | None = None


class OrderRecord(NamedTuple):
    """Everything the mirror holds of an order."""

    head: OrderColumns
    storefront: SideColumns
    designo: SideColumns


#: The columns of a side in ``order_state``, in the order of ``mirror_states.Said``.
SAID = ("presence", "listed", "json_type", "literal", "problem", "others")
_HEAD = len(OrderColumns._fields)
_SIDE = len(SideColumns._fields)


def _selected(side: Side) -> list[str]:
    """A side's columns of an order ``v`` in the state ``s``; see ``changed_text_key``."""
    told = f"v.{side}_changed"
    unmarked = f"CASE WHEN substr({told}, 1, 1) = char(1114111) THEN substr({told}, 2) ELSE {told}"
    found = {name: f"s.{side}_{name}" for name in SAID}
    found["changed_at"] = f"{unmarked} END"
    found["read_at"] = f"v.{side}_read"
    line = f"CASE WHEN v.{side}_line IS NULL THEN '' ELSE ', row ' || v.{side}_line END"
    told = f"SELECT text FROM source WHERE id = v.{side}_source"  # noqa: S608 - own names
    found["source"] = f"({told}) || {line}"
    return [found.get(name, f"v.{side}_{name}") for name in SideColumns._fields]


#: Every column of an order ``v`` in the state ``s``, in the order of ``record_of``.
ORDER_COLUMNS = ", ".join(
    [
        "v.store_code, v.order_id, v.number, s.last_outcome, s.agreed_json_type, s.agreed_literal, "
        "s.accepted, s.agreed_designo_json_type, s.agreed_designo_literal",
        *_selected(Side.STOREFRONT),
        *_selected(Side.DESIGNO),
    ]
)
SELECT_ORDER = (
    f"SELECT {ORDER_COLUMNS} "  # noqa: S608 - our own column names
    "FROM order_view v LEFT JOIN order_state s ON s.id = v.state"
)
#: Finds one order by its ``lookup``.
OF_ONE = "v.id_key = ? AND v.store_code = ? AND v.order_id = ?"


def lookup(ref: OrderRef) -> tuple[str, str, str]:
    """The values of ``OF_ONE``."""
    return natural_key(ref.order_id), *ref


def record_of(row: "tuple[object, ...]") -> OrderRecord:
    """A row selected with ``ORDER_COLUMNS``."""
    return OrderRecord(
        OrderColumns._make(row[:_HEAD]),
        SideColumns._make(row[_HEAD : _HEAD + _SIDE]),
        SideColumns._make(row[_HEAD + _SIDE :]),
    )


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: An export's source with the number of its row; see ``domain.source_words.ROW``.
_LINE = re.compile(r"(.*), row ([1-9][0-9]{0,17})\Z", re.DOTALL)


def instant(moment: datetime) -> int:
    """A time as it is kept."""
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(kept: int) -> datetime:
    """The time again, in UTC."""
    return _EPOCH + timedelta(microseconds=kept)


def parted_source(source: str) -> tuple[str, int | None]:
    """A source without the number of its row, and that number."""
    found = _LINE.match(source) if ", row " in source else None
    return (source, None) if found is None else (found[1], int(found[2]))


#: Where nothing is told of when an order changed.
NOT_CHANGED = changed_text_key("")

#: What both sides were seen to hold, with the same type and code points.
_AGREE = """
    UPDATE orders SET agreed_json_type = storefront_json_type, agreed_literal = storefront_literal
    WHERE storefront_presence = 'present' AND designo_presence = 'present'
    AND storefront_json_type = designo_json_type AND storefront_literal = designo_literal
    AND storefront_json_type <> 'absent'
"""


MIGRATIONS = (
    """
    CREATE TABLE orders (
        store_code TEXT NOT NULL, order_id TEXT NOT NULL,
        number TEXT NOT NULL DEFAULT '', last_outcome TEXT NOT NULL DEFAULT '',
        storefront_presence TEXT, storefront_json_type TEXT, storefront_literal TEXT,
        storefront_problem TEXT, storefront_evidence BLOB, storefront_changed_at TEXT,
        storefront_read_at TEXT, storefront_source TEXT,
        designo_presence TEXT, designo_json_type TEXT, designo_literal TEXT,
        designo_problem TEXT, designo_evidence BLOB, designo_changed_at TEXT,
        designo_read_at TEXT, designo_source TEXT,
        PRIMARY KEY (store_code, order_id)
    ) STRICT, WITHOUT ROWID
    ;;
    CREATE TABLE status_change (
        id INTEGER PRIMARY KEY, store_code TEXT NOT NULL, order_id TEXT NOT NULL,
        side TEXT NOT NULL, presence TEXT NOT NULL, json_type TEXT, literal TEXT,
        read_at TEXT NOT NULL
    ) STRICT
    ;;
    CREATE INDEX status_change_of_order ON status_change (store_code, order_id)
    ;;
    CREATE TABLE side_read (
        store_code TEXT NOT NULL, side TEXT NOT NULL, read_at TEXT NOT NULL, watermark TEXT,
        full INTEGER NOT NULL, PRIMARY KEY (store_code, side)
    ) STRICT, WITHOUT ROWID
    """,
    """
    ALTER TABLE orders ADD COLUMN storefront_others TEXT
    ;;
    ALTER TABLE orders ADD COLUMN designo_others TEXT
    """,
    f"""
    ALTER TABLE orders ADD COLUMN agreed_json_type TEXT
    ;;
    ALTER TABLE orders ADD COLUMN agreed_literal TEXT
    ;;
    {_AGREE}
    """,
    """
    ALTER TABLE orders ADD COLUMN storefront_listed INTEGER NOT NULL DEFAULT 1
    ;;
    ALTER TABLE orders ADD COLUMN designo_listed INTEGER NOT NULL DEFAULT 1
    ;;
    UPDATE orders SET storefront_listed = 0 WHERE storefront_source LIKE '%; asked singly'
    ;;
    UPDATE orders SET designo_listed = 0 WHERE designo_source LIKE '%; asked singly'
    ;;
    ALTER TABLE side_read ADD COLUMN surplus INTEGER NOT NULL DEFAULT 0
    """,
    """
    ALTER TABLE orders ADD COLUMN view_id INTEGER
    ;;
    ALTER TABLE orders ADD COLUMN view_state INTEGER
    ;;
    CREATE TABLE order_state (
        id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE,
        orders INTEGER NOT NULL DEFAULT 0, store_code TEXT NOT NULL,
        storefront_presence TEXT, storefront_listed INTEGER NOT NULL,
        storefront_json_type TEXT, storefront_literal TEXT,
        designo_presence TEXT, designo_listed INTEGER NOT NULL,
        designo_json_type TEXT, designo_literal TEXT,
        movement TEXT NOT NULL, last_outcome TEXT NOT NULL
    ) STRICT
    ;;
    CREATE TABLE order_view (
        id INTEGER PRIMARY KEY AUTOINCREMENT, store_code TEXT NOT NULL, order_id TEXT NOT NULL,
        state INTEGER NOT NULL, id_key TEXT NOT NULL, number_key TEXT NOT NULL,
        search TEXT NOT NULL, changed REAL NOT NULL, read_key REAL NOT NULL,
        storefront_changed TEXT NOT NULL, designo_changed TEXT NOT NULL
    ) STRICT
    ;;
    CREATE INDEX order_view_newest ON order_view (id_key, store_code DESC, order_id DESC, state)
    ;;
    CREATE INDEX order_view_of_state ON order_view (state)
    ;;
    CREATE TABLE value_seen (
        store_code TEXT NOT NULL, side TEXT NOT NULL, json_type TEXT NOT NULL,
        literal TEXT NOT NULL, PRIMARY KEY (store_code, side, json_type, literal)
    ) STRICT, WITHOUT ROWID
    ;;
    INSERT OR IGNORE INTO value_seen
    SELECT DISTINCT store_code, side, json_type, literal FROM status_change
    WHERE json_type IS NOT NULL
    ;;
    CREATE TABLE rules_applied (
        only INTEGER PRIMARY KEY CHECK (only = 1), version TEXT NOT NULL,
        store_code TEXT NOT NULL, order_id TEXT NOT NULL,
        done INTEGER NOT NULL, total INTEGER NOT NULL, ended INTEGER NOT NULL
    ) STRICT
    """,
    """
    ALTER TABLE order_view ADD COLUMN storefront_read TEXT
    ;;
    ALTER TABLE order_view ADD COLUMN designo_read TEXT
    """,
    """
    ALTER TABLE orders ADD COLUMN storefront_since TEXT
    ;;
    ALTER TABLE orders ADD COLUMN designo_since TEXT
    """,
    """
    CREATE TABLE list_version (
        only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL
    ) STRICT
    ;;
    INSERT INTO list_version VALUES (1, 0)
    """,
    """
    DROP INDEX order_view_newest
    ;;
    DROP INDEX order_view_of_state
    ;;
    DROP INDEX IF EXISTS order_view_by_number_key
    ;;
    DROP INDEX IF EXISTS order_view_by_read_key
    ;;
    DROP INDEX IF EXISTS order_view_by_storefront_changed
    ;;
    DROP INDEX IF EXISTS order_view_by_designo_changed
    ;;
    ALTER TABLE orders RENAME TO former_orders
    ;;
    ALTER TABLE order_view RENAME TO former_view
    ;;
    DROP TABLE order_state
    ;;
    CREATE TABLE order_state (
        id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE,
        orders INTEGER NOT NULL DEFAULT 0, store_code TEXT NOT NULL,
        storefront_presence TEXT, storefront_listed INTEGER NOT NULL,
        storefront_json_type TEXT, storefront_literal TEXT,
        storefront_problem TEXT, storefront_others TEXT,
        designo_presence TEXT, designo_listed INTEGER NOT NULL,
        designo_json_type TEXT, designo_literal TEXT,
        designo_problem TEXT, designo_others TEXT,
        agreed_json_type TEXT, agreed_literal TEXT,
        movement TEXT NOT NULL, last_outcome TEXT NOT NULL
    ) STRICT
    ;;
    CREATE TABLE order_view (
        id INTEGER PRIMARY KEY, store_code TEXT NOT NULL, order_id TEXT NOT NULL,
        state INTEGER NOT NULL, id_key TEXT NOT NULL, number_key TEXT NOT NULL,
        search TEXT NOT NULL, changed REAL NOT NULL, read_key REAL NOT NULL,
        storefront_changed TEXT NOT NULL, designo_changed TEXT NOT NULL, number TEXT NOT NULL,
        storefront_source INTEGER, storefront_line INTEGER,
        storefront_read INTEGER, storefront_since INTEGER,
        designo_source INTEGER, designo_line INTEGER,
        designo_read INTEGER, designo_since INTEGER,
        storefront_evidence BLOB, designo_evidence BLOB
    ) STRICT
    ;;
    CREATE TABLE source (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT
    ;;
    CREATE INDEX order_view_newest ON order_view (id_key, store_code DESC, order_id DESC, state)
    ;;
    CREATE INDEX order_view_of_state ON order_view (state)
    ;;
    ALTER TABLE list_version ADD COLUMN last_id INTEGER NOT NULL DEFAULT 0
    ;;
    UPDATE list_version SET version = version + 1
    ;;
    DROP TABLE rules_applied
    ;;
    CREATE TABLE rules_applied (
        only INTEGER PRIMARY KEY CHECK (only = 1), version TEXT NOT NULL, moving INTEGER NOT NULL,
        store_code TEXT NOT NULL, order_id TEXT NOT NULL, last_id INTEGER NOT NULL,
        done INTEGER NOT NULL, total INTEGER NOT NULL, ended INTEGER NOT NULL
    ) STRICT
    """,
    """
    ALTER TABLE side_read ADD COLUMN horizon TEXT
    ;;
    CREATE TABLE broken_off (
        side TEXT NOT NULL, store_codes TEXT NOT NULL, asked TEXT NOT NULL,
        position TEXT NOT NULL, began TEXT NOT NULL, as_of TEXT, horizon TEXT,
        read INTEGER NOT NULL, nameless INTEGER NOT NULL, lost INTEGER NOT NULL, total INTEGER,
        PRIMARY KEY (side, store_codes)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE day_count (
        store_code TEXT NOT NULL, day TEXT NOT NULL, what TEXT NOT NULL, number INTEGER NOT NULL,
        PRIMARY KEY (store_code, day, what)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE activity (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, began INTEGER NOT NULL,
        kind TEXT NOT NULL, stores TEXT NOT NULL, said TEXT NOT NULL, ending TEXT NOT NULL,
        details TEXT NOT NULL, operator TEXT NOT NULL, times INTEGER NOT NULL,
        orders INTEGER NOT NULL, writes INTEGER NOT NULL, outcomes TEXT NOT NULL,
        job_id TEXT UNIQUE, words TEXT NOT NULL
    ) STRICT
    ;;
    CREATE INDEX activity_newest ON activity (at, id)
    ;;
    CREATE INDEX activity_of_stores ON activity (stores, kind)
    ;;
    CREATE TABLE activity_move (entry INTEGER PRIMARY KEY, moves BLOB NOT NULL) STRICT
    ;;
    CREATE TABLE activity_journal (
        only INTEGER PRIMARY KEY CHECK (only = 1), seq INTEGER NOT NULL
    ) STRICT
    ;;
    INSERT INTO activity_journal VALUES (1, 0)
    """,
    """
    ALTER TABLE order_state ADD COLUMN accepted TEXT NOT NULL DEFAULT ''
    ;;
    CREATE TABLE accepted (
        store_code TEXT NOT NULL, order_id TEXT NOT NULL, held TEXT NOT NULL, said TEXT NOT NULL,
        PRIMARY KEY (store_code, order_id, held)
    ) STRICT, WITHOUT ROWID
    ;;
    CREATE TABLE acceptance_mark (
        only INTEGER PRIMARY KEY CHECK (only = 1), mark TEXT NOT NULL
    ) STRICT
    ;;
    INSERT INTO acceptance_mark VALUES (1, '')
    """,
    """
    CREATE TABLE activity_row (
        entry INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (entry, row)
    ) STRICT, WITHOUT ROWID
    ;;
    CREATE INDEX activity_row_of_order ON activity_row (row)
    """,
    """
    ALTER TABLE order_state ADD COLUMN agreed_designo_json_type TEXT
    ;;
    ALTER TABLE order_state ADD COLUMN agreed_designo_literal TEXT
    """,
)
