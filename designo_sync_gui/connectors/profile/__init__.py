"""Profiles: how an API unknown to this program is read, told by the operator in TOML."""
