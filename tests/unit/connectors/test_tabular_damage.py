"""Damaged exports, found by a seeded fuzz: whatever is wrong in a file is an expected error."""

import random
import zipfile
from typing import Any

import openpyxl
import pytest
from export_kit import number, package, read, row, shared, sheet_xml, text, written_csv

from designo_sync_gui.domain.errors import SettingsInvalid, SyncError

SEEDS = range(150)
ROWS = [["id", "status"], *([str(n), f"Prüfung {n}"] for n in range(20))]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a piece cut, doubled, moved, overwritten or turned."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(made) or 1)
        end = min(len(made), start + chance.choice([1, 1, 2, 16, 300]))
        kind = chance.randrange(5)
        if kind == 0:
            del made[start : end if chance.random() < 0.7 else len(made)]
        elif kind == 1:
            made[start:start] = made[start:end] * chance.randint(1, 50)
        elif kind == 2:
            made[start:end] = chance.randbytes(end - start)
        elif kind == 3:
            made[start:end] = bytes(end - start)
        elif made:
            made[start % len(made)] ^= 1 << chance.randrange(8)
    return bytes(made)


def survives(path) -> None:
    """It is read, or refused with cause and advice; nothing else may come out of it."""
    refused: SyncError | None = None
    try:
        read(path)
    except SyncError as error:
        refused = error
    assert refused is None or (refused.message.english and refused.advice.english)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_damaged_workbook_is_read_or_refused_with_its_cause(tmp_path, seed) -> None:
    chance = random.Random(seed)  # noqa: S311 - seeded on purpose
    path = tmp_path / "e.xlsx"
    if seed % 2:
        book = openpyxl.Workbook()
        first: Any = book.active
        for line in ROWS:
            first.append(line)
        book.save(path)
    else:
        strings = [value for line in ROWS for value in line]
        lines = [row(shared(n), shared(n + 1)) for n in range(0, len(strings), 2)]
        package(path, sheet_xml(*lines), strings=strings, styles="<cellXfs><xf/></cellXfs>")
    if seed % 3:
        path.write_bytes(damaged(path.read_bytes(), chance))
    else:
        damage_a_part(path, chance)
    survives(path)


def damage_a_part(path, chance: random.Random) -> None:
    """The package stays whole, so that the damage reaches the XML."""
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = damaged(parts[name], chance)
    with zipfile.ZipFile(path, "w") as packed:
        for part, content in parts.items():
            packed.writestr(part, content)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_damaged_csv_is_read_or_refused_with_its_cause(tmp_path, seed) -> None:
    chance = random.Random(seed)  # noqa: S311 - seeded on purpose
    encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252", "shift_jis", "gb18030"])
    rows = ROWS if encoding != "shift_jis" else [["id", "status"], ["1", "製作"]]
    path = written_csv(tmp_path / "e.csv", rows, chance.choice(",;\t|"), encoding)
    path.write_bytes(damaged(path.read_bytes(), chance))
    survives(path)


@pytest.mark.parametrize("seed", range(40))
def test_that_a_file_of_any_bytes_is_refused_with_its_cause(tmp_path, seed) -> None:
    chance = random.Random(seed)  # noqa: S311 - seeded on purpose
    beginning = chance.choice([b"", b"PK\x03\x04", b"PK\x05\x06", b"sep=\x00\n", b"\xff\xfe"])
    path = tmp_path / chance.choice(["e.csv", "e.xlsx"])
    path.write_bytes(beginning + chance.randbytes(chance.choice([0, 1, 22, 500, 5000])))
    with pytest.raises(SettingsInvalid):
        read(path)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_that_a_workbook_is_read_by_whatever_method_it_was_packed(tmp_path, method) -> None:
    lines = [row(text("id"), text("status")), row(number("1"), text("a"))]
    with zipfile.ZipFile(package(tmp_path / "a.xlsx", sheet_xml(*lines))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(tmp_path / "e.xlsx", "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert len(read(tmp_path / "e.xlsx")) == 1
