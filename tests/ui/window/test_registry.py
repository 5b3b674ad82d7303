"""The law of the window's actions: each is declared once, in a menu, in two languages."""

import re
from collections import Counter

import pytest
from said_in_german import german_locale

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.kit.language import Language, spoken
from designo_sync_gui.ui.window.actions import Actions, declared_actions
from designo_sync_gui.ui.window.registry import Menu, Possible, Topic, plain_words

DECLARED = tuple(declared_actions())
#: The same in both languages, because it is a name.
SAME = {"to_designo", "to_storefront"}


def test_that_no_two_actions_have_the_same_keys():
    keys = Counter(one.keys for one in DECLARED if one.keys)
    keys.update(f"Ctrl+{place}" for place in range(1, len(View) + 1))
    assert [key for key, count in keys.items() if count > 1] == []


def test_that_every_action_has_a_name_a_tip_and_a_reason_for_when_it_cannot_be_done():
    for one in DECLARED:
        assert one.name
        assert one.text.english.strip()
        assert one.tip.english.strip()
        assert one.need(Possible()).english == one.need(Possible()).english.strip()


def test_that_every_action_has_a_name_and_a_tip_in_german(qapp):
    english = {one.name: (one.text.english, one.tip.english) for one in DECLARED}
    language = Language(qapp)
    with german_locale():
        language.choose("de")
        try:
            left = [
                one.name
                for one in DECLARED
                if spoken(one.text) == english[one.name][0]
                or spoken(one.tip) == english[one.name][1]
            ]
            assert set(left) <= SAME
            assert all(spoken(x.value) != x.value.english for x in Topic)
        finally:
            language.remove()


def mnemonics(texts):
    return [m[1].lower() for text in texts if (m := re.search(r"&([^&])", text))]


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_no_two_entries_of_a_menu_have_the_same_letter(qapp, language):
    chosen = Language(qapp)
    with german_locale():
        chosen.choose(language)
        try:
            for menu in Menu:
                letters = Counter(
                    mnemonics(spoken(one.text) for one in DECLARED if one.menu is menu)
                )
                twice = {key: n for key, n in letters.items() if n > 1}
                assert twice == {}, menu
        finally:
            chosen.remove()


def test_that_a_declaration_becomes_an_action_of_the_object(in_window, support):
    assert Actions.refresh.keys == "F5"

    async def scenario(window):
        assert window.actions_.refresh.shortcut().toString() == "F5"
        names = [entry.name for entry in window.actions_.entries]
        assert len(names) == len(set(names)) == len(DECLARED) + len(View)

    in_window(support.FakeServices(), scenario)


def test_that_what_cannot_be_done_says_why(in_window, support):
    async def scenario(window):
        act = window.actions_
        assert not act.to_designo.isEnabled()
        assert act.reason("to_designo").english == "No orders have been read yet."
        assert act.refresh.isEnabled()
        assert not act.reason("refresh")

    in_window(support.FakeServices(), scenario)


def test_that_words_of_a_menu_are_read_without_mnemonic_and_dots():
    assert plain_words("&Export report…") == "Export report"
    assert plain_words("Print && C&o") == "Print & Co"
