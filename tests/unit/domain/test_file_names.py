"""Names of files that a system would refuse are told before anything is written."""

from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.file_names import name_part, name_problem, windows_folder_problem
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


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (r"D:\orders\CON", "reserves the name CON"),
        (r"D:\nul.old\orders", "reserves the name nul.old"),
        ("com1", "reserves the name com1"),
        (r"D:\orders\a:b", "The name a:b contains"),
        (r"D:\what?", "The name what? contains"),
        ("D:\\a\u200bb", "contains"),
        ("D:\\a\tb", "contains"),
        (r"D:\orders.", "at the end of orders."),
        (r"D:\orders \here", "at the end of orders "),
        ("a:b", "a:b does not say where on the drive"),
        ("D:orders", "D:orders does not say where on the drive"),
        (r"\\server\share\aux", "reserves the name aux"),
    ],
)
def test_that_a_folder_which_windows_makes_not_or_elsewhere_is_told(path: str, said: str) -> None:
    assert said in windows_folder_problem(PureWindowsPath(path)).english


@pytest.mark.parametrize(
    "path",
    [
        r"D:\Daten\Jürgen Groß\AppData\Local\designo-sync",
        r"D:\a.b\..\.hidden",
        r"..\here",
        "here",
        r"\\server\share\OneDrive - Müller & Söhne",
        r"\\?\D:\long",
        r"C:\console\com10",
    ],
)
def test_that_an_ordinary_folder_of_windows_is_taken(path: str) -> None:
    assert windows_folder_problem(PureWindowsPath(path)) == NOTHING
