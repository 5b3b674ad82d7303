"""The cause that an answer tells itself comes before a guess about the address."""

import asyncio

import pytest
from connector_kit import Script, read_all, registry, reply
from magento_kit import with_magento
from profile_kit import profile, with_profile

from designo_sync_gui.connectors.http.foreign_words import ended, own_words, printed
from designo_sync_gui.connectors.reading.document import read_json
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import BadReply, NotTheApi, SyncError

ORDERS = '[{"id": 1, "number": "1", "status": "new"}]'
AS_HTML = (
    "<br />\n<b>Deprecated</b>:  Creation of dynamic property Ship&amp;Go::$x is deprecated in "
    "<b>/srv/wp-content/plugins/ship-and-go/main.php</b> on line <b>17</b><br />\n"
)
AS_TEXT = "\nPHP Warning:  Undefined array key 3 in /srv/app/hooks.php on line 20\n"


def failed(kit, answer) -> SyncError:
    with pytest.raises(SyncError) as caught:
        kit.with_shop(Script(answer), kit.read_all)
    return caught.value


@pytest.mark.parametrize("kind", ["text/html; charset=UTF-8", "application/json"])
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (AS_HTML, "Ship&Go::$x is deprecated in /srv/wp-content/plugins/ship-and-go/main.php"),
        (AS_TEXT, "PHP Warning:  Undefined array key 3 in /srv/app/hooks.php on line 20"),
        ("Fatal error: Uncaught Error: no in /a/b.php:3", "Fatal error: Uncaught Error"),
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["before", "behind"])
def test_that_a_message_of_php_within_the_data_is_told(kit, kind, said, shown, before):
    body = said + ORDERS if before else ORDERS + said
    error = failed(kit, reply(200, body, content_type=kind))
    assert isinstance(error, BadReply)
    assert shown in error.message.english
    assert "display_errors" in error.advice.english


def test_that_a_page_without_such_a_message_is_a_web_page_as_ever(kit):
    page = "<html><h1>Notice</h1><p>Warning: we are closed on line 5 of our calendar.</p></html>"
    assert isinstance(failed(kit, reply(200, page, content_type="text/html")), NotTheApi)


def test_that_credentials_in_such_a_message_are_masked(kit):
    said = f"Warning: call({kit.SECRET}) failed in /a.php on line 1"
    assert kit.SECRET not in failed(kit, reply(200, said + ORDERS)).message.english


def test_that_woocommerces_own_reason_is_told(kit):
    answer = {"code": "plan_expired", "message": "Your plan has expired.", "data": None}
    error = failed(kit, reply(200, answer))
    assert "sent no list of orders. It says: Your plan has expired." in error.message.english


def test_that_magentos_own_reason_is_told_with_its_parameters():
    answer = {"message": "No such %fieldName", "parameters": {"fieldName": "website"}}
    with pytest.raises(BadReply, match="It says: No such website"):
        with_magento(Script(reply(200, answer)), lambda side: read_all(side, ["mage"]))


def test_that_bigcommerces_own_reason_is_told():
    async def run():
        connections = registry(Script(reply(200, {"title": "The store is being moved."})))
        shop = Store("shop", "S", "bigcommerce", "https://api.bigcommerce.com/stores/abc/")
        try:
            side = await connections.trial_storefront(shop, {"access_token": Secret("t-1")})
            await read_all(side)
        finally:
            await connections.aclose()

    with pytest.raises(BadReply, match="It says: The store is being moved"):
        asyncio.run(run())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("key is missing or wrong", "key is missing or wrong."),
        ("Gone.", "Gone."),
        ("Why?", "Why?"),
        ("It says “gone.”", "It says “gone.”"),
        ("the field “status”", "the field “status”."),
        ("注文がありません。", "注文がありません。"),
        ("", ""),
    ],
)
def test_that_quoted_words_end_before_the_next_sentence_begins(words, sentence):
    assert ended(words) == sentence


def test_that_a_reason_is_told_where_a_profile_does_not_fit():
    answer = {"errors": [{"message": "Quota used up"}, {"message": "Try in May"}]}
    with pytest.raises(BadReply, match="The answer says: Quota used up; Try in May"):
        with_profile(profile(), Script(reply(200, answer)), read_all)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('{"message": "a"}', "a"),
        ('{"error": {"code": 3, "message": "b"}}', "b"),
        ('{"errors": {"detail": ["c", "d"]}}', "c; d"),
        ('{"message": null, "title": "e"}', "e"),
        ('{"data": "f"}', ""),
        ('["message"]', ""),
        ("null", ""),
    ],
)
def test_that_only_places_of_reasons_are_looked_at(value, words):
    assert own_words(read_json(value.encode()).root) == words


@pytest.mark.parametrize("body", [b"", b"[1]", b"Warning", b"x" * 100_000, b"Notice: " * 5_000])
def test_that_what_holds_no_message_gives_none(body):
    assert printed(body) == ""
