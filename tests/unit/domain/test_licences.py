"""Finding a licence by words: those named so first."""

from designo_sync_gui.domain.licences import Licence, licences_with

QT = Licence("PySide6", "6.11", "LGPL-3.0", "Qt, by The Qt Company. Permission …")
KEYRING = Licence("keyring", "25.7", "MIT", "Permission is hereby granted")
MENTIONS = Licence("a-mention", "1", "MIT", "as the keyring does, granted")
ALL = (MENTIONS, QT, KEYRING)


def test_that_no_words_find_all_in_their_order() -> None:
    assert licences_with(ALL, "  ") == ALL


def test_that_every_word_must_be_there_in_any_case() -> None:
    assert licences_with(ALL, "lgpl COMPANY") == (QT,)
    assert licences_with(ALL, "lgpl granted") == ()


def test_that_the_one_that_is_named_so_comes_first() -> None:
    assert licences_with(ALL, "Keyring") == (KEYRING, MENTIONS)
