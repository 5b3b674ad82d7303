"""What is found by typing."""

import pytest

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.commands import matching
from designo_sync_gui.ui.commands.items import Found, Heading, Item, lines
from designo_sync_gui.ui.commands.matching import match

FIRST, SECOND = say("Actions"), say("Views")


def found(wanted: str, title: str) -> str:
    """The title with what was found in brackets, empty where it does not fit."""
    one = match(wanted, title)
    if one is None:
        return ""
    return "".join(f"[{c}]" if place in one.places else c for place, c in enumerate(title))


@pytest.mark.parametrize(
    ("wanted", "title", "shown"),
    [
        ("exp", "Export report", "[E][x][p]ort report"),
        ("rep", "Export report", "Export [r][e][p]ort"),
        ("po", "Export report", "Ex[p][o]rt report"),
        ("rep exp", "Export report", "[E][x][p]ort [r][e][p]ort"),
        ("ert", "Export report", "[E]xpo[r][t] report"),
        ("zzz", "Export report", ""),
        ("exp zzz", "Export report", ""),
        ("z", "Export report", ""),
        ("", "Export report", "Export report"),
        ("GRÖSSE", "größe", ""),
        ("ÄND", "Shop ändern", "Shop [ä][n][d]ern"),
    ],
)
def test_that_each_word_is_found_whole_or_letter_by_letter(
    wanted: str, title: str, shown: str
) -> None:
    assert found(wanted, title) == shown


def test_that_a_word_s_beginning_is_worth_more_than_its_inside_and_than_letters() -> None:
    scores = [match("por", title) for title in ("My port", "Export", "p-o-r")]
    worth = [one.score for one in scores if one is not None]
    assert worth == sorted(worth, reverse=True)
    assert len(worth) == 3


def item(title: str, heading=FIRST, **more: object) -> Item:
    return Item(title, heading, title, lambda: None, **more)  # type: ignore[arg-type]


def shown(items: list[Item], wanted: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [
        f"# {one.title}" if isinstance(one, Heading) else one.item.title
        for one in lines(items, wanted, recent)
    ]


def test_that_nothing_typed_lists_everything_by_heading() -> None:
    items = [item("All", SECOND), item("Export"), item("paid", typed=True)]
    assert shown(items, " ") == ["# Views", "All", "# Actions", "Export"]


def test_that_what_was_used_lately_comes_first_and_once() -> None:
    items = [item("All", SECOND), item("Export"), item("Quit")]
    assert shown(items, "", ("Quit", "gone", "All")) == [
        "# Recent",
        "Quit",
        "All",
        "# Actions",
        "Export",
    ]


def test_that_the_heading_of_the_best_comes_first() -> None:
    items = [item("Reports of all", SECOND), item("Export all"), item("All", SECOND)]
    assert shown(items, "all") == ["# Views", "All", "Reports of all", "# Actions", "Export all"]


def test_that_letters_apart_count_only_where_nothing_is_found_in_one_piece() -> None:
    items = [item("Production"), item("Previous difference")]
    assert shown(items, "prod") == ["# Actions", "Production"]
    assert shown(items, "pdif") == ["# Actions", "Previous difference"]


def test_that_other_words_find_an_item_behind_those_that_have_them_in_the_title() -> None:
    items = [item("Check everything", more="Doctor"), item("Doctors")]
    assert shown(items, "doctor") == ["# Actions", "Doctors", "Check everything"]


def test_that_what_cannot_be_done_now_comes_later_and_what_was_used_lately_earlier() -> None:
    items = [item("Copy a", enabled=False), item("Copy b"), item("Copy c")]
    assert shown(items, "copy", ("Copy c",)) == ["# Actions", "Copy c", "Copy b", "Copy a"]


def test_that_a_wish_made_of_what_is_typed_always_fits_and_is_last() -> None:
    items = [item("Find it", SECOND, always=True, typed=True), item("Export")]
    assert shown(items, "xp") == ["# Actions", "Export", "# Views", "Find it"]
    assert shown(items, "4711") == ["# Views", "Find it"]


def test_that_a_long_list_shows_its_best() -> None:
    many = [item(f"Status {number}") for number in range(100)]
    assert len([one for one in lines(many, "status", ()) if isinstance(one, Found)]) == 8


def test_that_a_very_long_text_is_taken_apart_once_for_all_titles(monkeypatch) -> None:
    folded: list[int] = []
    fold = matching._fold

    def counted(text: str) -> str:
        folded.append(len(text))
        return fold(text)

    monkeypatch.setattr(matching, "_fold", counted)
    pasted = "pasted by mistake " * 10_000
    assert [match(pasted, title) for title in ("Refresh", "Export…", "Help")] == [None] * 3
    assert folded.count(len(pasted)) == 1
