"""A change of a status that was copied becomes the write section; nothing is sent."""

import pytest
from order_answers import decoded

from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.writing import WriteDraft, make_write

_JSON = "-H 'content-type: application/json'"


def _made(command: str, status: str = "In Press", answer: str = "null", at: str = "") -> WriteDraft:
    return make_write(read_paste(command), "4711", status, decoded(answer), at)


def test_that_id_and_status_are_found_in_path_and_json_and_credentials_are_apart() -> None:
    command = (
        "curl 'https://s.example/api/{x}/orders/4711/state?v=1' -X PUT -b 'sid=s3cret' "
        f"""-H 'X-Note: a{{b' {_JSON} --data-raw """
        """'{"state": "In Press", "n": 4711, "a": [1, null], "q": "{y}", "csrf_token": "t0ken9"}'"""
    )
    draft = _made(command, answer='{"ok": true, "order": {"state": "In Press"}}')
    assert draft.section == "\n".join(
        [
            "[write]",
            'method = "PUT"',
            'path = "/api/{{x}}/orders/{order_id}/state"',
            r"""body = "{\"state\": \"{status}\", \"n\": {order_id}, \"a\": [1, null], """
            r"""\"q\": \"\\u007by\\u007d\", \"csrf_token\": \"{secret:csrf_token}\"}" """.strip(),
            'echo = "/order/state"',
            "",
            "[write.query]",
            'v = "1"',
            "",
            "[write.headers]",
            'Cookie = "{secret:cookie}"',
            'X-Note = "a{{b"',
            "",
        ]
    )
    assert draft.status_at == "json:/state"
    assert draft.secrets == {"cookie": "sid=s3cret", "csrf_token": "t0ken9"}
    assert "the new status at /order/state" in draft.settled.english
    assert "s3cret" not in draft.section + repr(draft)


def test_that_a_form_is_filled_and_a_yes_in_the_answer_is_the_success() -> None:
    command = (
        "curl 'https://s.example/orders/save?token=tk9999' "
        "--data-raw 'id=4711&status=In+Press&tag=a&tag=b&sid=s3cret'"
    )
    draft = _made(command, answer='{"result": {"deep": [1], "Success": true}}')
    assert (
        'form = {id = "{order_id}", status = "{status}", tag = ["a", "b"], sid = "{secret:sid}"}'
        in draft.section
    )
    assert 'token = "{secret:token}"' in draft.section
    assert draft.section.endswith('[write.success]\npointer = "/result/Success"\nequals = true\n')
    assert "by true at /result/Success" in draft.settled.english


def test_that_without_a_telling_answer_writes_are_settled_by_reading() -> None:
    draft = _made("curl 'https://s.example/o/4711/In%20Press' -X POST", answer='{"code": 1}')
    assert draft.section == '[write]\nmethod = "POST"\npath = "/o/{order_id}/{status}"\n'
    assert "settled by reading" in draft.settled.english


def test_that_a_status_at_several_places_is_pointed_at() -> None:
    command = "curl 'https://s.example/o/4711' --data-raw 'old=In+Press&new=In+Press'"
    with pytest.raises(ExampleRefused, match="form:old, form:new"):
        _made(command)
    assert 'new = "{status}"' in _made(command, at="form:new").section
    assert 'old = "In Press"' in _made(command, at="form:new").section
    with pytest.raises(ExampleRefused, match="there"):
        _made(command, at="form:other")


@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        ("curl 'https://s.example/o/4711'", "x", "sets nothing"),
        ("curl 'https://s.example/o/4711' -X DELETE", "x", "sets nothing"),
        ("curl 'https://s.example/o/1' -d 'status=x'", "x", "the order id “4711”"),
        ("curl 'https://s.example/o/4711' -d 'status=x'", "y", "the status “y”"),
        ("curl 'https://s.example/o/4711' -d 'a=b'", "4711", "several places"),
        (
            "curl 'https://s.example/o/4711' -H 'content-type: text/xml' -d '<s>x</s>'",
            "x",
            "other than a form or JSON",
        ),
        (
            "curl 'https://s.example/o/4711' -d 's=x' -H 'Authorization: OAuth oauth_nonce=1'",
            "x",
            "signed for one time",
        ),
    ],
)
def test_that_another_request_is_refused(command: str, status: str, told: str) -> None:
    with pytest.raises(ExampleRefused) as caught:
        _made(command, status)
    assert told in caught.value.message.english


def test_that_values_are_compared_exactly() -> None:
    request = ExampleRequest("POST", "https://s.example/o/4711", (), "status=in press")
    with pytest.raises(ExampleRefused):
        make_write(request, "4711", "In press")
