"""Profiles: the operator describes in TOML an API that this program does not know."""
