"""Exports for tests: written by hand, so that a file can be as wrong as real ones are."""

import asyncio
import csv
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from connector_kit import FakeClock

from designo_sync_gui.connectors.exports.connector import export_checks, export_reader
from designo_sync_gui.connectors.exports.reader import ExportReader
from designo_sync_gui.connectors.exports.rows import ExportRead
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.order import Reading, Side
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import Status

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def english(notes: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(note.english for note in notes)


def written_csv(
    path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def text(value: str) -> str:
    """A cell of text that stands in the sheet itself."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def shared(number: int) -> str:
    """A cell that points to a text of the workbook."""
    return f'<c t="s"><v>{number}</v></c>'


def number(literal: str) -> str:
    return f"<c><v>{literal}</v></c>"


def row(*cells: str, at: str = "") -> str:
    place = f' r="{at}"' if at else ""
    return f"<row{place}>{''.join(cells)}</row>"


def sheet_xml(*rows: str, before: str = "", main: str = MAIN) -> str:
    return f'<worksheet xmlns="{main}">{before}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def package(
    path: Path,
    sheet: str,
    *,
    strings: Sequence[str] | None = None,
    styles: str = "",
    kind: str = "worksheet",
    more: dict[str, str] | None = None,
) -> Path:
    """A workbook of one sheet from its XML; ``more`` are further parts, or other ones."""
    relations = [("rId1", kind, "worksheets/sheet1.xml")]
    parts = {"xl/worksheets/sheet1.xml": sheet}
    if strings is not None:
        relations.append(("rId2", "sharedStrings", "sharedStrings.xml"))
        items = "".join(f"<si><t xml:space='preserve'>{item}</t></si>" for item in strings)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{items}</sst>'
    if styles:
        relations.append(("rId3", "styles", "styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations)
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}"><sheets>'
        '<sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts["_rels/.rels"] = _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    parts["[Content_Types].xml"] = "<Types/>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (parts | (more or {})).items():
            packed.writestr(name, content)
    return path


def _relations(found: Sequence[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for key, kind, target in found
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def reader_of(path: Path, **options: str) -> ExportReader:
    given = {"file": str(path), "id_column": "id", **options}
    return export_reader(Side.STOREFRONT, given, given.pop("status", "status"), FakeClock())


def read(path: Path, codes: Sequence[str] = ("de",), **options: str) -> list[Reading]:
    reader = reader_of(path, **options)

    async def use() -> list[Reading]:
        return [r async for page in reader.pages(codes, None) for r in page.readings]

    return asyncio.run(use())


def read_whole(path: Path, **options: str) -> ExportRead:
    return asyncio.run(reader_of(path, **options).read(["de"]))


def statuses(path: Path, **options: str) -> dict[str, Status | None]:
    return {r.ref.order_id: r.observation.status for r in read(path, **options)}


def checks(path: Path, **options: str) -> list[Check]:
    reader = reader_of(path, **options)

    async def use() -> list[Check]:
        return [check async for check in export_checks(reader, "de")]

    return asyncio.run(use())
