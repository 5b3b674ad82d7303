"""Which encoding a CSV file has: certain, chosen, guessed or refused; and what is no row of it."""

import codecs

import pytest
from export_kit import checks, english, read, read_whole, statuses, written_csv

from designo_sync_gui.connectors.exports.csv_file import read_csv
from designo_sync_gui.connectors.exports.encoding import ENCODINGS
from designo_sync_gui.connectors.exports.platform import AUTO
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.status import Status

#: A word that each encoding can write.
WORDS = {
    "utf-8": "Prüfung 製作中 🖨",
    "utf-16": "Prüfung 製作中 🖨",
    "utf-16-le": "Prüfung 製作中 🖨",
    "utf-16-be": "Prüfung 製作中 🖨",
    "utf-32": "Prüfung 製作中 🖨",
    "cp1252": "Prüfung … €",
    "iso-8859-1": "Prüfung",
    "iso-8859-15": "Prüfung €",
    "mac-roman": "Prüfung",
    "cp850": "Prüfung",
    "cp437": "Prüfung",
    "cp1250": "Zrušeno",
    "iso-8859-2": "Zrušeno",
    "cp1251": "Отменён",
    "koi8-r": "Отменён",
    "cp1253": "Ακυρώθηκε",
    "cp1254": "İptal",
    "cp1255": "בוטל",
    "cp1256": "ملغى",
    "cp1257": "Atšaukta",
    "cp1258": "Hủy".replace("ủ", "u\u0309"),
    "shift_jis": "製作中",
    "cp932": "製作中①",
    "euc-jp": "製作中",
    "iso-2022-jp": "製作中",
    "gb18030": "制作中",
    "big5": "製作中",
    "euc-kr": "제작중",
}


def raw(path, data: bytes):
    path.write_bytes(data)
    return path


def test_that_every_encoding_that_can_be_chosen_is_tested() -> None:
    assert set(ENCODINGS) == {AUTO, *WORDS}


@pytest.mark.parametrize("encoding", WORDS)
def test_that_a_chosen_encoding_is_read_exactly_and_no_guess(tmp_path, encoding) -> None:
    path = written_csv(
        tmp_path / "e.csv", [["id", "status"], ["1", WORDS[encoding]]], ";", encoding
    )
    assert statuses(path, encoding=encoding) == {"1": Status.text(WORDS[encoding])}
    assert read_whole(path, encoding=encoding).notes == ()


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
@pytest.mark.parametrize("chosen", ["utf-16", "utf-16-le", "utf-16-be"])
def test_that_the_mark_decides_between_the_two_kinds_of_utf_16(tmp_path, mark, chosen) -> None:
    kind = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    path = raw(tmp_path / "e.csv", mark + "id,status\r\n1,ü\r\n".encode(kind))
    assert statuses(path, encoding=chosen) == {"1": Status.text("ü")}


@pytest.mark.parametrize("kind", ["utf-16-le", "utf-16-be"])
def test_that_utf_16_without_a_mark_is_named(tmp_path, kind) -> None:
    path = raw(tmp_path / "e.csv", "nr\tstatus\r\n1\t製作中製作中\r\n".encode(kind))
    with pytest.raises(SettingsInvalid, match="looks like UTF-16 without") as caught:
        read(path, id_column="nr")
    assert kind in caught.value.advice.english
    with pytest.raises(SettingsInvalid, match="no byte order mark"):
        read(path, id_column="nr", encoding="utf-16")


def test_that_nul_characters_in_the_header_are_no_text(tmp_path) -> None:
    path = raw(tmp_path / "e.csv", "id,status\n1,a\n".encode("utf-32-le"))
    with pytest.raises(SettingsInvalid, match="header contains NUL characters"):
        read(path)


def test_that_a_value_that_rests_on_a_guess_is_shown_and_not_taken(tmp_path) -> None:
    rows = [["id", "status"], ["1", "Versand läuft"], ["2", "open"], ["ü3", "open"]]
    path = written_csv(tmp_path / "e.csv", rows, encoding="cp1252")
    found = read_whole(path)
    first, second = found.readings
    assert (first.observation.status, second.observation.status) == (None, Status.text("open"))
    assert "a guess; as cp1252 it would be “Versand läuft”" in first.observation.problem.english
    assert "e.csv (cp1252, guessed, delimiter ,)" in second.observation.source
    assert "a guess: it is not UTF-8, so it was read as Windows-1252" in found.notes[0].english
    assert "row 4: its encoding is a guess; as cp1252 it would be “ü3”" in found.notes[1].english
    assert statuses(path, encoding="cp1252")["1"] == Status.text("Versand läuft")


def test_that_a_guess_stands_in_the_connection_test(tmp_path) -> None:
    rows = [["id", "status"], ["1", "Отмена"]]
    path = written_csv(tmp_path / "e.csv", rows, encoding="cp1251")
    told = {check.name.english: check for check in checks(path)}
    assert told["Encoding"].passed is None
    assert "guess" in told["Encoding"].message.english
    assert "as cp1252 it would be “Îòìåíà”" in told["Statuses"].message.english


def test_that_bytes_beyond_ascii_in_other_columns_alone_leave_the_values_certain(tmp_path) -> None:
    rows = [["id", "status", "name"], ["1", "a", "Müller"]]
    path = written_csv(tmp_path / "e.csv", rows, encoding="cp1252")
    assert statuses(path) == {"1": Status.text("a")}
    assert len(read_whole(path).notes) == 1


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_that_a_stray_byte_alters_no_other_row_and_is_told_with_its_place(tmp_path, mark) -> None:
    lines = [mark + b"id,status", "7,versandfähig … bald".encode(), b"8,\x96", b"9,x"]
    path = raw(tmp_path / "e.csv", b"\r\n".join(lines))
    found = read_whole(path)
    seven, eight, nine = (reading.observation for reading in found.readings)
    assert (seven.status, nine.status) == (Status.text("versandfähig … bald"), Status.text("x"))
    assert eight.status is None
    assert "the byte 96 (hex), which is not UTF-8" in eight.problem.english
    place = path.read_bytes().index(b"\x96")
    assert english(found.notes) == (
        f"The file is UTF-8 but for one byte, byte {place} in line 3. The row with it is "
        "unreadable; if the file is not UTF-8, choose its encoding.",
    )


def test_that_a_stray_byte_in_the_name_of_a_column_is_spelled_out(tmp_path) -> None:
    path = raw(tmp_path / "e.csv", "id,status,Größe".encode() + b"\x96\n1,a,b\n")
    table = read_csv(path, AUTO, AUTO)
    assert table.columns == ("id", "status", "Größe\\x96")
    table.close()
    assert statuses(path, number_column="Größe\\x96") == {"1": Status.text("a")}


def test_that_a_stray_byte_far_into_a_file_is_found_in_its_place(tmp_path) -> None:
    rows = b"".join(b"%d,\xc3\xbc\n" % n for n in range(40_000))
    data = b"id,status\n" + rows + b"x1,\xff\nx2,\xfe\n"
    (note,) = read_whole(raw(tmp_path / "e.csv", data)).notes
    assert f"2 bytes, the first at byte {data.index(0xFF)} in line 40002." in note.english


def test_that_a_file_that_fits_nothing_is_refused_with_its_place(tmp_path) -> None:
    path = raw(tmp_path / "e.csv", b"id,status\n1,\xe9\xe9\n2,\x81\n")
    with pytest.raises(SettingsInvalid, match="byte 17 in line 3 is neither UTF-8 nor"):
        read(path)


@pytest.mark.parametrize(
    ("encoding", "data", "place"),
    [
        ("utf-8", codecs.BOM_UTF8 + b"id,status\r\n1,\xff", "byte 16 in line 2"),
        ("shift_jis", b"id,status\r1,a\r2,\x81", "byte 16 in line 3"),
        ("utf-16-le", "id,status\n".encode("utf-16-le") + b"\x00\xd8\x31\x00", "byte 20 in line 2"),
        ("cp1252", b"id,status\n1,\x9d", "byte 12 in line 2"),
    ],
)
def test_that_a_chosen_encoding_breaks_off_at_its_first_misfit(
    tmp_path, encoding, data, place
) -> None:
    with pytest.raises(SettingsInvalid, match=place):
        read(raw(tmp_path / "e.csv", data), encoding=encoding)


def test_that_japanese_in_seven_bits_is_named(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status"], ["1", "製作"]], encoding="iso2022_jp")
    with pytest.raises(SettingsInvalid, match="looks like ISO-2022-JP"):
        read(path)


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_that_the_line_that_names_the_delimiter_is_understood(tmp_path, line, end) -> None:
    path = raw(tmp_path / "e.csv", f"{line}{end}id;status,a;b,c{end}1;x;y{end}".encode())
    (reading,) = read(path, status="status,a")
    assert reading.observation.status == Status.text("x")
    assert reading.observation.source.endswith("row 3")


def test_that_a_named_delimiter_of_another_kind_is_taken_and_a_chosen_one_wins(tmp_path) -> None:
    path = raw(tmp_path / "e.csv", b"sep=^\nid^status\n1^a\n")
    assert statuses(path) == {"1": Status.text("a")}
    path = raw(tmp_path / "e.csv", b"sep=,\nid;status\n1;a\n")
    assert statuses(path, delimiter=";") == {"1": Status.text("a")}


@pytest.mark.parametrize("tail", ["\x1a", "\x1a\r\n", "\x1a\x1a\x00\x00", "\x1a\r\n\r\n"])
def test_that_the_end_of_file_mark_of_old_exports_is_no_row(tmp_path, tail) -> None:
    path = raw(tmp_path / "e.csv", f"id,status\r\n1,a\r\n{tail}".encode())
    assert statuses(path) == {"1": Status.text("a")}
    assert read_whole(path).notes == ()


def test_that_the_end_of_file_mark_right_behind_the_last_value_is_no_part_of_it(tmp_path) -> None:
    path = raw(tmp_path / "e.csv", b"id,status\r\n1,a\r\n2,b\x1a")
    assert statuses(path)["2"] == Status.text("b")


def test_that_ctrl_z_inside_the_file_stays(tmp_path) -> None:
    data = b'id,status\n1,"a\n\x1a\nb"\n2,c\x1a\n3,"d\x1a"\n'
    assert [s and s.literal for s in statuses(raw(tmp_path / "e.csv", data)).values()] == [
        "a\n\x1a\nb",
        "c\x1a",
        "d\x1a",
    ]


def test_that_blank_lines_before_and_between_rows_are_no_rows(tmp_path) -> None:
    path = raw(tmp_path / "e.csv", b"\n\nid,status\n\n1,a\n\n")
    (reading,) = read(path)
    assert reading.observation.source.endswith("row 5")
