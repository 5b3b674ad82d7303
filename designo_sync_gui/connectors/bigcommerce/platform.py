"""The declaration of the platform BigCommerce.

Law: light to import, for it is asked before anything of the platform is used.
"""

from typing import Final

from designo_sync_gui.domain.forecast import Pace, Window
from designo_sync_gui.domain.order_page import OrderPage
from designo_sync_gui.domain.platform import (
    Capabilities,
    Platform,
    SecretField,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import say, verbatim

#: Stated for products; for orders not (facts sheet 3.2): after 413 fewer are asked for.
PER_PAGE: Final = 250

PLATFORM: Final = Platform(
    name="bigcommerce",
    title=verbatim("BigCommerce"),
    help_topic="bigcommerce",
    url_label=say("API path"),
    url_where=say(
        "Shown when the API account is made: https://api.bigcommerce.com/stores/HASH/v3/. "
        "The version at its end may be left out."
    ),
    url_example="https://api.bigcommerce.com/stores/HASH/",
    order_page=OrderPage(
        "https://store-{place}.mybigcommerce.com/manage/orders/{id}",
        place=r"/stores/([A-Za-z0-9]+)(?:/|\Z)",
    ),
    sign_ins=(
        SignIn(
            "token",
            say("Store-level API account"),
            (
                SecretField(
                    "access_token",
                    say("Access token"),
                    say(
                        "BigCommerce control panel: Settings, Store-level API accounts, Create API "
                        "account, with the scope Orders: modify (or read-only). Shown once."
                    ),
                ),
            ),
        ),
    ),
    fields=(
        StatusField(
            "status",
            say("Order status (the system's label)"),
            Writing.DIRECT,
            may_cause=say(
                "e-mails to the customer, depending on the store's notification "
                "settings; “Refunded” moves no money"
            ),
        ),
        StatusField("custom_status", say("Order status as the merchant renamed it"), Writing.NEVER),
        StatusField("status_id", say("Order status as a number"), Writing.NEVER),
        StatusField("payment_status", say("Payment status"), Writing.NEVER),
    ),
    capabilities=Capabilities(
        page_size=PER_PAGE,
        orders_since=True,
        changed_since=True,
        reads_singly=True,
        writes_in_batches=False,
        limits=say(
            "150 requests in 30 seconds on Standard and Plus, 450 on Pro, shared by all apps "
            "of the store"
        ),
        # Standard and Plus, the lesser plans (facts sheet 3.4).
        pace=Pace(USUALLY_AT_ONCE, (Window(150, 30),)),
    ),
)
