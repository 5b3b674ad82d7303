"""What ``profile learn`` shares between answers and tables: fields by name, the first orders."""

import argparse
from collections.abc import Iterator

from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.cli.json_output import Json
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell, shown
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.engine.learning import Preview


def pointed(args: argparse.Namespace) -> Iterator[tuple[Role, str]]:
    """The fields that are given, ``--field`` before those by name."""
    for given in args.field or ():
        name, _, pointer = given.partition("=")
        role = next((role for role in Role if role.value == name), None)
        if role is None:
            names = ", ".join(role.value for role in Role)
            raise UsageProblem(f"There is no field “{name}”. There are: {names}")
        yield role, pointer
    named = {
        Role.ID: args.id,
        Role.STATUS: args.status,
        Role.NUMBER: args.number,
        Role.CHANGED_AT: args.changed_at,
    }
    yield from ((role, pointer) for role, pointer in named.items() if pointer is not None)


def show_orders(session: Session, preview: Preview) -> None:
    """The first orders with both statuses, and how many are known."""
    rows = [["order id", "order number", "storefront", "DesignO", "verdict"]]
    for row in preview.rows:
        order = row.order
        sides = (
            None if side is None else side.status for side in (order.storefront, order.designo)
        )
        texts = (cell(order.ref.order_id), cell(order.number))
        rows.append([*texts, *map(shown, sides), row.comparison.verdict.value])
    for line in aligned(rows):
        session.console.line(line)
    known = f"{preview.known} of {preview.read} are orders of a connected store."
    session.console.line(known)
    if preview.nameless:
        session.console.note(f"{preview.nameless} entries have no order id that can be read.")


def preview_object(preview: Preview) -> dict[str, Json]:
    """The same for programs."""
    return {
        "read": preview.read,
        "known": preview.known,
        "nameless": preview.nameless,
        "second_page_new": preview.second,
        "orders": [
            {
                "store": row.order.ref.store_code,
                "order_id": row.order.ref.order_id,
                "storefront": row.order.storefront.status if row.order.storefront else None,
                "designo": row.order.designo.status if row.order.designo else None,
                "verdict": row.comparison.verdict.value,
            }
            for row in preview.rows
        ],
    }
