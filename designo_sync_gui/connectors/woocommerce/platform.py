"""The declaration of the platform WooCommerce.

Law: light to import, for it is asked before anything of the platform is used.
"""

from typing import Final

from designo_sync_gui.domain.forecast import Pace
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
from designo_sync_gui.domain.sentence import say, verbatim

PER_PAGE: Final = 100

_KEY: Final = SecretField(
    "consumer_key",
    say("Consumer key"),
    say(
        "WordPress admin: WooCommerce, Settings, Advanced, REST API, Add key, with "
        "the permission “Read/Write”. It begins with ck_."
    ),
    "ck_",
)
_SECRET: Final = SecretField(
    "consumer_secret",
    say("Consumer secret"),
    say("Shown once, together with the consumer key. It begins with cs_."),
    "cs_",
)
SIGNED: Final = "signed"
BEHIND: Final = "site_password"

PLATFORM: Final = Platform(
    name="woocommerce",
    title=verbatim("WooCommerce"),
    help_topic="woocommerce",
    url_label=say("Shop address"),
    url_where=say("The address of the shop's start page, for example https://shop.example.com/"),
    sign_ins=(
        SignIn(
            "keys",
            say("REST API key"),
            (_KEY, _SECRET),
        ),
        SignIn(
            SIGNED,
            say("REST API key, signed requests (OAuth 1.0a)"),
            (_KEY, _SECRET),
            say(
                "For a host that removes the Authorization header; the shop then "
                "answers “Sorry, you cannot list resources.” The address must be "
                "exactly the shop's own, because it is signed too."
            ),
        ),
        SignIn(
            BEHIND,
            say("REST API key, for a site behind a password"),
            (
                _KEY,
                _SECRET,
                SecretField(
                    "site_user",
                    say("Site user"),
                    say("The name that the browser asks for before the site is shown."),
                ),
                SecretField(
                    "site_password",
                    say("Site password"),
                    say("The password that the browser asks for before the site is shown."),
                ),
            ),
            say("For a staging site that the host protects with a password of its own."),
        ),
    ),
    fields=(
        StatusField(
            "status",
            say("Order status"),
            Writing.DIRECT,
            may_cause=say(
                "e-mails to the customer and the shop, stock changes and dates, "
                "depending on the status before and after; “refunded” records a refund"
            ),
            deletions=(
                (
                    "trash",
                    say(
                        "the order is in the shop's trash: it is deleted, and “trash” is not a "
                        "status; it is not known whether DesignO accepts it"
                    ),
                ),
            ),
        ),
    ),
    capabilities=Capabilities(
        page_size=PER_PAGE,
        orders_since=True,
        changed_since=True,
        reads_singly=True,
        writes_in_batches=False,
        limits=say("none stated; the shop's own server is the limit"),
        # As many at once as the pacer begins with: pages of one shop's few PHP workers.
        pace=Pace(at_once=4),
    ),
    free_field=True,
    plain_http=say(
        "Requests are signed with OAuth 1.0a, so the consumer secret itself is not sent."
    ),
    # The shop's own redirect leads from this older address to the newer order screen
    # (WooCommerce, PostsRedirectionController).
    order_page=OrderPage("{base}wp-admin/post.php?post={id}&action=edit"),
    # ck_ or cs_ and 40 hexadecimal digits (its REST documentation). Stores and store views of Czech
    # shops are named cs_cz and the like, so cs_ alone says nothing.
    key_form=KeyForm(r"ck_|cs_[0-9a-f]{8}|cs_(?=\S*\d)\S{17}", r"c[ks]_[0-9a-f]{16}"),
)
