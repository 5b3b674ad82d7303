"""Values side by side that are written in different directions."""

import pytest

from designo_sync_gui.domain.bidi import CLOSE, OPEN, isolated, quotes_isolated


@pytest.mark.parametrize("text", ["שולם", "تم الدفع", "paid שולם", "٣٤", "a\u202eb"])
def test_that_what_is_written_from_right_to_left_is_isolated(text: str) -> None:
    assert isolated(text) == f"{OPEN}{text}{CLOSE}"


@pytest.mark.parametrize("text", ["", "paid", "⟨U+202E⟩", "оплачено", "支払い済み", "12 → 13", "é"])
def test_that_everything_else_stays_as_it_is(text: str) -> None:
    assert isolated(text) == text


def test_that_only_quoted_values_from_right_to_left_are_isolated_in_a_kept_sentence() -> None:
    kept = "Read “שולם” twice, not “paid”."
    assert quotes_isolated(kept) == f"Read “{OPEN}שולם{CLOSE}” twice, not “paid”."
    assert quotes_isolated(quotes_isolated(kept)) == quotes_isolated(kept)
