"""Which rows of an export name an order, and what is told of the others."""

import asyncio

import pytest
from export_kit import (
    checks,
    english,
    number,
    package,
    read,
    read_whole,
    reader_of,
    row,
    sheet_xml,
    statuses,
    text,
    written_csv,
)

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.status import Status

DAMAGED = [
    "5.1E+17",
    "5,1E+17",
    "2e+06",
    "1.5E3",
    "2002.0",
    "2002,00",
    "2,007",
    "1 234 567",
    "1\u202f234",
    "#REF!",
    "#########",
    "20\x0002",
    "7" * 70_000,
]
GUARDED = ["'2002", '="2002"', "2002\t", " 2002", "2002\u00a0", "\ufeff2002", "='2002"]
PLAIN = ["2002", "007", "A-17", "5e6", "1.5", "gid://shop/Order/1", "576461413512345678", "ü1"]


def both_formats(folder, rows):
    """The same table as CSV and as XLSX, whose cells are texts."""
    yield written_csv(folder / "e.csv", rows, encoding="utf-8")
    lines = [row(*(text(escaped(value)) for value in line)) for line in rows]
    yield package(folder / "e.xlsx", sheet_xml(*lines))


def escaped(value: str) -> str:
    """As a workbook writes what XML cannot hold."""
    return "".join(f"_x{ord(c):04X}_" if c < " " else c for c in value)


@pytest.mark.parametrize("order_id", DAMAGED, ids=lambda text: ascii(text[:12]))
def test_that_an_id_a_spreadsheet_damaged_names_no_order_in_csv_and_xlsx(
    tmp_path, order_id
) -> None:
    rows = [["id", "status"], ["1001", "a"], [order_id, "b"]]
    for path in both_formats(tmp_path, rows):
        found = read_whole(path)
        assert [r.ref.order_id for r in found.readings] == ["1001"]
        assert found.nameless == 1
        (note,) = found.notes
        assert note.english.startswith("1 row names no order: row 3, ")


@pytest.mark.parametrize("order_id", GUARDED, ids=ascii)
def test_that_a_guarded_id_waits_for_the_word_of_the_operator(tmp_path, order_id) -> None:
    rows = [["id", "status"], ["1001", "a"], [order_id, "b"]]
    for path in both_formats(tmp_path, rows):
        found = read_whole(path)
        assert [r.ref.order_id for r in found.readings] == ["1001"]
        (note,) = found.notes
        assert "looks guarded against spreadsheets" in note.english
        assert set(statuses(path, guarded_ids="remove")) == {"1001", "2002"}
        assert set(statuses(path, guarded_ids="keep")) == {"1001", order_id}


@pytest.mark.parametrize("order_id", PLAIN)
def test_that_an_id_that_nothing_is_wrong_with_is_kept_in_csv_and_xlsx(tmp_path, order_id) -> None:
    for path in both_formats(tmp_path, [["id", "status"], [order_id, "b"]]):
        assert statuses(path) == {order_id: Status.text("b")}
        assert read_whole(path).notes == ()


def test_that_removing_a_guard_heals_no_damage(tmp_path) -> None:
    rows = [["id", "status"], ["1001", "a"], ["'2002.0", "b"], ["' ", "c"]]
    path = written_csv(tmp_path / "e.csv", rows)
    for guards in ("remove", "keep"):
        assert set(statuses(path, guarded_ids=guards)) == {"1001"}


def test_that_another_word_for_guarded_ids_is_refused(tmp_path) -> None:
    with pytest.raises(SettingsInvalid, match="none of the values of this setting"):
        read(written_csv(tmp_path / "e.csv", [["id", "status"]]), guarded_ids="maybe")


def test_that_refusals_are_told_with_their_number_and_first_place(tmp_path) -> None:
    rows = [["id", "status"], ["1", "a"], ["2.0", "b"], ["3.0", "c"], ["'4", "d"], ["", "e"]]
    path = written_csv(tmp_path / "e.csv", rows)
    notes = read_whole(path).notes
    assert english(notes) == (
        "2 rows name no order; the first: row 3, “2.0”: it is a number with decimals, as a "
        "program rewrote it.",
        "1 row has an order id that looks guarded against spreadsheets: row 5, “'4”. It is not "
        "taken until the connection says whether the guard belongs to the id.",
        "1 row names no order: row 6: the cell is empty.",
    )
    tested = {check.name.english: check for check in checks(path)}
    assert tested["Order ids"].passed is None
    assert tested["Order ids"].message.english == " ".join(english(notes))


def test_that_notes_stand_on_the_first_page_of_the_list_only(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("designo_sync_gui.connectors.exports.reader.PER_PAGE", 1)
    rows = [["id", "status"], ["1", "a"], ["2", "b"], ["3.0", "c"]]
    reader = reader_of(written_csv(tmp_path / "e.csv", rows))

    async def use():
        return [page async for page in reader.pages(["de"], None)]

    first, second = asyncio.run(use())
    assert (len(first.notes), first.nameless, first.total) == (1, 1, 2)
    assert (second.notes, second.nameless, second.total) == ((), 0, 2)


@pytest.mark.parametrize("order_id", ["5.1E+17", "'2002", ""], ids=ascii)
def test_that_a_file_of_which_no_row_names_an_order_is_an_error(tmp_path, order_id) -> None:
    rows = [["id", "status"], [order_id, "a"], [order_id, "b"]]
    for path in both_formats(tmp_path, rows):
        with pytest.raises(SettingsInvalid, match="None of 2 rows has a usable order id") as caught:
            read(path)
        assert ("guarded" in caught.value.advice.english) == (order_id == "'2002")


def test_that_rows_that_are_blank_in_both_columns_are_no_empty_list(tmp_path) -> None:
    rows = [["id", "status", "x"], ["", "", "1"], ["", "", "2"]]
    with pytest.raises(SettingsInvalid, match="None of 2 rows has a usable order id"):
        read(written_csv(tmp_path / "e.csv", rows))


def test_that_a_header_without_rows_is_an_empty_list(tmp_path) -> None:
    assert read(written_csv(tmp_path / "e.csv", [["id", "status"]])) == []


def test_that_a_line_of_totals_is_no_order(tmp_path) -> None:
    rows = [["id", "status"], ["11", "a"], ["12", ""], ["Summe", ""]]
    for path in both_formats(tmp_path, rows):
        found = read_whole(path)
        assert [r.ref.order_id for r in found.readings] == ["11", "12"]
        assert english(found.notes) == (
            "1 row names no order: row 4, “Summe”: it looks like a line of totals, not like an "
            "order.",
        )


def test_that_a_line_of_totals_with_a_sum_in_the_status_column_is_no_order(tmp_path) -> None:
    rows = [["id", "status"], *([str(n), "a"] for n in range(4)), ["Total", "4"]]
    assert set(statuses(written_csv(tmp_path / "e.csv", rows))) == {"0", "1", "2", "3"}


def test_that_ids_of_several_kinds_are_no_totals(tmp_path) -> None:
    rows = [["id", "status"], ["A1", "a"], ["17", "b"], ["18", ""], ["B7", ""], ["A2", "c"]]
    found = statuses(written_csv(tmp_path / "e.csv", rows))
    assert set(found) == {"A1", "17", "18", "B7", "A2"}


def test_that_an_empty_status_cell_holds_no_value_in_csv_and_xlsx(tmp_path) -> None:
    for path in both_formats(tmp_path, [["id", "status"], ["1", ""], ["2", "a"]]):
        assert statuses(path)["1"] == Status.absent()


def test_that_rows_of_further_articles_belong_to_their_order(tmp_path) -> None:
    """As exports of shops write an order of three articles: its status stands once."""
    named = [["id", "status"], ["1", "a"], ["1", ""], ["2", ""], ["2", "b"]]
    unnamed = [["id", "status"], ["1", "a"], ["", ""], ["2", "b"], ["", ""]]
    for rows in (named, unnamed):
        for path in both_formats(tmp_path, rows):
            assert statuses(path) == {"1": Status.text("a"), "2": Status.text("b")}
            assert read_whole(path).notes == ()
    tested = checks(written_csv(tmp_path / "e.csv", unnamed))
    assert "2 rows have no status of their own" in tested[0].message.english


@pytest.mark.parametrize("literal", ["2002", "2002.0", "2.002E3", "2.002e+3", "+2002", "002002"])
def test_that_a_whole_number_of_a_workbook_is_one_id_however_it_is_spelled(
    tmp_path, literal
) -> None:
    path = package(
        tmp_path / "e.xlsx",
        sheet_xml(row(text("id"), text("status")), row(number(literal), "")),
    )
    assert set(statuses(path)) == {"2002"}


@pytest.mark.parametrize("literal", ["0.5", "9007199254740992", "1E400", "nan", "0x10", "-1E17"])
def test_that_a_number_that_a_spreadsheet_cannot_keep_names_no_order(tmp_path, literal) -> None:
    rows = [row(text("id"), text("status")), row(number("1"), ""), row(number(literal), text("a"))]
    found = read_whole(package(tmp_path / "e.xlsx", sheet_xml(*rows)))
    assert ([r.ref.order_id for r in found.readings], found.nameless) == (["1"], 1)


def test_that_long_ids_whose_ends_a_spreadsheet_made_zeros_name_no_order(tmp_path) -> None:
    cut = [["576461413512345000", "a"], ["576461413512346000", "b"], ["17", "c"]]
    for path in both_formats(tmp_path, [["id", "status"], *cut]):
        found = read_whole(path)
        assert [r.ref.order_id for r in found.readings] == ["17"]
        assert "2 rows name no order; the first: row 2" in found.notes[0].english
        assert "a spreadsheet cut them" in found.notes[0].english
        assert len(statuses(path, guarded_ids="keep")) == 3


@pytest.mark.parametrize(
    "ids",
    [["576461413512345000", "576461413512345678"], ["1234567890123450"], ["1500000", "2000000"]],
)
def test_that_a_long_id_that_ends_in_zeros_by_chance_is_kept(tmp_path, ids) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status"], *([text, "a"] for text in ids)])
    assert list(statuses(path)) == ids
