"""A sentence with values written from right to left, as one line."""

from designo_sync_gui.domain.sentence import joined, say, say_n, verbatim
from designo_sync_gui.domain.sentence_line import line_of
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.write_rules import WriteRules, value_problem

SENT, PAID = "נשלח", "שולם"


def test_that_two_values_of_one_sentence_are_isolated_each() -> None:
    told = say("now has “{held}”, no longer “{wanted}”", held=SENT, wanted=PAID)
    assert line_of(told) == f"now has “\u2068{SENT}\u2069”, no longer “\u2068{PAID}\u2069”"


def test_that_sentences_in_and_beside_a_sentence_are_isolated_each() -> None:
    values = joined(", ", [say("“{value}”", value=SENT), verbatim(PAID)])
    told = say_n("{n:,} is new: {values}", "{n:,} are new: {values}", 1200, values=values)
    assert line_of(told) == f"1,200 are new: “\u2068{SENT}\u2069”, \u2068{PAID}\u2069"
    assert line_of(say_n("{n} is new", "{n} are new", 1)) == "1 is new"


def test_that_a_foreign_value_neither_ends_an_isolate_nor_hides_anything() -> None:
    assert line_of(verbatim(f"\u2069{SENT}\x1b[1m")) == f"\u2068⟨U+2069⟩{SENT}⟨U+001B⟩[1m\u2069"


def test_that_the_statuses_a_target_knows_keep_their_places() -> None:
    rules = WriteRules(allowed=frozenset({PAID, SENT}))
    problem = value_problem(Status.text("new"), None, rules)
    assert problem is not None
    known = ", ".join(f"\u2068{text}\u2069" for text in sorted((PAID, SENT)))
    assert line_of(problem[1]).endswith(f"It knows: {known}.")
