"""Every document that is sent to Shopify, held against Shopify's own schema 2026-10, and the
demo's schema against the same."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLSchema,
    build_client_schema,
    build_schema,
    is_enum_type,
    is_input_object_type,
    is_interface_type,
    is_object_type,
    parse,
    validate,
)

from designo_sync_gui.connectors.shopify import documents
from designo_sync_gui.connectors.shopify.documents import Operation
from designo_sync_gui.connectors.shopify.rules import RULES
from designo_sync_gui.demo.shopify_schema import SDL

SCHEMA = Path(__file__).parents[3] / "shared/schemas/shopify-admin-2026-10.introspection.json.gz"


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    """Taken as it is: Shopify deprecates fields of types but not of their interfaces, which
    graphql-core 3.3 objects to in the schema itself. Documents are validated all the same."""
    if not SCHEMA.is_file():
        pytest.skip("Shopify's schema is not in the folder beside the repository")
    told = json.loads(gzip.decompress(SCHEMA.read_bytes()))
    return build_client_schema(told.get("data", told), assume_valid=True)


@pytest.mark.parametrize("operation", documents.ALL, ids=lambda operation: operation.root)
def test_that_a_document_is_valid_in_shopifys_schema(schema, operation):
    assert validate(schema, parse(operation.text)) == []


@pytest.mark.parametrize("operation", documents.ALL, ids=lambda operation: operation.root)
def test_that_a_document_is_valid_in_the_demos_schema(operation):
    assert validate(build_schema(SDL), parse(operation.text)) == []


def test_that_every_document_is_among_those_held_against_the_schema():
    declared = {id(value) for value in vars(documents).values() if isinstance(value, Operation)}
    assert declared == {id(operation) for operation in documents.ALL}


def test_that_a_document_names_the_root_field_it_asks():
    for operation in documents.ALL:
        parsed: Any = parse(operation.text).definitions[0]
        roots = [field.name.value for field in parsed.selection_set.selections]
        assert operation.root in roots


def test_that_the_rules_know_every_value_of_shopifys_enums(schema):
    """``UNFULFILLED`` is reached from ``ON_HOLD`` only, by ending the hold."""
    for name, kind in (
        ("displayFinancialStatus", "OrderDisplayFinancialStatus"),
        ("displayFulfillmentStatus", "OrderDisplayFulfillmentStatus"),
    ):
        assert RULES[name].known == set(schema.type_map[kind].values)


def test_that_the_demos_types_are_shopifys(schema):
    demo = build_schema(SDL)
    names = {"Query": "QueryRoot"}
    for name, own in demo.type_map.items():
        if name.startswith("__"):
            continue
        theirs = schema.type_map[names.get(name, name)]
        if is_enum_type(own):
            assert set(own.values) <= set(theirs.values), name
        elif is_object_type(own) or is_interface_type(own) or is_input_object_type(own):
            for field, told in own.fields.items():
                assert str(told.type) == str(theirs.fields[field].type), (name, field)
                for argument, given in getattr(told, "args", {}).items():
                    assert str(given.type) == str(theirs.fields[field].args[argument].type)


def test_that_a_field_shopify_has_not_would_be_found(schema):
    wrong = documents.PAYABLE.text.replace("canMarkAsPaid", "canBePaid")
    assert "canBePaid" in validate(schema, parse(wrong))[0].message
