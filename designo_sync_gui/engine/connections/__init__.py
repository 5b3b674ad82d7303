"""Connections: settings, credentials and states of stores."""
