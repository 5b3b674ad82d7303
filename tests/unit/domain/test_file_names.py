"""Names of files that a system would refuse are told before anything is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.file_names import name_part, name_problem
from designo_sync_gui.domain.sentence import NOTHING


@pytest.mark.parametrize(
    "name",
    ["", "  ", "a/b", "a\\b", "a:b", 'a"b', "a?b", "a\x00b", "a\u202eb", " a", "a ", "a.", "CON",
     "nul.csv", "lpt1.xlsx", "é" * 101],
)  # fmt: skip
def test_that_a_name_no_file_can_have_is_refused_with_the_reason(name: str) -> None:
    assert name_problem(name) != NOTHING


@pytest.mark.parametrize(
    "name", ["m.csv", "Übersicht 27. November.xlsx", "console.csv", "报告.htm"]
)
def test_that_an_ordinary_name_is_taken(name: str) -> None:
    assert name_problem(name) == NOTHING


@given(st.text(max_size=80))
def test_that_a_part_made_of_any_text_can_stand_in_a_name(text: str) -> None:
    assert name_problem(f"m{name_part(text)}.csv") == NOTHING


def test_that_a_store_name_becomes_a_readable_part() -> None:
    assert name_part("Print Depot (EU)!") == "print-depot-eu"
