"""No connector is forgotten where each fault is met by half of them."""

import contract_shops
import fault_halves
import pytest


def test_that_the_halves_are_all_connectors_and_share_none() -> None:
    first, second = fault_halves.HALVES
    assert {*first, *second} == {*contract_shops.ALL, "designo"}
    assert not {*first} & {*second}


def test_that_the_number_of_a_fault_chooses_its_half() -> None:
    names = ("test_F08_https_to_a_port[magento]", "test_F09_headers_that_dribble[magento]")
    assert [fault_halves.half_of(name) for name in names] == [*fault_halves.HALVES]
    with pytest.raises(ValueError, match="names no fault"):
        fault_halves.half_of("test_that_something_holds")
