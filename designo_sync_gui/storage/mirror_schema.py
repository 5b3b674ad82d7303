"""The tables of the mirror and the names of their columns.

``orders`` holds what was observed. ``order_view`` and ``order_state`` hold what the order table
filters, searches, sorts and counts by, made of ``orders`` by the rules of ``domain``: a row of
``order_view`` for each order, a row of ``order_state`` for what many orders share, with their
number. When an order is read again and nothing but the time of reading differs, that time is
written in ``order_view`` alone, whose rows are narrow. ``rules_applied`` says by which rules, and
how far, after an update of the program. ``list_version`` is counted up with every change of which
orders there are, of their states or of their order by id.
"""

from typing import NamedTuple

from designo_sync_gui.domain.order import Side


class SideColumns(NamedTuple):
    """The columns of one side in ``orders``, without their prefix.

    Those before ``read_at`` are what was seen. ``since`` is when the presence and status of now
    were first seen; ``status_change`` holds the earlier ones. Without it, in rows that an earlier
    version wrote, ``status_change`` holds that of now too.
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
    read_at: str | None = None
    since: str | None = None


class OrderColumns(NamedTuple):
    """The columns of ``orders`` that belong to no side."""

    store_code: str
    order_id: str
    number: str = ""
    last_outcome: str = ""
    agreed_json_type: str | None = None
    agreed_literal: str | None = None
    view_id: int | None = None
    view_state: int | None = None


class OrderRecord(NamedTuple):
    """A row of ``orders``."""

    head: OrderColumns
    storefront: SideColumns
    designo: SideColumns


def side_columns(side: Side) -> list[str]:
    """The column names of a side."""
    return [f"{side.value}_{name}" for name in SideColumns._fields]


#: Where the time of reading stands among the columns of a side.
READ_AT = SideColumns._fields.index("read_at")


def read_column(side: Side) -> str:
    """The column of ``order_view`` that says when a side was last read and nothing had changed."""
    return f"{side.value}_read"


def _selected(side: Side) -> list[str]:
    """A side's columns of an order ``o`` with its row ``v`` of the order table."""
    columns = [f"o.{name}" for name in side_columns(side)]
    columns[READ_AT] = f"coalesce(v.{read_column(side)}, {columns[READ_AT]})"
    return columns


_HEAD = len(OrderColumns._fields)
_SIDE = len(SideColumns._fields)
#: Every column of an order ``o`` with its row ``v``, in the order of ``record_of``.
ORDER_COLUMNS = ", ".join(
    [
        *(f"o.{name}" for name in OrderColumns._fields),
        *_selected(Side.STOREFRONT),
        *_selected(Side.DESIGNO),
    ]
)
#: Where a row selected with ``ORDER_COLUMNS`` holds the columns of a side.
SIDE_AT = {
    Side.STOREFRONT: slice(_HEAD, _HEAD + _SIDE),
    Side.DESIGNO: slice(_HEAD + _SIDE, _HEAD + 2 * _SIDE),
}
SELECT_ORDER = (
    f"SELECT {ORDER_COLUMNS} "  # noqa: S608 - our own column names
    "FROM orders o LEFT JOIN order_view v ON v.id = o.view_id"
)


def record_of(row: "tuple[object, ...]") -> OrderRecord:
    """A row selected with ``ORDER_COLUMNS``."""
    return OrderRecord(
        OrderColumns._make(row[:_HEAD]),
        SideColumns._make(row[_HEAD : _HEAD + _SIDE]),
        SideColumns._make(row[_HEAD + _SIDE :]),
    )


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
)
