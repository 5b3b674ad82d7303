"""How a missing order is answered: asked for with an id that no order can have."""

import pytest

from designo_sync_gui.domain.learning.absent import (
    AbsentProof,
    absent_proof,
    impossible_id,
    proof_of_status,
    with_step,
)
from designo_sync_gui.domain.learning.example import ExampleRequest

_HOST = "https://designo.example"


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("4711", "2147483600"),
        ("6123456789012", "9999999999999"),
        ("WO-1042", "WO-2147483600"),
        ("A7-b", "A2147483600-b"),
        ("0b7e1d3c-1234-4abc-8def-0123456789ab", "ffffffff-ffff-4fff-bfff-ffffffffffff"),
        ("ffffffff-ffff-4fff-bfff-ffffffffffff", ""),
        ("9999999999", ""),
        ("latest", ""),
        ("", ""),
    ],
)
def test_that_an_id_of_the_same_form_is_made_up(value: str, made: str) -> None:
    assert impossible_id(value) == made


def test_that_only_the_id_in_the_address_is_another() -> None:
    request = ExampleRequest("GET", f"{_HOST}/a%20b/4711/?x=1&id=4711&e=", (("Cookie", "c"),))
    assert with_step(request, 1, "9/9").url == f"{_HOST}/a%20b/9%2F9/?x=1&id=4711&e="
    assert with_step(request, "id", "9").url == f"{_HOST}/a%20b/4711/?x=1&id=9&e="
    assert with_step(request, 1, "9").headers == request.headers


@pytest.mark.parametrize(
    ("root", "item", "inside", "proof"),
    [
        ({"order": {"id": "1"}}, "/order", None, AbsentProof.SHOWN),
        ({"id": "1"}, "", None, AbsentProof.SHOWN),
        ({"error": "no"}, "", None, AbsentProof.OTHER),
        ({"order": None}, "/order", None, AbsentProof.NULL),
        ({"order": {}}, "/order", None, AbsentProof.OTHER),
        ({}, "/order", None, AbsentProof.OTHER),
        (None, "", None, AbsentProof.OTHER),
        ({"orders": []}, "/orders/0", "/orders", AbsentProof.EMPTY),
        ([], "/0", "", AbsentProof.EMPTY),
        ({"orders": [{"id": "1"}]}, "/orders/0", "/orders", AbsentProof.SHOWN),
        ({"orders": None}, "/orders/0", "/orders", AbsentProof.OTHER),
    ],
)
def test_that_an_answer_proves_only_what_a_profile_can_name(
    root: object, item: str, inside: str | None, proof: AbsentProof
) -> None:
    assert absent_proof(root, item, inside, "/id") is proof


@pytest.mark.parametrize(
    ("status", "proof"),
    [(404, AbsentProof.NOT_FOUND), (410, AbsentProof.GONE), (405, AbsentProof.OTHER)],
)
def test_that_not_found_and_gone_are_absence(status: int, proof: AbsentProof) -> None:
    assert proof_of_status(status) is proof
