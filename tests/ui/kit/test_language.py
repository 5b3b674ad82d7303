"""The language of the screens: sentences are translated, values and other text never."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from export_kit import read_whole, written_csv
from PySide6.QtCore import QLocale, QTranslator

from designo_sync_gui.domain.sentence import joined, say, say_n, verbatim
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.ui.kit.language import Language, spoken, tr, tr_n

GERMAN = {
    ("{n:,} order", "{n:,} orders", 1): "{n:,} Auftrag",
    ("{n:,} order", "{n:,} orders", 2100): "{n:,} Aufträge",
    ("{what} of {host} failed", "", -1): "{what} von {host} ist gescheitert",
    ("Reading", "", -1): "Lesen",
}


class Words(QTranslator):
    """Answers like a compiled file."""

    def translate(
        self, _context: str, source: str, comment: str | None = None, n: int = -1
    ) -> str | None:
        return GERMAN.get((source, comment or "", n))


@pytest.fixture
def german(qapp) -> Iterator[None]:
    words, before = Words(), QLocale()
    qapp.installTranslator(words)
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)
    qapp.removeTranslator(words)


def test_that_a_sentence_is_said_in_the_chosen_language_with_its_values_unchanged(german) -> None:
    assert tr("{what} of {host} failed", what="{host}", host="Reading") == (
        "{host} von Reading ist gescheitert"
    )


def test_that_a_sentence_inside_a_sentence_is_translated_too(german) -> None:
    inner = say("Reading")
    assert tr("{what} of {host} failed", what=inner, host="h") == "Lesen von h ist gescheitert"


def test_that_numbers_are_grouped_and_counted_as_people_there_do(german) -> None:
    assert tr_n("{n:,} order", "{n:,} orders", 2100) == "2.100 Aufträge"
    assert spoken(say_n("{n:,} order", "{n:,} orders", 1)) == "1 Auftrag"


def test_that_sentences_side_by_side_are_translated_one_by_one(german) -> None:
    assert spoken(joined(" · ", [say("Reading"), verbatim("Reading")])) == "Lesen · Reading"


def test_that_plain_text_such_as_a_status_is_never_translated(german) -> None:
    assert spoken(verbatim("Reading")) == "Reading"


def test_that_a_sentence_nobody_translated_is_shown_in_english(german) -> None:
    assert tr("Nobody {did} this", did="did") == "Nobody did this"
    assert tr_n("{n:,} shop", "{n:,} shops", 3) == "3 shops"


def test_that_the_languages_own_file_is_loaded_and_taken_away_again(qapp) -> None:
    before = QLocale()
    language = Language(qapp)
    try:
        language.choose("de")
        assert language.code == "de"
        assert QLocale().decimalPoint() == ","
        language.choose("tlh")
        assert language.code == "en"
    finally:
        language.choose("en")
        QLocale.setDefault(before)


def test_that_two_values_written_from_right_to_left_keep_their_places() -> None:
    first, second = "נשלח", "הושלם"
    line = tr("{before} → {after}", before=first, after=second)
    assert line == f"\u2068{first}\u2069 → \u2068{second}\u2069"
    assert tr("{before} → {after}", before="paid", after="sent") == "paid → sent"


def test_that_parts_set_side_by_side_keep_their_places() -> None:
    name = "דפוס"
    assert spoken(joined(" · ", [verbatim(name), say("store")])) == f"\u2068{name}\u2069 · store"


def test_that_a_file_of_the_future_is_told_with_the_time_as_people_there_write_it(
    german, tmp_path
) -> None:
    written_csv(tmp_path / "a.csv", [["id", "status"], ["1", "x"]])
    seconds = datetime(2099, 11, 28, 10, 15, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "a.csv", (seconds, seconds))
    (note,) = read_whole(tmp_path).notes
    assert "(28.11.2099, 10:15 UTC)" in spoken(note)
    assert "(2099-11-28 10:15 UTC)" in note.english


def test_that_the_last_row_of_a_log_of_the_future_is_dated_as_people_there_do(
    german, tmp_path
) -> None:
    rows = [["at", "id", "status"], ["2099-01-01T08:05:00Z", "1", "a"]]
    written_csv(tmp_path / "l.csv", rows)
    told = read_whole(tmp_path / "l.csv", rows="log", changed_column="at").told
    assert "last row dated 01.01.2099, 08:05 UTC" in spoken(told)
    assert "last row dated 2099-01-01 08:05 UTC" in told.english


def test_that_the_end_of_a_sign_in_and_the_day_of_a_version_are_told_so_too(german) -> None:
    now = datetime(2026, 11, 28, 10, 15, tzinfo=UTC)
    end = now + timedelta(days=2)
    assert f"{end.astimezone():%d.%m.%Y, %H:%M}" in spoken(SignInEnd(end).words(now))
    assert tr("since {day}", day=date(2026, 11, 28)) == "since 28.11.2026"
