"""Everything that is known of the current order."""
