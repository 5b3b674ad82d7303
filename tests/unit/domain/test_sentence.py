"""Sentences: English text that can be said again in another language."""

import pickle

import pytest

from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n, verbatim


def test_that_a_sentence_has_an_english_text_and_keeps_how_it_was_made() -> None:
    said = say("{host} answered {code}", host="shop.example", code=503)
    assert said.english == "shop.example answered 503"
    assert said.template == "{host} answered {code}"
    assert said.values == (("host", "shop.example"), ("code", 503))


@pytest.mark.parametrize(("n", "text"), [(0, "0 orders"), (1, "1 order"), (2100, "2,100 orders")])
def test_that_a_counted_sentence_has_the_form_of_its_number(n: int, text: str) -> None:
    assert say_n("{n:,} order", "{n:,} orders", n).english == text


def test_that_a_value_with_braces_or_percent_signs_is_left_as_it_is() -> None:
    assert say("status {value}", value="{x} %n %1").english == "status {x} %n %1"


def test_that_sentences_side_by_side_keep_their_parts() -> None:
    both = joined(" · ", [say("read"), NOTHING, verbatim("raw")])
    assert both.english == "read · raw"
    assert both.parts == (say("read"), verbatim("raw"))
    assert not joined(" · ", [NOTHING])


def test_that_a_sentence_can_be_copied_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(say("{a}!", a="x")))  # noqa: S301
    assert (again.english, again.template, again.values) == ("x!", "{a}!", (("a", "x"),))


def test_that_two_sentences_are_equal_that_say_the_same() -> None:
    said = say("{host} is busy", host="shop.example")
    assert said == verbatim("shop.example is busy")
    assert len({said, verbatim("shop.example is busy")}) == 1
    assert said != verbatim("shop.example was busy")


def test_that_a_sentence_is_no_text() -> None:
    assert not isinstance(say("x"), str)


def test_that_nothing_to_say_is_false_and_an_empty_foreign_text_says_nothing() -> None:
    assert not NOTHING
    assert verbatim("") is NOTHING
    assert say("x")
    assert Sentence().english == ""
