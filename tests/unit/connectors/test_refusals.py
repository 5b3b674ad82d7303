"""The table of a side's error answers."""

from datetime import UTC, datetime
from typing import Any

from designo_sync_gui.connectors.http.errors import status_error
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.http.refusals import Refusal, Row, always, of_table, spoken
from designo_sync_gui.domain.errors import (
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SignInFailed,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.sentence import say


class Shop:
    host = "shop.example"
    base = "https://shop.example/"
    masker = Masker(["secret"])


def refusal(status: int, words: str = "", *codes: str, body: bytes = b"{}") -> Refusal:
    reply = Reply(status, {"content-type": "application/json"}, body)
    general = status_error(reply, Shop.host, Shop.masker, datetime(2026, 11, 27, tzinfo=UTC))
    assert general is not None
    shop: Any = Shop()
    return Refusal(shop, reply, general, words, frozenset(codes))


def told(given: Refusal, *rows: Row) -> SyncError:
    return of_table(rows, given)


def test_that_the_first_row_that_fits_decides() -> None:
    rows = [
        Row(SignInFailed, say("A."), say("a"), SignInFailed, code="one"),
        Row(SignInFailed, say("B."), say("b"), SignInFailed, word="two words"),
        Row(SignInFailed, say("C."), say("c"), PermissionDenied, statuses=frozenset({401})),
        Row(SignInFailed, say("D."), say("d"), SignInFailed, when=spoken),
    ]
    assert told(refusal(401, "Two Words", "one"), *rows).advice.english == "a"
    assert told(refusal(401, "has Two Words", "other"), *rows).advice.english == "b"
    assert isinstance(told(refusal(401, "x"), *rows), PermissionDenied)
    assert told(refusal(419, "x"), *rows).advice.english == "d"


def test_that_without_a_row_the_http_status_speaks() -> None:
    given = refusal(500)
    assert told(given, Row(SignInFailed, say("A."))) is given.general


def test_that_a_row_without_a_kind_keeps_what_the_status_means_and_only_speaks_otherwise() -> None:
    error = told(refusal(503), Row(ServerFailure, advice=say("Wait.")))
    assert isinstance(error, ServerFailure)
    assert (error.away, error.advice.english) == (True, "Wait.")
    assert "503" in error.message.english


def test_that_a_write_is_not_applied_only_where_the_words_prove_it() -> None:
    row = Row(SignInFailed, say("No."), say("Mend."), SignInFailed)
    proven = Row(SignInFailed, say("No."), say("Mend."), SignInFailed, proves=always)
    assert told(refusal(401), row).write_effect is WriteEffect.UNKNOWN
    assert told(refusal(401), proven).write_effect is WriteEffect.NOT_APPLIED


def test_that_details_are_the_answer_without_secrets() -> None:
    row = Row(RefusedByReceiver, say("No."), say("Mend."), RefusedByReceiver)
    assert told(refusal(400, body=b"a secret word"), row).details == "a *** word"


def test_that_the_sides_own_words_follow_the_message_where_it_said_any() -> None:
    row = Row(RefusedByReceiver, say("No."), say("Mend."), RefusedByReceiver)
    silent = Row(RefusedByReceiver, say("No."), say("Mend."), RefusedByReceiver, speaks=False)
    assert told(refusal(400, "why"), row).message.english == "No. It says: why."
    assert told(refusal(400), row).message.english == "No."
    assert told(refusal(400, "why"), silent).message.english == "No."
