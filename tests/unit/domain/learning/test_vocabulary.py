"""What the names of fields mean."""

import pytest

from designo_sync_gui.domain.learning.vocabulary import (
    Concept,
    concepts_of,
    fold,
    looks_like_status,
)


def _first(name: str) -> list[str]:
    return [min(meaning).value if meaning else "" for meaning in concepts_of(name)]


@pytest.mark.parametrize(
    "name", ["orderStatus", "order_status", "OrderStatus", "ORDER-STATUS", "orderstatus"]
)
def test_that_every_way_to_write_a_name_means_the_same(name: str) -> None:
    assert _first(name) == ["order", "status"]


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("Auftragsstatus", ["order", "status"]),
        ("geändertAm", ["changed", "time"]),
        ("geaendertAm", ["changed", "time"]),
        ("zahlungsstatus", ["payment", "status"]),
        ("id_zamówienia", ["id", "order"]),
        ("kundennummer", ["customer", "number"]),
        ("URLOrderID", ["meta", "order", "id"]),
        ("xyzzy", [""]),
        ("", []),
    ],
)
def test_that_compounds_and_other_languages_are_understood(name: str, meaning: list[str]) -> None:
    assert _first(name) == meaning


def test_that_a_compound_of_three_is_split() -> None:
    assert [Concept.ORDER in part for part in concepts_of("orderstatuscode")] == [
        True,
        False,
        False,
    ]


def test_that_diacritics_fold_away() -> None:
    assert fold("Größe Ñandú") == "groesse nandu"


@pytest.mark.parametrize("value", ["processing", "In·Produktion", "w_realizacji", "Livrée", "DONE"])
def test_that_words_of_a_status_are_known(value: str) -> None:
    assert looks_like_status(value)


@pytest.mark.parametrize("value", ["", "Kiel", "2145", "processing " * 9])
def test_that_other_words_are_not(value: str) -> None:
    assert not looks_like_status(value)
