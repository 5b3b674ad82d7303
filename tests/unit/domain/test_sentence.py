"""Sentences: English text that can be said again in another language."""

import pickle

import pytest

from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n


def test_that_a_sentence_is_its_english_text_and_keeps_how_it_was_made() -> None:
    said = say("{host} answered {code}", host="shop.example", code=503)
    assert said == "shop.example answered 503"
    assert isinstance(said, Sentence)
    assert (said.template, said.values) == (
        "{host} answered {code}",
        {"host": "shop.example", "code": 503},
    )


@pytest.mark.parametrize(("n", "text"), [(0, "0 orders"), (1, "1 order"), (2100, "2,100 orders")])
def test_that_a_counted_sentence_has_the_form_of_its_number(n: int, text: str) -> None:
    assert say_n("{n:,} order", "{n:,} orders", n) == text


def test_that_a_value_with_braces_or_percent_signs_is_left_as_it_is() -> None:
    assert say("status {value}", value="{x} %n %1") == "status {x} %n %1"


def test_that_sentences_side_by_side_keep_their_parts() -> None:
    both = joined(" · ", [say("read"), "raw"])
    assert both == "read · raw"
    assert both.parts == ("read", "raw")


def test_that_a_sentence_can_be_copied_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(say("{a}!", a="x")))  # noqa: S301
    assert (again, again.template, again.values) == ("x!", "{a}!", {"a": "x"})
