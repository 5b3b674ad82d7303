"""Where order and status of a copied change stand, and the profile with the section behind it."""

import pytest

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.write_places import (
    WriteProposal,
    of_connection,
    order_choices,
    places_of,
    propose_write,
    with_write,
)

_NOTHING = KnownOrders()
_KNOWN = KnownOrders("Depot", {"88": "cut", "4711": "cut"})


def _proposed(command: str, known: KnownOrders = _NOTHING) -> tuple[str, str, WriteProposal]:
    places = tuple(places_of(read_paste(command)))
    found = propose_write(places, known)
    order = "" if found.order is None else " ".join(order_choices(places)[found.order].places)
    return order, "" if found.status is None else places[found.status].name, found


def test_that_every_value_has_a_place_and_what_looks_like_a_credential_is_marked() -> None:
    command = (
        "curl 'https://s.example/o/47%2011?token=tk9999&v=1' -H 'content-type: application/json' "
        """--data-raw '{"a": [null, "x"], "csrf_token": "t0ken9"}'"""
    )
    found = [(one.name, one.key, one.value, one.secret) for one in places_of(read_paste(command))]
    assert found == [
        ("path/0", "", "o", False),
        ("path/1", "", "47 11", False),
        ("query:token", "token", "tk9999", True),
        ("query:v", "v", "1", False),
        ("json:/a/0", "a", "", False),
        ("json:/a/1", "a", "x", False),
        ("json:/csrf_token", "csrf_token", "t0ken9", True),
    ]


def test_that_a_value_at_several_places_is_offered_at_all_and_at_each() -> None:
    places = tuple(places_of(read_paste("curl 'https://s.example/5' -d 'id=5&id=5&x=7&y='")))
    assert [(one.value, one.places) for one in order_choices(places)] == [
        ("5", ("path/0", "form:id")),
        ("5", ("path/0",)),
        ("5", ("form:id",)),
        ("7", ("form:x",)),
    ]


def test_that_an_order_of_a_connected_store_is_sure() -> None:
    command = "curl 'https://s.example/o/12' -d 'order_id=3&shop=88&status=cut'"
    order, status, found = _proposed(command, _KNOWN)
    assert (order, status) == ("form:shop", "form:status")
    assert found.order_why.english == "sure: it is an order of Depot."
    assert found.status_why.english == "likely: it is named like a status."


def test_that_a_name_or_a_number_in_the_address_is_likely_and_nothing_else_is_proposed() -> None:
    assert _proposed("curl 'https://s.example/o/12' -d 'order_id=3&status_id=x'")[:2] == (
        "form:order_id",
        "form:status_id",
    )
    order, status, found = _proposed("curl 'https://s.example/o/12/state' -d 'a=b'")
    assert (order, status) == ("path/1", "")
    assert found.order_why.english == "likely: the number in the address."
    order, status, found = _proposed("curl 'https://s.example/1/2' -d 'state=a&status=b'")
    assert (order, status) == ("", "")
    assert found.order_why.english == found.status_why.english == "Choose it."


def test_that_a_status_is_also_known_by_its_value() -> None:
    order, status, found = _proposed("curl 'https://s.example/o/4711/cut' -X POST", _KNOWN)
    assert (order, status) == ("path/1", "path/2")
    assert found.status_why.english == "likely: orders of Depot have this status."


def test_that_only_the_connections_host_is_taken_and_its_path_is_left_out() -> None:
    request = read_paste("curl 'https://s.example/admin/o/1?a=b' -d 'x=y'")
    assert of_connection("https://s.example", request) == request
    below = of_connection("https://S.example:443/admin", request)
    assert below.url == "https://s.example/o/1?a=b"
    for url in ("https://t.example/", "http://s.example/", "https://s.example:8443/"):
        with pytest.raises(ExampleRefused, match=r"The example is of s\.example"):
            of_connection(url, request)
    with pytest.raises(ExampleRefused, match="not below the address"):
        of_connection("https://s.example/shop/", request)
    with pytest.raises(ExampleRefused, match="not below the address"):
        of_connection("https://s.example/shop", read_paste("curl 'https://s.example' -d 'x=y'"))
    with pytest.raises(SettingsInvalid):
        of_connection("", request)


def test_that_a_section_stands_behind_the_profile_and_no_second_one() -> None:
    whole = with_write('title = "[write]"\n# [write]\n\n\n', '[write]\nmethod = "PUT"\n')
    assert whole == 'title = "[write]"\n# [write]\n\n[write]\nmethod = "PUT"\n'
    for profile in (whole, "[write.headers]\na = 'b'\n", "write = {}\n", "[ write ]\n"):
        with pytest.raises(ExampleRefused, match="has a \\[write\\] already"):
            with_write(profile, "[write]\n")
    with pytest.raises(ExampleRefused, match="cannot be read"):
        with_write("title = ", "[write]\n")
