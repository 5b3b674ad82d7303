"""Refresh: both sides of some stores into the mirror."""
