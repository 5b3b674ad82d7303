"""Formulas are known by their beginning, whatever invisible stands before it."""

import pytest

from designo_sync_gui.domain.formulas import begins_formula


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@A", "\tx", "\rx", " =1", "\n=1", "\ufeff=1", " \ufeff+1", "\uff1d1"],
)
def test_that_the_beginning_of_a_formula_is_known(text: str) -> None:
    assert begins_formula(text)


@pytest.mark.parametrize("text", ["", " ", "a=1", "on-hold", "'=1", "1-2", "\ufeffok"])
def test_that_other_text_begins_none(text: str) -> None:
    assert not begins_formula(text)
