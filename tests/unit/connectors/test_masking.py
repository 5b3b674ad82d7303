"""Secrets never leave a connector in a text."""

import base64
import html
import json
import re
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.connectors.http.masking import MASK, RAW_LIMIT, Masker
from designo_sync_gui.domain.sentence import joined, say, verbatim

SECRET = "Se/Cr+eT=42 ü~(&<'\">)"  # noqa: S105 - made up


@pytest.mark.parametrize(
    "form",
    [
        SECRET,
        base64.b64encode(SECRET.encode()).decode(),
        base64.urlsafe_b64encode(SECRET.encode()).decode().rstrip("="),
        quote(SECRET, safe=""),
        quote_plus(SECRET),
        re.sub("%..", lambda found: found[0].lower(), quote(SECRET, safe="")),
        quote(SECRET, safe="!*'()"),
        quote_plus(SECRET).replace("~", "%7E"),
        html.escape(SECRET),
        html.escape(SECRET, quote=False),
        html.escape(SECRET).replace("&#x27;", "&#039;"),
        re.sub("[<>&]", lambda found: f"\\u{ord(found[0]):04x}", json.dumps(SECRET)[1:-1]),
        "Se/Cr\\u002BeT=42 \\u00FC~(\\u0026\\u003C\\u0027\\u0022\\u003E)",
        json.dumps(SECRET)[1:-1].replace("\\u00fc", "\\u00FC"),
        json.dumps(SECRET)[1:-1],
        json.dumps(SECRET)[1:-1].replace("/", "\\/"),
        json.dumps(SECRET, ensure_ascii=False)[1:-1].replace("/", "\\/"),
    ],
)
def test_that_each_form_a_secret_takes_is_masked(form):
    assert Masker([SECRET]).mask(f"before {form} after") == f"before {MASK} after"


@given(st.text(min_size=6), st.text(), st.text())
def test_that_a_masked_text_does_not_hold_the_secret(secret, before, after):
    if secret in MASK * 3:
        return
    masked = Masker([secret]).mask(before + secret + after)
    assert secret not in masked.replace(MASK, "\x00")


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("Bearer eyJabc.def.ghi", "eyJabc.def.ghi"),
        ("token  t0kenABC", "t0kenABC"),
        ("Basic dXNlcjpwYTU1d29yZA==", "dXNlcjpwYTU1d29yZA=="),
        ("Basic dXNlcjpwYTU1d29yZA==", "user:pa55word"),
        ("Basic dXNlcjpwYTU1d29yZA==", "pa55word"),
        ("sid=s3cr3t99; XSRF-TOKEN=tok%3Dabcdef1", "s3cr3t99"),
        ("sid=s3cr3t99; XSRF-TOKEN=tok%3Dabcdef1", "tok=abcdef1"),
        ('remember="averylongwordwithoutdigits";', "averylongwordwithoutdigits"),
    ],
)
def test_that_the_token_and_the_cookies_of_a_whole_header_are_masked_alone(header, part):
    assert Masker([header]).mask(f"not taken: {part}.") == f"not taken: {MASK}."


@pytest.mark.parametrize(
    "secret", ["my password", "Basic x:yz-no-base64", "lang=german; p=1", "a="]
)
def test_that_words_within_a_secret_are_no_secrets(secret):
    assert Masker([secret]).mask("password german 1 x") == "password german 1 x"


def test_that_a_secret_is_masked_before_the_text_is_cut():
    body = b"x" * (RAW_LIMIT - 3) + b"topsecret"
    assert b"top" not in Masker(["topsecret"]).raw(body).encode()


def test_that_a_secret_learnt_later_is_masked_too():
    masker = Masker()
    masker.learn("token-1")
    masker.learn("")
    assert masker.mask("token-1 stays hidden") == f"{MASK} stays hidden"


def test_that_a_long_secret_is_masked_before_a_short_one_within_it():
    assert Masker(["abc", "abcdef"]).mask("abcdef") == MASK


def test_that_foreign_words_are_made_safe_to_show_and_short():
    words = Masker().words("bad\x1b[31m\u202e" + "y" * 1000)
    assert "\x1b" not in words
    assert "\u202e" not in words
    assert len(words) < 500


def test_that_bytes_that_are_no_text_are_kept_visibly():
    assert Masker().raw(b"\xff\xfe") == "\\xff\\xfe"


@pytest.mark.parametrize("shown", range(len("topsecret") + 1))
def test_that_a_large_body_shows_no_half_of_a_secret_where_it_was_cut(shown):
    """Much of it is masked, so that its cut end moves up to where it is shown."""
    filler = "secret-of-many-letters" * 10
    known, cut = Masker([filler, "topsecret"]), 64 * 1024 - shown
    body = (filler * (cut // len(filler))).encode()
    body += b"-" * (cut - len(body)) + b"topsecret" + b"-" * 1000
    told = known.raw(body)
    assert "top" not in told.replace(MASK, "")


def test_that_the_beginning_of_a_large_body_is_shown_as_ever():
    body = b"topsecret " + b"x" * 1_000_000
    assert Masker(["topsecret"]).raw(body) == f"{MASK} " + "x" * (RAW_LIMIT - 4)


def test_that_a_sentence_is_masked_in_its_values_and_stays_translatable():
    found = say("at “{step}” there was {what}", step="topsecret\u202e", what=verbatim("topsecret"))
    told = joined(" ", (say("{n} answers: {found}.", n=2, found=found), verbatim("topsecret")))
    masked = Masker(["topsecret"]).sentence(told)
    assert masked.english == f"2 answers: at “{MASK}⟨U+202E⟩” there was {MASK}. {MASK}"
    assert masked.parts[0].template == "{n} answers: {found}."
