"""WooCommerce's REST API, version wc/v3, as measured on WooCommerce 9.9.5."""
