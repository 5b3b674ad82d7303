"""A DesignO and a WooCommerce shop on loopback, faithful to the facts; also the tests' servers."""
