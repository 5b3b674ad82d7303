"""Workbooks as other programs write them, and what is told of those that cannot be read."""

import re
import zipfile
from typing import Any

import openpyxl
import pytest
from export_kit import (
    MAIN,
    number,
    package,
    read,
    read_whole,
    row,
    shared,
    sheet_xml,
    statuses,
    text,
)
from hostile_statuses import HOSTILE_STATUSES

from designo_sync_gui.connectors.exports.xlsx_file import read_xlsx
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.status import Status

HEAD = row(text("id"), text("status"))


@pytest.mark.parametrize("said", ["A1", "A1:B2", "A1:XFD1048576", "nonsense"])
def test_that_every_row_is_read_whatever_the_sheet_says_of_its_size(tmp_path, said) -> None:
    rows = [HEAD, *(row(text(str(n)), text("a")) for n in range(5))]
    xml = sheet_xml(*rows, before=f'<dimension ref="{said}"/>')
    assert len(statuses(package(tmp_path / "e.xlsx", xml))) == 5


def test_that_cells_stand_where_their_names_say_and_others_in_turn(tmp_path) -> None:
    named = '<c r="D7" t="inlineStr"><is><t>a</t></is></c>'
    head = (
        '<row r="3"><c r="B3" t="inlineStr"><is><t>id</t></is></c><c/>' + text("status") + "</row>"
    )
    path = package(
        tmp_path / "e.xlsx",
        sheet_xml(
            head, f'<row r="7"><c r="B7"><v>1</v></c>{named}</row>', row("<c/>", number("2"))
        ),
    )
    first, second = read(path)
    assert (first.ref.order_id, first.observation.status) == ("1", Status.text("a"))
    assert first.observation.source == "e.xlsx (XLSX, sheet Orders), column status, row 7"
    assert (second.ref.order_id, second.observation.status) == ("2", Status.absent())


def test_that_shared_texts_are_exact_with_runs_and_without_readings_aside(tmp_path) -> None:
    runs = "</t><r><t xml:space='preserve'> b</t></r><rPh sb='0' eb='1'><t>kana</t></rPh><t>"
    strings = [
        "id",
        "status",
        f"a{runs}",
        "x_x000D_y",
        "_x005F_x000D_",
        "_xD83D__xDE00_",
        "_xD83D_",
    ]
    rows = [
        row(shared(0), '<c t="s"><v> 1\n</v></c>'),
        *(row(number(str(n)), shared(n)) for n in range(2, 7)),
    ]
    found = statuses(package(tmp_path / "e.xlsx", sheet_xml(*rows), strings=strings))
    assert found == {
        "2": Status.text("a b"),
        "3": Status.text("x\ry"),
        "4": Status.text("_x000D_"),
        "5": Status.text("😀"),
        "6": None,
    }


def test_that_every_hostile_status_comes_through_a_workbook_unaltered(tmp_path) -> None:
    kept = [s for s in HOSTILE_STATUSES if s and all(c in "\t\n" or c >= " " for c in s)]
    kept = [s for s in kept if not s.startswith("=") and "\ufffe" not in s and "\uffff" not in s]
    book = openpyxl.Workbook()
    first: Any = book.active
    first.append(["id", "status"])
    for place, value in enumerate(kept):
        first.append([str(place), value])
    book.save(tmp_path / "e.xlsx")
    found = statuses(tmp_path / "e.xlsx")
    assert found == {str(n): Status.text(value) for n, value in enumerate(kept)}


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("<c><f>A1</f><v>1</v></c>", "formula"),
        ('<c t="str"><f t="shared" si="0"/><v>a</v></c>', "formula"),
        ('<c t="e"><v>#REF!</v></c>', "error"),
        ('<c t="d"><v>2026-01-02</v></c>', "date"),
        ('<c s="1"><v>46000</v></c>', "date"),
        ('<c s="2"><v>46000</v></c>', "date"),
        ("<c><v>0.1</v></c>", "decimal"),
        ("<c><v>1E17</v></c>", "more digits"),
        ("<c><v>seven</v></c>", "does not"),
    ],
)
def test_that_a_cell_without_one_text_is_unreadable_with_its_reason(tmp_path, cell, word) -> None:
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="[$-407]yyyy"/>'
        '<numFmt numFmtId="171" formatCode="0&quot;days&quot;"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
    )
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, row(number("1"), cell)), styles=styles)
    (reading,) = read(path)
    assert reading.observation.unreadable
    assert word in reading.observation.problem.english


def test_that_a_number_with_a_unit_in_its_format_is_no_date(tmp_path) -> None:
    styles = (
        '<numFmts><numFmt numFmtId="171" formatCode="0&quot; days&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="171"/></cellXfs>'
    )
    cell = '<c s="1"><v>4.0</v></c>'
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, row(number("1"), cell)), styles=styles)
    assert statuses(path) == {"1": Status.number("4")}


def test_that_a_number_that_is_shown_with_zeros_in_front_is_neither_spelling(tmp_path) -> None:
    styles = (
        '<numFmts><numFmt numFmtId="171" formatCode="000000"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="171"/></cellXfs>'
    )
    lines = [row(f'<c s="1"><v>{n}</v></c>', text("a")) for n in ("1001", "123456")]
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, *lines), styles=styles)
    assert set(statuses(path)) == {"123456"}
    (note,) = read_whole(path).notes
    assert note.english.endswith("the cell contains 1001 and is shown as 001001.")


def test_that_strict_open_xml_is_read(tmp_path) -> None:
    xml = sheet_xml(HEAD, row(number("1"), text("a")), main="http://purl.oclc.org/ooxml/x/main")
    assert statuses(package(tmp_path / "e.xlsx", xml)) == {"1": Status.text("a")}


def book_of(*sheets: str) -> dict[str, str]:
    return {
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{"".join(sheets)}</sheets></workbook>'
    }


def test_that_a_chart_in_front_or_a_hidden_sheet_is_not_the_first_table(tmp_path) -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = book_of(
        '<sheet name="Chart" r:id="rId8"/>',
        '<sheet name="Old" state="hidden" r:id="rId9"/>',
        '<sheet name="Orders" r:id="rId1"/>',
    )
    more["xl/_rels/workbook.xml.rels"] = "".join(
        [
            "<Relationships>",
            f'<Relationship Id="rId8" Type="{kinds}/chartsheet" Target="chartsheets/sheet1.xml"/>',
            f'<Relationship Id="rId9" Type="{kinds}/worksheet" Target="/xl/worksheets/old.xml"/>',
            f'<Relationship Id="rId1" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/>',
            "</Relationships>",
        ]
    )
    more["xl/worksheets/old.xml"] = sheet_xml(HEAD, row(number("9"), text("old")))
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, row(number("1"), text("a"))), more=more)
    assert statuses(path) == {"1": Status.text("a")}
    assert statuses(path, sheet="Old") == {"9": Status.text("old")}
    with pytest.raises(SettingsInvalid, match="“Chart” is a chart"):
        read(path, sheet="Chart")


def test_that_a_workbook_of_charts_alone_says_so(tmp_path) -> None:
    path = package(tmp_path / "e.xlsx", "<chartsheet/>", kind="chartsheet")
    with pytest.raises(SettingsInvalid, match="it has no sheet with cells"):
        read(path)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (sheet_xml(HEAD, row(text("1\x01"), text("a"))), "not well-formed .* line 1"),
        (sheet_xml(HEAD)[:-12], "no element found"),
        (sheet_xml(HEAD, row(number("1"), shared(7))), "text number 7 is not in it"),
        (sheet_xml(HEAD, row('<c r="1A"/>')), "it has a cell “1A”"),
        ("<?xml version='1.0' encoding='x-none'?><a/>", "unknown encoding"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type"),
        ("", "no element found"),
    ],
)
def test_that_damage_inside_a_sheet_is_told_with_its_reason(tmp_path, xml, reason) -> None:
    path = package(tmp_path / "e.xlsx", xml)
    with pytest.raises(SettingsInvalid, match="not an XLSX file, or it is damaged") as caught:
        read(path)
    assert re.search(reason, caught.value.message.english)


def test_that_a_part_that_is_missing_is_named(tmp_path) -> None:
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD))
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(tmp_path / "f.xlsx", "w") as part:
        for name in whole.namelist():
            if "sheet1" not in name:
                part.writestr(name, whole.read(name))
    with pytest.raises(SettingsInvalid, match=r"xl/worksheets/sheet1\.xml is missing"):
        read(tmp_path / "f.xlsx")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("e.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("e.csv", OLE + "Workbook".encode("utf-16-le"), "an old Excel file"),
        ("e.xls", b"<html><table><tr><td>1</td></tr></table>", "is a web page"),
        ("e.csv", b"\xef\xbb\xbf \r\n<!DOCTYPE HTML>", "is a web page"),
        ("e.csv", b"<?xml version='1.0'?>", "is an XML document"),
        ("e.csv", b"\x1f\x8b\x08\x00", "compressed with gzip"),
        ("e.csv", b"%PDF-1.7", "is a PDF document"),
        ("e.xlsx", b"id,status\n", "not an XLSX file"),
    ],
)
def test_that_a_file_of_another_kind_is_named_by_what_it_is(tmp_path, name, data, word) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SettingsInvalid, match=word):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", "xlsb"),
        ("Index/Document.iwa", "Numbers"),
        ("word/document.xml", "Word"),
        ("orders.csv", "ZIP archive"),
        ("[Content_Types].xml", "no workbook in it"),
    ],
)
def test_that_a_packed_file_without_a_workbook_is_named_by_what_it_is(tmp_path, part, word) -> None:
    with zipfile.ZipFile(tmp_path / "e.xlsx", "w") as packed:
        packed.writestr("mimetype", "x")
        packed.writestr(part, "x")
    with pytest.raises(SettingsInvalid, match=word):
        read(tmp_path / "e.xlsx")


def test_that_a_workbook_is_read_whatever_it_is_called(tmp_path) -> None:
    path = package(tmp_path / "e.csv", sheet_xml(HEAD, row(number("1"), text("a"))))
    assert statuses(path) == {"1": Status.text("a")}


def test_that_a_changed_checksum_is_damage(tmp_path) -> None:
    """A byte that flipped could be the letter of a status."""
    path = tmp_path / "e.xlsx"
    with zipfile.ZipFile(package(path, sheet_xml(HEAD, row(number("1"), text("paid"))))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b">paid<", b">said<"))
    with pytest.raises(SettingsInvalid, match="Bad CRC-32"):
        read(path)


def test_that_an_empty_sheet_is_an_error_and_no_empty_list(tmp_path) -> None:
    path = package(tmp_path / "e.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')
    with pytest.raises(SettingsInvalid, match="is empty"):
        read_xlsx(path, "")
    assert read_whole(package(path, sheet_xml(HEAD))).readings == []
