"""Where a status was read is kept as text; its words are found again for another language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.source_words import (
    AND_OTHERS,
    ASKED_SINGLY,
    COLUMN,
    COMPLETE_LIST,
    DELIMITED,
    FIELD,
    GUESSED,
    ONLY_SINGLY,
    PROFILE,
    ROW,
    SHEET,
    TAB,
    filled,
    made,
    source_sentence,
)

REQUEST = "GET wc/v3/orders"
LISTED = made(FIELD, source=REQUEST, field="status")
BY_PROFILE = made(PROFILE, request="GET api/orders", section="list")
GUESS = filled(GUESSED, encoding="cp1252", mark=TAB)
TABLE = made(COLUMN, file="e, row 3 (x).csv", how=GUESS.english, column="State, field 2")


def templates(sentence: Sentence) -> list[str]:
    """The templates in a sentence, the outermost first."""
    inner = [value for _, value in sentence.values if isinstance(value, Sentence)]
    return [sentence.template, *(t for value in inner for t in templates(value))]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (LISTED, [FIELD]),
        (made(ASKED_SINGLY, source=LISTED), [ASKED_SINGLY, FIELD]),
        (made(ONLY_SINGLY), [ONLY_SINGLY]),
        (made(FIELD, source=BY_PROFILE, field="/status"), [FIELD, PROFILE]),
        (made(FIELD, source=BY_PROFILE, field=""), [FIELD, PROFILE]),
        (made(COMPLETE_LIST, who=Side.STOREFRONT.named.english), [COMPLETE_LIST]),
        (made(ROW, source=TABLE, line=7), [ROW, COLUMN, GUESSED, TAB]),
        (
            made(AND_OTHERS, source=made(ROW, source=TABLE, line=7)),
            [AND_OTHERS, ROW, COLUMN, GUESSED, TAB],
        ),
    ],
)
def test_that_the_words_of_every_kind_of_source_are_found_again(
    text: str, forms: list[Sentence]
) -> None:
    found = source_sentence(text)
    assert found.english == text
    assert [t for t in templates(found) if t != "{text}"][: len(forms)] == [
        form.template for form in forms
    ]


@pytest.mark.parametrize(
    "how",
    [
        GUESS,
        filled(DELIMITED, encoding="utf-8", mark=","),
        filled(SHEET, name="Orders, delimiter {x}"),
    ],
)
def test_that_how_a_file_was_read_is_found_again(how: Sentence) -> None:
    text = made(COLUMN, file="e.csv", how=how.english, column="status")
    assert how.template in templates(source_sentence(text))


pieces = st.sampled_from(
    ["; asked singly", ", field ", ", row ", "(", ")", ", column ", " and others", "tab", "{", "\n"]
)


@given(st.lists(pieces | st.text(max_size=5), max_size=8).map("".join))
def test_that_no_source_is_shown_otherwise_than_it_was_kept(text: str) -> None:
    assert source_sentence(text).english == text
