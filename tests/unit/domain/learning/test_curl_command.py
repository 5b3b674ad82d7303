"""Pasted commands as the requests that they would make."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.learning.curl_command import LONGEST_PASTE, read_paste
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest, PasteForm

_SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "cases-learn" / "curl-samples.json"
_URL = "https://designo.example.com/orders?page=1"


def _headers(command: str) -> dict[str, str]:
    return dict(read_paste(command).headers)


@pytest.mark.skipif(not _SAMPLES.exists(), reason="the study's commands are not beside the project")
def test_that_the_commands_of_the_study_are_read_as_it_says() -> None:
    for sample in json.loads(_SAMPLES.read_text("utf-8")):
        wanted = sample["expected"]
        if "refused" in wanted:
            with pytest.raises(ExampleRefused):
                read_paste(sample["text"])
            continue
        request = read_paste(sample["text"])
        assert request.form == wanted["form"]
        assert (request.method, request.url) == (wanted["method"], wanted["url"])
        assert [list(pair) for pair in request.headers] == wanted["headers"]
        assert request.body == wanted.get("body")


def test_that_a_command_of_bash_is_read() -> None:
    request = read_paste(
        f"curl '{_URL}' \\\n  -H 'Accept: application/json' \\\n  -b 'sid=a; b=c' \\\n"
        '  --data-raw $\'{"note":"it\\\'s \\u00e4\\n\\x41\\101\\q\\U0001F600"}\' --compressed'
    )
    assert request.form is PasteForm.BASH
    assert request.method == "POST"
    assert request.body == '{"note":"it\'s ä\nAA\\q😀"}'
    assert dict(request.headers) == {"Accept": "application/json", "Cookie": "sid=a; b=c"}


def test_that_a_command_of_cmd_is_read() -> None:
    request = read_paste(
        f'curl.exe ^"{_URL}^&x=1^" ^\r\n  -H ^"A: b^" ^\r\n  --data-raw ^"^{{^\\^"a^\\^":'
        '^\\^"c^\\^\\^\\^"^}^"'
    )
    assert request.form is PasteForm.CMD
    assert request.url == f"{_URL}&x=1"
    assert request.body == '{"a":"c\\"}'


def test_that_older_quotes_of_cmd_are_read() -> None:
    request = read_paste(f'curl "{_URL}" -H "A: ""b""" --data "x\\y" & del x')
    assert request.form is PasteForm.CMD
    assert request.headers == (("A", '"b"'),)
    assert request.body == "x\\y"


def test_that_two_line_ends_behind_a_caret_are_one_in_the_value() -> None:
    assert read_paste('curl ^"https://a.example/^" --data-raw ^"a^\n\nb^"').body == "a\nb"


def test_that_double_quotes_with_lines_of_bash_are_bash() -> None:
    request = read_paste(f'curl "{_URL}" \\\n -H "A: \\"b\\" \\n \\\nc"')
    assert request.form is PasteForm.BASH
    assert request.headers == (("A", '"b" \\n c'),)


def test_that_a_command_without_quotes_is_read() -> None:
    assert read_paste("$ curl designo.example.com/a\\&b").url == "https://designo.example.com/a&b"
    assert read_paste("curl https://a.example/ ^\n -i").form is PasteForm.CMD


def test_that_only_the_first_of_several_commands_is_read() -> None:
    request = read_paste(f"\n\ncurl '{_URL}' ;\ncurl 'https://other.example/'")
    assert request.url == _URL
    assert read_paste('\ncurl "https://a.example/"\ncurl "https://b.example/"').url == (
        "https://a.example/"
    )


def test_that_options_that_weaken_the_connection_are_dropped_and_told() -> None:
    request = read_paste(
        f"curl -sSkL -x http://p.example:1 --resolve a:1:2 -o out --max-time 3 '{_URL}'"
    )
    assert len(request.dropped) == 4
    assert request.url == _URL


def test_that_data_of_several_kinds_is_joined() -> None:
    request = read_paste(
        f"curl '{_URL}' -d a=1 --data-urlencode 'b=c d' --data-urlencode '=e f' "
        "--data-urlencode 'g h' -XPUT"
    )
    assert request.body == "a=1&b=c%20d&e%20f&g%20h"
    assert request.method == "PUT"


def test_that_data_goes_into_the_query_with_get() -> None:
    request = read_paste(f"curl -G '{_URL}' -d a=1")
    assert (request.method, request.url, request.body) == ("GET", f"{_URL}&a=1", None)
    assert read_paste("curl -G 'https://a.example/x' -d a=1").url == "https://a.example/x?a=1"
    assert read_paste("curl -G 'https://a.example/x'").url == "https://a.example/x"


def test_that_ways_to_sign_in_become_headers() -> None:
    assert _headers(f"curl -u 'a:b' '{_URL}'") == {"Authorization": "Basic YTpi"}
    assert _headers(f"curl --oauth2-bearer T '{_URL}'") == {"Authorization": "Bearer T"}
    assert _headers(f"curl -A Me -e There '{_URL}'") == {"User-Agent": "Me", "Referer": "There"}
    assert _headers(f"curl --json '{{}}' '{_URL}'")["Content-Type"] == "application/json"


def test_that_headers_are_kept_as_curl_sends_them() -> None:
    assert _headers(f"curl '{_URL}' -H 'A:  b ' -H 'B;' -H 'C:' -H 'D'") == {"A": "b", "B": ""}
    request = read_paste(f"curl '{_URL}' -H 'Accept: x'")
    assert request.header("accept") == "x"
    assert request.header("cookie") is None


def test_that_forms_of_firefox_with_carets_are_mended() -> None:
    assert read_paste(f"curl '{_URL}' --data-raw 'a=1^&b=2'").body == "a=1&b=2"
    assert read_paste(f"curl '{_URL}' --data-raw 'a=1^&b=2&c=3'").body == "a=1^&b=2&c=3"
    kept = read_paste(f"curl '{_URL}' -H 'content-type: text/plain' --data-raw 'a^&b'")
    assert kept.body == "a^&b"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("curl 'https://a.example/", "end of the command"),
        ('curl "https://a.example/', "end of the command"),
        ('curl "https://a.example/ \\\n', "end of the command"),
        ("curl $'https://a.example/", "end of the command"),
        ("curl 'https://a.example/' -H", "end of the command"),
        ("curl 'https://a.example/' -d @body.json", "a file"),
        ("curl 'https://a.example/' --data-urlencode 'a@b'", "a file"),
        ("curl 'https://a.example/' -H @headers", "a file"),
        ("curl 'https://a.example/' -b cookies.txt", "a file"),
        ("curl 'https://a.example/' -F a=b", "a file"),
        ("curl 'https://a.example/' --cert x", "a file"),
        ("curl 'https://a.example/' -H $(id)", "only a shell"),
        ("curl 'https://a.example/' -H `id`", "only a shell"),
        ('curl "https://$HOST/" \\\n -i', "only a shell"),
        ("curl 'https://a.example/' --strange x", "--strange"),
        ("curl 'https://a.example/' -sZ", "-Z"),
        ("curl -i ;", "no address"),
        ("wget 'https://a.example/'", "not a cURL"),
        ("", "not a cURL"),
        ('fetch("https://a.example/")', "not a cURL"),
        ("x" * (LONGEST_PASTE + 1), "too long"),
    ],
)
def test_that_what_cannot_be_used_says_why(text: str, words: str) -> None:
    with pytest.raises(ExampleRefused) as refused:
        read_paste(text)
    assert words in refused.value.message.english


def test_that_credentials_are_not_in_what_is_printed_of_a_request() -> None:
    request = read_paste(f"curl '{_URL}' -H 'Authorization: Bearer s3cret' -d 'password=s3cret'")
    assert "s3cret" not in repr(request)


def test_that_a_command_of_powershell_is_read() -> None:
    request = read_paste(
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n"
        '$session.Cookies.Add((New-Object System.Net.Cookie("sid", "a`$b""c", "/", "x")))\n'
        'Invoke-WebRequest -UseBasicParsing -Uri "https://designo.example.com/api" `\n'
        '-Method "PATCH" `\n-WebSession $session `\n'
        "-Headers @{\n\"accept\"=\"a/b\"\n  'x'='it''s'\n} `\n"
        '-ContentType "application/json" `\n'
        '-Body ([System.Text.Encoding]::UTF8.GetBytes("{`"a`":1}`n"))'
    )
    assert request == ExampleRequest(
        "PATCH",
        "https://designo.example.com/api",
        (
            ("accept", "a/b"),
            ("x", "it's"),
            ("Content-Type", "application/json"),
            ("Cookie", 'sid=a$b"c'),
        ),
        '{"a":1}\n',
        PasteForm.POWERSHELL,
    )


def test_that_a_short_command_of_powershell_is_read() -> None:
    assert read_paste("Invoke-RestMethod -Uri 'https://a.example/$x'").method == "GET"
    assert read_paste("Invoke-RestMethod -Uri 'https://a.example/' -Body 'a=1'").method == "POST"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Invoke-WebRequest -Uri "https://a.example/', "end of the command"),
        ('Invoke-WebRequest -Uri "https://$env:HOST/"', "only a shell"),
        ('Invoke-WebRequest -Uri $(x) -Method "GET"', "only a shell"),
        ('Invoke-WebRequest -Method "GET"', "no address"),
    ],
)
def test_that_a_command_of_powershell_that_cannot_be_used_says_why(text: str, words: str) -> None:
    with pytest.raises(ExampleRefused) as refused:
        read_paste(text)
    assert words in refused.value.message.english


_PRINTABLE = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f")
)


def _as_bash(value: str) -> str:
    return "'" + value.replace("'", "'\\''") + "'"


def _as_ansi(value: str) -> str:
    points = "".join(f"\\u{ord(c):04x}" if not c.isalnum() or ord(c) > 126 else c for c in value)
    return f"$'{points}'"


def _as_cmd(value: str) -> str:
    held = value.replace("\\", "\\\\").replace('"', '\\"')
    return '^"' + "".join(c if c.isalnum() else f"^{c}" for c in held) + '^"'


@given(_PRINTABLE, _PRINTABLE)
def test_that_any_value_survives_each_way_of_quoting(header: str, body: str) -> None:
    for quoted in (_as_bash, _as_ansi, _as_cmd):
        line = f"curl {quoted(_URL)} -H {quoted('X: ' + header)} --data-raw {quoted('_' + body)}"
        request = read_paste(line + " -H 'content-type: text/plain'" * (quoted is not _as_cmd))
        assert request.body == "_" + body
        assert dict(request.headers).get("X", "") == header.strip()


@pytest.mark.parametrize(
    "command",
    [
        "curl 'https://[designo/orders'",
        "curl 'https://ann:s3cret@designo.example/orders'",
        "curl 'https://designo.example\\\\other.example/orders'",
        "curl 'https://designo\x1b[2J.example/orders'",
        "curl 'https://designo\u202e.example/orders'",
        "curl 'https://designo .example/orders'",
        "curl 'https://designo.example/o' --data-urlencode $'a=\\ud800'",
        "curl 'https://designo.example/o?a=\ud800'",
        'Invoke-WebRequest -Uri "https://[designo/orders"',
    ],
)
def test_that_an_address_nothing_can_be_sent_to_is_refused(command: str) -> None:
    with pytest.raises(ExampleRefused) as refused:
        read_paste(command)
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("second", ["https://other.example/x", "--url https://other.example/x"])
def test_that_a_command_with_two_addresses_is_refused(second: str) -> None:
    with pytest.raises(ExampleRefused, match="more than one address"):
        read_paste(f"curl 'https://designo.example/o' -H 'A: b' {second}")


def test_that_words_behind_the_address_are_no_address() -> None:
    request = read_paste("$ curl -s 'https://designo.example/o' | jq .")
    assert request.url == "https://designo.example/o"


def test_that_two_halves_of_a_character_become_one() -> None:
    request = read_paste("curl 'https://designo.example/o' --data-raw $'a=\\ud83d\\ude00'")
    assert request.body == "a=\U0001f600"


def test_that_a_request_is_shown_without_its_query() -> None:
    assert "s3cret" not in repr(read_paste("curl 'https://designo.example/o?key=s3cret'"))
