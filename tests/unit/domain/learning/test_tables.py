"""What the columns of a table probably mean, and whether it is a log."""

import pytest

from designo_sync_gui.connectors.exports import platform
from designo_sync_gui.domain.learning import tables
from designo_sync_gui.domain.learning.example import TableGiven
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.tables import (
    LOG_ROWS,
    OPTION_OF,
    ROWS_OPTION,
    TableChoice,
    TableSample,
    looks_like_table,
    propose_table,
    table_ids,
    with_choice,
)
from designo_sync_gui.domain.status import NumberLiteral


def sample(columns: tuple[str, ...], *rows: tuple[object, ...], lines: bool = False) -> TableSample:
    return TableSample("e.csv", columns, rows, lines_of_json=lines)


EXPORT = sample(
    ("Order ID", "Order No.", "Customer", "Order Status", "Payment Status", "Updated At", "Store"),
    ("1001", "#501", "Ada", "In Production", "paid", "2026-11-01 10:00:00", "main"),
    ("1002", "#502", "Bo", "Shipped", "paid", "2026-11-01 11:00:00", "main"),
    ("1003", "#503", "Cy", "New", "open", "2026-11-02 10:00:00", "main"),
    ("1004", "#504", "Di", "Shipped", "paid", "2026-11-02 10:05:00", "main"),
)


def columns(found) -> dict[Role, str]:
    return dict(with_choice(found).columns)


def test_that_the_columns_of_an_export_are_proposed_by_name_and_values() -> None:
    found = propose_table(EXPORT)
    assert columns(found) == {
        Role.ID: "Order ID",
        Role.STATUS: "Order Status",
        Role.NUMBER: "Order No.",
        Role.CHANGED_AT: "Updated At",
        Role.STORE: "Store",
    }
    assert (found.is_log, found.contradicting) == (False, 0)
    assert found.proposal.looks_like_orders


def test_that_german_columns_are_proposed_too() -> None:
    table = sample(
        ("Bestellnummer", "Auftrags-ID", "Auftragsstatus", "Geändert am"),
        ("B-1", "71", "In Bearbeitung", "2026-11-01 10:00:00"),
        ("B-2", "72", "Versendet", "2026-11-01 11:00:00"),
        ("B-3", "73", "Neu", "2026-11-01 12:00:00"),
    )
    found = columns(propose_table(table))
    assert found[Role.ID] == "Auftrags-ID"
    assert found[Role.STATUS] == "Auftragsstatus"
    assert found[Role.CHANGED_AT] == "Geändert am"


def test_that_known_orders_name_the_columns_where_names_do_not() -> None:
    table = sample(("A", "B", "C"), ("x", "7", "paid"), ("y", "8", "new"), ("z", "9", "paid"))
    known = KnownOrders("Depot", {"7": "paid", "8": "new", "9": "paid"})
    assert table_ids(table) >= {"7", "8", "9"}
    found = columns(propose_table(table, known))
    assert (found[Role.ID], found[Role.STATUS]) == ("B", "C")


def test_that_a_column_whose_name_stands_twice_is_not_proposed() -> None:
    table = sample(
        ("order_id", "status", "status", "state"), ("1", "paid", "x", "new"), ("2", "a", "b", "c")
    )
    found = propose_table(table)
    assert table.repeated == ("status",)
    assert [field.pointer for field in found.proposal.found.fields] == ["order_id", "state"]


LOG_ROWS_OF_ORDERS = (
    ("2026-11-01T10:00:00Z", "1", "new"),
    ("2026-11-01T10:05:00Z", "2", "new"),
    ("2026-11-01T11:00:00Z", "1", "printing"),
    ("2026-11-01T12:00:00Z", "3", "new"),
    ("2026-11-01T13:00:00Z", "1", "shipped"),
)


def test_that_rows_of_one_order_with_times_are_a_log() -> None:
    found = propose_table(sample(("at", "order_id", "status"), *LOG_ROWS_OF_ORDERS))
    assert found.is_log
    assert columns(found) == {
        Role.ID: "order_id",
        Role.STATUS: "status",
        Role.CHANGED_AT: "at",
    }


def test_that_lines_of_json_are_a_log_and_their_columns_pointers() -> None:
    table = sample(
        ("/at", "/order/id", "/order/status"),
        ("2026-11-01T10:00:00Z", NumberLiteral("1"), "new"),
        ("2026-11-01T11:00:00Z", NumberLiteral("2"), "printing"),
        lines=True,
    )
    found = propose_table(table)
    assert found.is_log
    assert columns(found)[Role.ID] == "/order/id"
    assert columns(found)[Role.STATUS] == "/order/status"


def test_that_an_order_twice_in_an_export_is_told_and_no_log() -> None:
    table = sample(("order_id", "status"), ("1", "new"), ("2", "paid"), ("1", "shipped"))
    found = propose_table(table)
    assert (found.is_log, found.contradicting) == (False, 1)
    assert columns(found)[Role.ID] == "order_id"


def test_that_several_articles_of_an_order_are_no_contradiction() -> None:
    table = sample(
        ("order_id", "status", "sku"), ("1", "new", "a"), ("1", "", "b"), ("2", "new", "a")
    )
    assert propose_table(table).contradicting == 0


def test_that_two_stores_may_have_orders_of_one_id() -> None:
    table = sample(
        ("store_code", "order_id", "status", "updated_at"),
        ("de", "1", "new", "2026-11-01T10:00:00Z"),
        ("fr", "1", "paid", "2026-11-01T11:00:00Z"),
        ("de", "2", "new", "2026-11-01T12:00:00Z"),
        ("fr", "2", "paid", "2026-11-01T12:30:00Z"),
    )
    found = propose_table(table)
    assert found.proposal.pointer(Role.STORE) == "store_code"
    assert (found.is_log, found.contradicting) == (False, 0)


def test_that_no_rows_give_no_proposal() -> None:
    found = propose_table(sample(("order_id", "status")))
    assert (columns(found), found.contradicting) == ({}, 0)


def test_that_a_choice_becomes_the_settings_of_the_file() -> None:
    choice = TableChoice({Role.ID: "no", Role.STATUS: "st"}, is_log=True)
    given = (("file", "/x"), ("files", "all"), ("rows", "orders"), ("id_column", "old"))
    assert choice.settings(given) == (
        ("file", "/x"),
        ("files", "all"),
        ("rows", "log"),
        ("id_column", "no"),
        ("status_column", "st"),
    )


def test_that_the_settings_are_those_that_an_export_declares() -> None:
    declared = {option.name: option for option in platform.DESIGNO_OPTIONS}
    assert set(OPTION_OF.values()) <= set(declared)
    assert LOG_ROWS in dict(declared[ROWS_OPTION].choices)


@pytest.mark.parametrize(
    ("name", "head", "table"),
    [
        ("e.xlsx", b"PK\x03\x04rest", True),
        ("e.csv", b"id,status\n1,a\n", True),
        ("e.txt", b"\xef\xbb\xbfid;status\r\n", True),
        ("e.csv", "id,status\n".encode("utf-16"), True),
        ("l.log", b'{"id": 1}\n{"id": 2}\n', True),
        ("l.jsonl", b'{"id": 1}\n', True),
        ("a.json", b'{"id": 1}\n', False),
        ("a.json", b'{\n"data": [{"id": 1}, {"id": 2}]}', False),
        ("a.jsonl", b'{"id": \n{"id": 2}', False),
        ("a.json", b'[{"id": 1}]', False),
        ("a.txt", b"curl 'https://x.example/a,b'", False),
        ("a.txt", b"$ curl -s https://x.example/a?b=1 | jq .", False),
        ("a.txt", b'fetch("https://x.example/", {})', False),
        ("a.txt", b"Invoke-WebRequest -Uri x,y", False),
        ("a.txt", b"https://x.example/a?b=1,2\nX-Key: 1", False),
        ("a.html", b"<html>,", False),
        ("a.txt", b"words", False),
        ("empty", b"", False),
    ],
)
def test_that_a_table_is_told_from_an_answer_and_a_command(name, head, table) -> None:
    assert looks_like_table(name, head) is table


def test_that_no_more_ids_are_looked_up_than_the_mirror_bears(monkeypatch) -> None:
    monkeypatch.setattr(tables, "_MOST_IDS", 2)
    table = sample(("id",), ("1",), ("2",), ("3",), ("x" * 300,), ("",), (None,))
    assert table_ids(table) == {"1", "2"}
    monkeypatch.undo()
    assert table_ids(table) == {"1", "2", "3"}


def test_that_a_table_given_as_an_answer_is_told() -> None:
    assert TableGiven().message.english == "This is a table or a folder, not an answer."
