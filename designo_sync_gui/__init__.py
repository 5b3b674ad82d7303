"""DesignO Sync: order statuses of a storefront and of DesignO, side by side, exactly as received.

Not affiliated with DesignNBuy. The package imports nothing at its top level, so that
``import designo_sync_gui`` stays free of Qt, HTTP and disk.
"""

__version__ = "0.1.0"
