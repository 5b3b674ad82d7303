"""The declaration of the platform Shopify.

Law: light to import, for it is asked before anything of the platform is used.
"""

from typing import Final

from designo_sync_gui.connectors.shopify.documents import LIST_ORDERS, PER_PAGE
from designo_sync_gui.domain.forecast import Bucket, Pace
from designo_sync_gui.domain.order_page import OrderPage
from designo_sync_gui.domain.platform import (
    Capabilities,
    KeyForm,
    Platform,
    SecretField,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.sentence import Sentence, joined, say, verbatim


def _spelling(rest: str) -> Sentence:
    return say(
        "Shopify's GraphQL API spells in capitals what its REST API and DesignO spell in small "
        "letters (PAID, paid). Choose the field {rest}, which is read through REST.",
        rest=rest,
    )


_IN_ADMIN: Final = say(
    "For apps made in the shop's admin; since January 2026 none can be made any more."
)
_IN_DASHBOARD: Final = say(
    "For apps of the Dev Dashboard; app and shop must be of the same organisation. The "
    "tokens made with them end after a day and are renewed by themselves."
)
_NEEDED: Final = say(
    "The app needs the scopes read_orders, and read_all_orders for orders older than 60 days; "
    "write_orders to mark as paid, archive and reopen; "
    "write_merchant_managed_fulfillment_orders to fulfil and to hold. Reading orders also needs "
    "access to protected customer data, which is asked for apart from the scopes."
)

#: Standard plans: 40 REST requests at once and 2 a second; 100 GraphQL points a second (facts
#: sheet 1.4). How many points are there at once is told by each answer; here as many as the
#: dearest query may cost, 1,000. A page is asked of both APIs, whose fields stand side by side.
_PACE: Final = Pace(limits=(Bucket(40, 2), Bucket(1000, 100, cost=LIST_ORDERS.cost)))

PLATFORM: Final = Platform(
    name="shopify",
    title=verbatim("Shopify"),
    help_topic="shopify",
    url_label=say("Shop address"),
    url_where=say(
        "The shop's own address, which ends in .myshopify.com; not the domain that "
        "customers see. Shopify admin: Settings, Domains."
    ),
    sign_ins=(
        SignIn(
            "token",
            say("Access token"),
            (
                SecretField(
                    "access_token",
                    say("Admin API access token"),
                    say(
                        "Shopify admin: Settings, Apps, Develop apps, the app, API credentials. It "
                        "begins with shpat_ and is shown once."
                    ),
                ),
            ),
            joined(" ", [_IN_ADMIN, _NEEDED]),
        ),
        SignIn(
            "client_credentials",
            say("Client ID and secret"),
            (
                SecretField(
                    "client_id", say("Client ID"), say("Dev Dashboard: the app, Settings.")
                ),
                SecretField("client_secret", say("Client secret"), say("Beside the client ID.")),
            ),
            joined(" ", [_IN_DASHBOARD, _NEEDED]),
        ),
    ),
    fields=(
        StatusField(
            "financial_status",
            say("Payment status (REST, as DesignO stores it)"),
            Writing.ACTIONS,
            say(
                "“paid” records a payment of the outstanding amount, which cannot be taken back "
                "here"
            ),
        ),
        StatusField(
            "fulfillment_status",
            say("Fulfilment status (REST)"),
            Writing.ACTIONS,
            say("“fulfilled” fulfils everything still open and counts stock as shipped"),
        ),
        StatusField(
            "displayFinancialStatus",
            say("Payment status (GraphQL)"),
            Writing.ACTIONS,
            say(
                "“PAID” records a payment of the outstanding amount, which cannot be taken back "
                "here"
            ),
            _spelling("financial_status"),
        ),
        StatusField(
            "displayFulfillmentStatus",
            say("Fulfilment status (GraphQL)"),
            Writing.ACTIONS,
            say("“FULFILLED” fulfils everything still open; holds are set and ended"),
            _spelling("fulfillment_status"),
        ),
        StatusField(
            "closed",
            say("Archived, true or false (GraphQL)"),
            Writing.ACTIONS,
            say("archives or reopens the order"),
        ),
        StatusField("returnStatus", say("Return status (GraphQL)"), Writing.NEVER),
    ),
    capabilities=Capabilities(
        page_size=PER_PAGE,
        orders_since=True,
        changed_since=True,
        reads_singly=True,
        writes_in_batches=False,
        limits=say(
            "REST: 2 requests a second and 40 at once on standard plans; GraphQL: points, of "
            "which each answer tells how many are left"
        ),
        pace=_PACE,
    ),
    url_example="https://print-depot.myshopify.com/",
    order_page=OrderPage("{base}admin/orders/{id}"),
    # Its documentation of token formats. An app's own secret and refresh tokens are among them.
    key_form=KeyForm(r"shp(?:at|ss|ca|pa|ua)_", r"shp(?:at|ss|ca|pa|ua)_[0-9A-Za-z]{16}"),
)
