"""A change of a status that was copied becomes the write section; nothing is sent."""

from dataclasses import replace

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
    assert draft.order_at == ("path/3", "json:/n")
    assert draft.stays == ("query:v", "json:/a/0", "json:/a/1", "json:/q")
    assert draft.secrets == {"cookie": "sid=s3cret", "csrf_token": "t0ken9"}
    assert "the new status at /order/state" in draft.settled.english
    assert "s3cret" not in draft.section + repr(draft)


def test_that_switches_that_stay_for_every_order_are_named() -> None:
    """Each write would send the mail again."""
    body = '{"state": "In Press", "mail": {"a/b": true}, "steps": [false, "x"]}'
    command = f"curl 'https://s.example/orders/4711' -X PUT {_JSON} --data-raw '{body}'"
    draft = _made(command)
    assert draft.stays == ("json:/steps/1", "json:/mail/a~1b", "json:/steps/0")


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
    assert draft.stays == ("form:tag",)
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


@pytest.mark.parametrize(
    "command",
    [
        "curl 'https://s.example/o' -d 'post[]=4711&post[]=4712&status=In+Press'",
        "curl 'https://s.example/o' -d 'post[0]=4711&post[1]=4712&status=In+Press'",
        "curl 'https://s.example/o?id=4711&id=4712' -d 'status=In+Press'",
        f"""curl 'https://s.example/o' {_JSON} -d '{{"ids": [4712, 4711], "s": "In Press"}}'""",
        f"""curl 'https://s.example/o' {_JSON} """
        """-d '{"o": [{"id": "4711", "s": "In Press"}, {"id": "4712"}]}'""",
    ],
)
def test_that_a_change_of_several_orders_is_refused(command: str) -> None:
    with pytest.raises(ExampleRefused) as caught:
        _made(command)
    assert "another order beside this one" in caught.value.message.english


@pytest.mark.parametrize(
    ("command", "place"),
    [
        (f"""{_JSON} -d '{{"orders": {{"4711": {{"s": "In Press"}}}}}}'""", "json:4711"),
        (f"""{_JSON} -d '{{"iri": "/api/orders/4711", "s": "In Press"}}'""", "json:/iri"),
        ("-d 'state[4711]=In+Press'", "form:state[4711]"),
        ("-d 's=In+Press&all=4710,4711'", "form:all"),
        ("-d 's=In+Press' -H 'X-Order: no. 4711'", "header:X-Order"),
        ("-d 's=In+Press' -H 'X-Order: 4711'", "header:X-Order"),
        ("-d 's=In+Press' -H 'X-Order-Key: 4711'", "header:X-Order-Key"),
    ],
)
def test_that_an_id_that_would_stay_for_every_order_is_refused(command: str, place: str) -> None:
    with pytest.raises(ExampleRefused) as caught:
        _made(f"curl 'https://s.example/o/4711' {command}")
    assert f"within {place}, where it would stay" in caught.value.message.english
    with pytest.raises(ExampleRefused, match="more than once"):
        _made("curl 'https://s.example/4711/o/4711' -d 's=In+Press'")
    with pytest.raises(ExampleRefused, match="within path/1"):
        _made("curl 'https://s.example/o/o(4711)?id=4711' -d 's=In+Press'")


def test_that_of_several_values_of_a_name_only_the_status_is_filled() -> None:
    draft = _made("curl 'https://s.example/o/4711' -d 's=&s=In+Press'")
    assert 's = ["", "{status}"]' in draft.section


def test_that_lists_with_one_order_in_them_are_taken() -> None:
    command = f"curl 'https://s.example/o' {_JSON} --data-raw "
    body = """'{"m": "write", "args": [[4711], {"s": "In Press"}, "14711", 47112]}'"""
    assert r"[[{order_id}], {\"s\": \"{status}\"}" in _made(command + body).section
    drawn = "65a1f0c2e4b0a1b2c3d4e5f6"
    request = read_paste(f"curl 'https://s.example/o?id={drawn}' -d 'ids[]=&ids[]={drawn}&s=a'")
    section = make_write(request, drawn, "a").section
    assert '"ids[]" = ["", "{order_id}"]' in section
    assert 'id = "{order_id}"' in section
    assert "secret" not in section
    with pytest.raises(ExampleRefused, match="another order"):
        make_write(replace(request, body=f"ids[]={drawn[::-1]}&ids[]={drawn}&s=a"), drawn, "a")


def test_that_the_order_id_can_be_pointed_at_and_must_stay_in_the_request() -> None:
    request = read_paste("curl 'https://s.example/o/5' -d 'copies=5&status=x&status=y'")
    assert 'copies = "{order_id}"' in make_write(request, "5", "x").section
    pointed = make_write(request, "5", "x", order_at=("path/1",)).section
    assert 'form = {copies = "5", status = ["{status}", "y"]}' in pointed
    assert 'path = "/o/{order_id}"' in pointed
    with pytest.raises(ExampleRefused, match="the order id “5”"):
        make_write(request, "5", "x", order_at=("form:status",))
    same = read_paste("curl 'https://s.example/o' -d 'status=5'")
    with pytest.raises(ExampleRefused, match="the order id “5”"):
        make_write(same, "5", "5", at="form:status")


def test_that_another_credential_of_a_name_of_the_profile_gets_a_name_of_its_own() -> None:
    command = (
        "curl 'https://s.example/o/4711' -H 'X-Api-Key: k2' -b 'sid=a' "
        "--data-raw 'status=In+Press&token=t0k9&write_token=t0k8'"
    )
    held = {"x_api_key": "k2", "cookie": "sid=b", "token": "t0k7", "other": ""}
    draft = make_write(read_paste(command), "4711", "In Press", held=held)
    assert draft.secrets == {
        "x_api_key": "k2",
        "write_cookie": "sid=a",
        "write_token1": "t0k9",
        "write_token": "t0k8",
    }
    assert 'Cookie = "{secret:write_cookie}"' in draft.section
    assert 'token = "{secret:write_token1}"' in draft.section
    assert 'write_token = "{secret:write_token}"' in draft.section


def test_that_a_status_that_is_named_like_a_credential_is_none() -> None:
    draft = _made("curl 'https://s.example/o/4711' --data-raw 'status_code=In+Press'")
    assert draft.section.endswith('form = {status_code = "{status}"}\n')
    assert draft.secrets == {}
    twice = _made("curl 'https://s.example/o/4711' -d 'status_code=&status_code=In+Press'")
    assert 'status_code = ["", "{status}"]' in twice.section


def test_that_the_shops_words_are_found_in_the_answer() -> None:
    command = "curl 'https://s.example/o/4711' -d 'status=In+Press'"
    draft = _made(command, answer='{"ok": true, "error": 0, "log": {"Message": "Saved"}}')
    assert draft.section.endswith(
        'message = "/log/Message"\n\n[write.success]\npointer = "/ok"\nequals = true\n'
    )
    assert "are read at /log/Message" in draft.settled.english
