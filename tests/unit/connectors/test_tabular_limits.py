"""What a file may cost: limits on rows, cells and memory, and a reading that can be stopped."""

import asyncio
import csv
import threading
import zipfile

import pytest
from export_kit import number, package, read, reader_of, row, shared, sheet_xml, statuses, text

from designo_sync_gui.connectors.exports import cost as limits
from designo_sync_gui.connectors.exports import csv_file, rows, table, xlsx_book
from designo_sync_gui.connectors.exports.cost import Cost, ReadingStopped, in_worker
from designo_sync_gui.connectors.exports.export import ExportPlan
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.status import Status

HEAD = row(text("id"), text("status"))
FAR = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'


def test_that_a_sheet_of_a_few_far_cells_costs_what_stands_in_it(tmp_path) -> None:
    """Read cell by cell it would be 17 billion cells."""
    lines = [HEAD, row(number("1"), text("a"), FAR, at="2"), row(FAR, at="1048576")]
    path = package(tmp_path / "e.xlsx", sheet_xml(*lines))
    assert statuses(path) == {"1": Status.text("a")}


def test_that_a_header_of_more_columns_than_a_sheet_has_is_refused(tmp_path) -> None:
    far = '<c r="ZZZ1"><v>1</v></c>'
    with pytest.raises(SettingsInvalid, match="more than 16,384 columns"):
        read(package(tmp_path / "e.xlsx", sheet_xml(row(text("id"), text("status"), far))))
    (tmp_path / "e.csv").write_text("," * 16_384 + "\n1,a\n")
    with pytest.raises(SettingsInvalid, match="more than 16,384 columns"):
        read(tmp_path / "e.csv")


def test_that_one_long_text_in_every_column_of_the_header_is_refused(tmp_path) -> None:
    """A text of the workbook stands once in the file and as often in memory as it is named."""
    head = row(*[shared(0)] * 1000)
    path = package(tmp_path / "e.xlsx", sheet_xml(head), strings=["x" * 1_000_000])
    with pytest.raises(SettingsInvalid, match="it needs more than 192 MB of memory"):
        read(path)


def test_that_more_texts_than_may_be_kept_are_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MOST_KEPT", 100_000)
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD), strings=["x"] * 20_000)
    with pytest.raises(SettingsInvalid, match="of memory"):
        read(path)


@pytest.mark.parametrize("name", ["e.csv", "e.xlsx"])
def test_that_more_orders_than_may_be_kept_are_refused(tmp_path, monkeypatch, name) -> None:
    monkeypatch.setattr(limits, "MOST_KEPT", 100_000)
    if name == "e.csv":
        (tmp_path / name).write_text("id,status\n" + "".join(f"{n},a\n" for n in range(500)))
    else:
        lines = [row(number(str(n)), text("a")) for n in range(500)]
        package(tmp_path / name, sheet_xml(HEAD, *lines))
    with pytest.raises(SettingsInvalid, match="of memory"):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["e.csv", "e.xlsx"])
def test_that_more_rows_than_a_sheet_has_are_refused(tmp_path, monkeypatch, name) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 100)
    if name == "e.csv":
        (tmp_path / name).write_text("id,status\n" + "\n" * 200)
    else:
        package(tmp_path / name, sheet_xml(HEAD, "<row/>" * 200))
    with pytest.raises(SettingsInvalid, match="more than 100 rows"):
        read(tmp_path / name)


def test_that_more_cells_than_are_looked_at_in_a_minute_are_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MOST_EVENTS", 10_000)
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, row(number("1") * 5000)))
    with pytest.raises(SettingsInvalid, match="more than ten million cells"):
        read(path)


def test_that_a_part_that_unpacks_to_far_too_much_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 1_000_000)
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, " " * 2_000_000))
    with pytest.raises(SettingsInvalid, match="unpacks to more than 0 MB"):
        read(path)


def test_that_a_row_with_a_quote_that_is_not_closed_names_its_line(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(csv_file, "LONGEST_RECORD", 10_000)
    (tmp_path / "e.csv").write_text('id,status\n1,a\n2,"b\n' + "3,c\n" * 5000)
    with pytest.raises(SettingsInvalid, match="row that begins in line 3 has more than 10,000"):
        read(tmp_path / "e.csv")


def test_that_a_file_without_line_ends_is_not_read_into_memory(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(csv_file, "LONGEST_RECORD", 10_000)
    (tmp_path / "e.csv").write_text("x" * 100_000)
    with pytest.raises(SettingsInvalid, match="row that begins in line 1"):
        read(tmp_path / "e.csv")


def test_that_a_cell_of_endless_text_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(xlsx_book, "LONGEST_RECORD", 10_000)
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, row(text("x" * 20_000))))
    with pytest.raises(SettingsInvalid, match="a cell has more than 10,000 characters"):
        read(path)


@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 300,
        f"<a b='{'x' * 2_000_000}'/>",
        f"<!--{'x' * 2_000_000}-->",
        "".join(f"<a{n}/>" for n in range(40_000)),
    ],
    ids=["depth", "attribute", "comment", "names"],
)
def test_that_xml_that_would_grow_in_memory_is_refused(tmp_path, inside) -> None:
    path = package(tmp_path / "e.xlsx", sheet_xml(HEAD, inside))
    with pytest.raises(SettingsInvalid, match=r"nested too deep|its XML is not that of a table"):
        read(path)


def test_that_a_package_of_countless_parts_is_refused(tmp_path) -> None:
    with zipfile.ZipFile(tmp_path / "e.xlsx", "w") as packed:
        for n in range(20_000):
            packed.writestr(f"{n:020d}", b"")
    with pytest.raises(SettingsInvalid, match="its directory is too large"):
        read(tmp_path / "e.xlsx")


def test_that_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(table, "LARGEST_FILE", 3)
    (tmp_path / "e.csv").write_text("id,status\n")
    with pytest.raises(SettingsInvalid, match="are not read"):
        read(tmp_path / "e.csv")


def endless_rows(path, name):
    """More rows than are read before somebody stops waiting."""
    if name == "e.csv":
        path.joinpath(name).write_text("id,status\n" + "".join(f"{n},a\n" for n in range(50_000)))
    else:
        lines = (row(number(str(n)), text("a")) for n in range(50_000))
        package(path / name, sheet_xml(HEAD, *lines))
    return path / name


@pytest.mark.parametrize("name", ["e.csv", "e.xlsx"])
def test_that_a_reading_that_is_cancelled_stops_in_its_worker(tmp_path, monkeypatch, name) -> None:
    reader = reader_of(endless_rows(tmp_path, name))
    begun, ended = threading.Event(), threading.Event()
    stopped: list[type[BaseException] | None] = []
    taken = rows._Rows.take
    released = threading.Event()

    def take(self, line, cells):
        if not begun.is_set():
            begun.set()
            released.wait(30)
        taken(self, line, cells)

    def watched(*given):
        try:
            return rows.read_export(*given)
        except ReadingStopped as error:
            stopped.append(type(error))
            raise
        finally:
            ended.set()

    monkeypatch.setattr(rows._Rows, "take", take)
    monkeypatch.setattr("designo_sync_gui.connectors.exports.files_read.read_export", watched)

    async def use() -> None:
        task = asyncio.ensure_future(reader.read(["de"]))
        await asyncio.to_thread(begun.wait, 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        released.set()
        assert await asyncio.to_thread(ended.wait, 30)

    asyncio.run(use())
    assert stopped == [ReadingStopped]


@pytest.mark.parametrize("name", ["e.csv", "e.xlsx"])
def test_that_a_stopped_reading_takes_no_further_step(tmp_path, name) -> None:
    plan = ExportPlan(endless_rows(tmp_path, name), "id", "status")
    cost = Cost(name)
    cost.stop.set()
    with pytest.raises(ReadingStopped):
        rows.read_export(plan, "de", reader_of(plan.path)._clock.now(), cost)
    assert cost.rows == 0


def test_that_work_that_ends_by_itself_is_handed_over() -> None:
    assert asyncio.run(in_worker("e.csv", lambda cost: cost.name)) == "e.csv"


def test_that_reading_an_export_never_lowers_the_limit_of_the_whole_process(
    tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(csv_file, "LONGEST_RECORD", 10_000)
    before = csv.field_size_limit()
    (tmp_path / "e.csv").write_text("id,status\n1,a\n")
    read(tmp_path / "e.csv")
    assert csv.field_size_limit() >= before
