"""Make the database of a shop: orders whose status is any text but one that its rule refuses."""

import sqlite3

#: As people type them: blanks, capitals, letters beside ASCII.
STATUSES = (
    "In Production",
    " in production",
    "Gedruckt \u2013 2\u00d7",
    "出荷済み",
    "done",
    "done",
    "done",
)

with sqlite3.connect("shop.db") as shop:
    shop.executescript(
        """
        CREATE TABLE orders (
            id INTEGER PRIMARY KEY, number TEXT,
            status TEXT CHECK (status <> 'Lost'),
            changed TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
        );
        CREATE TRIGGER touched AFTER UPDATE OF status ON orders BEGIN
            UPDATE orders SET changed = strftime('%Y-%m-%dT%H:%M:%SZ') WHERE id = new.id;
        END;
        """
    )
    rows = [(place, f"O-{place}", status) for place, status in enumerate(STATUSES, 1001)]
    shop.executemany("INSERT INTO orders (id, number, status) VALUES (?, ?, ?)", rows)
