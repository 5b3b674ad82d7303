"""The declaration of the platform Magento 2 / Adobe Commerce.

Law: light to import, for it is asked before anything of the platform is used.
"""

from typing import Final

from designo_sync_gui.domain.forecast import Pace
from designo_sync_gui.domain.platform import (
    Capabilities,
    Option,
    Platform,
    SecretField,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.sentence import say, verbatim

PER_PAGE: Final = 100
VIEW_OPTION: Final = "store_view"
DEFAULT_VIEW: Final = "all"
#: Every store view lists all orders (measured on 2.4.6); ``store_id`` says whose they are.
STORE_OPTION: Final = "store_id"

_WHERE: Final = say(
    "Magento admin: System, Extensions, Integrations, the integration, once it is active."
)
_TOKEN: Final = SecretField("access_token", say("Access token"), _WHERE)

PLATFORM: Final = Platform(
    name="magento",
    title=verbatim("Magento 2 / Adobe Commerce"),
    help_topic="magento",
    url_label=say("Shop address"),
    url_where=say(
        "The shop's base URL exactly as in its admin under Stores, Configuration, General, "
        "Web; without /admin and /rest. It is a part of what is signed."
    ),
    sign_ins=(
        SignIn(
            "oauth",
            say("Integration (OAuth 1.0a)"),
            (
                SecretField("consumer_key", say("Consumer key"), _WHERE),
                SecretField("consumer_secret", say("Consumer secret"), _WHERE),
                _TOKEN,
                SecretField("access_token_secret", say("Access token secret"), _WHERE),
            ),
            say(
                "Works with every shop as it is installed. The integration needs, under API, "
                "Sales, Operations, Orders with all actions."
            ),
        ),
        SignIn(
            "bearer",
            say("Access token alone (bearer)"),
            (_TOKEN,),
            say(
                "Off by default. The shop allows it under Stores, Configuration, Services, OAuth, "
                "Consumer Settings, “Allow OAuth Access Tokens to be used as standalone Bearer "
                "tokens”, or with bin/magento config:set "
                "oauth/consumer/enable_integration_as_bearer 1."
            ),
        ),
    ),
    fields=(
        StatusField(
            "status",
            say("Order status"),
            Writing.DIRECT,
            may_cause=say(
                "an entry in the order's history; “holded” and “canceled” are actions of "
                "the shop, and cancelling frees stock and cannot be undone"
            ),
        ),
        StatusField("state", say("Order state (workflow)"), Writing.NEVER),
    ),
    capabilities=Capabilities(
        page_size=PER_PAGE,
        orders_since=True,
        changed_since=True,
        reads_singly=True,
        writes_in_batches=False,
        limits=say(
            "none stated for orders; the number of requests at once adapts to how "
            "fast the shop answers"
        ),
        # As many at once as the pacer begins with.
        pace=Pace(at_once=4),
    ),
    options=(
        Option(
            VIEW_OPTION,
            say("Store view"),
            say("The code of a store view from Stores, All Stores, or “all”."),
            default=DEFAULT_VIEW,
        ),
        Option(
            STORE_OPTION,
            say("Only orders of store view ids"),
            say(
                "Numbers separated by commas, for example 1,3; empty for all. A store "
                "view lists the orders of every store; with this, only those of the "
                "given ids are read. The id is in the address of the store view's page "
                "in Stores, All Stores."
            ),
        ),
    ),
    plain_http=say(
        "Requests are signed with OAuth 1.0a, so no secret itself is sent; a bearer token "
        "is never sent unencrypted."
    ),
    order_page=None,  # the administration has a secret path of its own
)
