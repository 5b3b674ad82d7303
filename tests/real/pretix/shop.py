"""The orders and keys of the shop, by pretix's own models; its settings are loaded by now."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from django.core.management import call_command
from django.db import transaction
from django.utils.timezone import now
from django_scopes import scopes_disabled
from pretix.base.models import Event, Item, Order, OrderPosition, Organizer, SalesChannel, Team


def key(organizer: Organizer, name: str, *rights: str) -> str:
    team = Team(organizer=organizer, name=name, all_events=True)
    team.all_event_permissions = not rights
    team.limit_event_permissions = dict.fromkeys(rights, True)
    team.save()
    return str(team.tokens.create(name=name).token)


def order(event: Event, item: Item, number: int) -> str:
    web = event.organizer.sales_channels.get(identifier="web")
    with transaction.atomic():
        return _order(event, item, number, web)


def _order(event: Event, item: Item, number: int, web: SalesChannel) -> str:
    made = Order.objects.create(
        event=event,
        email=f"a{number}@example.com",
        status="n",
        datetime=now(),
        expires=now() + timedelta(days=10),
        total=Decimal(10),
        locale="en",
        sales_channel=web,
    )
    OrderPosition.objects.create(order=made, item=item, price=Decimal(10), attendee_name_parts={})
    made.create_transactions()
    return str(made.code)


def fill() -> None:
    """Make the tables and what is sold, and write ``made.json``."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    with scopes_disabled():
        print_shop = Organizer.objects.create(name="Print", slug="print")
        shop = Event.objects.create(
            organizer=print_shop,
            name="Shop",
            slug="shop",
            date_from=now(),
            currency="EUR",
            live=True,
        )
        poster = Item.objects.create(event=shop, name="Poster", default_price=Decimal(10))
        shop.quotas.create(name="All", size=None).items.add(poster)
        found = {
            "orders": [order(shop, poster, number) for number in range(8)],
            "key": key(print_shop, "sync"),
            "reader": key(print_shop, "reader", "event.orders:read"),
        }
        Path("made.json").write_text(json.dumps(found), encoding="utf-8")
