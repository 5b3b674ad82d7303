"""The parts of the help pages, their names, and finding words in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.help_text import (
    find_words,
    fold,
    fold_words,
    page_of,
    place_of,
    word_places,
)
from designo_sync_gui.help_files import read_pages

PAGE = """# Shop

Intro [link](x.md).

## What you `need`

```
# no heading
```

### Deep
End.
"""


def test_that_a_page_has_its_headings_as_parts_and_no_fenced_line() -> None:
    page = page_of("03-shop.md", PAGE)
    assert [(part.topic, part.level, part.title) for part in page.sections] == [
        ("shop", 1, "Shop"),
        ("shop/what-you-need", 2, "What you need"),
        ("shop/deep", 3, "Deep"),
    ]
    assert page.sections[0].text == "Intro link."
    assert page.sections[2].source == "### Deep\nEnd.\n"


def test_that_a_part_is_named_by_its_english_heading_in_every_language() -> None:
    page = page_of("03-shop.md", "# Laden\n## Was Sie brauchen\n### Tief\n", PAGE)
    assert [part.topic for part in page.sections] == ["shop", "shop/what-you-need", "shop/deep"]
    assert place_of((page,), "shop/what-you-need") == (0, 1)
    assert place_of((page,), "shop/was-sie-brauchen") is None


def test_that_every_word_must_be_found_and_headings_come_first() -> None:
    pages = (
        page_of("1-a.md", "# A\nPaper and ink.\n## Other\nInk.\n"),
        page_of("2-b.md", "# Ink on paper\n"),
    )
    assert [(hit.page, hit.section) for hit in find_words(pages, "INK paper")] == [(1, 0), (0, 0)]
    assert find_words(pages, "  ") == ()


def test_that_accents_and_capitals_are_no_obstacle_and_finds_stand_where_the_text_does() -> None:
    text = "Größe, GROSSE, grosse, \ufb01t"
    for typed in ("grosse", "große", "GRÖẞE"):
        found = [text[a:b] for a, b in word_places(text, fold_words(typed))]
        assert found == ["Größe", "GROSSE", "grosse"]
    assert [text[a:b] for a, b in word_places(text, fold_words("fi"))] == ["\ufb01"]


def test_that_a_find_is_shown_with_the_words_around_it() -> None:
    body = " ".join(["before"] * 30 + ["needle"] + ["after"] * 30)
    hit = find_words((page_of("1-a.md", f"# A\n{body}\n"),), "needle")[0]
    assert hit.excerpt.startswith("…before")
    assert "needle after" in hit.excerpt
    assert hit.excerpt.endswith("…")


def test_that_pages_come_in_the_order_of_their_files(tmp_path) -> None:
    (tmp_path / "2.md").write_text("# Second\n", encoding="utf-8")
    (tmp_path / "1.md").write_text("# First\n", encoding="utf-8")
    assert [page.title for page in read_pages(tmp_path)] == ["First", "Second"]


def test_that_no_pages_are_there_where_none_were_installed(tmp_path) -> None:
    assert read_pages(tmp_path) == ()


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_no_two_parts_have_one_name_and_every_letter_is_one_place(language) -> None:
    pages = read_pages(language=language)
    topics = [part.topic for page in pages for part in page.sections]
    assert len(set(topics)) == len(topics)
    assert all(ord(letter) < 0x10000 for page in pages for letter in page.text)


def test_that_both_languages_have_the_same_parts() -> None:
    english, german = (
        [part.topic for page in read_pages(language=code) for part in page.sections]
        for code in ("en", "de")
    )
    assert english == german


def test_that_a_page_is_named_by_its_file_also_without_any_heading() -> None:
    page = page_of("03-shop.md", "No heading at all.\n")
    assert page.topic == "shop"
    assert page.sections == ()


@given(st.text() | st.text("aAäÄß\u017f\ufb01\u0130éè\u0301\u0323각각ΐ ", max_size=12))
def test_that_words_are_compared_as_the_places_of_a_find_are_counted(text: str) -> None:
    assert fold_words(text) == tuple(fold(text)[0].split())
